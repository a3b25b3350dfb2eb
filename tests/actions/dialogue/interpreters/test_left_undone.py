"""A misunderstanding loses nothing: what was left by one is taken up where it stood."""

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling, to_the_last_question
from tests.actions.registered import rows


def test_who_denies_having_given_up_is_where_they_were(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say("那就不报了吧", "cancel")
    assert talk.task is None
    talk.say("我没说不报啊，是问管不管住", "correct", about="task", signs=["stands"])
    assert "task.resumed" in talk.keys
    assert talk.awaited == "confirm"
    assert rows(context)["enrolments"] == 0


def test_a_bare_no_after_it_was_left_takes_nothing_up(talk: Talk) -> None:
    to_the_last_question(talk).say("那就不报了吧", "cancel")
    talk.say("不是", "deny", signs=["stands"])
    assert talk.task is None


def test_who_wishes_for_it_again_need_not_say_it_all_again(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say("不是报名", "correct", about="task")
    talk.say("我要报啊，给我报上", "enrol_training")
    assert talk.awaited == "confirm"
    talk.say("对")
    assert rows(context)["enrolments"] == 1


def test_what_was_called_off_by_a_taught_word_begins_anew(talk: Talk) -> None:
    to_enrolling(talk, "consent").say("取消", "cancel")
    talk.say("我想报名", "enrol_training")
    assert "task.resumed" not in talk.keys


def test_another_trade_is_another_matter(talk: Talk) -> None:
    to_enrolling(talk, "class_choice").say("那我不学了", "cancel")
    talk.say("我想报按摩班", "enrol_training", named=[("occupation", "按摩", "TX-001")])
    assert "task.resumed" not in talk.keys
    assert talk.facts["occupation"] == "TX-001"


def test_long_afterwards_it_is_gone(talk: Talk) -> None:
    to_enrolling(talk, "class_choice").say("那我不学了", "cancel")
    for _ in range(5):
        talk.say("谢谢", "thank")
    talk.say("我想报名", "enrol_training")
    assert "task.resumed" not in talk.keys


def test_a_no_that_hangs_on_something_leaves_nothing(talk: Talk) -> None:
    to_the_last_question(talk).say("宿舍让不让进狗，要不让进我就不报了", "deny", 0.9)
    assert talk.task == "enrol"
    assert talk.awaited == "confirm"
