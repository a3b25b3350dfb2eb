"""One person's turns, alone and while 200 clients flood; and what a flood leaves in the server's memory."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from benches.connection import NO_ANSWER
from benches.connection import SECONDS as NEVER
from benches.figures import percentile, ratio
from benches.processes import resident_mb
from benches.sides import ThroughTheApi
from benches.turns import SCENES
from server.settings import Settings
from tests.running import Service

ROOT = Path(__file__).resolve().parents[2]
CONVERSATIONS = 12
"""that the person has open: none becomes so long that its history counts"""
WARM_UP = 8.0
SETTLED, KEPT = 10.0, 150.0
"""seconds until memory is looked at, and after a flood: nobody's turn waits and no stream is kept any longer"""
LONGEST_GROWTH = 900.0
FAST, PATIENCE = 50.0, 0.2
"""requests a second of each visitor, and seconds until it hangs up: to fill the memory it needs no answers"""


@dataclass(frozen=True)
class Flood:
    """What the person waited, turn by turn in ms, and how often the flood was answered with which status."""

    alone: Sequence[float]
    flooded: Sequence[float]
    answers: dict[str, int]
    seconds: float

    @property
    def ratio(self) -> float | None:
        return ratio(percentile(self.flooded, 0.95), percentile(self.alone, 0.95))


@dataclass(frozen=True)
class Growth:
    """The server's memory in MB, before and after so many requests."""

    before: float
    after: float
    answers: dict[str, int]

    @property
    def mb(self) -> float:
        return self.after - self.before


def production_like() -> dict[str, str]:
    """Return settings with which a copy limits as in production, and believes a proxy on this machine."""
    fields = Settings.model_fields
    proxy = {"trusted_proxies": "127.0.0.1"} if "trusted_proxies" in fields else {}
    limits = fields["limits"].get_default() if "limits" in fields else ()
    return proxy | {f"limits__{name}": str(value) for name, value in limits}


def measure(service: Service, seconds: float) -> Flood:
    """Let the person talk alone, then in the flood; what the flood leaves behind would weigh on a talk after it."""
    _talk(_sides(service), WARM_UP)
    before, meanwhile = _sides(service), _sides(service)
    alone = _talk(before, seconds)
    flood = _start(service, "--seconds", str(seconds + WARM_UP))
    time.sleep(WARM_UP / 2)
    flooded = _talk(meanwhile, seconds)
    return Flood(alone, flooded, _end(flood), seconds + WARM_UP)


def grow(service: Service, requests: int) -> Growth:
    """Flood as fast as it goes, from ever new addresses; look at the memory before, in ordinary use, and after."""
    _talk(_sides(service), WARM_UP)
    time.sleep(SETTLED)
    before = resident_mb(service).server
    options = {"--rate": FAST, "--patience": PATIENCE, "--most": requests, "--seconds": LONGEST_GROWTH}
    answers = _end(_start(service, *(str(part) for option in options.items() for part in option)))
    time.sleep(KEPT)
    return Growth(before, resident_mb(service).server, answers)


def _sides(service: Service) -> list[ThroughTheApi]:
    return [ThroughTheApi(service) for _ in range(CONVERSATIONS)]


def _talk(sides: Sequence[ThroughTheApi], seconds: float) -> list[float]:
    """Return what each turn took, in ms; one without an answer counts as long as anybody would wait."""
    until, turns = time.monotonic() + seconds, []
    for side in cycle(sides):
        for _, text in (line for scene in SCENES for line in scene):
            if time.monotonic() > until:
                return turns
            began = time.perf_counter()
            try:
                side.say(text)
            except NO_ANSWER:
                turns.append(NEVER * 1000)
            else:
                turns.append((time.perf_counter() - began) * 1000)
    return turns


def _start(service: Service, *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benches.hold.flooding", service.url, *options]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _end(flood: subprocess.Popen[str]) -> dict[str, int]:
    printed, _ = flood.communicate()
    counted: dict[str, int] = json.loads(printed)
    return counted
