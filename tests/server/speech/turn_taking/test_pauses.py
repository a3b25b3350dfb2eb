"""How long is waited for one speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.speech.turn_taking import Completeness, SpeakerPauses, TurnRules

RULES = TurnRules()


def test_somebody_new_is_given_the_first_endpoint() -> None:
    assert SpeakerPauses().endpoint() == RULES.first_endpoint


def test_one_long_pause_is_enough_to_wait_for_the_next() -> None:
    pauses = SpeakerPauses()
    pauses.paused(1.2)
    assert pauses.endpoint() > 1.2


def test_patience_is_lost_slowly() -> None:
    pauses = SpeakerPauses()
    pauses.paused(1.2)
    for _ in range(3):
        pauses.went_through()
        pauses.paused(0.25)
    assert pauses.endpoint() > 0.8


def test_who_pauses_shortly_is_answered_sooner() -> None:
    pauses = SpeakerPauses()
    for _ in range(30):
        pauses.paused(0.25)
    assert pauses.endpoint() == pytest.approx(RULES.quickest_endpoint, abs=0.02)


def test_turns_without_a_pause_lead_back_to_the_first_endpoint() -> None:
    pauses = SpeakerPauses()
    pauses.paused(1.2)
    for _ in range(60):
        pauses.went_through()
    assert pauses.endpoint() == pytest.approx(RULES.first_endpoint, abs=0.01)


def test_a_complete_answer_is_not_waited_for() -> None:
    assert SpeakerPauses().endpoint(Completeness.COMPLETE) == RULES.shortest_endpoint


def test_an_unfinished_answer_is_waited_for() -> None:
    assert SpeakerPauses().endpoint(Completeness.UNFINISHED) >= 1.2


@given(st.lists(st.one_of(st.none(), st.floats(0, 1000))), st.sampled_from(Completeness))
def test_the_endpoint_stays_within_its_bounds(learned: list[float | None], hint: Completeness) -> None:
    pauses = SpeakerPauses()
    for pause in learned:
        if pause is None:
            pauses.went_through()
        else:
            pauses.paused(pause)
    endpoint = pauses.endpoint(hint)
    assert RULES.shortest_endpoint <= endpoint <= RULES.longest_endpoint
    assert pauses.endpoint(Completeness.COMPLETE) <= pauses.endpoint() <= pauses.endpoint(Completeness.UNFINISHED)
