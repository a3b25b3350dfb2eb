"""What happens before the first request."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete

from server.registry.crypto import WrongSecret
from server.registry.database import Database
from server.registry.models import KeyCheck, Person
from server.registry.services import privacy, subsidy
from server.settings import MissingSecret, Settings, load_settings
from server.startup import prepare_database
from tests.samples import a_certificate, a_person


def test_what_was_kept_of_a_deleted_person_goes_at_the_first_start_after_its_time(tmp_path: Path) -> None:
    settings = Settings(secret_key="test", data_dir=tmp_path, sample_data=False)
    prepare_database(settings)
    database = Database(settings.database_url)
    with database.write() as session:
        due, later = (a_person(session) for _ in range(2))
        for person, years in ((due, 0), (later, 3)):
            gained = a_certificate(session, person)
            subsidy.claim(session, person.id, gained.id, None, settings.subsidy, "assistant:sample")
            privacy.delete_person(session, person.id, "assistant:sample", retention_years=years)
    database.close()
    prepare_database(settings)
    database = Database(settings.database_url)
    with database.read() as session:
        assert session.get(Person, due.id) is None
        assert session.get(Person, later.id) is not None
    database.close()


def test_a_start_with_another_key_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    prepare_database(Settings(secret_key="the right one", data_dir=tmp_path, sample_data=False))
    with pytest.raises(WrongSecret, match="TONGXING_SECRET_KEY"):
        prepare_database(Settings(secret_key="another one", data_dir=tmp_path, sample_data=False))
    prepare_database(Settings(secret_key="the right one", data_dir=tmp_path, sample_data=False))


def test_a_registry_from_before_the_check_shows_its_key_by_what_is_in_it(tmp_path: Path) -> None:
    settings = Settings(secret_key="the right one", data_dir=tmp_path, sample_data=False)
    prepare_database(settings)
    database = Database(settings.database_url)
    with database.write() as session:
        a_person(session)
        session.execute(delete(KeyCheck))
    database.close()
    with pytest.raises(WrongSecret):
        prepare_database(Settings(secret_key="another one", data_dir=tmp_path, sample_data=False))


def test_production_takes_no_key_that_could_be_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_ENV", "production")
    with pytest.raises(MissingSecret, match="too short"):
        load_settings(secret_key="tongxing2026")


@pytest.mark.parametrize(
    ("given", "read"),
    [("", ()), ("one", ("one",)), ("one, two,", ("one", "two")), ('["with, comma", "two"]', ("with, comma", "two"))],
)
def test_old_keys_are_a_list(monkeypatch: pytest.MonkeyPatch, given: str, read: tuple[str, ...]) -> None:
    monkeypatch.setenv("TONGXING_OLD_SECRET_KEYS", given)
    assert load_settings(secret_key="test").old_secret_keys == read
