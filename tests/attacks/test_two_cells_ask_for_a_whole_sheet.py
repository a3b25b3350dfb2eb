"""A workbook of five kilobytes, which the counter and the reader of the values read differently, takes no memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.attacks.test_a_small_file_unfolds_to_gigabytes import MAIN, MOST_MEMORY, READ

DAMAGED = "可能已经损坏"
ONE_ROW = "只有表头"
FAR = "中间空了太多"
TOO_MANY_COLUMNS = "列太多"
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
SHARED = '<c t="s"><v>0</v></c>'
NAMED = b'<sheet name="a" sheetId="1" r:id="rId1"/>'
Patch = dict[str, Callable[[bytes], bytes]]


def cell(place: str, content: str = "<is><t>a</t></is>", kind: str = "inlineStr") -> str:
    return f'<c r="{place}" t="{kind}">{content}</c>'


def sheet(*rows: str, behind: str = "", before: str = "") -> Patch:
    """The rows stand for what the sheet holds."""
    written = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{behind}</worksheet>'
    return {SHEET: lambda _: written.encode()}


def two(far: str) -> Patch:
    """A cell in the first corner and one that is far away."""
    return sheet(f'<row r="1">{cell("A1")}</row>', f'<row r="2">{far}</row>')


def in_utf_16(_: bytes) -> bytes:
    """The far cell is text to who reads two bytes as one letter, and a cell to who reads one."""
    hidden = f'<row r="1">{cell("A1")}</row><row r="2">{cell("GR1048576")} </row>'.encode()
    inside = (hidden + b" " * (len(hidden) % 2)).decode("utf-16-le")
    start = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{cell("A1")}</row></sheetData><x>'
    return f"{start}{inside}</x></worksheet>".encode("utf-16")


def with_count(_: bytes) -> bytes:
    return f'<sst xmlns="{MAIN}" count="4000000000" uniqueCount="4000000000"><si><t>a</t></si></sst>'.encode()


def a_long_text_behind_a_short_one(_: bytes) -> bytes:
    return f'<sst xmlns="{MAIN}"><si/><si><t>a</t></si><si><t>{"a" * 30_000}</t></si></sst>'.encode()


def references(to: str) -> Patch:
    row = f'<c t="s"><v>{to}</v></c>' * 100
    return {TEXTS: a_long_text_behind_a_short_one, **sheet(f"<row>{row}</row>" * 4_000)}


BOMBS: dict[str, tuple[Patch, str]] = {
    "small letters": (two(cell("gr1048576")), DAMAGED),
    "zeros in front": (two(cell("GR00001048576")), DAMAGED),
    "a row that no sheet has": (two(cell("GR99999999")), DAMAGED),
    "a column that no sheet has": (two(cell("AAAA1048576")), DAMAGED),
    "dollars": (two(cell("$GR$1048576")), DAMAGED),
    "a space": (two(cell(" GR1048576 ")), DAMAGED),
    "a plus": (two(cell("GR+1048576")), DAMAGED),
    "a letter as an entity": (two(cell("GR104857&#54;")), FAR),
    "many small letters": (two(cell("zz60000")), DAMAGED),
    "nothing in it": (two(cell("XFD1048576", "<is></is>")), TOO_MANY_COLUMNS),
    "an empty run": (two(cell("XFD1048576", "<is><r/></is>")), TOO_MANY_COLUMNS),
    "an unknown child": (two(cell("XFD1048576", "<x/>", "str")), TOO_MANY_COLUMNS),
    "a cell in a cell": (two(cell("XFD1048576", '<is><c r="B2"/><t>a</t></is>')), TOO_MANY_COLUMNS),
    "a cell in a cell that is near": (two(cell("B2", cell("XFD1048576"))), DAMAGED),
    "a row in a row": (two(f'<row r="1048576">{cell("A2")}</row>{cell("GR1048576")}'), FAR),
    "a row with a plus": (sheet(f'<row r="1">{cell("A1")}</row>', f'<row r="+9">{cell("A9")}</row>'), DAMAGED),
    "a row as a word": (sheet(f'<row r="x">{cell("A1")}</row>'), DAMAGED),
    "rows that go back": (sheet(f'<row r="9">{cell("A9")}</row>', f'<row r="1">{cell("A1")}</row>'), ONE_ROW),
    "another kind of letters": ({SHEET: in_utf_16}, ONE_ROW),
    "a comment that hides": (two(f'<!--> {cell("GR1048576")} -->{cell("B2")}'), ONE_ROW),
    "data that hides": (two(f'<c r="B2" t="str"><v><![CDATA[</v></c>{cell("GR1048576")}]]></v></c>'), "read"),
    "a size that is untrue": (
        sheet(f'<row r="1" spans="1:16384">{cell("A1")}</row>', before='<dimension ref="A1:XFD1048576"/>'), ONE_ROW,
    ),
    "a merged sheet": (
        sheet(f'<row r="1">{cell("A1")}</row>', f'<row r="2">{cell("B2")}</row>',
              behind='<mergeCells count="4000000000"><mergeCell ref="A1:XFD1048576"/></mergeCells>'), ONE_ROW,
    ),
    "a merged area beyond": (
        sheet(f'<row r="1">{cell("A1")}</row>', behind='<mergeCells><mergeCell ref="A1:ZZZZZZZ9"/></mergeCells>'),
        DAMAGED,
    ),
    "a count of texts": (
        {TEXTS: with_count, **sheet(f"<row>{SHARED}</row>", f"<row>{SHARED}{cell('B2')}</row>")}, "read",
    ),
    "a text by a number with a plus": (references("+2"), DAMAGED),
    "a text by a number with zeros": (references("0000000000002"), "文字太多"),
    "a text by a number in other digits": (references("２"), DAMAGED),
    "a text behind an empty one": (references("2"), "文字太多"),
    "a text that there is not": (references("9"), DAMAGED),
    "a sheet that is another part": (
        {"xl/_rels/workbook.xml.rels": lambda rels: rels.replace(b"worksheets/sheet1.xml", b"styles.xml"),
         "xl/styles.xml": lambda _: two(cell("GR1048576"))[SHEET](b"")}, DAMAGED,
    ),
    "a mark of a hundred megabytes": (
        {SHEET: lambda _: b"<worksheet><sheetData x='" + b"a" * 100_000_000 + b"'/></worksheet>"}, DAMAGED,
    ),
    "a note of a hundred megabytes": (
        {SHEET: lambda _: b"<worksheet><!--" + b"a" * 100_000_000 + b"--></worksheet>"}, DAMAGED,
    ),
    "a day that no calendar has": (
        sheet(f'<row r="1">{cell("A1")}</row>', '<row r="2"><c r="A2" s="1"><v>1e300</v></c></row>'), "read",
    ),
    "a hundred thousand names of sheets": (
        {"xl/workbook.xml": lambda book: book.replace(b"<sheets>", b"<sheets>" + NAMED * 100_000)}, "展开后太大",
    ),
    "entities": ({SHEET: lambda _: b'<!DOCTYPE a [<!ENTITY a "aa">]><worksheet>&a;</worksheet>'}, DAMAGED),
}  # fmt: skip


def made(path: Path, patch: Patch) -> Path:
    """Write a real workbook, with some of its parts changed."""
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.append(["编号", "岗位"])
    workbook.active.append(["a", "b"])
    workbook.active["A3"].number_format = "yyyy-mm-dd"
    workbook.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (dict.fromkeys(patch, b"") | parts).items():
            archive.writestr(name, patch.get(name, bytes)(content))
    return path


def read(*paths: Path) -> list[str]:
    """Return what is said of each file, in a process that gets no more memory than an import may take."""
    done = subprocess.run(
        [sys.executable, "-c", READ, *map(str, paths)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY)),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [*done.stdout.splitlines(), done.stderr]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("bombs")
    said = read(*(made(folder / f"{name}.xlsx", patch) for name, (patch, _) in BOMBS.items()))
    return dict(zip(BOMBS, said, strict=False))


@pytest.mark.parametrize("name", BOMBS)
def test_what_was_not_counted_reaches_nobody(told: dict[str, str], name: str) -> None:
    assert BOMBS[name][1] in told[name]
