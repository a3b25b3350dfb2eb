"""After distress: no menu, no ladder, the way that this person can use, until a task is clearly asked for."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Conversation, HandoverCase
from tests.actions.drive import Talk
from tests.actions.leading import NOISE, to_the_last_question
from tests.actions.registered import verified
from tests.actions.tasks.test_handover import at, cases
from tests.office_clock import StopClock

AFTERWARDS = [
    ("等多久", "ask_next"), ("你好", "greet"), ("嗯", "affirm"), ("谢谢", "thank"), ("帮帮我", "help"),
    ("吧啦吧啦", "nlu_fallback"), ("在唐山", "inform"), ("算了", "cancel"), ("没意思", "out_of_scope"),
    ("没人管我", "grumble"), ("转人工", "talk_to_human"), ("继续", "resume"), ("活着累", "find_job"),
    ("有人回我吗", "ask_case_status"),
]  # fmt: skip


def in_distress(talk: Talk) -> Talk:
    talk.say("我不想活了", "emotional_distress")
    return talk


@pytest.mark.parametrize(("said", "intent"), AFTERWARDS)
def test_what_follows_is_answered_calmly_and_with_the_line(talk: Talk, said: str, intent: str) -> None:
    in_distress(talk)
    for _ in range(3):
        before = {message["text"] for message in talk.messages}
        talk.say(said, intent, 0.6 if intent in ("find_job", "nlu_fallback") else 0.95)
        assert talk.context.crisis_line in talk.heard
        assert talk.options == []
        assert talk.task is None
        assert not before & {message["text"] for message in talk.messages}


def test_it_ends_when_a_task_is_clearly_asked_for(talk: Talk) -> None:
    in_distress(talk).say("我想学面点", "enrol_training")
    assert talk.task == "enrol"
    talk.say("算了", "cancel")
    assert talk.context.crisis_line not in talk.say("吧啦", **NOISE)


def test_a_task_that_was_left_can_be_gone_on_with(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    in_distress(talk).say("继续", "resume")
    assert talk.task == "register"
    assert talk.awaited == "consent"


def test_who_cannot_phone_is_given_the_written_way_at_once(talk: Talk, context: ActionContext) -> None:
    assert "12356" in in_distress(talk).heard
    talk.say("我聋 电话 不 能", **NOISE, signs=["writing_only"])
    assert "短信" in talk.heard
    assert talk.options == []
    talk.say("等多久", "ask_next")
    assert "家人帮您" in talk.heard


@pytest.mark.parametrize("said", ["我聋，想找工作", "我是聋人", "我听不见", "我打不了电话"])
def test_deafness_said_long_before_is_remembered(talk: Talk, context: ActionContext, said: str) -> None:
    talk.say(said, "find_job", signs=["writing_only"] if "电话" in said else [])
    talk.say("取消", "cancel")
    talk.say("有哪些班", "browse_courses")
    in_distress(talk)
    assert "短信" in talk.heard
    assert [case.cannot_take_calls for case in cases(context)] == [True]


def test_a_caller_is_asked_for_the_number_to_call(context: ActionContext) -> None:
    talk = Talk(context, mode="voice")
    in_distress(talk)
    assert "这里" not in talk.heard
    assert "号码" in talk.heard
    talk.say(talk.phone, "inform")
    assert talk.phone[-4:] in talk.heard
    (case,) = cases(context)
    assert (case.means, case.urgent, talk.phone in case.gathered) == ("call", True, True)


def test_who_is_on_record_is_not_asked_for_the_number(context: ActionContext) -> None:
    talk = verified(Talk(context, mode="voice"))
    in_distress(talk)
    assert "号码" not in talk.heard
    assert talk.phone in cases(context)[0].gathered


@pytest.mark.parametrize(("hour", "said"), [(10, "说不准"), (22, "早上9点")])
def test_how_long_it_takes_is_told_honestly(
    context: ActionContext, hour: int, stop_clock: StopClock, said: str
) -> None:
    stop_clock(at(hour))
    talk = in_distress(Talk(context))
    heard = talk.say("要等多久", "ask_next") + talk.say("要等多久", "ask_next")
    assert said in heard


def test_the_line_may_be_no_way_on(talk: Talk) -> None:
    in_distress(talk).say("打不通", **NOISE, signs=["no_line"])
    assert "身边的人" in talk.heard


def test_a_deaf_person_at_the_kiosk_is_sent_a_text(context: ActionContext) -> None:
    talk = Talk(context)
    with context.database.write() as session:
        session.get_one(Conversation, talk.id).channel = "kiosk"
    talk.say("我聋", **NOISE, signs=["writing_only"])
    in_distress(talk)
    with context.database.read() as session:
        assert [case.means for case in session.scalars(select(HandoverCase))] == ["sms"]
    assert "短信" in talk.heard


def test_the_task_that_was_left_for_a_person_outlives_distress(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("转人工", "talk_to_human")
    talk.say("我不想活了", "emotional_distress")
    assert talk.state.paused_task == "register"


CHECK = {"intent": "feeling", "distress": "check"}


def test_understated_words_are_asked_about_calmly_and_no_case_is_opened(talk: Talk, context: ActionContext) -> None:
    talk.say("熬着没啥盼头", **CHECK)
    assert talk.keys == ["crisis.check"]
    assert talk.options == ["我没事", "想有人陪我说说"]
    assert (talk.awaiting or {})["kind"] == "yes_no"
    assert cases(context) == []


@pytest.mark.parametrize(
    ("said", "intent"), [("我没事", "deny"), ("就是随口说说", "inform"), ("不是那个意思", "correct")]
)
def test_who_is_fine_goes_back_to_the_question_that_was_open(
    talk: Talk, context: ActionContext, said: str, intent: str
) -> None:
    to_the_last_question(talk).say("熬着没啥盼头", **CHECK)
    talk.say(said, intent)
    assert cases(context) == []
    assert context.crisis_line not in talk.heard
    assert talk.awaited == "confirm"
    assert talk.person is None


def test_the_wish_beside_understated_words_begins_once_the_person_is_fine(talk: Talk) -> None:
    talk.say(
        "熬着没啥盼头，想找个活", distress="check",
        segments=[("熬着没啥盼头，", "background"), ("想找个活", "wish", "find_job")],
    )  # fmt: skip
    assert talk.keys == ["crisis.check"]
    talk.say("我没事", "deny")
    assert talk.task == "find_job"


def test_who_did_not_hear_the_calm_question_hears_it_again(talk: Talk, context: ActionContext) -> None:
    talk.say("撑得好累", **NOISE, distress="check")
    asked = talk.heard
    talk.say("再说一遍", "repeat")
    assert asked in talk.heard
    talk.say("想有人陪我说说", "talk_to_human")
    assert [case.urgent for case in cases(context)] == [True]


def test_another_matter_in_place_of_an_answer_is_heard(talk: Talk) -> None:
    talk.say("熬着没啥盼头", **CHECK)
    talk.say("想学面点", "browse_courses")
    assert talk.task == "browse"


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("想有人陪我说说", {"intent": "inform"}), ("转人工", {"intent": "talk_to_human"}),
        ("还是那样，熬不动", {"intent": "feeling", "distress": "check"}),
        ("不想活了", {"intent": "emotional_distress"}),
    ],
)  # fmt: skip
def test_who_wants_somebody_or_says_it_again_is_taken_seriously(
    talk: Talk, context: ActionContext, said: str, reading: dict[str, str]
) -> None:
    talk.say("熬着没啥盼头", **CHECK)
    talk.say(said, **reading)
    assert context.crisis_line in talk.heard
    assert [case.urgent for case in cases(context)] == [True]


@pytest.mark.parametrize(
    ("said", "reading"),
    [("我没事", {"intent": "inform", "signs": ["fine"]}), ("不是", {"intent": "deny"}),
     ("你听错了", {"intent": "correct", "about": "task"}),
     ("没有的事，不是那个意思", {"intent": "deny"})],
)  # fmt: skip
def test_a_denial_ends_the_crisis_path_at_once_and_the_task_goes_on(
    talk: Talk, context: ActionContext, said: str, reading: dict[str, str]
) -> None:
    to_the_last_question(talk).say("我不想活了", "emotional_distress")
    talk.say(said, **reading)
    # What was meant is not called a mishearing: who says to be well is glad news, who denies it was misheard.
    assert ("crisis.glad" if said == "我没事" else "crisis.misheard") in talk.keys
    assert context.crisis_line not in talk.heard
    assert talk.awaited == "confirm"
    assert talk.person is None


def test_everyday_words_of_being_tired_are_no_distress(talk: Talk, context: ActionContext) -> None:
    talk.say("排队累死了", "grumble")
    assert context.crisis_line not in talk.heard
    assert cases(context) == []


def test_who_speaks_of_somebody_else_is_told_how_to_help(talk: Talk) -> None:
    talk.say("我儿子说不想活了", "emotional_distress", for_whom="son")
    assert "crisis.calm_for_another" in talk.keys
    assert "crisis.calm" not in talk.keys


def test_a_question_in_which_nothing_is_felt_is_answered_with_a_kind_word(talk: Talk) -> None:
    talk.say("我就是愁，面点班学不会咋办", "ask_course_detail", role="question", distress="check")
    assert talk.keys[0] == "crisis.beside"
    assert "crisis.check" not in talk.keys
    assert talk.state.crisis is None
