"""What was awaited and did not come."""

from __future__ import annotations

import pytest

from language.arrival import has_not_arrived


@pytest.mark.parametrize("said", ["我没收到验证码", "还没有收到", "收不到短信", "短信没来", "没接到"])
def test_a_denied_verb_of_receiving_says_that_nothing_came(said: str) -> None:
    assert has_not_arrived(said)


@pytest.mark.parametrize("said", ["收到了", "没收到，又收到了，是123456", "同意", "等一下，我看看短信"])
def test_what_came_and_what_tells_nothing_of_it_does_not(said: str) -> None:
    assert not has_not_arrived(said)
