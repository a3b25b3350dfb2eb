"""Yes or no: a word that is nothing else, or a segment that the pipeline read as the answer."""

from __future__ import annotations

from typing import Any

from actions.questions.question import Question
from actions.reading import Segment
from actions.turn import Turn
from language.asking import asks
from language.commands import read_command
from language.thresholds import SURE_YES
from language.yes_no import agreed_before, has_a_yes, only_opens, read_yes_no


class YesNoQuestion(Question):
    """A yes here may write something: a segment counts as one only where the pipeline is sure of it."""

    kind = "yes_no"

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return read_yes_no(said.text) is not None or _refuses(turn)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if (plain := read_yes_no(turn.text)) is not None:
            return plain
        if _refuses(turn):
            return False
        if agreed_before(turn.text) and not turn.reading.shows("refuses"):
            return True
        if only_opens(said.text) and len(turn.reading.segments) > 1:
            return None
        if (plain := read_yes_no(said.text)) is not None:
            return (
                None if plain and turn.reading.shows("refuses") else plain
            )  # a yes and a no in one message is neither
        if said.role != "answer" or said.value not in ("yes", "no") or only_opens(said.text):
            return None
        # To take a no for a yes writes what nobody wants; to take a yes for a no asks once more.
        if said.value == "no":
            return None if turn.reading.of("question", "correction") else False
        sure = said.confidence >= SURE_YES and has_a_yes(said.text) and not asks(said.text)
        return True if sure and not turn.reading.shows("refuses") else None


NO_REFUSAL = ("condition", "doubt", "stands", "not_meant", "puts_off")
"""signs beside which what sounds like a refusal of the question is none"""


def _refuses(turn: Turn) -> bool:
    """Whether the message refuses what is asked, hangs it on nothing, and agrees to nothing besides."""
    agrees = any(one.value == "yes" for one in turn.reading.of("answer")) or turn.reading.of("question")
    refuses = turn.reading.shows("refuses") and read_command(turn.text) is None  # 取消 leaves the whole matter
    return refuses and not turn.reading.shows(*NO_REFUSAL) and not agrees
