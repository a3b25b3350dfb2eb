"""The same answer twice in a row answers nothing: who asks again asks something that is not on record."""

from __future__ import annotations

from actions.answers.catalogue_questions import note_in_own_words
from actions.menu import A_PERSON, to
from actions.reading import Segment
from actions.turn import Turn
from language.commands import asks_to_hear_again

OFFERS_TO_ASK = (
    "class.not_written", "job.not_written", "class.subject_not_on_record", "job.subject_not_on_record",
    "policy.unknown", "question.no_more_known",
)  # fmt: skip


def repeats_itself(turn: Turn, since: int) -> bool:
    """Whether all that was said from the message `since` on was said in the last turn as well."""
    said = turn.said[since:]
    if not said or asks_to_hear_again(turn.text):
        return False
    return all(_was_said(turn, one["key"], one["text"]) for one in said)


def say_that_no_more_is_known(turn: Turn, asked: Segment, since: int) -> None:
    """Take the repeated answer back, note the question, and offer to put it to who may know."""
    del turn.said[since:]
    note_in_own_words(turn, asked)
    turn.say("question.no_more_known", options=[to("ask_base"), to(A_PERSON)])


def _was_said(turn: Turn, key: str | None, text: str) -> bool:
    same = [one for one in turn.last_messages if one["text"] == text or (key is not None and one.get("key") == key)]
    return bool(same) and key not in OFFERS_TO_ASK
