"""What every action is given: the registry, the office's settings, and today's date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, partial
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from actions.catalogue import TradeCatalogue
from language.catalogues import TradeRow
from language.places import Gazetteer
from server import clock
from server.policies import SubsidySettings
from server.registry.database import Database
from server.registry.repositories.occupations import all_occupations, on_offer
from server.registry.repositories.places import load_gazetteer
from server.registry.services.keeping import KEEPING_DAYS
from server.registry.services.retention import RETENTION_YEARS
from server.registry.services.verification import CodeRules
from server.words import CRISIS_LINE


@dataclass(frozen=True)
class OfficeHours:
    """When people of the office answer. `days` holds the weekdays, 1 for Monday; times as HH:MM."""

    said: str = "周一到周五，早上9点到下午5点"
    days: str = "12345"
    opens: str = "09:00"
    closes: str = "17:00"

    def open_at(self, moment: datetime) -> bool:
        """Whether somebody answers at `moment`, which is in the office's own time."""
        return str(moment.isoweekday()) in self.days and self.opens <= moment.strftime("%H:%M") < self.closes


@dataclass
class ActionContext:
    """One for the whole process."""

    database: Database
    code_rules: CodeRules = field(default_factory=CodeRules)
    subsidy: SubsidySettings = field(default_factory=SubsidySettings)
    retention_years: int = RETENTION_YEARS
    keeping_days: int = KEEPING_DAYS
    office: OfficeHours = field(default_factory=OfficeHours)
    crisis_line: str = CRISIS_LINE
    office_contact: str = ""
    """how the office is reached outside this service, as it is said; the national hotline unless set"""
    sends_texts: bool = True
    """whether text messages, and codes among them, reach people"""
    answered: Callable[[Session, str | None], bool] = lambda session, area: True
    """whether somebody of the office reads what is passed on to an area, or, where that is None, at all"""
    _trades: WeakKeyDictionary[Session, TradeCatalogue] = field(default_factory=WeakKeyDictionary)

    def now(self) -> datetime:
        """Return the present moment in the office's time."""
        return clock.now()

    def today(self) -> date:
        return clock.today()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """All places; read once, since divisions change with a release, not with a turn."""
        with self.database.read() as session:
            return load_gazetteer(session)

    def trades(self, session: Session) -> TradeCatalogue:
        """Return the trades on record, read once for each session: an office imports while the server runs."""
        if session not in self._trades:
            self._trades[session] = TradeCatalogue(
                (TradeRow(one.code, one.name, tuple(one.synonyms), one.medical) for one in all_occupations(session)),
                partial(on_offer, session, self.today()),
            )
        return self._trades[session]
