"""Whatever is understood in between, the next time that something is not, the ladder begins at its foot."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk

NOISE = ("qwrt plkj", "zxcv bnmm", "ghjk dfgg", "vbnm qwpp")
UNDERSTOOD = ["到哪一步了", "帮助", "谢谢", "残疾人自己开店有什么扶持", "帮我找工作", "说慢点", "你是真人吗"]


@pytest.mark.parametrize("said", UNDERSTOOD)
def test_after_a_question_in_between(talk: Talk, said: str) -> None:
    talk.say_all("我想登记", "同意", talk.name, *NOISE[:2], said, NOISE[2])
    assert talk.awaited == "certificate_number"
    assert "转人工" not in talk.options  # on the second rung there would be a person to choose


def test_after_an_answer_at_the_next_question(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, *NOISE[:2], talk.number, NOISE[2])
    assert "转人工" not in talk.options
    talk.answer()
    talk.say("是")
    assert talk.person is not None


@pytest.mark.parametrize("said", ["谢谢", "残疾人自己开店有什么扶持", "你是真人吗"])
def test_with_no_task_open(talk: Talk, said: str) -> None:
    talk.say_all(*NOISE[:2], said, NOISE[2])
    assert "转人工" not in talk.heard
    talk.say_all(*NOISE[:2])
    assert "转人工" in talk.heard  # the third rung
