"""Who wants no calls, in the words of people who can hear, too."""

import pytest

from language.telephone import wants_writing_only


@pytest.mark.parametrize("said", ["是 但是不准打电话 只发短信", "别打电话给我 我接不了", "发短信就行"])
def test_who_forbids_calls_wants_writing(said: str) -> None:
    assert wants_writing_only(said)


@pytest.mark.parametrize("said", ["给我打电话吧", "可以打就是别中午打", "短信没收到"])
def test_who_speaks_of_calls_otherwise_does_not(said: str) -> None:
    assert not wants_writing_only(said)
