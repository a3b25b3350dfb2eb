"""Whose office what is handed over, complained of or scored in a conversation belongs to."""

from __future__ import annotations

from server.registry.models import Conversation, Person


def office_of(person: Person | None, told_area: str | None, conversation: Conversation) -> str | None:
    """Return the code of the division: the person's, else the one that was named, else the conversation's own.

    None where nobody knows: then it is open to each office (`server/staff/rights.py`).
    """
    return (person.area if person else None) or told_area or conversation.area
