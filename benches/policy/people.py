"""Invented people with their claims, the same for both evaluators."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from server.policies import Claim, Request

KIND = "职业技能等级证书"
TRADES = ("示例职业甲", "示例职业乙", "示例职业丙")
STATUSES = ("paid", "approved", "submitted", "refused", "withdrawn")
FIRST, DAYS = date(2023, 1, 1), 3 * 365


@dataclass(frozen=True)
class Case:
    """What one person asks for, and the claims they made before."""

    request: Request
    claims: list[Claim]


def invent(number: int, seed: int = 20220719) -> list[Case]:
    """Return people who ask in Hebei, each with up to four earlier claims of one to three trades."""
    chance = random.Random(seed)

    def day() -> date:
        return FIRST + timedelta(days=chance.randrange(DAYS))

    cases = []
    for _ in range(number):
        claims = [
            Claim(day(), chance.choice(TRADES), chance.randint(3, 5), KIND, chance.choice(STATUSES))
            for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4)))
        ]
        cases.append(Case(Request(day(), chance.choice(TRADES), chance.randint(3, 5), KIND, "130000"), claims))
    return cases
