"""The occupation catalogue on record."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from language.catalogues import TradeRow
from language.trades import Trades
from server.registry.models import Occupation


def all_occupations(session: Session) -> list[Occupation]:
    return list(session.scalars(select(Occupation).order_by(Occupation.code)))


def get_occupation(session: Session, code: str) -> Occupation | None:
    return session.get(Occupation, code)


def find_occupations(session: Session, text: str) -> list[TradeRow]:
    """Return the trades that `text` names (see `Trades.find`)."""
    return Trades(
        TradeRow(one.code, one.name, tuple(one.synonyms), one.medical) for one in all_occupations(session)
    ).find(text)
