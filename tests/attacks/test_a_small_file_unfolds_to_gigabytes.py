"""A file of a megabyte or two that unfolds to hundreds is refused, and no memory is spent on it."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

MOST_MEMORY = 400 * 1024 * 1024
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CELL = b'<c t="inlineStr"><is><t>a</t></is></c>'
OPENING, CLOSING = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode(), b"</sheetData></worksheet>"

READ = """
import sys
from pathlib import Path
from server.registry.importing.headings import Headings
from server.registry.importing.reading import UnreadableFile, read_table
from server.registry.importing.job_row import JobRow
for path in sys.argv[1:]:
    try:
        read_table(Path(path), Headings(JobRow))
        print("read")
    except UnreadableFile as refused:
        print(refused)
"""


def rows(sheet: IO[bytes]) -> None:
    """Millions of rows of one cell."""
    fill(sheet, b"<row>" + CELL + b"</row>", 2_000_000)


def empty_rows(sheet: IO[bytes]) -> None:
    """Millions of rows without a cell."""
    fill(sheet, b"<row/>", 10_000_000)


def columns(sheet: IO[bytes]) -> None:
    """Rows that use every column there is."""
    fill(sheet, b"<row>" + CELL * 16_384 + b"</row>", 50)


def one_cell(sheet: IO[bytes]) -> None:
    """A text of 200 MB."""
    sheet.write(b'<row><c t="inlineStr"><is><t>')
    fill(sheet, b"a", 200 * 1024 * 1024)
    sheet.write(b"</t></is></c></row>")


def corners(sheet: IO[bytes]) -> None:
    """Two cells as far from each other as can be."""
    for row, column in ((1, "A"), (1_048_576, "GR")):
        sheet.write(f'<row r="{row}"><c r="{column}{row}" t="inlineStr"><is><t>a</t></is></c></row>'.encode())


def repeated_text(sheet: IO[bytes]) -> None:
    """One long text that a hundred thousand cells refer to."""
    fill(sheet, b"<row>" + b'<c t="s"><v>0</v></c>' * 10 + b"</row>", 10_000)


def merged(sheet: IO[bytes]) -> None:
    """Millions of merged areas."""
    sheet.write(b"<row>" + CELL + b"</row></sheetData><mergeCells>")
    fill(sheet, b'<mergeCell ref="A1:B2"/>', 2_000_000)
    sheet.write(b"</mergeCells><sheetData>")


def few(sheet: IO[bytes]) -> None:
    sheet.write(b"<row>" + b'<c t="s"><v>0</v></c>' + b"</row>")


def many_texts(texts: IO[bytes]) -> None:
    """Millions of shared texts."""
    fill(texts, b"<si><t>ab</t></si>", 5_000_000)


def long_text(texts: IO[bytes]) -> None:
    texts.write(b"<si><t>" + b"a" * 30_000 + b"</t></si>")


def fill(part: IO[bytes], piece: bytes, times: int) -> None:
    """Write a piece many times, in larger pieces."""
    at_once = max(1, min(times, 65_536 // len(piece)))
    for _ in range(times // at_once):
        part.write(piece * at_once)


def fill_file(path: Path, piece: bytes, times: int) -> None:
    with path.open("wb") as file:
        fill(file, piece, times)


Part = Callable[[IO[bytes]], None]


def bomb(path: Path, sheet: Part, texts: Part | None = None) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            f'<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        )
        if texts is not None:
            with archive.open("xl/sharedStrings.xml", "w") as part:
                part.write(f'<sst xmlns="{MAIN}">'.encode())
                texts(part)
                part.write(b"</sst>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            part.write(OPENING)
            sheet(part)
            part.write(CLOSING)


def many_parts(path: Path) -> None:
    """A list of parts that is far longer than the parts."""
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"xl/worksheets/{number}.xml", b"")


BOMBS: dict[str, tuple[Callable[[Path], None], str]] = {
    "rows.xlsx": (lambda path: bomb(path, rows), "行太多"),
    "empty rows.xlsx": (lambda path: bomb(path, empty_rows), "行太多"),
    "columns.xlsx": (lambda path: bomb(path, columns), "列太多"),
    "one cell.xlsx": (lambda path: bomb(path, one_cell), "文字太多"),
    "corners.xlsx": (lambda path: bomb(path, corners), "中间空了太多"),
    "repeated text.xlsx": (lambda path: bomb(path, repeated_text, long_text), "文字太多"),
    "merged.xlsx": (lambda path: bomb(path, merged), "合并的单元格太多"),
    "texts.xlsx": (lambda path: bomb(path, few, many_texts), "填了的格子太多"),
    "parts.xlsx": (many_parts, "展开后太大"),
    "one row.csv": (lambda path: fill_file(path, b"ab,", 5_000_000), "有一行太长"),
    "a row of many lines.csv": (lambda path: fill_file(path, b'"\n",ab,', 2_000_000), "有一行太长"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Read all of them in a process that gets no more memory than an import may take."""
    folder = tmp_path_factory.mktemp("bombs")
    for name, (make, _) in BOMBS.items():
        make(folder / name)
    done = subprocess.run(
        [sys.executable, "-c", READ, *(str(folder / name) for name in BOMBS)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY)),
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return dict(zip(BOMBS, done.stdout.splitlines(), strict=True))


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_unfolds_is_refused(told: dict[str, str], name: str) -> None:
    assert BOMBS[name][1] in told[name]
