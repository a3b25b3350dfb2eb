"""What is exported is imported again unchanged, and no cell of it does anything in a spreadsheet."""

from __future__ import annotations

import csv
import shutil
import stat
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from server import clock
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.exporting import WrongEnding, export_file
from server.registry.importing import Kind, Office, import_file
from server.registry.importing.kinds import PERSONAL
from server.registry.models import TrainingBase
from server.registry.sample import load_sample
from server.registry.services import subsidy_history, training
from tests import samples

NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)  # at the office
OFFICE = Office(day=date(2026, 11, 30))
DANGEROUS = ("=1+1", "+86 371", "-示例", "@示例", "'=示例", "''@示例")


@pytest.fixture(scope="module", autouse=True)
def the_day_that_the_lists_are_of() -> Iterator[None]:
    begun = time.monotonic()
    clock.use_reading(lambda zone: (NOON + timedelta(seconds=time.monotonic() - begun)).astimezone(zone))
    yield
    clock.use_reading(datetime.now)


@pytest.fixture(scope="module")
def full(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A registry with the sample catalogue, and people with all that is theirs."""
    path = tmp_path_factory.mktemp("full") / "registry.db"
    shutil.copy(sqlite_template, path)
    use_keyring(Keyring("test"))
    registry = Database(f"sqlite:///{path}")
    with registry.write() as session:
        load_sample(session, date(2026, 3, 5))
        for number, text in enumerate(DANGEROUS):
            samples.an_occupation(session, name=f"{text}工{number}", synonyms=[f"{text}活"])
        base = session.scalars(select(TrainingBase)).first()
        assert base is not None
        base.address, base.phone = "=示例路1号\n第二行", "+86 371"
        for status in ("paid", "approved", "submitted", "refused", "returned", "withdrawn"):
            whose = samples.a_person(session, name="示例甲", area="410100")
            gained = samples.a_certificate(
                session, whose, issued_on=date(2026, 2, 1), number=f"SL-{status}", issuer="示例单位"
            )
            moment = datetime(2026, 2, 28, 16, 30, tzinfo=UTC)  # the first of March at the office
            earlier = subsidy_history.EarlierClaim(
                gained.id, date(2026, 3, 1), moment, status, "6222020000000000123", "=示例原因"
            )
            subsidy_history.take_over(session, whose.id, earlier, OFFICE.reading, "test")
            held = samples.a_class(session, capacity=2)
            training.take_over(session, whose.id, held.id, "completed", moment, "test")
    yield registry
    registry.close()


@pytest.fixture
def keys() -> None:
    use_keyring(Keyring("test"))


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_exported_is_what_is_imported(
    full: Database, tmp_path: Path, sqlite_template: Path, ending: str
) -> None:
    shutil.copy(sqlite_template, tmp_path / "new.db")
    new = Database(f"sqlite:///{tmp_path}/new.db")
    for kind in Kind:
        first, second, third = (tmp_path / f"{kind}{at}.{ending}" for at in (1, 2, 3))
        with full.read() as session:
            count, _ = export_file(session, kind, first)
        assert count > 0
        assert import_file(new, kind, first, office=OFFICE).added == count
        with new.read() as session:
            export_file(session, kind, second)
        assert cells(second) == cells(first)
        assert import_file(full, kind, first, office=OFFICE).added == 0  # where it came from nothing changes either
        with full.read() as session:
            export_file(session, kind, third)
        assert cells(third) == cells(first)
    new.close()


@pytest.mark.usefixtures("keys")
def test_no_cell_of_a_csv_file_begins_like_a_formula(full: Database, tmp_path: Path) -> None:
    with full.read() as session:
        export_file(session, Kind.OCCUPATIONS, tmp_path / "list.csv")
    names = [row[1] for row in cells(tmp_path / "list.csv")]
    assert "'=1+1工0" in names
    assert not [name for name in names if name[:1] in "=+-@"]


@pytest.mark.usefixtures("keys")
def test_no_cell_of_a_workbook_is_a_formula(full: Database, tmp_path: Path) -> None:
    with full.read() as session:
        export_file(session, Kind.OCCUPATIONS, tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    assert "=1+1工0" in [row[1].value for row in sheet.iter_rows()]


@pytest.mark.usefixtures("keys")
@pytest.mark.parametrize("kind", PERSONAL)
def test_a_list_of_people_is_for_the_account_alone(full: Database, tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / "list.csv"
    path.touch(0o644)
    with full.read() as session:
        export_file(session, kind, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("keys")
def test_more_than_one_import_takes_goes_on_in_a_second_file(
    full: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.registry.exporting.run.MAX_ROWS", 4)
    with full.read() as session:
        count, files = export_file(session, Kind.PEOPLE, tmp_path / "list.csv")
    assert (count, [path.name for path in files]) == (6, ["list.csv", "list-2.csv"])
    assert [len(cells(path)) for path in files] == [5, 3]


@pytest.mark.usefixtures("keys")
def test_another_ending_is_refused(full: Database, tmp_path: Path) -> None:
    with pytest.raises(WrongEnding, match=r"\.csv"), full.read() as session:
        export_file(session, Kind.JOBS, tmp_path / "list.xls")


def cells(path: Path) -> list[list[Any]]:
    """Return all that a file holds."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)]
