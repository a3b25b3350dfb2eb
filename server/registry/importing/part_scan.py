"""Read a part of a workbook as XML, within bounds, and write it anew from what was read.

Another reader may take the same bytes for something else: other letters, a comment that ends elsewhere. What is
written here says one thing to everybody, and what was not counted is not in it.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from server.registry.importing import wording
from server.registry.importing.limits import MAX_MARK_BYTES, MAX_MARKUP, MAX_NAMED_SHEETS, MAX_ROWS, MAX_TEXT
from server.registry.importing.table import UnreadableFile

Given = dict[str, str]
Write = Callable[[str], object]


class PartScan:
    """One part; `write` takes it anew.

    Raises `UnreadableFile` as soon as the part holds more than may be read, or is no XML.
    """

    def __init__(self, write: Write) -> None:
        self._write = write
        self._markup = self._text = self._fed = 0
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._started
        self._parser.EndElementHandler = self._ended
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes) -> None:
        """Read on."""
        self._fed += len(chunk)
        self._parse(chunk, last=False)
        if self._fed - self._parser.CurrentByteIndex > MAX_MARK_BYTES:
            raise UnreadableFile(wording.DAMAGED)

    def end(self) -> None:
        """Say that the part is read."""
        self._parse(b"", last=True)

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            raise UnreadableFile(wording.DAMAGED) from error

    def _doctype(self, *_: object) -> None:
        raise UnreadableFile(wording.DAMAGED)

    def _started(self, tag: str, given: Given) -> None:
        self._markup += 1
        if self._markup > MAX_MARKUP:
            raise UnreadableFile(wording.TOO_MANY_ROWS.format(limit=MAX_ROWS))
        self._start(tag, given)

    def _ended(self, tag: str) -> None:
        self._stop(tag)

    def _characters(self, data: str) -> None:
        self._count(len(data))
        self._say(data)

    def _count(self, characters: int) -> None:
        self._text += characters
        if self._text > MAX_TEXT:
            raise UnreadableFile(wording.TOO_MUCH_TEXT)

    def _start(self, tag: str, given: Given) -> None:
        raise NotImplementedError

    def _stop(self, tag: str) -> None:
        raise NotImplementedError

    def _say(self, data: str) -> None:
        raise NotImplementedError


class FrameScan(PartScan):
    """A part that holds neither cells nor texts: which sheets there are, where they lie, how days are shown."""

    def __init__(self, write: Write) -> None:
        super().__init__(write)
        self.sheets: list[tuple[str, str]] = []
        """name and id"""
        self.targets: dict[str, str] = {}
        """id and part, of the sheets"""

    def _start(self, tag: str, given: Given) -> None:
        name = local(tag)
        if name == "sheet":
            self.sheets += [(given.get("name", ""), id) for key, id in given.items() if key.endswith(":id")]
            if len(self.sheets) > MAX_NAMED_SHEETS:
                raise UnreadableFile(wording.UNFOLDS_TOO_BIG)
        elif name == "Relationship" and given.get("Type", "").endswith("/worksheet"):
            self.targets[given.get("Id", "")] = given.get("Target", "")
        elif name == "sheetData":  # cells, where nobody counts them
            raise UnreadableFile(wording.DAMAGED)
        self._write(f"<{tag}{''.join(f' {name}={quoteattr(value)}' for name, value in given.items())}>")

    def _stop(self, tag: str) -> None:
        self._write(f"</{tag}>")

    def _say(self, data: str) -> None:
        self._write(escape(data))


def local(tag: str) -> str:
    """Return the name of an element without that of its space."""
    return tag.rpartition(":")[2]
