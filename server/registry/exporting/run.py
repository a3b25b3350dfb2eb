"""Export one kind into files that the import reads back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from sqlalchemy.orm import Session

from server.registry.exporting.cells import written
from server.registry.exporting.files import ENDINGS, write_rows
from server.registry.exporting.records import records
from server.registry.importing import wording
from server.registry.importing.kinds import Kind, row_of
from server.registry.importing.limits import MAX_ROWS


class WrongEnding(ValueError):
    """The file's name does not say which kind of file it is to be."""


def export_file(session: Session, kind: Kind, path: Path) -> tuple[int, list[Path]]:
    """Write all records of a kind; return how many these are, and the files.

    What is more than one import takes goes on in further files (岗位.csv, 岗位-2.csv). Raises `WrongEnding`.
    The caller keeps the audit.
    """
    if path.suffix.lower() not in ENDINGS:
        raise WrongEnding(wording.WRONG_ENDING)
    fields = row_of(kind).model_fields
    header = [info.title or name for name, info in fields.items()]
    rows: Iterator[list[str]] = (
        [written(info, name, record[name]) for name, info in fields.items()] for record in records(session, kind)
    )
    count = 0
    files: list[Path] = []
    while True:
        part = list(islice(rows, MAX_ROWS))
        if not part and files:
            return count, files
        target = path if not files else path.with_stem(f"{path.stem}-{len(files) + 1}")
        write_rows(target, chain([header], part))
        files.append(target)
        count += len(part)
