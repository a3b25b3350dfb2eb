"""What a person came for: one of all tasks, with what they want of it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from benches.simulation.catalogue import Catalogue, Offer
from benches.simulation.facts import DEAF, Facts, stream
from benches.simulation.phrases import table

KINDS = {
    "register": 10, "enrol": 24, "claim": 16, "ask_left": 8, "find_job": 14, "check_enrolment": 5, "check_claim": 5,
    "check_referral": 5, "check_certificate": 5, "leave_class": 8, "withdraw_claim": 6, "reach_person": 8,
}  # fmt: skip
ON_RECORD = {"register": 0.0, "enrol": 0.5, "claim": 0.6, "find_job": 0.5, "reach_person": 0.3}
"""how many have been here before; all of those who ask after something"""
QUESTIONS = ("ask_left", "check_enrolment", "check_claim", "check_referral", "check_certificate")
KINDS_OF_CERTIFICATE = ("职业技能等级证书", "职业技能等级证书", "专项职业能力证书")


@dataclass
class Goal:
    """`says` holds the words by slot, `holds` what the registry is to hold by slot in the end."""

    kind: str
    on_record: bool
    says: dict[str, str] = field(default_factory=dict)
    holds: dict[str, object] = field(default_factory=dict)
    target: Offer | None = None
    others: dict[str, tuple[str, object]] = field(default_factory=dict)
    """by slot another value, said by mistake or changed to: words, and what the registry would hold"""
    certificate_on_record: bool = False
    claims_before: int = 0

    @property
    def shape(self) -> str:
        """What decides how many turns are needed at least."""
        parts = [self.kind, "known" if self.on_record else "new"]
        if self.kind == "claim":
            parts.append("held" if self.certificate_on_record else str(self.says["certificate_kind"]))
        return " ".join(parts)


def goal(facts: Facts, on_offer: Catalogue, today: date) -> Goal:
    """Draw the goal of a person."""
    draw = stream(facts.seed, "goal")
    kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
    found = Goal(kind, draw.random() < ON_RECORD.get(kind, 1.0))
    if kind in ("enrol", "check_enrolment", "leave_class"):
        _of_offer(found, draw, on_offer, [one for one in on_offer.classes if one.level in (None, 4, 5)])
    if kind in ("find_job", "check_referral"):
        category = DEAF if facts.deaf else int(facts.identity.number[18])
        _of_offer(found, draw, on_offer, [one for one in on_offer.jobs if one.suits(category)])
    if kind in ("claim", "check_claim", "withdraw_claim", "check_certificate", "ask_left"):
        _of_certificate(found, draw, on_offer, today)
    found.claims_before = draw.choice((0, 1, 2)) if kind == "ask_left" else 0
    return found


def _of_offer(found: Goal, draw: random.Random, on_offer: Catalogue, offers: list[Offer]) -> None:
    target = draw.choice(offers)
    there = [one for one in offers if one.city_code == target.city_code and one.trade_code != target.trade_code]
    other_trade = draw.choice(there) if there else None
    other_city = draw.choice([one for one in offers if one.city_code != target.city_code])
    found.target = target
    found.says = {"occupation": _word(draw, on_offer, target), "place": target.city + draw.choice(("", "市"))}
    found.holds = {"occupation": target.trade_code, "place": target.city_code}
    if other_trade:
        found.others["occupation"] = (other_trade.trade, other_trade.trade_code)
    found.others["place"] = (other_city.city, other_city.city_code)
    if found.kind == "enrol":
        named = [name for name in table("names")["levels"].get(target.level, []) if name in target.title]
        if named and draw.random() < 0.4:
            found.says["skill_level"] = draw.choice(table("names")["levels"][target.level])
            found.holds["skill_level"] = target.level
    if target.work_mode:
        found.says["work_mode"] = draw.choice(table("names")["modes"][target.work_mode])
        found.holds["work_mode"] = target.work_mode
        modes = {one.work_mode for one in there if one.trade_code == target.trade_code} - {target.work_mode}
        for mode in sorted(filter(None, modes)):
            found.others["work_mode"] = (mode, mode)


def _of_certificate(found: Goal, draw: random.Random, on_offer: Catalogue, today: date) -> None:
    trade, other = draw.sample(sorted({(one.trade_code, one.trade) for one in on_offer.classes}), 2)
    kind, day = draw.choice(KINDS_OF_CERTIFICATE), today - timedelta(days=draw.randint(2, 40))
    wrong_day = day - timedelta(days=draw.randint(1, 9))
    found.certificate_on_record = found.on_record and (found.kind != "claim" or draw.random() < 0.6)
    found.says = {"certificate_trade": trade[1], "certificate_kind": kind, "issued_on": _day(day)}
    found.holds = {"certificate_trade": trade[0], "certificate_kind": kind, "issued_on": day}
    if kind == "职业技能等级证书":
        level = draw.choice((5, 4))
        found.says["skill_level"] = draw.choice(table("names")["levels"][level])
        found.holds["skill_level"] = level
        other_level = 9 - level
        found.others["skill_level"] = (table("names")["levels"][other_level][0], other_level)
    found.others["certificate_trade"] = (other[1], other[0])
    found.others["issued_on"] = (_day(wrong_day), wrong_day)


def _word(draw: random.Random, on_offer: Catalogue, target: Offer) -> str:
    name, *others = on_offer.words[target.trade_code]
    return draw.choice(others) if others and draw.random() < 0.4 else name


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
