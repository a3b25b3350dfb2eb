"""Short conversations that were written outside of this project: what must come back, and that nothing is written."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from language.numbers.personal import CertificateNumber
from server.registry.models import Enrolment, Person, Referral, SubsidyClaim
from tests.journeys.talk import Talk
from tests.running import Service
from tests.samples import a_certificate_number, a_phone_number

FOLDER = Path(__file__).parent
CASES = [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text("utf-8").splitlines()]
OPEN = set((FOLDER / "open.txt").read_text("utf-8").split())
"""cases that do not come out right yet; one that does must be taken off the list"""
WRITTEN = (Person, Enrolment, SubsidyClaim, Referral)


class Placeholders:
    """@cert:SEED:AREA:CATEGORY:LEVEL, @phone:SEED and @code, the same person for the same seed."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._known: dict[str, str] = {}

    def filled(self, text: str) -> str:
        """Return the message with its placeholders filled in; who uses a number has it."""
        return re.sub(r"@(?:cert|phone|code)(?::\w+)*", lambda found: self._value(found.group()), text)

    def _value(self, placeholder: str) -> str:
        if placeholder == "@code":
            return self._talk.code()
        if placeholder not in self._known:
            self._known[placeholder] = self._invented(placeholder)
        return self._known[placeholder]

    def _invented(self, placeholder: str) -> str:
        if placeholder.startswith("@phone"):
            self._talk.phone = a_phone_number()
            return self._talk.phone
        *_, category, level = placeholder.split(":")
        self._talk.number = a_certificate_number(category=int(category), level=int(level))
        assert CertificateNumber(self._talk.number)
        return self._talk.number


def written(service: Service) -> list[int]:
    """Return how many people, enrolments, claims and referrals are on record."""
    with service.database.read() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in WRITTEN]


def case_of(case: dict[str, Any]) -> Any:
    marks = [pytest.mark.xfail(strict=True, reason="open.txt")] if case["id"] in OPEN else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [case_of(one) for one in CASES])
def test_the_answer_is_what_a_good_clerk_would_say(service: Service, case: dict[str, Any]) -> None:
    talk = Talk(service, mode=case["mode"], area=case["area"])
    fill = Placeholders(talk).filled
    for text in case["setup"]:
        talk.say(fill(text))
    if "setup_awaiting" in case:
        assert talk.awaited in case["setup_awaiting"], talk.heard
    before = written(service)
    talk.say(fill(case["say"]))
    heard = "\n".join([talk.heard, *talk.options])
    if case["ok_text"]:
        assert re.search(case["ok_text"], heard, re.MULTILINE), heard
    if case["bad_text"]:
        assert not re.search(case["bad_text"], heard, re.MULTILINE), heard
    if "ok_awaiting" in case:
        assert talk.awaited in case["ok_awaiting"], (talk.awaited, heard)
    assert written(service) == before
