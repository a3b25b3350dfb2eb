"""A registry that was written before keys had ids opens with the same key, and is rewritten by a rotation."""

from __future__ import annotations

import base64
import hmac
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text

from language.numbers.personal import CertificateNumber
from server.derive import key_of_before
from server.open_registry import open_registry
from server.registry.crypto import WrongSecret, keyring
from server.registry.database import Database
from server.registry.services import audit, people, rotation
from server.settings import Settings
from tests.samples import a_certificate_number, a_person

SECRET, NUMBER, PHONE = "the key of then and now", a_certificate_number(), "19900001234"


def sealed(plain: str) -> str:
    nonce, cipher = bytes(12), AESGCM(key_of_before(SECRET, "encryption"))
    return base64.b64encode(nonce + cipher.encrypt(nonce, plain.encode(), None)).decode()


def hashed(purpose: str, plain: str) -> str:
    return hmac.digest(key_of_before(SECRET, "index"), f"{purpose}:{plain}".encode(), "sha256").hex()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """Of a registry with one person in it, all as the release before wrote it."""
    settings = Settings(secret_key=SECRET, data_dir=tmp_path, database_url=database_url, sample_data=False)
    database = open_registry(settings)
    with database.write() as session:
        person = a_person(session, name="示例甲", number=NUMBER, phone=PHONE)
    with database.write() as session:
        row = {"name": sealed("示例甲"), "phone": sealed(PHONE), "phone_hash": hashed("phone", PHONE),
               "number_hash": hashed("resident", NUMBER[:18]), "id": person.id}  # fmt: skip
        hashes = "phone_hash = :phone_hash, number_hash = :number_hash"
        session.execute(text(f"update people set name = :name, phone = :phone, {hashes} where id = :id"), row)
        certificate = {"number": sealed(NUMBER), "category": sealed(NUMBER[18]), "level": sealed(NUMBER[19])}
        session.execute(
            text("update disability_certificates set number = :number, category = :category, level = :level"),
            certificate,
        )
        session.execute(text("update key_check set sealed = :sealed"), {"sealed": sealed("同行")})
    database.close()
    return settings


def test_the_person_is_found_and_read(settings: Settings) -> None:
    database = open_registry(settings)
    assert_is_there(database)
    database.close()


def test_another_key_is_noticed(settings: Settings) -> None:
    with pytest.raises(WrongSecret):
        open_registry(settings.model_copy(update={"secret_key": "another key"}))


def test_after_a_rotation_nothing_of_the_old_form_is_left(settings: Settings) -> None:
    database = open_registry(settings)
    rotation.rotate(database)
    with database.read() as session:
        assert {id for _, id in rotation.standing(session)} == {keyring().current}
        assert audit.read_chain(session).length
    assert rotation.check(database) == []
    assert_is_there(database)
    database.close()


def assert_is_there(database: Database) -> None:
    with database.read() as session:
        person = people.find_by_number(session, CertificateNumber(NUMBER))
        assert person is not None
        assert (person.name, person.phone) == ("示例甲", PHONE)
        assert people.phone_matches(person, PHONE)
        assert [one.number for one in person.disability_certificates] == [NUMBER]
