"""A yes or no with no question open answers what was offered with the last message."""

from tests.actions.drive import Talk
from tests.actions.leading import NOISE, to_the_last_question


def described(talk: Talk) -> Talk:
    """Show a class, which is offered to be joined."""
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    assert talk.task is None
    return talk


def test_a_yes_begins_what_was_offered(talk: Talk) -> None:
    described(talk).say("好", "affirm")
    assert talk.task == "enrol"
    assert talk.awaited == "consent"


def test_a_yes_with_a_remark_begins_it_too(talk: Talk) -> None:
    described(talk)
    talk.say("中，我正好有空", segments=[("中，", "answer", "affirm"), ("我正好有空", "background")])
    assert talk.task == "enrol"


def test_a_no_drops_what_was_offered(talk: Talk) -> None:
    described(talk).say("不用了", "deny")
    assert talk.task is None
    assert talk.keys == ["small.no_more"]


def test_a_no_with_another_wish_begins_that(talk: Talk) -> None:
    described(talk)
    talk.say("不用，帮我找工作", segments=[("不用，", "answer", "deny"), ("帮我找工作", "wish", "find_job")])
    assert talk.task == "find_job"


def test_an_offer_of_long_ago_is_no_offer(talk: Talk) -> None:
    described(talk).say("你好", "greet")
    talk.say("好", "affirm")
    assert talk.task is None
    assert talk.keys == ["small.what_now"]


def test_an_offer_outlives_its_being_said_again(talk: Talk) -> None:
    described(talk).say("再说一遍", "repeat")
    talk.say("好", "affirm")
    assert talk.task == "enrol"


def test_a_yes_to_nothing_asks_what_to_do(talk: Talk) -> None:
    talk.say("好", "affirm")
    assert talk.keys == ["small.what_now"]
    assert len(talk.options) > 3


def test_a_wish_that_was_put_aside_is_offered_and_begun_by_a_yes(talk: Talk) -> None:
    to_the_last_question(talk).say("我还想找工作", "find_job")
    talk.say("是", "affirm")
    assert talk.keys[-1] == "task.offer_wish"
    talk.say("好", "affirm")
    assert talk.task == "find_job"
    assert talk.state.pending == []


def test_a_wish_that_was_done_meanwhile_is_not_offered(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("我还想报名", "enrol_training")
    talk.say("取消", "cancel")
    assert talk.keys[-1] == "task.offer_wish"
    talk.say("叽里咕噜", **NOISE)
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.answer(until="confirm", class_choice="第一个")
    talk.say("是", "affirm")
    assert talk.person is not None
    assert "task.offer_wish" not in talk.keys
    assert talk.state.pending == []


def test_finding_a_class_is_not_offered_after_one_was_joined(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("还想看看有啥班", "browse_courses")
    talk.say("取消", "cancel")
    assert [wish["intent"] for wish in talk.state.pending] == ["browse_courses"]
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.answer(until="confirm", class_choice="第一个")
    talk.say("是", "affirm")
    assert talk.person is not None
    assert talk.state.pending == []
