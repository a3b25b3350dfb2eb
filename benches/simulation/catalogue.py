"""What is on offer, read once from the registry: the goals are drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from server.registry.database import Database
from server.registry.models import Division, Job, Occupation, TrainingClass


@dataclass(frozen=True)
class Offer:
    """A class or a job, as far as a person knows of it."""

    id: int
    title: str
    trade: str
    """the name of the trade"""
    trade_code: str
    city: str
    city_code: str
    level: int | None = None
    work_mode: str | None = None
    for_categories: tuple[int, ...] = ()

    def suits(self, category: int) -> bool:
        return not self.for_categories or category in self.for_categories


@dataclass(frozen=True)
class Catalogue:
    classes: tuple[Offer, ...]
    jobs: tuple[Offer, ...]
    words: dict[str, tuple[str, ...]]
    """what people call each trade, by its code"""


def catalogue(database: Database) -> Catalogue:
    """Read the open offers of ordinary trades, in the order of their codes."""
    with database.read() as session:
        cities = {one.code: one.aliases[0] for one in session.scalars(select(Division)) if one.level == "city"}
        trades = {one.code: one for one in session.scalars(select(Occupation)) if one.sample and not one.medical}
        classes = session.scalars(
            select(TrainingClass)
            .where(TrainingClass.sample, TrainingClass.status == "open", TrainingClass.online.is_(False))
            .options(joinedload(TrainingClass.course))
            .order_by(TrainingClass.code)
        ).all()
        jobs = session.scalars(select(Job).where(Job.sample).order_by(Job.code)).all()

        def offer(one: Any, trade: str, **more: Any) -> Offer | None:
            city = one.division_code[:4] + "00"
            if trade not in trades or city not in cities:
                return None
            return Offer(trade=trades[trade].name, trade_code=trade, city=cities[city], city_code=city, **more)

        found_classes = [
            offer(
                one, one.course.occupation_code, id=one.id, title=one.course.name, level=one.course.skill_level,
                for_categories=tuple(one.course.for_categories),
            )
            for one in classes
        ]  # fmt: skip
        found_jobs = [
            offer(
                one, one.occupation_code, id=one.id, title=one.title, work_mode=one.work_mode,
                for_categories=tuple(one.for_categories),
            )
            for one in jobs
        ]  # fmt: skip
        words = {code: (one.name, *one.synonyms) for code, one in trades.items()}
    return Catalogue(tuple(filter(None, found_classes)), tuple(filter(None, found_jobs)), words)
