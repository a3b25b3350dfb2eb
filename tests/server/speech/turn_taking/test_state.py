"""What can be read between the events."""

from typing import Any

import pytest

from server.speech.turn_taking import SpeakerPauses, State
from tests.server.speech.turn_taking.timeline import Timeline


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ([{"silence": 1}], State.IDLE),
        ([{"speech": 1}], State.HEARING),
        ([{"speech": 1}, {"silence": 0.3}], State.MAYBE_ENDED),
        ([{"speech": 1}, {"silence": 1}], State.IDLE),
        ([{"assistant": "speaks"}], State.SPEAKING),
        ([{"assistant": "speaks"}, {"speech": 0.3}], State.INTERRUPTING),
        ([{"assistant": "speaks"}, {"speech": 0.3}, {"text": "停"}], State.HEARING),
        ([{"assistant": "speaks"}, {"assistant": "finished"}], State.IDLE),
        ([{"key": "held"}], State.HEARING),
    ],
)
def test_the_state_says_who_speaks(steps: list[dict[str, Any]], state: State) -> None:
    timeline = Timeline()
    timeline.run(steps)
    assert timeline.turns.state is state


def test_a_reset_forgets_the_turn_and_keeps_the_pauses_of_the_speaker() -> None:
    pauses = SpeakerPauses()
    pauses.paused(1.2)
    learned = pauses.endpoint()
    timeline = Timeline(pauses=pauses)
    timeline.run([{"speech": 1}])
    timeline.turns.reset()
    assert timeline.turns.state is State.IDLE
    assert pauses.endpoint() == learned


def test_an_interruption_soon_after_the_answer_began_shows_that_the_speaker_was_cut_off() -> None:
    pauses = SpeakerPauses()
    first = pauses.endpoint()
    Timeline(pauses=pauses).run(
        [
            {"speech": 1},
            {"silence": 0.9},
            {"assistant": "speaks"},
            {"silence": 0.2},
            {"speech": 0.4},
            {"text": "还有面点"},
        ]
    )
    assert pauses.endpoint() > first


def test_a_quick_reply_to_a_question_is_no_pause_of_the_speaker() -> None:
    pauses = SpeakerPauses()
    Timeline(pauses=pauses).run(
        [
            {"speech": 1, "silence": 0.7},
            {"assistant": "speaks"},
            {"silence": 0.5},
            {"assistant": "finished"},
            {"silence": 0.3, "speech": 0.5},
        ]
    )
    assert pauses.endpoint() <= 0.6


def test_a_back_channel_heard_before_the_last_words_decides_nothing() -> None:
    timeline = Timeline()
    timeline.run([{"assistant": "speaks"}, {"speech": 0.3}])
    early = timeline.at
    timeline.run([{"speech": 0.5, "silence": 0.3}])
    assert timeline.turns.transcribed("嗯", early) == []
    assert timeline.turns.state is State.INTERRUPTING


def test_turns_without_a_pause_shorten_what_was_learned() -> None:
    pauses = SpeakerPauses()
    pauses.paused(1.2)
    learned = pauses.endpoint()
    Timeline(pauses=pauses).run([{"speech": 1, "silence": 2}])
    assert pauses.endpoint() < learned


def test_time_to_think_under_a_held_key_is_no_pause_of_the_speaker() -> None:
    pauses = SpeakerPauses()
    first = pauses.endpoint()
    Timeline(pauses=pauses).run([{"key": "held"}, {"speech": 1, "silence": 5}, {"speech": 1}, {"key": "released"}])
    assert pauses.endpoint() == first
