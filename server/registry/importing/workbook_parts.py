"""The parts of a workbook, unpacked within bounds: what was counted here is all that is read of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TypeVar

from server.registry.importing import wording
from server.registry.importing.limits import MAX_DIRECTORY_BYTES, MAX_PART_BYTES, MAX_UNFOLDED_BYTES
from server.registry.importing.part_scan import FrameScan, PartScan, Write
from server.registry.importing.sheet_scan import SheetScan
from server.registry.importing.table import UnreadableFile
from server.registry.importing.texts_scan import TextsScan

END = b"PK\x05\x06"
LARGE = b"PK\x06\x07"
"""marks a directory of a size that no list needs"""
CHUNK = 64 * 1024
WORKBOOK, TEXTS = "xl/workbook.xml", "xl/sharedstrings.xml"
FRAME = ("[content_types].xml", "_rels/.rels", WORKBOOK, "xl/_rels/workbook.xml.rels", "xl/styles.xml")
ScanT = TypeVar("ScanT", bound=PartScan)


@dataclass
class Counted:
    """A workbook anew, with nothing but the parts that are read, and what was counted in its sheets."""

    file: IO[bytes]
    sheets: dict[str, SheetScan] = field(default_factory=dict)
    """by name"""


def counted(content: bytes) -> Counted:
    """Unpack the workbook and pack it anew.

    Sizes are counted while unpacking, for what a file says of its own sizes need not be true.
    Raises `UnreadableFile` where a bound is passed.
    """
    anew = io.BytesIO()
    with _opened(content) as archive, zipfile.ZipFile(anew, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        packing = _Packing(archive, copy)
        if WORKBOOK not in packing.names:
            raise UnreadableFile(wording.NOT_A_WORKBOOK)
        frame = [packing.part(name, FrameScan, MAX_PART_BYTES) for name in FRAME if name in packing.names]
        texts = packing.part(TEXTS, TextsScan).lengths if TEXTS in packing.names else ()
        parts = {
            part: packing.part(part, lambda write: SheetScan(write, texts))
            for part in dict.fromkeys(_part(target) for scan in frame for target in scan.targets.values())
            if part in packing.names and part not in (*FRAME, TEXTS)
        }
    anew.seek(0)
    targets = {id: _part(target) for scan in frame for id, target in scan.targets.items()}
    sheets = {name: targets.get(id, "") for scan in frame for name, id in scan.sheets}
    return Counted(anew, {name: parts[part] for name, part in sheets.items() if part in parts})


def _part(target: str) -> str:
    """Return the part that a relation of the workbook names."""
    return "xl/" + target.lower().removeprefix("/").removeprefix("xl/")


class _Packing:
    """One workbook on its way; `names` are its parts, by their name in small letters."""

    def __init__(self, archive: zipfile.ZipFile, copy: zipfile.ZipFile) -> None:
        self._archive, self._copy = archive, copy
        self._left = MAX_UNFOLDED_BYTES
        self.names = {name.lower(): name for name in archive.namelist()}

    def part(self, name: str, scan_of: Callable[[Write], ScanT], most: int = MAX_UNFOLDED_BYTES) -> ScanT:
        """Read a part and write it anew; return what was counted."""
        read, most = 0, min(self._left, most)
        with (
            self._archive.open(self.names[name]) as part,
            io.TextIOWrapper(self._copy.open(self.names[name], "w"), "utf-8", newline="") as written,
        ):
            scan = scan_of(written.write)
            while chunk := part.read(CHUNK):
                read += len(chunk)
                if read > most:
                    raise UnreadableFile(wording.UNFOLDS_TOO_BIG)
                scan.feed(chunk)
            scan.end()
        self._left -= read
        return scan


@contextmanager
def _opened(content: bytes) -> Iterator[zipfile.ZipFile]:
    tail = content[-66_000:]
    end = tail.rfind(END)
    directory = int.from_bytes(tail[end + 12 : end + 16], "little")
    if end < 0:
        raise UnreadableFile(wording.DAMAGED)
    if directory > MAX_DIRECTORY_BYTES or LARGE in tail[max(0, end - 20) : end]:
        raise UnreadableFile(wording.UNFOLDS_TOO_BIG)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield archive
