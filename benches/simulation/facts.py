"""Who speaks: invented facts, drawn from the seed."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from benches.simulation.phrases import CURT, table
from tests.samples import a_certificate_number

MANNERS = {"typed": 8, "henan": 3, "hebei": 3, "deaf": 3, "spoken": 3}
BY_VOICE = {"spoken": 1.0, "henan": 0.4, "hebei": 0.4}
HARD_BY_VOICE, FOR_ANOTHER = 0.2, 1 / 3
CATEGORIES = (1, 4, 4, 3)
DEAF = 2
HOMES = {
    "henan": (("410100", "郑州"), ("410300", "洛阳"), ("410700", "新乡"), ("411300", "南阳")),
    "hebei": (("130100", "石家庄"), ("130200", "唐山"), ("130400", "邯郸"), ("130600", "保定")),
}
FIRST_BORN, DAYS = date(1950, 1, 1), 7000
"""nobody of the tests' samples is born on these days"""


@dataclass(frozen=True)
class Identity:
    """Numbers that nobody else has."""

    name: str
    number: str
    phone: str
    account: str


@dataclass(frozen=True)
class Facts:
    """A person; `other` holds the values that they say by mistake, or change to."""

    seed: int
    identity: Identity
    other: Identity
    home: tuple[str, str]
    """division code and name of the city"""
    manner: str
    by_voice: bool
    helps: str | None = None
    """whose matter it is, where it is not the speaker's own: child or mother"""
    helper_name: str = ""

    @property
    def mode(self) -> str:
        return "voice" if self.by_voice else "text"

    @property
    def channel(self) -> str:
        return "hotline" if self.by_voice else "web"

    @property
    def deaf(self) -> bool:
        return self.manner == "deaf"


def stream(seed: int, *of: object) -> random.Random:
    """Return random numbers that depend on the seed and on what they are for, on nothing else."""
    return random.Random("/".join(map(str, (seed, *of))))


def facts(seed: int, plain: bool = False) -> Facts:
    """Return the person of a seed; the plain one has the same wishes, numbers of their own, and only types."""
    draw = stream(seed, "facts")
    manner = draw.choices(list(MANNERS), list(MANNERS.values()))[0]
    by_voice = draw.random() < BY_VOICE.get(manner, 0.0)
    category = DEAF if manner == "deaf" else draw.choice(CATEGORIES)
    province = manner if manner in HOMES else draw.choice(list(HOMES))
    home = draw.choice(HOMES[province])
    name, other_name = draw.sample(table("names")["people"], 2)
    first = 2 if plain else 0
    return Facts(
        seed, _identity(seed, first, name, category), _identity(seed, first + 1, other_name, category), home,
        "typed" if plain else manner, by_voice and not plain,
    )  # fmt: skip


def hard_facts(seed: int) -> Facts:
    """Return the hard person of a seed: the same province and wishes, numbers of their own, few words.

    In a third of the runs the numbers are those of a child or of the mother, and `helper_name` speaks.
    """
    like, draw = facts(seed), stream(seed, "hard facts")
    helps = draw.choice(("child", "mother")) if draw.random() < FOR_ANOTHER else None
    name, other_name, helper_name = draw.sample(table("names")["people"], 3)
    category, by_voice = int(like.identity.number[18]), draw.random() < HARD_BY_VOICE
    return Facts(
        seed, _identity(seed, 4, name, category), _identity(seed, 5, other_name, category), like.home, CURT, by_voice,
        helps, helper_name if helps else "",
    )  # fmt: skip


def _identity(seed: int, nth: int, name: str, category: int) -> Identity:
    number = a_certificate_number(FIRST_BORN + timedelta(days=seed % DAYS), category, 3, seed // DAYS * 6 + nth)
    account = f"6222{seed * 7919 + nth * 101:012d}"  # ends otherwise than the telephone, whose end is said back too
    return Identity(name, number, f"198{seed:07d}{nth}", account)
