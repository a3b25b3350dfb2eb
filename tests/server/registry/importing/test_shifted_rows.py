"""A comma too many or half a pair of quotation marks moves what a row says; nothing of it is imported in silence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.importing import Kind
from server.registry.models import Job
from tests.importing import import_file

HEAD = "编号,岗位,单位,职业,区划,工作方式,截止日期,工资下限,工资上限,说明"
REST = "示例·厂,茶艺,130100,全职,2027-12-01"
SHIFTED = "这一行比表头多 1 格，后面的内容可能错了位。有逗号的内容要放在引号里，多余的逗号请删掉。"


def test_a_comma_in_the_pay_before_an_empty_cell_is_named(refusal: Callable, csv_file: Callable) -> None:
    rows = [f"ZZ{n},示例岗,{REST},1200,3000,示例" for n in range(5)]
    told = refusal(Kind.JOBS, csv_file(HEAD, *rows, f"ZZ9,示例岗,{REST},1,200,3000,"))
    assert told.splitlines()[1:] == [f"第 7 行：{SHIFTED}"]


def test_a_comma_in_the_pay_of_every_row_is_named(refusal: Callable, csv_file: Callable) -> None:
    rows = [f"ZZ{n},示例岗,{REST},1,200,3000," for n in range(5)]
    assert refusal(Kind.JOBS, csv_file(HEAD, *rows)).count(SHIFTED) == 5


def test_a_comma_behind_every_row_moves_nothing(session: Session, csv_file: Callable) -> None:
    rows = [f"ZZ{n},示例岗,{REST},1200,3000,示例," for n in range(5)]
    assert import_file(session, Kind.JOBS, csv_file(HEAD, *rows)).added == 5


@pytest.mark.parametrize(
    "rows",
    [
        (f'ZZ1,"早班,{REST},1200,3000,x', f'ZZ2,晚班",{REST},1200,3000,y'),
        (f'ZZ1,"早班,{REST},1200,3000,x', f'ZZ2,晚班,示例·厂",{REST},1200,3000,y'),
        (f'ZZ1,"早班,{REST},1200,3000,x', f"ZZ2,中班,{REST},1200,3000,x", f'ZZ3,晚班",{REST},1200,3000,y'),
        (f'ZZ1,"""早班,示例·厂\n茶艺""",{REST},1200,3000,x',),
    ],
)
def test_two_halves_of_a_pair_of_quotes_make_no_title_of_two_rows(
    refusal: Callable, csv_file: Callable, rows: tuple[str, ...]
) -> None:
    told = refusal(Kind.JOBS, csv_file(HEAD, *rows, f"ZZ4,中班,{REST},1200,3000,z"))
    assert "第 2 行的引号" in told


@pytest.mark.parametrize(("at", "column"), [(1, "岗位"), (2, "单位")])
def test_a_line_break_in_a_name_is_named(refusal: Callable, csv_file: Callable, at: int, column: str) -> None:
    row = f"ZZ1,早班,{REST},1200,3000,x".split(",")
    row[at] = '"早班\n晚班"'
    told = refusal(Kind.JOBS, csv_file(HEAD, ",".join(row)))
    assert f"第 2 行“{column}”：这里只能写一行，请删掉中间的换行。" in told


def test_a_line_break_in_a_number_is_named(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.JOBS, csv_file(HEAD, f'ZZ1,早班,{REST},"1200\n元",3000,x'))
    assert "第 2 行“工资下限”：这里只能写一行" in told


def test_a_description_may_have_lines(session: Session, csv_file: Callable) -> None:
    import_file(session, Kind.JOBS, csv_file(HEAD, f'ZZ1,早班,{REST},1200,3000,"一,二\n三,四"'))
    assert session.scalars(select(Job.description).where(Job.code == "ZZ1")).one() == "一,二\n三,四"
