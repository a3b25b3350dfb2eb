"""Files to import, written as an office writes them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy.orm import Session

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.importing import ImportRefused, Kind
from server.registry.sample import load_sample
from tests.importing import import_file

WriteCsv = Callable[..., Path]
WriteXlsx = Callable[..., Path]


@pytest.fixture
def registry(database: Database) -> Database:
    """A registry that holds the divisions and the sample catalogue, on each of the two databases."""
    with database.write() as session:
        load_sample(session, date(2026, 3, 5))
    return database


@pytest.fixture(scope="package")
def catalogue(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The same on SQLite, loaded once; tests keep nothing in it."""
    path = tmp_path_factory.mktemp("catalogue") / "registry.db"
    shutil.copy(sqlite_template, path)
    use_keyring(Keyring("test"))
    registry = Database(f"sqlite:///{path}")
    with registry.write() as session:
        load_sample(session, date(2026, 3, 5))
    yield registry
    registry.close()


@pytest.fixture
def session(catalogue: Database) -> Iterator[Session]:
    """A transaction on the catalogue that is rolled back after the test."""
    use_keyring(Keyring("test"))
    with catalogue.read() as session:
        yield session


@pytest.fixture
def csv_file(tmp_path: Path) -> WriteCsv:
    """Write lines into a CSV file of an encoding and return its path."""

    def write(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "list.csv"
        path.write_bytes("\r\n".join(lines).encode(encoding))
        return path

    return write


@pytest.fixture
def xlsx_file(tmp_path: Path) -> WriteXlsx:
    """Write rows of cells into a workbook and return its path."""

    def write(*rows: list[Any]) -> Path:
        workbook = Workbook()
        sheet = workbook.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        path = tmp_path / "list.xlsx"
        workbook.save(path)
        return path

    return write


@pytest.fixture
def refusal(session: Session) -> Callable[[Kind, Path], str]:
    """Import a file that cannot be imported and return what the clerk is told."""

    def refused(kind: Kind, path: Path) -> str:
        with pytest.raises(ImportRefused) as raised:
            import_file(session, kind, path)
        return str(raised.value.report)

    return refused
