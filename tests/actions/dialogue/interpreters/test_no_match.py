"""Not understood: a shorter question, then choices, then a person; never the same sentence twice in a row."""

import pytest

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import NOISE, to_enrolling

HOME = ("place", "郑州", "410100", "wanted", "lives")
SLOTS = ["occupation", "place", "class_choice", "consent", "certificate_number", "phone_number", "verification_code",
         "person_name", "confirm"]  # fmt: skip


@pytest.mark.parametrize("mode", ["text", "voice"])
@pytest.mark.parametrize("slot", SLOTS)
def test_the_ladder_at_every_question(context: ActionContext, slot: str, mode: str) -> None:
    talk = to_enrolling(Talk(context, mode=mode), slot)
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
    to_enrolling(talk, "phone_number")
    talk.say("叽里咕噜", **NOISE)
    talk.say("叽里咕噜", **NOISE)
    talk.say(talk.phone)
    assert talk.state.no_match_count == 0
    assert talk.facts["certificate_number"] == talk.number
    talk.say("叽里咕噜", **NOISE)
    assert "转人工" not in talk.options


def test_the_person_who_is_offered_comes_by_the_key(talk: Talk) -> None:
    to_enrolling(talk, "phone_number")
    for _ in range(3):
        talk.say("叽里咕噜", **NOISE)
    key = next(one["key"] for message in talk.messages for one in message["options"] if one["title"] == "转人工")
    talk.say(key, "nlu_fallback", 0.2)
    assert talk.task == "handover"


def test_the_same_mistake_twice_is_explained_in_other_words(talk: Talk) -> None:
    to_enrolling(talk, "phone_number")
    first = talk.say("1391234567").splitlines()
    second = talk.say("1391234567").splitlines()
    assert not set(first) & set(second)


def test_a_fact_said_in_passing_is_noted_and_no_rung_is_climbed(talk: Talk) -> None:
    to_enrolling(talk, "occupation")
    talk.say("我家是郑州的，手艺啥也不会", "inform", 0.5, role="background", named=[HOME])
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
    talk.say("我想弄弄", **NOISE, ranking=ranking)
    assert "找工作" in talk.heard
    assert "找培训班" in talk.heard
    assert talk.options == ["找工作", "找培训班", "都不是"]


@pytest.mark.parametrize("slot", ["certificate_number", "class_choice"])
def test_after_a_person_was_offered_the_shortest_way_on_is_told_in_ever_new_words(talk: Talk, slot: str) -> None:
    to_enrolling(talk, slot)
    said = []
    for _ in range(7):
        talk.say("这说的是个啥", **NOISE)
        said.append(talk.messages[0]["text"])
        assert "转人工" in talk.options or len(said) < 2
    assert len(set(said)) == 7
    assert sum("转人工" in one for one in said) == 1


@pytest.mark.parametrize(("first", "second", "asked"), [(0.55, 0.4, True), (0.72, 0.27, False), (0.6, 0.2, False)])
def test_near_wishes_are_asked_and_a_sure_one_is_begun(talk: Talk, first: float, second: float, asked: bool) -> None:
    ranking = [{"name": "find_job", "confidence": first}, {"name": "browse_courses", "confidence": second}]
    talk.say("培训和工作", "find_job", first, ranking=ranking)
    assert (talk.options == ["找工作", "找培训班", "都不是"]) is asked
    assert (talk.task == "find_job") is not asked


def test_in_a_task_near_wishes_are_asked_and_the_chosen_one_is_noted(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    ranking = [{"name": "find_job", "confidence": 0.45}, {"name": "browse_courses", "confidence": 0.42}]
    talk.say("弄弄面点", **NOISE, ranking=ranking)
    assert talk.options == ["找工作", "找培训班", "都不是"]
    assert talk.awaited == "consent"
    talk.say("1", "find_job")
    assert [wish["intent"] for wish in talk.state.pending] == ["find_job"]
    assert talk.awaited == "consent"
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    assert "找工作" in talk.heard


def test_a_wish_that_is_the_task_in_hand_is_not_asked_about(talk: Talk) -> None:
    talk.say("帮我找工作", "find_job")
    ranking = [{"name": "find_job", "confidence": 0.45}, {"name": "browse_courses", "confidence": 0.42}]
    talk.say("弄一弄", **NOISE, ranking=ranking)
    assert "都不是" not in talk.options


@pytest.mark.parametrize("intent", ["deny", "nlu_fallback", "inform"])
def test_neither_leads_to_all_that_can_be_done(talk: Talk, intent: str) -> None:
    talk.say("都不是", intent, 0.9)
    assert "转人工" in talk.options
    assert len(talk.options) > 3
