"""Where a person lives is kept where it is said, and a search elsewhere moves nobody."""

from __future__ import annotations

import pytest

from actions.questions.home import HomeQuestion
from tests.actions.conftest import Turns
from tests.actions.questions.heard import extract

ZHENGZHOU = "410100"


@pytest.mark.parametrize(
    ("role", "home"), [("lives", ZHENGZHOU), ("searched", None), ("from", None), ("other", None)]
)
def test_only_the_place_where_somebody_lives_is_their_home(turns: Turns, role: str, home: str | None) -> None:
    turn = turns("郑州", reading={"named": [("place", "郑州", ZHENGZHOU, "wanted", role)]})
    assert extract(HomeQuestion(), turn) == home
