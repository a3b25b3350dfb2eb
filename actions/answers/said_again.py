"""The same answer twice in a row answers nothing: who asks again asks something that is not on record."""

from __future__ import annotations

from actions.answers.catalogue_questions import ids_asked_about, note_in_own_words
from actions.menu import A_PERSON, to
from actions.reading import Segment
from actions.turn import Turn
from language.commands import asks_to_hear_again

ASKED_OF = "asked_of"
"""fact: the records that the last question was about; of another class the same answer says something new"""
SAYS_ALWAYS_THE_SAME = (
    "next.", "about.", "why.", "outcome.", "class.levels_explained", "class.kinds_explained", "facts.after_general",
    "facts.by_others_general",
)  # fmt: skip
"""keys of wordings without values of their own: whichever wording it is, it says the same"""
OFFERS_TO_ASK = (
    "class.not_written", "job.not_written", "class.subject_not_on_record", "job.subject_not_on_record",
    "policy.unknown", "question.no_more_known",
)  # fmt: skip


def answer_only_once(turn: Turn, asked: Segment, since: int) -> None:
    """Take back what was said from the message `since` on where all of it was said in the last turn as well.

    The question is noted then, and can be put to who may know.
    """
    before, now = turn.get(ASKED_OF), ids_asked_about(turn, asked)
    turn.set(ASKED_OF, now)
    said = turn.said.messages[since:]
    if not said or asks_to_hear_again(turn.text) or (before is not None and before != now):
        return
    if all(_was_said(turn, one["key"], one["text"]) for one in said):
        del turn.said.messages[since:]
        note_in_own_words(turn, asked)
        turn.say("question.no_more_known", options=[to("ask_base"), to(A_PERSON)])


def _was_said(turn: Turn, key: str | None, text: str) -> bool:
    of_no_values = key is not None and key.startswith(SAYS_ALWAYS_THE_SAME)
    last = turn.history.last_messages
    same = [one for one in last if one["text"] == text or (of_no_values and one.get("key") == key)]
    return bool(same) and key not in OFFERS_TO_ASK
