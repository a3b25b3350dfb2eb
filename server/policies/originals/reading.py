"""The text of a document file: plain text, PDF or DOCX, told apart by what is in it."""

from io import BytesIO
from pathlib import Path
from unicodedata import normalize
from zipfile import ZipFile

from docx import Document as open_docx
from docx.document import Document as DocxDocument
from docx.table import Table
from pypdf import PdfReader

from server.policies.originals import wording

MOST_BYTES = 20 * 1024 * 1024
MOST_UNFOLDED = 200 * 1024 * 1024
CHARACTERS_A_PAGE = 20
"""with fewer on average, a page is a picture"""
RADICALS = str.maketrans(
    {
        chr(0x2E80 + at): whole
        for at, whole in {
            0x0E: "兀", 0x12: "巳", 0x1F: "母", 0x20: "民", 0x44: "西", 0x45: "见", 0x46: "角", 0x49: "贝",
            0x4B: "车", 0x51: "長", 0x53: "长", 0x54: "门", 0x58: "青", 0x59: "韦", 0x5A: "页", 0x5B: "风",
            0x5C: "飞", 0x5D: "食", 0x62: "马", 0x63: "骨", 0x64: "鬼", 0x65: "鱼", 0x66: "鸟", 0x67: "卤",
            0x68: "麦", 0x69: "黄", 0x6A: "黾", 0x6C: "齐", 0x6E: "齿", 0x70: "龙", 0x73: "龟",
        }.items()
    }
)  # fmt: skip
"""the radicals (U+2E80 to U+2EFF) that are whole characters, for which Unicode has no compatible form"""
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
    except OriginalRefused:
        raise
    except Exception as error:  # a damaged file can fail anywhere in the reader
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
    except OriginalRefused:
        raise
    except Exception as error:  # a damaged file can fail anywhere in the reader
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
        normalize("NFKC", letter) if "\u2f00" <= letter <= "\u2fdf" or "\uf900" <= letter <= "\ufaff" else letter
        for letter in text.translate(RADICALS)
    )
