"""Where the table lies in a list as an office keeps it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.importing import Kind, Office
from server.registry.models import Occupation, TrainingClass
from tests.importing import import_file

HEADER = ["代码", "名称", "来源"]
ROW = ["ZZ-1", "示例修伞", "示例来源"]
CLASSES = ["编号", "课程编号", "基地编号", "开班日期", "结束日期", "报名截止", "人数", "手语"]
SPRING = Office(day=date(2026, 3, 5))


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Let a function fill the sheets of a workbook, and return its path."""

    def write(fill: Callable[[Worksheet], None], notes: list[str] | None = None) -> Path:
        made = Workbook()
        sheet = made.active
        assert isinstance(sheet, Worksheet)
        if notes is not None:
            for note in notes:
                sheet.append([note])
            sheet.title = "填表说明"
            sheet = made.create_sheet("名单")
        fill(sheet)
        path = tmp_path / "list.xlsx"
        made.save(path)
        return path

    return write


def a_class(code: str, *rest: Any) -> list[Any]:
    return [code, 200101, 1001, "2026-12-01", "2026-12-20", "2026-11-20", 20, *rest]


def held(session: Session, code: str) -> TrainingClass:
    return session.scalars(select(TrainingClass).where(TrainingClass.code == code)).one()


def test_titles_above_the_header_are_told_and_left_out(session: Session, csv_file: Callable) -> None:
    path = csv_file("示例职业汇总表,,", "填报单位：示例残联,,", ",".join(HEADER), ",".join(ROW))
    report = import_file(session, Kind.OCCUPATIONS, path)
    assert report.added == 1
    assert report.notes == (
        "第 1 行“示例职业汇总表”在表头上面，没有读。",
        "第 2 行“填报单位：示例残联”在表头上面，没有读。",
    )


def test_a_merged_title_and_a_sheet_of_notes_do_not_hide_the_table(session: Session, workbook: Callable) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["示例职业汇总表"])
        sheet.merge_cells("A1:C1")
        sheet.append(HEADER)
        sheet.append(ROW)

    path = workbook(fill, notes=["1. 代码不要重复", "2. 名称写全称", "3. 来源写文件名"])
    assert import_file(session, Kind.OCCUPATIONS, path).added == 1


def test_an_error_names_the_sheet_where_there_are_several(refusal: Callable, workbook: Callable) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append(["ZZ-1", None, "示例来源"])

    told = refusal(Kind.OCCUPATIONS, workbook(fill, notes=["说明"]))
    assert told.splitlines() == ["没有导入。工作表“名单”里有 1 处要改：", "第 2 行“名称”：不能空着。"]


def test_a_second_table_is_named_as_not_read(session: Session, tmp_path: Path) -> None:
    made = Workbook()
    for name, row in (("一月", ROW), ("二月", ["ZZ-2", "示例磨刀", "示例来源"])):
        sheet = made.create_sheet(name)
        sheet.append(HEADER)
        sheet.append(row)
    made.remove(made.worksheets[0])
    made.save(tmp_path / "list.xlsx")
    report = import_file(session, Kind.OCCUPATIONS, tmp_path / "list.xlsx")
    assert report.notes == ("读的是工作表“一月”。“二月”没有读，要导入就单独存成一个文件。",)


def test_a_header_of_two_rows_is_read(session: Session, workbook: Callable) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["编号", "课程编号", "基地编号", "时间", None, None, "人数"])
        sheet.append([None, None, None, "开班日期", "结束日期", "报名截止", None])
        for area in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"):
            sheet.merge_cells(area)
        sheet.append(a_class("900001"))

    assert import_file(session, Kind.CLASSES, workbook(fill), office=SPRING).added == 1
    assert held(session, "900001").ends_on == date(2026, 12, 20)


def test_the_two_parts_of_a_name_are_put_together(session: Session, csv_file: Callable) -> None:
    path = csv_file(
        "编号,课程编号,基地编号,开班,结业,报名,人数",
        ",,,日期,日期,截止,",
        "900001,200101,1001,2026-12-01,2026-12-20,2026-11-20,20",
    )
    assert import_file(session, Kind.CLASSES, path, office=SPRING).added == 1


def test_a_value_merged_downwards_counts_for_each_row(session: Session, workbook: Callable) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(CLASSES)
        sheet.append(a_class("900001", "是"))
        sheet.append(a_class("900002"))
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("H2:H3")

    import_file(session, Kind.CLASSES, workbook(fill), office=SPRING)
    assert held(session, "900001").sign_interpreter
    assert held(session, "900002").sign_interpreter
    assert held(session, "900002").course.code == "200101"


