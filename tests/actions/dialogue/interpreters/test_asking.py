"""替我问问: what is put is what was asked, whole and in the person's own words, at once or behind an answer."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Question, TrainingClass
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling, to_the_last_question
from tests.actions.registered import rows

ASK = ("steering", "ask_for_me")
OF_A_CLASS = ("question", "ask_course_detail")


def sent(context: ActionContext) -> list[str]:
    with context.database.read() as session:
        return [one.text for one in session.scalars(select(Question).order_by(Question.id))]


def at_a_class(talk: Talk) -> Talk:
    """Lead a person to a class of 面点 whose record does not name the teacher."""
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    with talk.context.database.write() as session:
        session.get_one(TrainingClass, talk.facts["class_in_focus"]).teacher = None
    return talk


def test_all_of_what_the_message_says_is_asked_with_the_class_that_it_is_about(
    talk: Talk, context: ActionContext
) -> None:
    at_a_class(talk).say(
        "那你帮我问问老师凶不凶、自闭症的收不收，这两样都问，我先回去等",
        segments=[
            ("那你帮我问问老师凶不凶、自闭症的收不收，这两样都问，", *ASK, {"topics": ["teacher"]}),
            ("我先回去等", "background"),
        ],
    )
    assert talk.task == "ask_base"
    talk.say("是")
    (text,) = sent(context)
    assert text.endswith("：老师凶不凶、自闭症的收不收")
    assert "面点" in text


def test_what_was_asked_long_before_is_not_put_in_its_place(talk: Talk, context: ActionContext) -> None:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say(
        "行吧，那你替我问问基地，接站、带不带电脑，还有厕所轮椅能不能进，一块儿问了",
        segments=[
            ("行吧，", "social", "filler"), ("那你替我问问基地，", *ASK),
            ("接站、带不带电脑，还有厕所轮椅能不能进，一块儿问了", *OF_A_CLASS),
        ],
    )  # fmt: skip
    talk.say("是")
    assert sent(context) == ["接站、带不带电脑，还有厕所轮椅能不能进"]


def test_two_questions_of_one_message_that_had_no_answer_are_both_asked(talk: Talk, context: ActionContext) -> None:
    at_a_class(talk).say(
        "老师凶不凶，店里的打印机没有墨了算谁的",
        segments=[
            ("老师凶不凶，", *OF_A_CLASS, {"topics": ["teacher"]}),
            ("店里的打印机没有墨了算谁的", "question", "ask_policy"),
        ],
    )
    talk.say("替我问一问", "ask_base")
    talk.say("是")
    (text,) = sent(context)
    assert "老师凶不凶" in text
    assert "打印机没有墨了算谁的" in text


def test_a_question_is_put_with_the_words_that_it_runs_on_from(talk: Talk, context: ActionContext) -> None:
    talk.say(
        "那你给俺问问呗俺妮儿精神二级能不能去辅助性就业的地方",
        segments=[
            ("那你给俺问问呗", *ASK), ("俺妮儿精神二级", "background"),
            ("能不能去辅助性", *OF_A_CLASS), ("就业的地方", "background"),
        ],
    )  # fmt: skip
    talk.say("是")
    assert sent(context) == ["俺妮儿精神二级能不能去辅助性就业的地方"]


def test_what_others_are_not_to_be_told_is_not_put(talk: Talk, context: ActionContext) -> None:
    talk.say(
        "那你给俺问问管不管饭别跟人家说我有癫痫",
        signs=["not_to_tell"],
        segments=[("那你给俺问问管不管饭", *ASK), ("别跟人家说我有癫痫", "background")],
    )
    talk.say("是")
    assert sent(context) == ["管不管饭"]


def test_whether_something_is_being_asked_is_no_wish_to_ask_it(talk: Talk) -> None:
    to_the_last_question(talk).say(
        "对，那之前让你们问的还帮我问着吗",
        segments=[
            ("对，", "answer", None, {"value": "yes"}),
            ("那之前让你们问的还帮我问着吗", "question", "ask_case_status"),
        ],
    )  # fmt: skip
    assert talk.task != "ask_base"


def test_what_is_to_be_asked_beside_a_yes_is_asked_behind_the_deed(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say(
        "是 报名 要 老师 电脑 带 问 也 帮 我",
        segments=[
            ("是 报名 要 ", "answer", None, {"value": "yes"}), ("老师 电脑 带 ", *OF_A_CLASS), ("问 也 帮 我", *ASK),
        ],
    )  # fmt: skip
    assert rows(context)["enrolments"] == 1
    assert talk.task == "ask_base"
    assert "老师 电脑 带" in talk.heard
    talk.say("是")
    assert "老师 电脑 带" in sent(context)[0]


def test_what_is_to_be_asked_beside_another_answer_waits_until_the_deed_is_done(
    talk: Talk, context: ActionContext
) -> None:
    to_enrolling(talk, "consent").say(
        "同意，顺便给问问老师打不打人",
        segments=[("同意，", "answer", None, {"value": "yes"}), ("顺便给问问老师打不打人", *ASK)],
    )
    assert talk.task == "enrol"
    assert "question.kept" in talk.keys
    talk.answer(until="confirm")
    talk.say("是")
    assert "老师打不打人" in talk.heard
    talk.say("是")
    assert sent(context)[0].endswith("老师打不打人")


def test_a_bare_yes_to_the_offer_to_ask_is_no_yes_to_the_deed(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    with talk.context.database.write() as session:
        session.get_one(TrainingClass, talk.facts["class_choice"]).teacher = None
    talk.say("老师凶不凶", "ask_course_detail", topics=["teacher"])
    talk.say("中，你给问问呗", segments=[("中，", "answer", None, {"value": "yes"}), ("你给问问呗", *ASK)])
    assert rows(context)["enrolments"] == 0
    assert talk.task == "ask_base"
    talk.say("是")
    assert sent(context)[0].endswith("老师凶不凶")
    assert "接着办刚才的事" in talk.options


def sent_off(talk: Talk) -> Talk:
    """Put a question, so that nothing is open any more."""
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say("替我问一问", "ask_base")
    talk.say("是")
    assert talk.task is None
    assert "打印机没有墨了算谁的" in talk.heard
    return talk


def test_what_is_added_after_it_was_sent_goes_to_the_same_case(talk: Talk, context: ActionContext) -> None:
    sent_off(talk).say("俺妮儿精神二级三十岁你给俺添上", "find_job")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert "question.added" in talk.keys
    assert sent(context)[1] == "补充：俺妮儿精神二级三十岁"
    with context.database.read() as session:
        assert len({one.case_id for one in session.scalars(select(Question))}) == 1


def test_what_was_not_asked_is_added_where_it_is_missed(talk: Talk, context: ActionContext) -> None:
    sent_off(talk).say(
        "陪着那句咋没写上，我问的就是能不能陪",
        segments=[
            ("陪着那句咋没写上，", "correction", None, {"about": "other"}),
            ("我问的就是能不能陪", *OF_A_CLASS),
        ],
    )
    talk.say("是")
    assert sent(context)[1] == "补充：能不能陪"


@pytest.mark.parametrize("said", ["别打电话，发短信"])
def test_how_to_be_answered_is_no_addition(talk: Talk, context: ActionContext, said: str) -> None:
    sent_off(talk).say(said, "correct", about="other")
    assert talk.task != "ask_base"


def test_what_is_given_up_beside_the_wish_to_ask_is_left(talk: Talk) -> None:
    to_enrolling(talk, "place").say(
        "不办这个 面试改周五你替我跟单位说一声",
        segments=[("不办这个 ", "steering", "cancel"), ("面试改周五你替我跟单位说一声", *ASK)],
    )
    assert talk.task == "ask_base"
    assert talk.state.paused_task is None


def test_what_the_record_holds_is_told_and_not_asked(talk: Talk) -> None:
    at_a_class(talk).say("你替我问问啥时候开课", "ask_course_detail", topics=["start"])
    assert talk.task != "ask_base"
    assert "开课" in talk.heard
