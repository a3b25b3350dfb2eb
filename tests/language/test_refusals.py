"""Who will not, and who says that something is wrong."""

from __future__ import annotations

import pytest

from language.yes_no import refuses


@pytest.mark.parametrize(
    ("said", "refused"), [("不用了", True), ("不要。", True), ("没有", False), ("不对", False), ("2", False)]
)
def test_a_refusal_is_no_denial(said: str, refused: bool) -> None:
    assert refuses(said) == refused
