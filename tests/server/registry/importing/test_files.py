"""Files of every make, and those that are no table at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from server.registry.importing import Kind
from server.registry.importing.headings import Headings
from server.registry.importing.place_and_trade_rows import OccupationRow
from server.registry.importing.reading import UnreadableFile
from server.registry.importing.reading import read_table as read
from server.registry.importing.table import Table
from server.registry.models import Occupation
from tests.importing import import_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "请在表格软件里打开，另存为 XLSX 再导入。"
HEADER = "代码,名称,来源"
ROW = "ZZ-1,示例修伞,示例来源"


def read_table(path: Path) -> Table:
    """Read a list of occupations."""
    return read(path, Headings(OccupationRow))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_is_read_in_every_usual_encoding(session: Session, csv_file: Callable, encoding: str) -> None:
    report = import_file(session, Kind.OCCUPATIONS, csv_file(HEADER, ROW, encoding=encoding))
    assert report.added == 1
    assert session.get_one(Occupation, "ZZ-1").name == "示例修伞"


@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_a_csv_file_may_use_other_separators(csv_file: Callable, separator: str) -> None:
    table = read_table(csv_file(HEADER.replace(",", separator), ROW.replace(",", separator)))
    assert table.header == ("代码", "名称", "来源")
    assert table.rows[0] == (2, ["ZZ-1", "示例修伞", "示例来源"])


def test_the_separator_that_the_first_line_names_is_taken(csv_file: Callable) -> None:
    table = read_table(csv_file("sep=;", HEADER.replace(",", ";"), ROW.replace(",", ";")))
    assert (table.header_row, table.rows[0]) == (1, (2, ["ZZ-1", "示例修伞", "示例来源"]))


def test_tabs_that_pad_the_columns_are_no_separator(csv_file: Callable) -> None:
    table = read_table(csv_file("\t,".join(HEADER.split(",")) + "\t", "\t,".join(ROW.split(",")) + "\t"))
    assert table.header == ("代码", "名称", "来源")


def test_the_euro_sign_of_windows_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"{HEADER}\r\nZZ-1,示例修伞,示例来源50".encode("gb18030") + b"\x80")
    assert read_table(path).rows[0][1][2] == "示例来源50€"


def test_a_text_of_a_spreadsheet_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes("\r\n".join([HEADER, ROW]).replace(",", "\t").encode("utf-16"))
    assert len(read_table(path).rows) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ('ZZ-1,示例修伞,"示例', "ZZ-2,示例磨刀,示例来源"),
        ('ZZ-1,示例修伞,"示例', "ZZ-2,示例磨刀,示例来源", 'ZZ-3,示例补锅,示例"'),
        ('ZZ-1,示例修伞,"示例', 'ZZ-2,"示例磨刀",示例来源'),
    ],
)
def test_a_quotation_mark_that_swallows_rows_is_named(csv_file: Callable, rows: tuple[str, ...]) -> None:
    with pytest.raises(UnreadableFile, match="第 2 行的引号"):
        read_table(csv_file(HEADER, *rows))


def test_a_workbook_is_read_from_its_first_sheet(session: Session, xlsx_file: Callable) -> None:
    path = xlsx_file(["代码", "名称", "来源"], [901, "示例修伞", "示例来源"])
    assert import_file(session, Kind.OCCUPATIONS, path).added == 1
    assert session.get_one(Occupation, "901").name == "示例修伞"


def test_blank_lines_count_as_rows_but_are_not_read(csv_file: Callable) -> None:
    table = read_table(csv_file(HEADER, "", ",,", ROW))
    assert [number for number, _ in table.rows] == [4]


def test_a_cell_may_hold_commas_and_line_breaks(csv_file: Callable) -> None:
    table = read_table(csv_file(HEADER, 'ZZ-1,"示例修伞,补伞\n磨刀",示例来源'))
    assert table.rows[0][1][1] == "示例修伞,补伞\n磨刀"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("list.pdf", b"%PDF-1.7", f"这不是 CSV 或 XLSX 文件。{SAVE_AS}"),
        (
            "list.csv",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            f"这不是 CSV 或 XLSX 文件。{SAVE_AS}",
        ),
        ("list.csv", b"\xff\xff\xff\xff", "看不懂文件的编码，请存为 UTF-8。"),
        ("list.csv", b"", "文件里没有内容。"),
        ("list.csv", b"\r\n  ,, \r\n", "文件里没有内容。"),
        ("list.csv", "代码,名称,来源\r\n".encode(), "只有表头，没有数据。"),
        (
            "list.xlsx",
            b"PK\x03\x04 and then nothing",
            f"文件打不开，可能已经损坏。{SAVE_AS}",
        ),
        ("list.xls", OLE, "这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 里打开，另存为 XLSX 再导入。"),
        ("list.xlsx", OLE, "这是旧版 Excel 文件（.xls）。请在 Excel 或 WPS 里打开，另存为 XLSX 再导入。"),
        ("list.et", OLE, "这是 WPS 表格文件（.et）。请在 WPS 里打开，另存为 XLSX 再导入。"),
        (
            "list.xlsx",
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "文件加了密码。请先在 Excel 或 WPS 里取消密码，保存后再导入。",
        ),
        (
            "list.xls",
            b"<html><table><tr><td>1</td></tr></table></html>",
            "这其实是网页，只是名字像表格。请在 Excel 或 WPS 里打开，另存为 XLSX 再导入。",
        ),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as raised:
        read_table(path)
    assert str(raised.value) == sentence


def test_a_file_above_sixteen_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(16 * 1024 * 1024 + 1)
    with pytest.raises(UnreadableFile, match="超过 16 MB"):
        read_table(path)


def test_a_missing_file_is_named_as_missing(refusal: Callable, tmp_path: Path) -> None:
    assert refusal(Kind.JOBS, tmp_path / "nowhere.csv") == "没有找到这个文件。"
