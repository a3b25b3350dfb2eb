"""The parts of a workbook, unpacked within bounds: what was counted here is all that is read of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from server.registry.importing import wording
from server.registry.importing.limits import MAX_DIRECTORY_BYTES, MAX_PART_BYTES, MAX_UNFOLDED_BYTES
from server.registry.importing.sheet_scan import Scan
from server.registry.importing.table import UnreadableFile

END = b"PK\x05\x06"
LARGE = b"PK\x06\x07"
"""marks a directory of a size that no list needs"""
CHUNK = 64 * 1024
WORKBOOK = "xl/workbook.xml"
NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/[^/]+\.xml|xl/_rels/[^/]+\.rels|xl/worksheets/[^/]+\.xml", re.IGNORECASE
)
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
TEXTS = re.compile(r"xl/sharedStrings\.xml", re.IGNORECASE)


def counted(path: Path) -> tuple[IO[bytes], dict[str, Scan]]:
    """Return the workbook anew, with nothing but the parts that are read, and what was counted in each part.

    Sizes are counted while unpacking, for what a file says of its own sizes need not be true.
    Raises `UnreadableFile` where a bound is passed.
    """
    scans: dict[str, Scan] = {}
    anew = io.BytesIO()
    with _opened(path) as archive, zipfile.ZipFile(anew, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        names = [name for name in dict.fromkeys(archive.namelist()) if NEEDED.fullmatch(name)]
        if WORKBOOK not in (name.lower() for name in names):
            raise UnreadableFile(wording.NOT_A_WORKBOOK)
        left = MAX_UNFOLDED_BYTES
        lengths: list[Scan] = []
        for name in sorted(names, key=lambda name: SHEET.fullmatch(name) is not None):  # texts before sheets
            of_content = SHEET.fullmatch(name) or TEXTS.fullmatch(name)
            scan = Scan(lengths[0].text_lengths if lengths else None)
            left -= _copy(archive, copy, name, scan, left if of_content else min(left, MAX_PART_BYTES))
            scans[name] = scan
            if TEXTS.fullmatch(name):
                lengths.append(scan)
    anew.seek(0)
    return anew, scans


def _copy(archive: zipfile.ZipFile, copy: zipfile.ZipFile, name: str, scan: Scan, most: int) -> int:
    read = 0
    with archive.open(name) as part, copy.open(name, "w") as written:
        while chunk := part.read(CHUNK):
            read += len(chunk)
            if read > most:
                raise UnreadableFile(wording.UNFOLDS_TOO_BIG)
            scan.feed(chunk)
            written.write(chunk)
    scan.end()
    return read


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        tail = file.read()
        end = tail.rfind(END)
        directory = int.from_bytes(tail[end + 12 : end + 16], "little")
        if end < 0:
            raise UnreadableFile(wording.DAMAGED)
        if directory > MAX_DIRECTORY_BYTES or LARGE in tail[max(0, end - 20) : end]:
            raise UnreadableFile(wording.UNFOLDS_TOO_BIG)
        with zipfile.ZipFile(file) as archive:
            yield archive
