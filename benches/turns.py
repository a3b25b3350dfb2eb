"""The same messages through the chat API and straight into the bot, in one run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from benches.connection import NO_ANSWER
from benches.processes import NOTHING, Taken, cpu_seconds
from benches.sides import BareBot, OpenSide, Side, ThroughTheApi
from tests.running import Service

Line = tuple[str, str]
SCENES: tuple[tuple[Line, ...], ...] = (
    (("greeting", "你好"), ("policy", "一年最多能领几次培训补贴")),
    (("browse", "石家庄有什么盲人按摩的培训班"), ("leave", "取消")),
    (("task", "我想登记"), ("answer", "同意"), ("answer", "王示例"), ("leave", "取消")),
)
"""Kinds of messages and what is said. Each client begins with another scene, so that they do not march in step."""


@dataclass(frozen=True)
class Turn:
    """One message and its answer: `ms` is what the person waits; `said` is empty where the answer was lost."""

    kind: str
    ms: float
    said: tuple[str, ...]


@dataclass
class Seen:
    """All turns of one side, and the seconds of a processor that they took."""

    turns: list[Turn] = field(default_factory=list)
    cpu: Taken = NOTHING


@dataclass
class Load:
    """What so many clients saw at once, turn by turn in the same order on both sides."""

    clients: int
    ours: Seen = field(default_factory=Seen)
    bare: Seen = field(default_factory=Seen)

    @property
    def lost(self) -> int:
        """How many turns of either side had no answer."""
        return sum(not turn.said for turn in [*self.ours.turns, *self.bare.turns])

    @property
    def unlike(self) -> int:
        """How many turns were answered in other words by the other side."""
        pairs = zip(self.ours.turns, self.bare.turns, strict=True)
        return sum(ours.said != bare.said for ours, bare in pairs)


def warm_up(service: Service) -> None:
    """Play everything twice on each side, so that nothing is loaded while the clock runs."""
    for open_side in (ThroughTheApi, BareBot) * 2:
        _play(open_side(service), 0)


def measure(service: Service, clients: int, turns: int, longest: float) -> Load:
    """Let `clients` play until each side had `turns` turns, or `longest` seconds have passed.

    A round is all scenes once on one side, then once on the other; the first side changes with every round, so that
    whatever else the machine does falls on both. Each round has new conversations: no long history weighs on it.
    """
    load, until = Load(clients), time.monotonic() + longest
    sides: list[tuple[OpenSide, Seen]] = [(ThroughTheApi, load.ours), (BareBot, load.bare)]
    with ThreadPoolExecutor(clients) as pool:
        while len(load.ours.turns) < turns and time.monotonic() < until:
            for open_side, seen in sides:
                _round(service, pool, open_side, seen, clients)
            sides.reverse()
    print(f"turns: {clients} at once, {len(load.ours.turns)} on each side", file=sys.stderr)
    return load


def _round(service: Service, pool: ThreadPoolExecutor, open_side: OpenSide, seen: Seen, clients: int) -> None:
    opened = list(pool.map(lambda _: open_side(service), range(clients)))
    before = cpu_seconds(service)
    for played in list(pool.map(_play, opened, range(clients))):
        seen.turns.extend(played)
    seen.cpu += cpu_seconds(service) - before


def _play(side: Side, first_scene: int) -> list[Turn]:
    at = first_scene % len(SCENES)
    turns = [_timed(kind, text, side.say) for scene in (*SCENES[at:], *SCENES[:at]) for kind, text in scene]
    side.close()
    return turns


def _timed(kind: str, text: str, say: Callable[[str], list[str]]) -> Turn:
    began = time.perf_counter()
    try:
        said = say(text)
    except NO_ANSWER as error:
        print(f"turns: no answer to {kind}: {error!r}", file=sys.stderr)
        said = []
    return Turn(kind, (time.perf_counter() - began) * 1000, tuple(said))
