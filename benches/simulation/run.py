"""One run of one seed, and many of them at once."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from benches.connection import NO_ANSWER
from benches.simulation import checks
from benches.simulation.catalogue import Catalogue
from benches.simulation.facts import Facts, facts, hard_facts
from benches.simulation.goals import goal
from benches.simulation.habits import Habits, habits
from benches.simulation.hard.habits import hard_habits
from benches.simulation.hard.person import HardPerson
from benches.simulation.person import Person
from benches.simulation.reading import Heard, read
from benches.simulation.talk import Refused, Talk
from benches.simulation.world import code_sent_to, prepare
from server import clock
from tests.running import Service

EASY, PLAIN, HARD = "easy", "plain", "hard"
"""who talks: with the habits of most people, without any, or curt and soon gone"""
AT_ONCE = 4
"""conversations at once: the server and the bot have a core each, and neither waits for the other"""


@dataclass
class Outcome:
    """How a run ended: `failed` says why, None where the goal was reached."""

    seed: int
    goal: str
    shape: str
    manner: str
    turns: int
    failed: str | None
    habits: dict[str, int] = field(default_factory=dict)
    moves: tuple[tuple[str, str], ...] = ()
    """what the person did and said, turn by turn"""
    heard: tuple[Heard, ...] = ()
    codes: tuple[str | None, ...] = ()
    """the verification codes, in the order in which they were looked up"""
    lines: list[tuple[str, str]] = field(default_factory=list)

    second_asked_again: bool = False
    """whether the second wish was not offered, and had to be told once more"""

    @property
    def finished(self) -> bool:
        return self.failed is None


def a_person(seed: int, on_offer: Catalogue, code: Callable[[str], str | None], who: str = EASY) -> Person:
    """Return the person of a seed, who reads the codes on a telephone with `code`."""
    if who == HARD:
        curt = hard_facts(seed)
        wants = goal(curt, on_offer, clock.today())
        return HardPerson(curt, wants, hard_habits(curt, wants), code)
    whose = facts(seed, plain=who == PLAIN)
    wants = goal(whose, on_offer, clock.today())
    return Person(whose, wants, Habits() if who == PLAIN else habits(whose, wants), code, who == PLAIN)


def simulate(service: Service, on_offer: Catalogue, seed: int, who: str = EASY) -> Outcome:
    """Let the person of a seed talk; a plain one has the same goal, no habits, and says only what is needed."""
    codes: list[str | None] = []

    def code(phone: str) -> str | None:
        codes.append(code_sent_to(service.database, phone))
        return codes[-1]

    person = a_person(seed, on_offer, code, who)
    whose, wants = person.facts, person.goal
    before = prepare(service.database, whose, wants)
    shape = wants.shape
    talk = Talk(service.url, whose.mode, whose.channel)
    moves: list[tuple[str, str]] = []
    heard: list[Heard] = []
    failed: str | None = None
    try:
        heard.append(read(talk.first))
        while (move := person.move(heard[-1])) is not None:
            moves.append((move.act, move.text))
            away = move.act == "silent" and not whose.by_voice
            heard.append(read(talk.look() if away else talk.say(move.text)))
    except (*NO_ANSWER, Refused) as error:
        failed = f"no answer: {type(error).__name__} {error}"
    finally:
        talk.close()
    wrong = checks.wrong(service.database, person, before, talk.id)
    if failed is None and person.left != "done":
        failed = person.left
    elif failed is None and wrong:
        failed = f"{wrong[0]} (thought it done)"
    elif failed is None and person.second == "not answered":
        failed = "the second wish was not answered"
    return Outcome(
        seed, wants.kind, shape, _manner(whose), person.turns, failed,
        dict(person.habits.shown), tuple(moves), tuple(heard), tuple(codes), talk.lines, person.second_asked_again,
    )  # fmt: skip


def _manner(whose: Facts) -> str:
    by_voice = " by voice" if whose.by_voice else ""
    return whose.manner + by_voice + (f" for a {whose.helps}" if whose.helps else "")


def simulate_all(service: Service, on_offer: Catalogue, seeds: Sequence[int], who: str = EASY) -> list[Outcome]:
    """Run all seeds, some at once; what goes wrong inside a run ends that run alone."""
    lock, done = threading.Lock(), 0
    found: list[Outcome] = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        runs = {pool.submit(_safely, service, on_offer, seed, who): seed for seed in seeds}
        for run in as_completed(runs):
            with lock:
                done += 1
                found.append(run.result())
                _tell(done, len(seeds), found, who)
    return sorted(found, key=lambda outcome: outcome.seed)


def _safely(service: Service, on_offer: Catalogue, seed: int, who: str) -> Outcome:
    try:
        return simulate(service, on_offer, seed, who)
    except Exception as error:
        wants = a_person(seed, on_offer, lambda _: None, who).goal
        return Outcome(seed, wants.kind, wants.shape, "", 0, f"the simulation broke: {error!r}")


def _tell(done: int, of: int, found: Sequence[Outcome], who: str) -> None:
    if done % 25 == 0 or done == of:
        finished = sum(outcome.finished for outcome in found)
        print(f"{who}: {done} of {of}, {finished} finished", file=sys.stderr)
