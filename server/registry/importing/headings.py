"""The names of columns: which field a heading means, and which it may have been meant for."""

from __future__ import annotations

import difflib
import re
import unicodedata

from pydantic import BaseModel

from server.registry.importing.cells import text

UNREMARKABLE = {"", "序号", "备注", "序"}
_DECORATION = re.compile(r"[(（\[【].*?[)）\]】]|[*＊★●○：:\s]")
_CLOSE = 0.5
"""how alike two names must be for the one to be taken for the other"""


class Headings:
    """The columns of one kind of file, by every name that is taken for them."""

    def __init__(self, model: type[BaseModel]) -> None:
        self._fields: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        for name, info in model.model_fields.items():
            extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
            names = extra.get("names", [])
            self.titles[name] = info.title or name
            for written in (name, *(names if isinstance(names, list) else [])):
                self._fields[bare(str(written))] = name
        self.required = {name for name, info in model.model_fields.items() if info.is_required()}

    def field(self, heading: str) -> str | None:
        """Return the field that a heading means."""
        return self._fields.get(bare(heading))

    def meant(self, heading: str) -> str | None:
        """Return the field that a heading may have been meant for, though it is none of its names."""
        close = difflib.get_close_matches(bare(heading), self._fields, n=1, cutoff=_CLOSE)
        return self._fields[close[0]] if close else None


def bare(heading: str) -> str:
    """Return a heading without brackets, marks and spaces, in small and ordinary letters."""
    return _DECORATION.sub("", unicodedata.normalize("NFKC", text(heading))).lower()


def is_remarkable(heading: str) -> bool:
    """Whether a column that is not used is worth telling of."""
    return bare(heading) not in UNREMARKABLE
