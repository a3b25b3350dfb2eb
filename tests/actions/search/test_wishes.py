"""What is wished of a class or a job, kept from any message that names it and dropped when it is given up."""

from __future__ import annotations

from typing import Any

import pytest

from actions.search.wishes import FILTER, note_wishes
from tests.actions.conftest import Turns
from tests.actions.drive import Talk

SUPPORT = ("support", "手语", "sign_interpreter")


def noted(turns: Turns, said: str, *named: tuple[Any, ...], for_jobs: bool = False, role: str = "wish") -> Any:
    intent = "ask_course_detail" if role == "question" else "browse_courses"
    turn = turns(said, intent, reading={"named": list(named), "role": role})
    note_wishes(turn, turn.reading.whole, for_jobs)
    return turn.get(FILTER)


@pytest.mark.parametrize(("words", "yuan"), [("三千", 3000), ("4000", 4000), ("三千五", 3500), ("五千块", 5000)])
def test_a_pay_is_heard(turns: Turns, words: str, yuan: int) -> None:
    assert noted(turns, f"工资要{words}以上", ("amount", words, None), for_jobs=True) == {"pay": yuan}


@pytest.mark.parametrize("words", ["三百块钱学费", "5", "90000000"])
def test_a_sum_that_is_no_pay_is_none(turns: Turns, words: str) -> None:
    amount = ("amount", words, None, "mentioned" if "学费" in words else "wanted")
    assert noted(turns, f"说的是{words}", amount, for_jobs=True) is None


def test_support_that_is_wished_for_is_kept_and_one_that_is_not_wanted_is_dropped(turns: Turns) -> None:
    assert noted(turns, "要有手语的", SUPPORT) == {"access": ["sign_interpreter"]}
    turn = turns(
        "不要手语了",
        "deny",
        reading={"named": [(*SUPPORT, "not_wanted")]},
        **{FILTER: {"access": ["sign_interpreter"]}},
    )
    assert note_wishes(turn, turn.reading.whole)
    assert turn.get(FILTER) is None


@pytest.mark.parametrize("role", ["question", "background"])
def test_support_that_is_only_asked_about_or_told_of_narrows_nothing(turns: Turns, role: str) -> None:
    assert noted(turns, "有手语吗", SUPPORT, role=role) is None


def test_somebody_elses_disability_is_not_the_persons_own(turns: Turns) -> None:
    turn = turns("我爱人是聋人", reading={"named": [("disability_category", "聋人", 2, "wanted", "other_person")]})
    note_wishes(turn, turn.reading.whole)
    assert turn.get("disability_category") is None


def test_a_disability_that_is_denied_is_not_kept(turns: Turns) -> None:
    turn = turns("我不是盲人", reading={"named": [("disability_category", "盲人", 1, "not_wanted", "own")]})
    note_wishes(turn, turn.reading.whole)
    assert turn.get("disability_category") is None


def test_what_pays_enough_comes_first_and_is_counted(talk: Talk) -> None:
    talk.say("帮我在郑州找工作，工资四千以上", "find_job", named=[("amount", "四千", None)])
    assert talk.facts[FILTER] == {"pay": 4000}
    talk.answer(until="job_choice", occupation="都可以", work_mode="都可以")
    assert "4000元" in talk.heard


def test_the_pay_is_wished_for_over_the_list(talk: Talk) -> None:
    talk.say("帮我在郑州找工作", "find_job")
    talk.answer(until="job_choice", occupation="都可以", work_mode="都可以")
    talk.say("一个月至少三千五", "inform", 0.8, named=[("amount", "三千五", None)])
    assert "3500元" in talk.heard
    assert talk.state.no_match_count == 0
    assert talk.awaited == "job_choice"
