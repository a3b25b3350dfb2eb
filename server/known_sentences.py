"""What people are known to say to this service: by it typed pinyin is read."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.exc import SQLAlchemyError

from language.commands import COMMANDS
from language.yes_no import NO, YES
from server.examples import examples
from server.registry.database import Database
from server.registry.repositories.occupations import all_occupations
from server.registry.repositories.places import load_gazetteer
from server.words import all_keys, variants

OFTEN = 20
"""how often a taught word counts against one sentence of the examples"""


def known_sentences(database: Database) -> Iterator[str]:
    """Yield the examples, the taught words, the trades and the places."""
    yield from examples()
    taught = [word for words in COMMANDS.values() for word in words.split()]
    taught += [*YES, *NO, *(variants(key)[0]["text"] for key in all_keys() if key.startswith(("title.", "wish.")))]
    for _ in range(OFTEN):
        yield from taught
    try:
        with database.read() as session:
            yield from (word for trade in all_occupations(session) for word in (trade.name, *trade.synonyms))
            yield from load_gazetteer(session).names
    except SQLAlchemyError:  # what the database would add is missed; the sentences above are read still
        return
