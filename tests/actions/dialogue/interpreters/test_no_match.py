"""Not understood: a shorter question, then choices, then a person; never the same sentence twice in a row."""

import pytest

from actions.context import ActionContext
from tests.actions.drive import Talk

NOISE = {"intent": "nlu_fallback", "confidence": 0.2}
SLOTS = ["occupation", "place", "class_choice", "consent", "certificate_number", "phone_number", "verification_code",
         "person_name", "confirm"]  # fmt: skip


def to(talk: Talk, slot: str) -> Talk:
    """Lead a new person to this question of enrolling."""
    talk.say("我要报名培训", "enrol_training")
    talk.answer(until=slot, occupation="面点", place="郑州", class_choice="第一个")
    assert talk.awaited == slot
    return talk


@pytest.mark.parametrize("mode", ["text", "voice"])
@pytest.mark.parametrize("slot", SLOTS)
def test_the_ladder_at_every_question(context: ActionContext, slot: str, mode: str) -> None:
    talk = to(Talk(context, mode=mode), slot)
    limit = 6 if mode == "text" else 3
    heard = [message["text"] for message in talk.messages]
    for rung in (1, 2, 3, 4):
        talk.say("这说的是个啥", **NOISE)
        said = [message["text"] for message in talk.messages]
        assert talk.awaited == slot
        assert len(talk.options) <= limit
        assert not set(said) & set(heard), "the same sentence twice in a row"
        heard = said
        if rung >= 2:
            assert "转人工" in talk.options
        if rung == 3:
            assert "转人工" in talk.messages[0]["text"]


def test_what_was_understood_is_kept_and_the_ladder_begins_anew(talk: Talk) -> None:
    to(talk, "phone_number")
    talk.say("叽里咕噜", **NOISE)
    talk.say("叽里咕噜", **NOISE)
    talk.say(talk.phone)
    assert talk.state.no_match_count == 0
    assert talk.facts["certificate_number"] == talk.number
    talk.say("叽里咕噜", **NOISE)
    assert "转人工" not in talk.options


def test_the_person_who_is_offered_comes_by_the_key(talk: Talk) -> None:
    to(talk, "phone_number")
    for _ in range(3):
        talk.say("叽里咕噜", **NOISE)
    key = next(one["key"] for message in talk.messages for one in message["options"] if one["title"] == "转人工")
    talk.say(key, "nlu_fallback", 0.2)
    assert talk.task == "handover"


def test_the_same_mistake_twice_is_explained_in_other_words(talk: Talk) -> None:
    to(talk, "phone_number")
    first = talk.say("1391234567").splitlines()
    second = talk.say("1391234567").splitlines()
    assert not set(first) & set(second)


def test_a_fact_said_in_passing_is_noted_and_no_rung_is_climbed(talk: Talk) -> None:
    to(talk, "occupation")
    talk.say("我家是郑州的，手艺啥也不会", "inform", 0.5)
    assert talk.facts["place"] == "410100"
    assert talk.state.no_match_count == 0
    assert talk.awaited == "occupation"


def test_outside_a_task_the_ladder_ends_at_a_person_too(talk: Talk) -> None:
    said = [talk.say("叽里咕噜", **NOISE) for _ in range(7)]
    assert len(set(said)) == 7
    assert sum("转人工" in one for one in said) == 1
    assert "转人工" in talk.options


def test_two_near_readings_are_asked_about(talk: Talk) -> None:
    ranking = [{"name": "find_job", "confidence": 0.45}, {"name": "browse_courses", "confidence": 0.42}]
    talk.say("我想弄弄面点", **NOISE, intent_ranking=ranking)
    assert "找工作" in talk.heard
    assert "找培训班" in talk.heard
    assert talk.options == ["找工作", "找培训班", "都不是"]


@pytest.mark.parametrize("slot", ["certificate_number", "class_choice"])
def test_after_a_person_was_offered_the_shortest_way_on_is_told_in_ever_new_words(talk: Talk, slot: str) -> None:
    to(talk, slot)
    said = []
    for _ in range(7):
        talk.say("这说的是个啥", **NOISE)
        said.append(talk.messages[0]["text"])
        assert "转人工" in talk.options or len(said) < 2
    assert len(set(said)) == 7
    assert sum("转人工" in one for one in said) == 1
