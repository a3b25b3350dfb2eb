"""The texts that cells of a workbook refer to by their number, written anew each as one text."""

from __future__ import annotations

from array import array
from xml.sax.saxutils import escape

from server.registry.importing import wording
from server.registry.importing.limits import MAX_CELLS
from server.registry.importing.part_scan import Given, PartScan, Write, local
from server.registry.importing.table import UnreadableFile


class Spoken:
    """The text of a cell or of a shared text: that of its runs, without how it is read aloud (`rPh`)."""

    def __init__(self) -> None:
        self.text = ""
        self._in_text = self._aside = False

    def begin(self, name: str) -> None:
        """Go into an element."""
        self._aside = self._aside or name == "rPh"
        self._in_text = name == "t" and not self._aside

    def say(self, data: str) -> None:
        """Hear characters."""
        if self._in_text:
            self.text += data

    def end(self, name: str) -> None:
        """Leave an element."""
        self._in_text = False
        self._aside = self._aside and name != "rPh"


class TextsScan(PartScan):
    """`lengths` are those of the texts."""

    def __init__(self, write: Write) -> None:
        super().__init__(write)
        self.lengths: array[int] = array("I")
        self._spoken: Spoken | None = None
        write("<sst>")

    def end(self) -> None:
        super().end()
        self._write("</sst>")

    def _start(self, tag: str, given: Given) -> None:
        if local(tag) == "si":
            self._spoken = Spoken()
            if len(self.lengths) >= MAX_CELLS:
                raise UnreadableFile(wording.TOO_MANY_CELLS)
        elif self._spoken is not None:
            self._spoken.begin(local(tag))

    def _say(self, data: str) -> None:
        if self._spoken is not None:
            self._spoken.say(data)

    def _stop(self, tag: str) -> None:
        if self._spoken is None:
            return
        self._spoken.end(local(tag))
        if local(tag) == "si":
            self.lengths.append(len(self._spoken.text))
            self._write(f'<si><t xml:space="preserve">{escape(self._spoken.text)}</t></si>')
            self._spoken = None
