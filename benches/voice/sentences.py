"""What is spoken: `sentences.yaml`, and made-up certificate numbers said digit by digit."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from language.numbers.personal import check_character
from server.conversation.messages import Awaiting, Message, Option, Reply

FILE = Path(__file__).with_name("sentences.yaml")
KINDS = ("wishes", "answers", "steering")
NUMBERS = 64
SEED = 20220719
GROUPS = (6, 4, 4, 4, 2)
"""digits that are said in one breath"""
SPOKEN = dict(zip("0123456789X", "零幺二三四五六七八九叉", strict=True))
PROVINCES = {"13": 11, "41": 17}
"""a province and how many cities it numbers"""
NO_COUNTY = (60, 69)
"""last two digits of area codes that no county has: the number is nobody's, 示例"""


@dataclass(frozen=True)
class Sentence:
    """What one person says; `reply` is what the assistant said before it, `number` what a spoken number means."""

    kind: str
    text: str
    intent: str
    reply: Reply | None = None
    number: str = ""

    @property
    def awaiting(self) -> Awaiting | None:
        return self.reply.awaiting if self.reply else None


def load_sentences() -> list[Sentence]:
    """Return the sentences of the file in their order."""
    sections = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [
        Sentence(kind, one["text"], one["intent"], _asked(one.get("awaiting")))
        for kind in KINDS
        for one in sections[kind]
    ]


def certificate_numbers(count: int = NUMBERS, seed: int = SEED) -> list[Sentence]:
    """Return numbers of disability certificates as people say them: 幺 for 1, and a pause between groups.

    Resident number with its check character (GB 11643-1999), category 1 to 7, level 1 to 4.
    """
    chance = random.Random(seed)
    asked = _asked({"slot": "certificate_number", "kind": "digits"})
    numbers = [_certificate_number(chance) for _ in range(count)]
    return [Sentence("numbers", spoken_digits(number), "inform", asked, number) for number in numbers]


def spoken_digits(number: str) -> str:
    """Return a number of 20 characters digit by digit, with a comma where a person takes breath."""
    spoken, groups = "".join(SPOKEN[digit] for digit in number), []
    for length in GROUPS:
        groups.append(spoken[:length])
        spoken = spoken[length:]
    return "，".join(groups)


def _certificate_number(chance: random.Random) -> str:
    province = chance.choice(list(PROVINCES))
    area = f"{province}{chance.randint(1, PROVINCES[province]):02d}{chance.randint(*NO_COUNTY)}"
    born = f"{chance.randint(1950, 2006)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
    first = f"{area}{born}{chance.randint(0, 999):03d}"
    return f"{first}{check_character(first)}{chance.randint(1, 7)}{chance.randint(1, 4)}"


def _asked(awaiting: dict[str, Any] | None) -> Reply | None:
    if awaiting is None:
        return None
    titles = awaiting.get("options", [])
    options = [Option(key=str(at), title=title, payload=title) for at, title in enumerate(titles, 1)]
    message = Message(id="1", text="请问", options=options)
    return Reply(messages=[message], awaiting=Awaiting(slot=awaiting["slot"], kind=awaiting["kind"], step=1, of=1))