def test_a_merged_cell_that_is_empty_does_not_become_a_no(refusal: Callable, workbook: Callable) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(CLASSES)
        sheet.append(a_class("900001"))
        sheet.append(a_class("900002"))
        sheet.merge_cells("H2:H3")

    told = refusal(Kind.CLASSES, workbook(fill))
    assert "第 3 行“手语”：这是合并的空单元格。请取消合并，每一行分别填写。" in told


def test_a_cell_merged_with_its_left_neighbour_is_named(refusal: Callable, workbook: Callable) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append(ROW)
        sheet.merge_cells("B2:C2")

    assert "第 2 行“来源”：这一格和左边的合并了。" in refusal(Kind.OCCUPATIONS, workbook(fill))


def test_sums_and_signatures_are_no_rows(session: Session, csv_file: Callable) -> None:
    path = csv_file(
        ",".join(HEADER), ",".join(ROW), "合计,1,", "制表人：示例甲    审核：示例乙,,", "日期：2026年3月5日,,"
    )
    report = import_file(session, Kind.OCCUPATIONS, path)
    assert (report.rows, len(report.notes)) == (1, 3)
    assert report.notes[0] == "第 3 行“合计”不是数据，没有读。"


def test_a_header_that_is_printed_on_each_page_is_no_row(session: Session, csv_file: Callable) -> None:
    path = csv_file(",".join(HEADER), ",".join(ROW), ",".join(HEADER), "ZZ-2,示例磨刀,示例来源")
    assert import_file(session, Kind.OCCUPATIONS, path).added == 2


def test_other_words_for_a_column_are_known(session: Session, csv_file: Callable) -> None:
    path = csv_file(
        "班级编号,课程编号,基地编号,开课时间,结课时间,报名截止时间,招生人数,所属地区",
        "900001,200101,1001,2026-12-01,2026-12-20,2026-11-20,20人,郑州市",
    )
    assert import_file(session, Kind.CLASSES, path, office=SPRING).notes == ()
    assert held(session, "900001").division_code == "410100"
    path = csv_file("基地编号,基地名称,所在区划,详细地址", "ZB-1,示例·基地,郑州市,示例路1号")
    assert import_file(session, Kind.BASES, path).added == 1


def test_a_column_with_a_name_that_is_nearly_right_is_asked_about(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file("代码,职业名,来源,同义", "ZZ-1,示例修伞,示例来源,补伞"))
    assert "第 1 行“名称”：缺少这一列。文件里的“职业名”是不是它？是的话请改名。" in told
    assert "没有用到的列“同义”，是不是“别名”？是的话请改名再导入一次。" in told


def test_a_file_without_a_header_is_told_what_one_looks_like(refusal: Callable, csv_file: Callable) -> None:
    told = refusal(Kind.OCCUPATIONS, csv_file("甲,乙,丙", "1,2,3"))
    assert told.splitlines()[1] == "第 1 行：没有找到表头。表头要写列的名字，例如：代码、名称、来源。"


def test_a_line_break_in_a_cell_is_no_sign_of_another_program(session: Session, workbook: Callable) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append(["ZZ-1", "示例修伞", "示例_x000D_\n来源"])

    import_file(session, Kind.OCCUPATIONS, workbook(fill))
    assert session.get_one(Occupation, "ZZ-1").source == "示例\n来源"


@pytest.mark.parametrize("number", [130109198205057026, 1.30109e17, "1.30109E+17"])
def test_a_long_number_that_a_spreadsheet_has_changed_is_refused(
    refusal: Callable, workbook: Callable, number: Any
) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEADER)
        sheet.append([number, "示例修伞", "示例来源"])

    told = refusal(Kind.OCCUPATIONS, workbook(fill))
    assert "第 2 行“代码”：这个数太长，表格软件已经把后面的数字改掉了。" in told


def test_a_hidden_sheet_is_not_read(session: Session, tmp_path: Path) -> None:
    made = Workbook()
    hidden = made.active
    assert isinstance(hidden, Worksheet)
    hidden.append(HEADER)
    hidden.append(["ZZ-9", "示例旧表", "示例来源"])
    hidden.sheet_state = "hidden"
    shown = made.create_sheet("名单")
    shown.append(HEADER)
    shown.append(ROW)
    made.save(tmp_path / "list.xlsx")
    import_file(session, Kind.OCCUPATIONS, tmp_path / "list.xlsx")
    assert session.get(Occupation, "ZZ-9") is None
