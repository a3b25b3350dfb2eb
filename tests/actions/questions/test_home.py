"""Where a person lives is heard where it is said, and a search elsewhere moves nobody."""

from __future__ import annotations

import pytest
from actions.steps.home import LIVES


@pytest.mark.parametrize(
    ("said", "place"),
    [("我住在郑州", "郑州"), ("俺家是汝南的", "汝南的"), ("我是邯郸人", "我是邯郸"), ("户口在唐山", "唐山")],
)
def test_a_sentence_that_tells_the_home_names_the_place(said: str, place: str) -> None:
    found = LIVES.search(said)
    assert found is not None
    assert (found.group(1) or found.group(2)) == place


@pytest.mark.parametrize("said", ["郑州有电商班吗", "在石家庄上课", "我想学面点"])
def test_a_place_to_learn_in_is_no_home(said: str) -> None:
    assert LIVES.search(said) is None
