"""For fifty hours attackers ask for codes and guess at them: the owner gets in every time, and nobody else."""

from __future__ import annotations

from pathlib import Path

from benches.hold.identity import simulate
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import migrate


def test_no_owner_is_locked_out_and_no_number_is_guessed_at_for_ever(tmp_path: Path) -> None:
    use_keyring(Keyring("test"))
    database = Database(f"sqlite:///{tmp_path}/registry.db")
    migrate(database)
    figures = simulate(database)
    database.close()
    assert (figures.locked_out, figures.broken_in) == (0, 0)
    assert 0 < figures.guesses_a_day <= 10
    assert 0 < figures.codes_to_one_phone_a_day <= 12
    assert figures.let_in_by_a_clerk > 0  # the attackers were at work
