"""What holds in any conversation, however wild."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.speech.turn_taking import (
    Ended,
    Event,
    Interrupted,
    Interrupting,
    MayHaveEnded,
    NothingHeard,
    NotInterrupted,
    SpeechBegan,
    TurnRules,
    WentOn,
)
from tests.server.speech.turn_taking.timeline import FRAME, Timeline

RULES = TurnRules()

lengths = st.sampled_from([0.032, 0.1, 0.2, 0.4, 0.7, 1.5, 3, 9])
one_step = st.one_of(
    st.builds(lambda seconds: {"speech": seconds}, lengths),
    st.builds(lambda seconds: {"silence": seconds}, lengths),
    st.builds(lambda seconds: {"speech": seconds}, st.just(30)),
    st.builds(lambda seconds: {"lost": seconds}, st.sampled_from([-5, 0.05, 0.3, 60])),
    st.builds(lambda text: {"text": text}, st.sampled_from(["", "嗯", "好的", "停", "一", "我想报名", "等一下"])),
    st.builds(lambda hint: {"complete": hint}, st.sampled_from(["unknown", "complete", "unfinished"])),
    st.builds(lambda what: {"assistant": what}, st.sampled_from(["speaks", "finished"])),
    st.builds(lambda what: {"key": what}, st.sampled_from(["held", "released"])),
    st.builds(lambda on: {"wait": on}, st.booleans()),
    st.builds(lambda on: {"answering": on}, st.booleans()),
)
conversations = st.lists(one_step, max_size=25)
forward = st.lists(one_step.filter(lambda step: "lost" not in step), max_size=25)


@given(conversations)
def test_events_come_in_an_order_that_makes_sense(steps: list[dict[str, Any]]) -> None:
    turn = doubt = silent = False
    just_interrupted = False
    for event in Timeline().run(steps):
        assert not just_interrupted or isinstance(event, SpeechBegan)
        just_interrupted = isinstance(event, Interrupted)
        match event:
            case SpeechBegan():
                assert not turn
                turn, doubt = True, False
            case Ended():
                assert turn
                turn = silent = False
            case Interrupting():
                assert not turn
                assert not doubt
                doubt = True
            case NotInterrupted():
                assert doubt
                doubt = silent = False
            case MayHaveEnded():
                assert turn or doubt
                assert not silent
                silent = True
            case WentOn():
                assert silent
                silent = False
            case NothingHeard():
                assert not turn
                assert not doubt


@given(forward)
def test_no_turn_is_longer_than_the_rules_allow_and_none_reaches_into_another(steps: list[dict[str, Any]]) -> None:
    began = ended = 0.0
    for event in Timeline().run(steps):
        if isinstance(event, SpeechBegan):
            assert event.at >= ended - RULES.window - FRAME
            began = event.at
        if isinstance(event, Ended):
            ended = event.at
            assert ended - began <= RULES.longest_turn + 2 * FRAME


@given(forward)
def test_whoever_falls_silent_without_a_key_is_answered(steps: list[dict[str, Any]]) -> None:
    longest = RULES.longest_endpoint + RULES.window + 2 * FRAME
    events = Timeline().run(
        [*steps, {"key": "released"}, {"speech": 0.5}, {"assistant": "finished"}, {"silence": longest}]
    )
    assert isinstance(last_of_a_turn(events), Ended)


@given(forward)
def test_speech_to_nobody_else_begins_a_turn(steps: list[dict[str, Any]]) -> None:
    timeline = Timeline()
    timeline.run([*steps, {"key": "released"}, {"assistant": "finished"}, {"silence": 3}])
    before, at = len(timeline.events), timeline.at
    timeline.run([{"speech": 0.5}])
    began = [event.at for event in timeline.events[before:] if isinstance(event, SpeechBegan)]
    assert began == [pytest.approx(at)]


def last_of_a_turn(events: list[Event]) -> Event:
    """The last event that belongs to a turn."""
    return [event for event in events if not isinstance(event, NothingHeard)][-1]
