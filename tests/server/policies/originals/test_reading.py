"""The text of real files, and what is no document; PDF files are in test_printed.py."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from openpyxl import Workbook

from server.policies.originals import wording
from server.policies.originals.reading import MOST_BYTES, OriginalRefused, read_original

TEXT = "《示例办法》\n一、示例总则\n（一）示例金额。\n二、示例附则\n"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def refusal(path: Path) -> str:
    with pytest.raises(OriginalRefused) as caught:
        read_original(path)
    return str(caught.value)


def written(folder: Path, content: bytes) -> Path:
    path = folder / "document"
    path.write_bytes(content)
    return path


def docx(*paragraphs: str, table: tuple[str, ...] = ()) -> bytes:
    """A Word document with paragraphs and a table of one row."""
    document, content = Document(), BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        row = document.add_table(1, len(table)).rows[0]
        for cell, text in zip(row.cells, table, strict=True):
            cell.text = text
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_plain_text_is_read_in_any_common_encoding(tmp_path: Path, encoding: str) -> None:
    assert read_original(written(tmp_path, TEXT.encode(encoding))) == TEXT


def test_utf_16_of_the_other_byte_order_is_read(tmp_path: Path) -> None:
    assert read_original(written(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))) == TEXT


def test_a_word_document_is_read_with_its_tables_in_their_place(tmp_path: Path) -> None:
    content = docx("《示例办法》", "一、示例总则", table=("示例市", "12"))

    assert read_original(written(tmp_path, content)) == "《示例办法》\n一、示例总则\n示例市\t12"


@pytest.mark.parametrize("letter", ["\u2fa6", "\uf90a"])
def test_another_form_of_a_character_is_read_as_the_character(tmp_path: Path, letter: str) -> None:
    assert read_original(written(tmp_path, f"示例{letter}额".encode())) == "示例金额"


def test_brackets_and_full_width_digits_stay_as_they_are(tmp_path: Path) -> None:
    assert read_original(written(tmp_path, "（一）示例１．".encode())) == "（一）示例１．"


def test_a_word_document_of_a_picture_is_refused_as_a_scan(tmp_path: Path) -> None:
    document, content = Document(), BytesIO()
    document.add_picture(BytesIO(PIXEL))
    document.save(content)

    assert refusal(written(tmp_path, content.getvalue())) == wording.SCAN


def test_a_word_document_without_a_word_is_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, docx())) == wording.EMPTY


def xlsx() -> bytes:
    content = BytesIO()
    Workbook().save(content)
    return content.getvalue()


def other_zip() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("示例.txt", "示例")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", wording.EMPTY),
        (b" \r\n\t ", wording.EMPTY),
        (b"\xef\xbb\xbf", wording.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), wording.OLD_WORD),
        (other_zip(), wording.NOT_A_DOCUMENT),
        (xlsx(), wording.NOT_A_DOCUMENT),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64), wording.NOT_A_DOCUMENT),
        (PIXEL, wording.NOT_A_DOCUMENT),
        (b"\xff\xfe\x00", wording.NOT_A_DOCUMENT),
        (b"\xff\xff\xff\xff", wording.NOT_A_DOCUMENT),
        (b"\x01\x02\x03\x04" * 9, wording.NOT_A_DOCUMENT),
        (b"PK\x03\x04 no zip", wording.DAMAGED),
        (b"%PDF-1.7\nno pdf", wording.DAMAGED),
    ],
    ids=[
        "empty", "blank", "mark alone", "old Word", "zip", "XLSX", "JPEG", "PNG", "half UTF-16", "no encoding",
        "controls", "no zip", "no PDF",
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    assert refusal(written(tmp_path, content)) == says


@pytest.mark.parametrize("size", [10, 1000, -100])
def test_a_word_document_that_was_cut_off_is_refused(tmp_path: Path, size: int) -> None:
    assert refusal(written(tmp_path, docx("一、示例总则")[:size])) == wording.DAMAGED


@pytest.mark.parametrize("at", [0, 40, 200])
def test_a_word_document_with_wrong_bytes_inside_is_refused(tmp_path: Path, at: int) -> None:
    content = bytearray(docx("一、示例总则", table=("示例市", "12")))
    with ZipFile(BytesIO(content)) as archive:
        inside = archive.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml") + at
    content[inside : inside + 8] = bytes(letter ^ 0xFF for letter in content[inside : inside + 8])

    assert refusal(written(tmp_path, bytes(content))) == wording.DAMAGED


def test_a_word_document_whose_text_is_no_xml_is_refused(tmp_path: Path) -> None:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "示例")

    assert refusal(written(tmp_path, content.getvalue())) == wording.DAMAGED


def test_a_word_document_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    content = BytesIO(docx("一、示例总则"))
    with ZipFile(content, "a", ZIP_DEFLATED) as archive, archive.open("word/media/a.bmp", "w") as picture:
        for _ in range(201):
            picture.write(bytes(1024 * 1024))

    assert refusal(written(tmp_path, content.getvalue())) == wording.UNFOLDS_TOO_BIG


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 200 * 1024 * 1024])
def test_a_file_of_more_than_20_mb_is_not_even_read(tmp_path: Path, size: int) -> None:
    path = written(tmp_path, b"%PDF-1.7\n")
    with path.open("r+b") as file:
        file.truncate(size)

    assert refusal(path) == wording.TOO_BIG


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "lost.pdf") == wording.NOT_FOUND
    assert refusal(tmp_path) == wording.NOT_FOUND
