"""Some simulated people with the real bot: they get what they came for, and the same seed does the same again."""

from __future__ import annotations

import pytest

from benches.simulation.catalogue import Catalogue, catalogue
from benches.simulation.report import conversation
from benches.simulation.run import Outcome, a_person, simulate_all
from server.registry.crypto import Keyring, use_keyring
from tests.running import SECRET, Service

SEEDS = range(1, 16)
MOST_UNFINISHED = 1
"""one in fifteen: the goal is 95 of a hundred"""


@pytest.fixture(scope="module")
def on_offer(service: Service) -> Catalogue:
    use_keyring(Keyring(SECRET))  # tests that ran before may have set another
    return catalogue(service.database)


@pytest.fixture(scope="module")
def runs(service: Service, on_offer: Catalogue) -> list[Outcome]:
    return simulate_all(service, on_offer, SEEDS)


def test_people_with_habits_get_what_they_came_for(runs: list[Outcome]) -> None:
    unfinished = [conversation(outcome) for outcome in runs if not outcome.finished]
    assert len(unfinished) <= MOST_UNFINISHED, "\n\n".join(unfinished)


def test_the_same_seed_says_the_same_to_the_same_replies(runs: list[Outcome], on_offer: Catalogue) -> None:
    for outcome in runs:
        codes = iter(outcome.codes)
        person = a_person(outcome.seed, on_offer, lambda _, codes=codes: next(codes))
        again = [person.move(heard) for heard in outcome.heard]
        assert [(move.act, move.text) for move in again if move] == list(outcome.moves)
        assert again[-1] is None
