"""A whole conversation as it should go: what a person says, what must come back, what stands in the registry then.

A file holds `who` (never a real person), `area`, `mode` and `turns`. A turn says one line; `awaits` is the slot that
is then open (null: none), `hears` and `never` are regular expressions over texts and options. $number, $phone, $code,
$name and $card stand for this run's own. `registry` counts what is on record of person and conversation afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from tests.journeys import registry
from tests.journeys.talk import Talk
from tests.running import Service

FOLDER = Path(__file__).parent / "recorded"


class Line(BaseModel):
    """One line and what must come back; `awaits` may be left out where any question may be open."""

    model_config = ConfigDict(extra="forbid")
    say: str
    awaits: str | None = None
    hears: list[str] = Field(default_factory=list)
    never: list[str] = Field(default_factory=list)


class Recording(BaseModel):
    """One conversation."""

    model_config = ConfigDict(extra="forbid")
    who: str
    area: str | None
    mode: str
    category: int = 4
    turns: list[Line]
    registry: dict[str, int] = Field(default_factory=dict)


def recordings() -> Iterator[tuple[str, Recording]]:
    """Return every conversation by the name of its file."""
    for file in sorted(FOLDER.glob("*.yml")):
        yield file.stem, Recording.model_validate(yaml.safe_load(file.read_text("utf-8")))


def replay(service: Service, recorded: Recording) -> None:
    """Talk as the recording does; assert what comes back after each line, and what is on record at the end."""
    talk = Talk(service, mode=recorded.mode, area=recorded.area, category=recorded.category)
    for at, line in enumerate(recorded.turns, start=1):
        said = filled(talk, line.say)
        talk.say(said)
        heard = "\n".join([talk.heard, *talk.options])
        where = f"line {at}, {said}\n{heard}"
        for pattern in line.hears:
            assert re.search(pattern, heard), f"not heard: {pattern}; {where}"
        for pattern in line.never:
            assert not re.search(pattern, heard), f"heard: {pattern}; {where}"
        if "awaits" in line.model_fields_set:
            assert talk.awaited == line.awaits, f"{talk.awaited} is open, not {line.awaits}; {where}"
    found = on_record(talk)
    assert {name: found[name] for name in recorded.registry} == recorded.registry


def filled(talk: Talk, text: str) -> str:
    """Return a line with this run's own numbers."""
    if "$" not in text:
        return text
    own = {"number": talk.number, "phone": talk.phone, "name": talk.name, "card": talk.bank_account}
    if "$code" in text:
        own["code"] = talk.code()
    return Template(text).substitute(own)


def on_record(talk: Talk) -> dict[str, Any]:
    """Count what is on record: the person, enrolments that stand, claims, referrals, cases of this conversation."""
    known = talk.person is not None
    return {
        "people": int(known),
        "enrolments": len([one for one in registry.enrolments(talk) if one.status != "cancelled"]) if known else 0,
        "claims": len(registry.claims(talk)) if known else 0,
        "referrals": len(registry.referrals(talk)) if known else 0,
        "cases": len(registry.cases(talk)),
    }
