"""Sounds and leant-on keys say nothing; short words, laughter and tears do."""

import pytest

from language.writing.noise import sounds_only


@pytest.mark.parametrize("said", ["吧啦吧啦吧啦", "叽里呱啦叽", "qwrt plkj"])
def test_sounds_say_nothing(said: str) -> None:
    assert sounds_only(said)


@pytest.mark.parametrize("said", ["哈哈哈哈", "呜呜呜呜", "hello", "ok", "吧", "我叽里呱啦说啥了", "1234"])
def test_what_may_mean_something_is_read(said: str) -> None:
    assert not sounds_only(said)
