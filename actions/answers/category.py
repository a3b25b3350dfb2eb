"""The speaker's category of disability, if known."""

from __future__ import annotations

from actions.turn import Turn
from language.numbers.personal import DISABILITY_CATEGORIES
from server.registry.services import people


def known_category(turn: Turn) -> int | None:
    """Return the category 1 … 7: on record, told in this conversation, or the 19th place of the number given."""
    person = turn.person
    if person is not None and (certificate := people.current_certificate(turn.session, person.id)):
        return int(certificate.category)
    if told := turn.get("disability_category"):
        return int(told)
    in_number = str(turn.get("certificate_number") or "")[18:19]
    if in_number.isdigit() and int(in_number) in DISABILITY_CATEGORIES:
        return int(in_number)
    return None
