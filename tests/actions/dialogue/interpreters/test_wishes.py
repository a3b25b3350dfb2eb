"""Two wishes in one sentence."""

from typing import Any

from actions.context import ActionContext
from language.roles import role_of_intent
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling, to_the_last_question


def say_both(talk: Talk, *wishes: tuple[str, str], **reading: Any) -> str:
    """Say one sentence with these wishes or questions (intent, words)."""
    text = "，".join(words for _, words in wishes)
    segments = [(words, role_of_intent(intent)[0], intent) for intent, words in wishes]
    return talk.say(text, wishes[0][0], segments=segments, **reading)


def test_the_first_task_begins_and_the_second_is_kept_for_later(talk: Talk) -> None:
    heard = say_both(talk, ("enrol_training", "我要学面点"), ("find_job", "再帮我找个工作"))
    assert "找工作我记下了" in heard or "找工作也记着" in heard
    assert talk.task == "enrol"
    assert [(one["intent"], one["text"]) for one in talk.state.pending] == [("find_job", "再帮我找个工作")]


def test_each_task_takes_the_facts_of_its_own_words(talk: Talk) -> None:
    say_both(talk, ("browse_courses", "石家庄有哪些培训班"), ("find_job", "顺便在保定找个客服的工作"))
    assert talk.facts["place"] == "130100"
    assert talk.facts["occupation"] is None


def test_a_question_is_answered_before_the_task_begins(talk: Talk) -> None:
    heard = say_both(talk, ("register_person", "我想登记"), ("ask_policy", "补贴一年能领几次"))
    assert "三次" in heard
    assert talk.task == "register"
    assert not talk.state.pending


def test_a_question_is_answered_before_a_complaint_begins(talk: Talk) -> None:
    heard = say_both(talk, ("ask_policy", "补贴一年能领几次"), ("complain", "还有培训班乱收费"))
    assert "三次" in heard
    assert talk.task == "complain"


def test_two_questions_are_both_answered(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    heard = say_both(talk, ("ask_policy", "补贴一年能领几次"), ("bot_challenge", "你是真人吗"))
    assert "三次" in heard
    assert "small.bot_challenge" in talk.keys


def test_a_person_who_is_asked_for_comes_at_once_and_the_task_waits(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    say_both(talk, ("talk_to_human", "给我转人工"), ("find_job", "我想找工作"))
    assert (talk.task, talk.state.paused_task) == ("handover", "register")


def test_distress_beside_another_wish_comes_before_it(talk: Talk, context: ActionContext) -> None:
    say_both(talk, ("find_job", "找不到活干"), ("emotional_distress", "撑不下去"), distress="crisis")
    assert talk.task is None
    assert not talk.state.pending
    assert context.crisis_line in talk.heard


def test_inside_a_task_both_are_answered_or_kept(talk: Talk) -> None:
    talk.say("我要报名", "enrol_training")
    asked = talk.awaited
    heard = say_both(talk, ("ask_policy", "补贴一年能领几次"), ("find_job", "再帮我找个工作"))
    assert "三次" in heard
    assert [wish["intent"] for wish in talk.state.pending] == ["find_job"]
    assert talk.awaited == asked


def test_inside_a_task_a_fact_of_the_task_is_taken_beside_the_other_wish(talk: Talk) -> None:
    talk.say("我要报名", "enrol_training")
    say_both(talk, ("enrol_training", "学面点的"), ("check_referral_status", "推荐的工作有信了没"))
    assert talk.facts["occupation"] == "TX-006"
    assert [wish["intent"] for wish in talk.state.pending] == ["check_referral_status"]


def test_who_asks_how_something_is_undone_is_told_and_nothing_begins(talk: Talk) -> None:
    talk.say("以后我想删掉怎么删", "delete_my_data")
    assert talk.keys[0] == "about.delete_my_data"
    assert talk.task is None


def test_where_none_of_the_list_will_do_others_are_shown(talk: Talk) -> None:
    talk.say("郑州有哪些面点班", "browse_courses")
    talk.say("有没有近点的", "browse_courses", signs=["other_one"])
    assert "class.nearest_first" in talk.keys
    assert {"problem.more", "problem.no_more"} & set(talk.keys)


def test_what_would_undo_something_is_not_begun_on_a_guess(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    talk.say(
        "名额给他留着了是吧，到时候还会不会通知我", "check_enrolment_status", 0.51,
        segments=[
            ("名额给他留着了是吧，", "wish", "cancel_enrolment", {"confidence": 0.5}),
            ("到时候还会不会通知我", "question", "ask_next"),
        ],
    )  # fmt: skip
    assert talk.task is None


def test_the_class_that_was_shown_last_is_joined_before_the_other_is_left(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    talk.say("郑州有哪些面点班", "browse_courses")
    talk.say("第二个")
    talk.say(
        "行就改成这个，把面点那个退了", "cancel_enrolment", 0.66, signs=["takes_it"],
        segments=[
            ("行就改成这个，", "wish", "enrol_training", {"confidence": 0.58}),
            ("把面点那个退了", "wish", "cancel_enrolment"),
        ],
    )  # fmt: skip
    assert talk.task == "enrol"
    assert [one["intent"] for one in talk.state.pending] == ["cancel_enrolment"]


def test_what_is_wished_for_beside_a_no_begins(talk: Talk) -> None:
    to_enrolling(talk, "consent").say(
        "先不报了，帮我找工作", "find_job", signs=["refuses"],
        segments=[("先不报了，", "answer", "deny", {"value": "no"}), ("帮我找工作", "wish", "find_job")],
    )  # fmt: skip
    assert talk.task == "find_job"
