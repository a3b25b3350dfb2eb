"""What is imported, and yet told of; and words that no trade may go by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from server.registry.importing import Kind, Office
from tests.importing import import_file

TODAY = Office(day=date(2026, 3, 5))
CLASSES = "编号,课程编号,基地编号,开班日期,结束日期,报名截止,人数"


def test_a_word_that_means_two_trades_is_told_of(session: Session, csv_file: Callable) -> None:
    path = csv_file("代码,名称,别名,来源", "ZZ-1,示例点心,面点|示例糕,示例来源", "ZZ-2,白案,,示例来源")
    assert import_file(session, Kind.OCCUPATIONS, path).notes == (
        "“面点”既是“示例点心”，也是“面点”，有人说这个词时会先找“面点”，请核对。（第 2 行）",
        "“白案”既是“白案”，也是“面点”，有人说这个词时会先找“白案”，请核对。（第 3 行）",
    )


@pytest.mark.parametrize(
    "word",
    ["编", "工作", "培训", "在家", "应聘", "老师", "请问", "今天", "现在", "免费", "你好", "谢谢", "有没有", "盲人",
     "残联", "附近", "身份证", "打字"],
)  # fmt: skip
def test_a_word_that_everybody_says_is_no_name_of_a_trade(refusal: Callable, csv_file: Callable, word: str) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file("代码,名称,别名,来源", f"ZZ-1,示例编工,示例编织|{word},示例来源"))
    assert f"第 2 行“别名”：“{word}”太平常，谁说话都会碰到，不能当作别名。请去掉。" in told


def test_a_class_that_nobody_can_enter_is_told_of(session: Session, csv_file: Callable) -> None:
    path = csv_file(
        CLASSES,
        "900001,200101,1001,2020-01-01,2020-02-01,2019-12-01,20",
        "900002,200101,1001,2026-03-01,2026-04-01,2026-02-01,20",
        "900003,200101,1001,2026-04-01,2026-05-01,2026-03-01,20",
        "900004,200101,1001,2020-01-01,2020-02-01,2019-12-01,20",
        "900005,200101,1001,2026-04-01,2026-05-01,2026-03-31,20",
    )
    assert import_file(session, Kind.CLASSES, path, office=TODAY).notes == (
        "这个班已经结束了，请核对日期。（第 2、5 行）",
        "这个班已经开班了，没有人能再报名。（第 3 行）",
        "报名已经截止，没有人能再报名。（第 4 行）",
    )


def test_a_job_that_ended_is_told_of(session: Session, csv_file: Callable) -> None:
    path = csv_file(
        "编号,岗位,单位,职业,区划,工作方式,工资下限,工资上限,截止日期",
        "900001,示例岗位,示例·厂,茶艺,130100,全职,1000,2000,2025-12-31",
    )
    told = import_file(session, Kind.JOBS, path, office=TODAY).notes
    assert told == ("截止日期已经过了，没有人能看到这个岗位。（第 2 行）",)


def test_a_place_that_gets_another_name_is_told_of(session: Session, csv_file: Callable) -> None:
    path = csv_file("代码,名称,级别,上级代码", "410100,示例新名市,市,410000")
    assert import_file(session, Kind.DIVISIONS, path).notes == ("“郑州市”改名成了“示例新名市”，请核对。（第 2 行）",)


@pytest.mark.parametrize("word", ["洛阳", "漯河", "郑州市"])
def test_the_name_of_a_place_is_no_name_of_a_trade(refusal: Callable, csv_file: Callable, word: str) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file("代码,名称,别名,来源", f"ZZ-1,示例编工,{word},示例来源"))
    assert f"第 2 行“别名”：“{word}”是地名，不能当作别名。请去掉。" in told


@pytest.mark.parametrize("word", ["快递", "电脑", "创业", "面点", "示例编织"])
def test_a_word_that_means_a_trade_is_its_name_however_often_it_is_said(
    session: Session, csv_file: Callable, word: str
) -> None:
    path = csv_file("代码,名称,别名,来源", f"ZZ-1,示例编工,{word},示例来源")
    assert import_file(session, Kind.OCCUPATIONS, path).added == 1


def test_a_trade_that_is_called_by_an_everyday_word_is_told_of(session: Session, csv_file: Callable) -> None:
    path = csv_file("代码,名称,别名,来源", "ZZ-1,手语翻译,,示例来源")
    told = import_file(session, Kind.OCCUPATIONS, path).notes
    assert "“手语翻译”太平常，谁说到都会找这个职业，请核对。（第 2 行）" in told
