"""Tell what a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import PurePath

from server.registry.importing import wording
from server.registry.importing.limits import MAX_BYTES
from server.registry.importing.table import UnreadableFile

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
"""the container of .xls, of WPS's .et, and of a workbook with a password"""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
MARKUP = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html|head|body|table|meta|style|\?xml)", re.IGNORECASE
)
OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"{\\rtf")


class Make(Enum):
    """What can be read."""

    TEXT = "text"
    WORKBOOK = "workbook"


def make_of(content: bytes, name: str) -> Make:
    """Return how what a file of this name holds is to be read.

    Raises `UnreadableFile` with what it is, and what to do, where it cannot be read.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableFile(wording.TOO_BIG)
    if content.startswith(OLE):
        raise UnreadableFile(_in_ole(content, PurePath(name).suffix.lower()))
    if content.startswith(OTHER_KINDS):
        raise UnreadableFile(wording.NOT_A_TABLE)
    if MARKUP.match(content):
        raise UnreadableFile(wording.WEB_PAGE)
    if not content.strip():
        raise UnreadableFile(wording.EMPTY)
    return Make.WORKBOOK if content.startswith(ZIP) else Make.TEXT


def _in_ole(content: bytes, suffix: str) -> str:
    if ENCRYPTED in content:
        return wording.PASSWORD
    if suffix == ".et":
        return wording.WPS_TABLE
    if suffix in (".xls", ".xlsx") or any(name in content for name in OLD_WORKBOOK):
        return wording.OLD_EXCEL
    return wording.NOT_A_TABLE
