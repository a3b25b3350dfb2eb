"""How a person wants to be spoken to: from the page, and by voice."""

from __future__ import annotations

from typing import Any

import pytest

from server.voice.preferences import RATE, VOLUME, Preferences

VOICES = ("zf_xiaobei", "zm_yunxi", "espeak")


def test_slower_and_faster_undo_each_other() -> None:
    slower = Preferences().wished("slower", VOICES)
    assert slower.rate < 1
    assert slower.wished("faster", VOICES).rate == pytest.approx(1, abs=0.01)


def test_however_often_it_is_wished_there_is_a_slowest_and_a_loudest() -> None:
    one = Preferences()
    for _ in range(20):
        one = one.wished("slower", VOICES).wished("louder", VOICES)
    assert (one.rate, one.volume) == (RATE[0], VOLUME[1])


def test_another_voice_is_the_next_one_and_after_the_last_the_first() -> None:
    one = Preferences()
    named = []
    for _ in range(3):
        one = one.wished("other_voice", VOICES)
        named.append(one.voice)
    assert named == ["zm_yunxi", "espeak", "zf_xiaobei"]


def test_without_voices_another_voice_changes_nothing() -> None:
    assert Preferences().wished("other_voice", ()) == Preferences()


def test_as_usual_forgets_all_but_whether_to_speak() -> None:
    changed = Preferences(rate=2, pitch=1.5, volume=0.5, voice="espeak", speak=False)
    assert changed.wished("usual", VOICES) == Preferences(speak=False)


def test_what_is_out_of_bounds_is_brought_within() -> None:
    wild = Preferences().updated({"rate": 99, "pitch": -1, "volume": 7, "voice": "x" * 500})
    assert (wild.rate, wild.pitch, wild.volume, len(wild.voice)) == (3.0, 0.5, 2.0, 40)


@pytest.mark.parametrize("wanted", [{"rate": "fast"}, {"rate": None}, {"volume": []}, {"pitch": float("nan")}])
def test_values_of_another_kind_are_refused(wanted: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        Preferences().updated(wanted)
