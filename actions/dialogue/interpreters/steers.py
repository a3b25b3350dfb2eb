"""Whether a message steers at all, and whether it gives up what is in hand; `steering` does what it steers to."""

from __future__ import annotations

from collections.abc import Callable

from actions.dialogue.open_task import OpenTask
from actions.reading import Segment
from actions.turn import Turn
from language.commands import may_skip, may_wait
from language.numbers.digits import gives_a_number
from language.thresholds import PLAIN
from language.voice_wishes import may_change_the_mode, may_wish_for_text, may_wish_for_voice
from language.yes_no import read_yes_no

MANNERS = ("switch_to_voice", "switch_to_text", "speak_slower", "speak_faster")
MAY_BE: dict[str, Callable[[str], bool]] = {
    "skip": may_skip, "wait": may_wait, "switch_to_voice": may_wish_for_voice,
    "switch_to_text": may_wish_for_text,
}  # fmt: skip
"""what the words must hold beside the reading, where a mistake would cost an answer or silence a deaf person"""


def has_a_no_behind(turn: Turn, said: Segment) -> bool:
    """Whether a bare no stands right behind a wish, as signs put it: 转人工 不要."""
    segments = list(turn.reading.segments)
    following = segments[segments.index(said) + 1 :][:1] if said in segments else []
    return any(read_yes_no(one.text) is False for one in following)


def may_steer(turn: Turn, said: Segment) -> bool:
    """Whether a segment steers: its words allow it, and nobody asks to wait who goes on to say something."""
    says_on = turn.left("wish", "question", "answer", "correction")
    if said.intent == "wait" and (says_on or gives_a_number(turn.text)):
        return False
    if said.intent == "cancel" and (turn.reading.shows("stands", "condition") or _agrees_after(turn, said)):
        return False
    if said.intent in MANNERS and not may_change_the_mode(turn.text, said.intent):
        return False
    if said.intent in MANNERS and turn.reading.shows("calls_fine"):  # 请给我打电话 wants a person's call
        return False
    return MAY_BE.get(said.intent or "", _always)(said.text)


def _agrees_after(turn: Turn, said: Segment) -> bool:
    """Whether a yes stands behind what would give up: 先不报了……算了报吧."""
    segments = list(turn.reading.segments)
    return said in segments and any(one.value == "yes" for one in segments[segments.index(said) + 1 :])


def _always(text: str) -> bool:
    return True


def gives_up(turn: Turn, task: OpenTask) -> bool:
    """Whether something is only told that the classifier is sure ends this task: 不想学了 over a list of classes."""
    bare = read_yes_no(turn.text) is False  # a bare no to a question for a fact is asked what it means
    refused = (
        not bare and turn.reading.shows("refuses") and not turn.reading.shows("condition", "stands", "not_meant")
    )
    if refused and all(one.role in GIVES_UP_IN for one in turn.reading.segments) and not _is_asked_for_a_no(task):
        return True
    sure = turn.reading.intent in task.task.given_up_by and turn.reading.confidence >= PLAIN
    return sure and all(one.role in ("background", "unclear") for one in turn.reading.segments)


GIVES_UP_IN = ("steering", "social", "background", "unclear")
"""roles in which a refusal is one of the whole matter; one in an answer answers"""


def _is_asked_for_a_no(task: OpenTask) -> bool:
    question = task.requested
    return question is not None and question.kind == "yes_no"
