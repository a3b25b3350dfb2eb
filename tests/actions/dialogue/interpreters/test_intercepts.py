"""What is answered in passing leaves the open question open; with no task open all that can be done is offered."""

from __future__ import annotations

import pytest

from actions.context import ActionContext
from server.registry.models import HandoverMessage
from server.words import variants
from tests.actions.drive import Talk
from tests.actions.tasks.test_handover import cases

NOISE = {"intent": "nlu_fallback", "confidence": 0.2}
CALM = {one["text"] for one in variants("aside.abuse")}


def texts(talk: Talk) -> set[str]:
    return {message["text"] for message in talk.messages}


@pytest.mark.parametrize("intent", ["nlu_fallback", "complain", "affirm", "enrol_training"])
def test_abuse_is_answered_whatever_the_model_takes_it_for(talk: Talk, intent: str) -> None:
    talk.say("你是傻逼", intent, 0.9)
    assert texts(talk) & CALM
    assert talk.task is None


def test_abuse_is_answered_calmly_once_and_a_person_stays_in_reach(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    for number, word in enumerate(["垃圾", "滚", "废物"]):
        talk.say(word, **NOISE)
        assert bool(texts(talk) & CALM) is (number == 0)
        assert "转人工" in talk.options
        assert talk.awaited == "consent"
    assert talk.state.no_match_count == 0


@pytest.mark.parametrize("intent", ["affirm", "greet", "find_job"])
def test_another_tongue_is_none_of_what_the_model_guesses(talk: Talk, intent: str) -> None:
    talk.say("Hello, can you help me find a job?", intent, 0.9)
    assert "Chinese" in talk.heard
    assert talk.options == ["转人工"]
    assert talk.task is None


def test_letters_that_are_no_tongue_climb_the_ladder(talk: Talk) -> None:
    talk.say("qwrt plkj", "affirm", 0.99)
    assert talk.state.no_match_count == 1


@pytest.mark.parametrize("intent", ["nlu_fallback", "find_job", "deny", "ask_policy"])
def test_despair_is_comforted_whatever_the_model_takes_it_for(
    talk: Talk, context: ActionContext, intent: str
) -> None:
    talk.say("找不到工作，我不想活了", intent, 0.9)
    assert context.crisis_line in talk.heard
    assert talk.task is None
    assert [case.urgent for case in cases(context)] == [True]


def test_what_only_sounds_like_despair_is_not_comforted(talk: Talk, context: ActionContext) -> None:
    talk.say("排队累死了", "emotional_distress", 0.9)
    assert context.crisis_line not in talk.heard
    assert cases(context) == []


@pytest.mark.parametrize(("first", "second", "asked"), [(0.55, 0.4, True), (0.72, 0.27, False), (0.6, 0.2, False)])
def test_near_wishes_are_asked_and_a_sure_one_is_begun(talk: Talk, first: float, second: float, asked: bool) -> None:
    ranking = [{"name": "find_job", "confidence": first}, {"name": "browse_courses", "confidence": second}]
    talk.say("培训和工作", "find_job", first, intent_ranking=ranking)
    assert (talk.options == ["找工作", "找培训班", "都不是"]) is asked
    assert (talk.task == "find_job") is not asked


def test_in_a_task_near_wishes_are_asked_and_the_chosen_one_is_noted(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    ranking = [{"name": "find_job", "confidence": 0.45}, {"name": "browse_courses", "confidence": 0.42}]
    talk.say("弄弄面点", **NOISE, intent_ranking=ranking)
    assert talk.options == ["找工作", "找培训班", "都不是"]
    assert talk.awaited == "consent"
    talk.say("1", "find_job")
    assert [wish["intent"] for wish in talk.state.pending] == ["find_job"]
    assert talk.awaited == "consent"


def test_a_wish_that_is_the_task_in_hand_is_not_asked_about(talk: Talk) -> None:
    talk.say("帮我找工作", "find_job")
    ranking = [{"name": "find_job", "confidence": 0.45}, {"name": "browse_courses", "confidence": 0.42}]
    talk.say("弄一弄", **NOISE, intent_ranking=ranking)
    assert "都不是" not in talk.options


@pytest.mark.parametrize("intent", ["deny", "nlu_fallback", "inform"])
def test_neither_leads_to_all_that_can_be_done(talk: Talk, intent: str) -> None:
    talk.say("都不是", intent, 0.9)
    assert "转人工" in talk.options
    assert len(talk.options) > 3


@pytest.mark.parametrize("status", ["waiting", "accepted", "answered", "closed"])
def test_the_state_of_the_case_is_told_when_it_is_asked_for(talk: Talk, context: ActionContext, status: str) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    talk.say("可以", "affirm")
    with context.database.write() as session:
        case = session.merge(cases(context)[0])
        case.status = status
        session.add(HandoverMessage(case_id=case.id, body="请周一来。"))
    talk.say("工作人员回复了吗", **NOISE)
    assert f"{case.id:06d}" in talk.heard
    assert ("请周一来" in talk.heard) is (status == "answered")
    assert talk.task is None


def test_without_a_case_the_question_is_not_taken_aside(talk: Talk) -> None:
    talk.say("工作人员回复了吗", **NOISE)
    assert talk.state.no_match_count == 1


def test_the_task_that_was_left_for_a_person_outlives_distress(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("转人工", "talk_to_human")
    talk.say("我不想活了", "emotional_distress")
    assert talk.state.paused_task == "register"
