"""Turn-taking: when somebody begins, has ended, goes on, interrupts, or says nothing.

Feed `TurnTaking.hear` one frame of the voice activity detector after the other and do what its events say.
"""

from server.speech.turn_taking.barge_in import is_back_channel, is_stop, meant_characters
from server.speech.turn_taking.events import (
    Ended,
    Event,
    Interrupted,
    Interrupting,
    MayHaveEnded,
    NothingHeard,
    NotInterrupted,
    SpeechBegan,
    WentOn,
)
from server.speech.turn_taking.machine import State, TurnTaking
from server.speech.turn_taking.pauses import Completeness, SpeakerPauses
from server.speech.turn_taking.rules import TurnRules

__all__ = [
    "Completeness",
    "Ended",
    "Event",
    "Interrupted",
    "Interrupting",
    "MayHaveEnded",
    "NotInterrupted",
    "NothingHeard",
    "SpeakerPauses",
    "SpeechBegan",
    "State",
    "TurnRules",
    "TurnTaking",
    "WentOn",
    "is_back_channel",
    "is_stop",
    "meant_characters",
]
