"""I will ask: what nobody on record knows goes to the base or the clerk."""

from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Question, TrainingClass
from tests.actions.drive import Talk


def asked(context: ActionContext) -> list[Question]:
    with context.database.read() as session:
        return list(session.scalars(select(Question)))


def forget_the_teacher(talk: Talk) -> None:
    with talk.context.database.write() as session:
        session.get_one(TrainingClass, talk.facts["class_in_focus"]).teacher = None


def test_what_is_not_on_record_is_put_to_the_base_with_a_number_to_remember(
    talk: Talk, context: ActionContext
) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("老师脾气咋样", "ask_course_detail", topics=["teacher"])
    assert "class.subject_not_on_record" in talk.keys
    talk.say(talk.options[0], "ask_base")
    assert "question.its_words" in talk.keys
    assert asked(context) == []
    talk.say("是")
    (question,) = asked(context)
    assert question.addressee == "base"
    assert question.text.endswith("：老师脾气咋样")
    assert "面点" in question.text
    assert f"{question.case_id:06d}" in talk.heard
    assert "question.answer_text" in talk.keys


def test_who_telephones_is_asked_where_the_answer_is_to_go(context: ActionContext) -> None:
    talk = Talk(context, mode="voice")
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("老师脾气咋样", "ask_course_detail", topics=["teacher"])
    talk.say("替我问问", "ask_base")
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("对")
    assert len(asked(context)) == 1
    assert "question.answer_call" in talk.keys


def test_with_nothing_asked_it_is_asked_what_to_ask(talk: Talk, context: ActionContext) -> None:
    talk.say("替我问问", "ask_base")
    assert talk.keys == ["question.nothing_to_ask"]
    talk.say("厕所轮椅能进不", "ask_course_detail")
    assert "厕所轮椅能进不" in talk.heard
    assert asked(context) == []
    talk.say("是")
    assert [one.text for one in asked(context)] == ["厕所轮椅能进不"]


def test_what_is_asked_in_the_same_breath_is_what_is_put(talk: Talk, context: ActionContext) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("替我问问谁来教", "ask_course_detail", topics=["teacher"])
    talk.say("是")
    (question,) = asked(context)
    assert question.text.endswith("：谁来教")


def test_a_second_question_stands_beside_the_first(talk: Talk, context: ActionContext) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    forget_the_teacher(talk)
    talk.say("老师脾气咋样", "ask_course_detail", topics=["teacher"])
    talk.say("替我问问", "ask_base")
    talk.say("是")
    talk.say("能请假吗", "ask_course_detail")
    talk.say("替我问问", "ask_base")
    talk.say("是")
    assert [one.text.split("：")[1] for one in asked(context)] == ["老师脾气咋样", "能请假吗"]
    assert "question.beside_others" in talk.keys


def test_what_no_rule_holds_can_be_put_to_the_office(talk: Talk, context: ActionContext) -> None:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    assert "替我问一问" in talk.options
    talk.say("替我问一问", "ask_base")
    talk.say("是")
    (question,) = asked(context)
    assert question.addressee == "clerk"


def test_what_was_not_meant_is_put_in_the_persons_own_words(talk: Talk, context: ActionContext) -> None:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say("替我问一问", "ask_base")
    talk.say("不是，我问的是厕所轮椅能不能进", "correct", about="task")
    assert "question.words_changed" in talk.keys
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.text for one in asked(context)] == ["厕所轮椅能不能进"]


def test_who_does_not_want_it_asked_after_all_has_nothing_sent(talk: Talk, context: ActionContext) -> None:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say("替我问一问", "ask_base")
    talk.say("不用问了", "deny")
    assert "question.not_asked" in talk.keys
    assert asked(context) == []


def to_the_words(talk: Talk) -> Talk:
    talk.say("我在河南，店里的打印机没有墨了算谁的", "ask_policy")
    talk.say("替我问一问", "ask_base")
    assert talk.awaited == "confirm"
    return talk


def test_something_can_be_added_to_what_is_asked(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("再加上开课前谁通知我", "ask_next", role="question")
    talk.say("是")
    (question,) = asked(context)
    assert question.text.endswith("；开课前谁通知我")
    assert "打印机" in question.text


def test_who_takes_the_question_back_in_many_words_has_nothing_sent(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("算了算了 不问了 那俺报的班还在不", "ask_next", role="question")
    assert "question.not_asked" in talk.keys
    assert asked(context) == []


def test_a_mended_question_behind_a_yes_is_read_back_before_it_is_put(talk: Talk, context: ActionContext) -> None:
    to_the_words(talk).say("对 就是改成坐轮椅的能不能上", "affirm")
    assert "question.words_changed" in talk.keys
    assert asked(context) == []
