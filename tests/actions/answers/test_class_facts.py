"""What is asked of the list is answered from the records; what they do not hold is said to be not written."""

from __future__ import annotations

import pytest
from actions.answers.offered import asks_what_is_offered, describe_list

from server.registry.models import Job, TrainingClass
from tests.actions.conftest import Turns
from tests.samples import a_class, a_job

LODGED = {"accommodations": ["就近住宿"], "description": "示例岗位。喂养和打扫，管吃住。"}


def ask(turns: Turns, text: str, slot: str, *offered: TrainingClass | Job, **slots: object) -> str:
    """Ask about a list of these."""
    items = [[one.id, str(one.id), str(one.id)] for one in offered]
    turn = turns(text, "ask_course_detail", offered={"slot": slot, "items": items}, **slots)
    assert describe_list(turn)
    return "".join(message["text"] for message in turn.said)


def classes(turns: Turns, **fields: bool) -> list[TrainingClass]:
    """Announce a class with these fields and a plain one."""
    return [a_class(turns.session, **fields), a_class(turns.session)]


@pytest.mark.parametrize("said", ["要钱吗", "收学费不", "免费吗"])
def test_the_fees_of_all_are_said(turns: Turns, said: str) -> None:
    free, dear = classes(turns)
    assert ask(turns, said, "class_choice", free) in ("这几个班都免费。", "都不收学费。")
    dear.course.fee_yuan = 300
    assert "300元" in ask(turns, said, "class_choice", free, dear)


@pytest.mark.parametrize(
    ("said", "field", "what"),
    [
        ("管住不", "boarding", "提供住宿"),
        ("有手语翻译吗", "sign_interpreter", "有手语翻译"),
        ("轮椅能进不", "step_free", "场地无台阶"),
    ],
)
def test_which_of_them_have_what_is_needed_is_said(turns: Turns, said: str, field: str, what: str) -> None:
    with_it, without = classes(turns, **{field: True})
    heard = ask(turns, said, "class_choice", with_it, without)
    assert "第1个" in heard
    assert what in heard
    assert "第" not in ask(turns, said, "class_choice", with_it)
    assert "没有写" in ask(turns, said, "class_choice", without)


def test_what_differs_is_said_and_only_that(turns: Turns) -> None:
    one, other = classes(turns, boarding=True)
    heard = ask(turns, "这几个有啥区别", "class_choice", one, other)
    assert "课程" in heard
    assert "住宿" in heard
    assert "学费" not in heard
    assert "不一样的是" not in ask(turns, "这几个有啥区别", "class_choice", one)


def test_the_way_and_the_meals_are_said_to_be_not_written(turns: Turns) -> None:
    one, other = classes(turns)
    assert "石家庄市" in ask(turns, "远不远", "class_choice", one, other)
    assert "没有写" in ask(turns, "远不远", "class_choice", one, other)
    assert "没有写" in ask(turns, "管不管饭", "class_choice", one, other)


def test_what_is_unknown_is_said_to_be_unknown_and_a_person_can_find_out(turns: Turns) -> None:
    turn = turns(
        "老师凶不凶",
        "ask_course_detail",
        offered={"slot": "class_choice", "items": [[a_class(turns.session).id, "", ""]]},
    )
    assert describe_list(turn)
    assert "没有写" in turn.said[0]["text"]
    assert [option["title"] for option in turn.said[0]["options"]] == ["转人工"]


def test_the_pay_of_all_posts_and_of_the_chosen_one_is_said(turns: Turns) -> None:
    low, high = a_job(turns.session), a_job(turns.session, salary_max_yuan=9000)
    heard = ask(turns, "工资多少", "job_choice", low, high)
    assert "3000" in heard
    assert "9000" in heard
    turn = turns("一月多少钱", "ask_course_detail", job_choice=low.id)
    assert describe_list(turn)
    assert "4000元" in turn.said[0]["text"]


def test_meals_and_lodging_are_said_where_the_post_writes_of_them(turns: Turns) -> None:
    lodged, plain = a_job(turns.session, **LODGED), a_job(turns.session)
    assert "第1个" in ask(turns, "管饭不", "job_choice", lodged, plain)
    heard = ask(turns, "管不管饭，能住那儿不能", "job_choice", lodged)
    assert "管饭" in heard
    assert "住处" in heard
    assert "没有写" not in heard
    assert "没有写" in ask(turns, "管饭不", "job_choice", plain)


def test_without_a_list_nothing_is_answered(turns: Turns) -> None:
    turn = turns("要钱吗", "ask_course_detail")
    assert not describe_list(turn)
    assert turn.said == []


def test_a_question_of_the_list_is_told_from_a_wish_for_another(turns: Turns) -> None:
    assert asks_what_is_offered(turns("管住不", "ask_course_detail"))
    assert not asks_what_is_offered(turns("有手语翻译的培训班有哪些", "ask_course_detail"))
    assert not asks_what_is_offered(turns("管住不", "browse_courses"))


@pytest.mark.parametrize(
    "said", ["要钱吗", "有啥区别", "管住不", "远不远", "管饭不", "有什么支持", "什么时候开课", "没基础行吗"]
)
def test_no_answer_is_long(turns: Turns, said: str) -> None:
    heard = ask(turns, said, "class_choice", *(a_class(turns.session) for _ in range(6)))
    assert all(len(sentence) <= 40 for sentence in heard.split("。"))
