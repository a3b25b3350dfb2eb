"""What happens before the first request."""

from __future__ import annotations

from pathlib import Path

from server.registry.database import Database
from server.registry.models import Person
from server.registry.services import privacy, subsidy
from server.settings import Settings
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
