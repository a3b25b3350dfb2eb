"""The text of a document file: plain text, PDF or DOCX, told apart by what is in it."""

from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from zipfile import BadZipFile, ZipFile

from docx import Document as open_docx
from docx.document import Document as DocxDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from server.policies.originals import wording

MOST_BYTES = 20 * 1024 * 1024
MOST_UNFOLDED = 200 * 1024 * 1024
CHARACTERS_A_PAGE = 20
"""with fewer on average, a page is a picture"""
OLE = b"\xd0\xcf\x11\xe0"


class OriginalRefused(Exception):
    """The document cannot be taken; the message is a sentence for the clerk."""


def read_original(path: Path) -> str:
    """The text of a document. Raises OriginalRefused for what is no document, too large, encrypted or a scan."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OriginalRefused(wording.TOO_BIG)
        content = path.read_bytes()
    except OSError as error:
        raise OriginalRefused(wording.NOT_FOUND) from error
    if content.startswith(b"%PDF-"):
        text = _pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        text = _docx(content)
    elif content.startswith(OLE):
        raise OriginalRefused(wording.OLD_WORD)
    else:
        text = _plain(content)
    if not text.strip():
        raise OriginalRefused(wording.EMPTY)
    return _whole_characters(text)


def _pdf(content: bytes) -> str:
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise OriginalRefused(wording.ENCRYPTED)
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise OriginalRefused(wording.DAMAGED) from error
    if sum(len(page.strip()) for page in pages) < CHARACTERS_A_PAGE * len(pages):
        raise OriginalRefused(wording.SCAN)
    return "\n".join(pages)


def _docx(content: bytes) -> str:
    try:
        with ZipFile(BytesIO(content)) as archive:
            if "word/document.xml" not in archive.namelist():
                raise OriginalRefused(wording.NOT_A_DOCUMENT)
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNFOLDED:
                raise OriginalRefused(wording.UNFOLDS_TOO_BIG)
        lines = _lines(open_docx(BytesIO(content)))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        raise OriginalRefused(wording.DAMAGED) from error
    text = "\n".join(lines)
    if not text.strip() and b"word/media/" in content:
        raise OriginalRefused(wording.SCAN)
    return text


def _lines(document: DocxDocument) -> list[str]:
    lines: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return lines


def _plain(content: bytes) -> str:
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise OriginalRefused(wording.NOT_A_DOCUMENT)
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(ord(letter) < 32 and letter not in "\t\r\n\f" for letter in text)
        if odd <= len(text) / 1000:
            return text
    raise OriginalRefused(wording.NOT_A_DOCUMENT)


def _whole_characters(text: str) -> str:
    """Some PDF files write 金 as its radical (U+2FA6): the same shape, and not found by any search."""
    return "".join(
        normalize("NFKC", letter) if "⺀" <= letter <= "⿟" or "豈" <= letter <= "\ufaff" else letter
        for letter in text
    )
