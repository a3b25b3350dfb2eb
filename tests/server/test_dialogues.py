"""The bot's dialogues come under a new key without the bot; how the bot itself reads them is told in tests/bot."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import text

from server.cli.rasa_command import rasa_environment
from server.derive import as_text, key_for, key_of_before
from server.dialogues import DialogueKeys, Unopened, check, open_dialogues, rotate, standing, tracker_keys
from server.registry.database import Database
from server.settings import Settings

OLD, NEW = (as_text(key_for(secret, "tracker")) for secret in ("old", "new"))
BEFORE = key_of_before("old", "tracker")
BOTH = DialogueKeys(f"{NEW},{OLD},{as_text(BEFORE)}")


@pytest.fixture
def dialogues(empty_database: Database) -> Database:
    """What a bot has kept with the old key, some of it before keys had ids."""
    kind = "blob" if empty_database.is_sqlite else "bytea"
    rows = {f"sender {number}": DialogueKeys(OLD).close(f"sender {number}", b"{}") for number in range(3)}
    rows["sender of before"] = bytes(12) + AESGCM(BEFORE).encrypt(bytes(12), b"{}", None)
    with empty_database.write() as session:
        session.execute(text(f"create table dialogues (sender_id varchar(80) primary key, data {kind} not null)"))
        for sender, data in rows.items():
            session.execute(text("insert into dialogues values (:sender, :data)"), {"sender": sender, "data": data})
    return empty_database


def test_a_rotation_brings_all_of_them_under_the_new_key(dialogues: Database) -> None:
    told: list[str] = []
    assert rotate(dialogues, BOTH, told.append) == []
    assert told == ["dialogues: 4 rows rewritten"]
    new_alone = DialogueKeys(NEW)
    assert check(dialogues, new_alone) == []
    assert standing(dialogues, new_alone) == {new_alone.current: 4}


def test_a_second_rotation_has_nothing_to_do(dialogues: Database) -> None:
    rotate(dialogues, BOTH)
    told: list[str] = []
    rotate(dialogues, BOTH, told.append)
    assert told == []


def test_a_dialogue_that_was_moved_is_named_and_hinders_no_other(dialogues: Database) -> None:
    with dialogues.write() as session:
        session.execute(text("update dialogues set data = (select data from dialogues where sender_id = 'sender 1')"
                             " where sender_id = 'sender 2'"))  # fmt: skip
    assert rotate(dialogues, BOTH) == ["sender 2"]
    assert check(dialogues, BOTH) == ["sender 2"]


@pytest.mark.parametrize("stored", [b"", b"short", bytes(60)])
def test_what_was_never_a_dialogue_does_not_open(stored: bytes) -> None:
    with pytest.raises(Unopened):
        BOTH.open("sender 1", stored)


def test_where_no_bot_has_kept_anything_nothing_is_made(tmp_path: Path) -> None:
    with open_dialogues(f"sqlite:///{tmp_path}/tracker.db") as none:
        assert none is None
    assert list(tmp_path.iterdir()) == []
    sqlite3.connect(tmp_path / "tracker.db").execute("create table other (id integer)").connection.close()
    with open_dialogues(f"sqlite:///{tmp_path}/tracker.db") as none:
        assert none is None


def test_the_bot_is_given_keys_of_its_own_and_none_of_the_secrets(tmp_path: Path) -> None:
    settings = Settings(secret_key="new secret", old_secret_keys=("old secret",), data_dir=tmp_path)
    own = {"TONGXING_SECRET_KEY": "new secret", "TONGXING_OLD_SECRET_KEYS": "old secret"}
    given = rasa_environment(settings, own, tmp_path)
    assert not [name for name, value in given.items() if "secret" in value or "SECRET" in name]
    assert given["TONGXING_TRACKER_KEY"] == tracker_keys(settings, {})
    current, *others = given["TONGXING_TRACKER_KEY"].split(",")
    assert current == as_text(key_for("new secret", "tracker"))
    assert as_text(key_for("old secret", "tracker")) in others
