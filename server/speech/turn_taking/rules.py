"""The figures of turn-taking."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TurnRules:
    """How long things take in a conversation; seconds where nothing else is said."""

    frame: float = 0.032
    """one frame of the voice activity detector; what a frame counts for where the time before it was lost"""
    longest_frame: float = 0.2
    """a longer step between two frames means lost audio, which is neither speech nor silence"""

    window: float = 0.2
    """speech is counted within so much of the latest audio"""
    start_speech: float = 0.12
    """speech within the window that begins a turn: a click or a cough has less, 是 has more"""
    resume_speech: float = 0.06
    """speech within the window that goes on with one: who is speaking is believed sooner"""

    early_silence: float = 0.2
    """silence after which recognition begins; people leave 0.2 s between turns, words leave less"""
    first_endpoint: float = 0.6
    """silence that ends the turn of somebody who was not heard before"""
    quickest_endpoint: float = 0.45
    """as low as it sinks for somebody whose pauses are short"""
    shortest_endpoint: float = 0.35
    """silence after an answer that is complete"""
    longest_endpoint: float = 1.8
    """as high as it ever grows: more would feel like a dead line to everybody else"""
    unfinished_factor: float = 2.5
    """how much longer to wait where digits are missing or the sentence hangs"""

    pause_factor: float = 1.5
    """the endpoint wanted for a pause; the next one may be longer"""
    growth: float = 0.6
    """share of the way to a longer endpoint that one pause goes: to be cut off twice is once too much"""
    decay: float = 0.1
    """share of the way back after a shorter pause, or a turn without one"""

    longest_turn: float = 25.0
    """a turn is cut here and the next begins at once: recognisers hear at most 30 s"""
    no_input: tuple[float, ...] = (8.0, 10.0, 12.0)
    """silence before each step of the no-input ladder; later steps leave time to look for a certificate"""

    barge_in_characters: int = 2
    """characters that mean an interruption; characters, since Chinese has no blanks to count words by"""
    nothing_silence: float = 0.8
    """silence after which speech over the assistant counts as nothing"""
    longest_doubt: float = 3.0
    """speech over the assistant is judged by then, so that a radio does not silence it for good"""
