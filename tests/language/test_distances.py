"""A place that is called too far is not wanted; what is far from a place says nothing against the place."""

import pytest

from language.distances import is_too_far


@pytest.mark.parametrize(
    ("place", "text"), [("新乡", "新乡开封恁远啊"), ("开封", "新乡开封恁远啊"), ("保定", "不去保定 太远了 保定太远")]
)
def test_a_place_can_be_too_far(place: str, text: str) -> None:
    assert is_too_far(place, text)


@pytest.mark.parametrize(("place", "text"), [("新乡", "俺家离新乡太远"), ("滑县", "滑县有没有，别太远")])
def test_it_is_not_too_far_for_being_far_from_something(place: str, text: str) -> None:
    assert not is_too_far(place, text)
