"""PDF documents, printed by the real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfWriter

from server.policies.originals import wording
from server.policies.originals.outline import clauses_of
from server.policies.originals.reading import OriginalRefused, read_original
from tests.printing import print_pdf

BODY = """
<h1>《示例市残疾人民间技能办法》</h1>
<p>一、示例总则</p>
<p>（一）示例金额。示例车间长期开门，见示例附页。</p>
<p>1.示例第一项</p>
<p>二、示例附则</p>
"""
PICTURE = '<svg width="400" height="400"><rect width="400" height="400" fill="#888"/></svg>'


def refusal(path: Path) -> str:
    with pytest.raises(OriginalRefused) as caught:
        read_original(path)
    return str(caught.value)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return print_pdf(tmp_path_factory.mktemp("printed"), BODY)


def test_a_printed_document_is_read_with_its_clauses(printed: Path) -> None:
    clauses = clauses_of(read_original(printed))

    assert [clause.label for clause in clauses] == ["开头", "一", "一（一）", "一（一）1", "二"]
    assert clauses[2].text == "（一）示例金额。示例车间长期开门，见示例附页。"


def test_a_character_that_was_printed_as_its_radical_is_read_as_the_character(printed: Path) -> None:
    text = read_original(printed)

    assert not [letter for letter in text if "\u2e80" <= letter <= "\u2fdf"]
    assert "《示例市残疾人民间技能办法》" in text


def test_a_pdf_with_a_password_is_refused(printed: Path, tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=printed)
    writer.encrypt("示例", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")

    assert refusal(tmp_path / "a.pdf") == wording.ENCRYPTED


def test_a_pdf_of_pictures_is_refused_as_a_scan(tmp_path: Path) -> None:
    assert refusal(print_pdf(tmp_path, PICTURE)) == wording.SCAN


@pytest.mark.parametrize("size", [20, 1000, 20_000])
def test_a_pdf_that_was_cut_off_is_refused(printed: Path, tmp_path: Path, size: int) -> None:
    (tmp_path / "a.pdf").write_bytes(printed.read_bytes()[:size])

    assert refusal(tmp_path / "a.pdf") == wording.DAMAGED


def test_a_pdf_with_a_filter_that_nobody_knows_is_refused(printed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(printed.read_bytes().replace(b"/FlateDecode", b"/FlatDecoder"))

    assert refusal(tmp_path / "a.pdf") == wording.DAMAGED
