"""When a person was proved in a conversation: what was said in those stretches is theirs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from server.registry.database import Database
from server.registry.services import proof_windows, proofs
from tests.samples import a_conversation, a_person

NOW = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)


def test_who_is_proved_twice_with_nobody_between_has_one_window(database: Database) -> None:
    with database.write() as session:
        person, other, conversation = a_person(session), a_person(session), a_conversation(session).id
        for who, minute in ((person, 0), (person, 40), (other, 50), (person, 60)):
            proofs.keep(session, conversation, who.phone_hash, who.number_hash, NOW + timedelta(minutes=minute))
        at = [NOW + timedelta(minutes=minute) for minute in (0, 50, 60)]
        assert proof_windows.windows(session, conversation, person) == [
            proof_windows.Window(None, at[0], at[1], at[1]), proof_windows.Window(at[2], at[2], None, None)
        ]  # fmt: skip
        assert proof_windows.conversations_of(session, person) == {conversation}


def test_several_conversations_are_looked_at_together(database: Database) -> None:
    with database.write() as session:
        person, other = a_person(session), a_person(session)
        first, second, third = (a_conversation(session).id for _ in range(3))
        proofs.keep(session, first, person.phone_hash, person.number_hash, NOW)
        proofs.keep(session, second, other.phone_hash, other.number_hash, NOW)
        assert proof_windows.all_windows(session, [first, second, third], person) == {
            first: [proof_windows.Window(None, NOW, None, None)], second: [], third: [],
        }  # fmt: skip
