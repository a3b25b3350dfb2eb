"""Which messages are questions for the rules, whatever the model takes them for."""

from __future__ import annotations

import pytest

from actions.context import ActionContext
from tests.actions.drive import Talk


@pytest.mark.parametrize(
    ("question", "intent", "clause", "awaited"),
    [
        ("补贴有没有人审", "check_subsidy_status", "四（六）", None),
        ("我能不能享受创业扶持", "check_subsidy_eligibility", "四（四）", "confirm"),
        ("老师多久重新培训一回", "browse_courses", "三（四）", None),
    ],
)
def test_a_question_that_stands_in_the_rules_is_told_from_them(
    context: ActionContext, question: str, intent: str, clause: str, awaited: str | None
) -> None:
    talk = Talk(context, area="130000")
    talk.say(question, intent, 0.6, role="question")
    cited = [one["clause"] for message in talk.messages for one in message["citations"]]
    assert cited == [clause]
    assert talk.awaited == awaited


@pytest.mark.parametrize(
    ("wish", "intent"),
    [
        ("帮我找工作", "find_job"),
        ("我要报名培训班", "enrol_training"),
        ("我要申请培训补贴", "apply_subsidy"),
        ("我今年还能领几次培训补贴", "check_subsidy_eligibility"),
        ("有哪些培训班", "browse_courses"),
    ],
)
def test_a_plain_wish_stays_a_wish(talk: Talk, wish: str, intent: str) -> None:
    talk.say(wish, intent, 0.99)
    assert talk.task is not None
    assert talk.task != "policy"


def test_small_talk_that_a_word_of_the_rules_is_in_gets_no_rule(talk: Talk) -> None:
    talk.say("北京今天天气怎么样", "out_of_scope", 0.97)
    assert all(not message["citations"] for message in talk.messages)


def test_what_others_know_is_said_with_whom_to_ask(talk: Talk) -> None:
    assert "残联" in talk.say("轮椅坏了能免费换吗", "out_of_scope", 0.95)
