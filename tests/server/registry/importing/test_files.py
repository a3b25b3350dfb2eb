"""Files of every make, and those that are no table at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from server.registry.importing import Kind, import_file
from server.registry.importing.reading import UnreadableFile, read_table
from server.registry.models import Occupation

HEADER = "代码,名称,来源"
ROW = "ZZ-1,示例修伞,示例来源"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_is_read_in_every_usual_encoding(session: Session, csv_file: Callable, encoding: str) -> None:
    report = import_file(session, Kind.OCCUPATIONS, csv_file(HEADER, ROW, encoding=encoding))
    assert report.added == 1
    assert session.get_one(Occupation, "ZZ-1").name == "示例修伞"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_may_use_other_separators(csv_file: Callable, separator: str) -> None:
    table = read_table(csv_file(HEADER.replace(",", separator), ROW.replace(",", separator)))
    assert table.header == ("代码", "名称", "来源")
    assert table.rows[0] == (2, ["ZZ-1", "示例修伞", "示例来源"])


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
        ("list.pdf", b"%PDF-1.7", "这不是 CSV 或 XLSX 文件。"),
        ("list.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "这不是 CSV 或 XLSX 文件。"),
        ("list.csv", b"\xff\xff\xff\xff", "看不懂文件的编码，请存为 UTF-8。"),
        ("list.csv", b"", "文件里没有内容。"),
        ("list.csv", b"\r\n  ,, \r\n", "文件里没有内容。"),
        ("list.csv", "代码,名称,来源\r\n".encode(), "只有表头，没有数据。"),
        ("list.xlsx", b"PK\x03\x04 and then nothing", "文件打不开，可能已经损坏。"),
        ("list.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "这是旧版或加密的 Excel 文件，请另存为 XLSX。"),
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


def test_a_file_above_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)
    with pytest.raises(UnreadableFile, match="超过 50 MB"):
        read_table(path)


def test_a_missing_file_is_named_as_missing(refusal: Callable, tmp_path: Path) -> None:
    assert refusal(Kind.JOBS, tmp_path / "nowhere.csv") == "没有找到这个文件。"
