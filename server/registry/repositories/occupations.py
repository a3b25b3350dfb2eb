"""Trades by the words people use for them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Occupation


def all_occupations(session: Session) -> list[Occupation]:
    return list(session.scalars(select(Occupation).order_by(Occupation.code)))


def get_occupation(session: Session, code: str) -> Occupation | None:
    return session.get(Occupation, code)


def find_occupations(session: Session, text: str) -> list[Occupation]:
    """Return the trades whose name or synonym stands in `text`; the longest word wins.

    Several are returned only where the same longest word stands for several trades. A medical act is
    meant only when it is named as such (盲人医疗按摩 is not the ordinary 按摩).
    """
    found: list[tuple[int, Occupation]] = []
    for occupation in all_occupations(session):
        length = max((len(word) for word in words_for(occupation) if word in text), default=0)
        if length and (not occupation.medical or "医" in text):
            found.append((length, occupation))
    longest = max((length for length, _ in found), default=0)
    return [occupation for length, occupation in found if length == longest]


def words_for(occupation: Occupation) -> list[str]:
    """Return all words that stand for a trade."""
    return [occupation.name, *occupation.synonyms]
