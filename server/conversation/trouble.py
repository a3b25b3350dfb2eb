"""What is said where something of ours failed: a sentence, and the same text to be sent again with one press."""

from __future__ import annotations

import uuid
from itertools import count

from language.distress import may_be_distress
from server.conversation.messages import Message, Option, Reply
from server.words import Digits, Wording, variants, word
from server.words.trouble import AGAIN, again

DISTRESS = "trouble.distress"
_wordings = count()
"""turns the wordings of a trouble, also where there is no last answer to compare with"""


def trouble(key: str, text: str, last: Reply | None = None) -> Reply:
    """Say that something of ours failed, with an option that sends the same text again."""
    said = Message(id=str(uuid.uuid4()), text=in_other_words(key, last), options=[_option(text)], key=key)
    return Reply(
        messages=[said], awaiting=last.awaiting if last else None, situation=last.situation if last else None
    )


def again_of(turn_id: int) -> Reply:
    """Return what stands in the transcript after words that got no answer; they can be sent again from there."""
    said = Message(id=f"unanswered-{turn_id}", text=word("trouble.bot").text, options=[_option(AGAIN)])
    return Reply(messages=[said])


def left_open(text: str) -> Reply:
    """Return what the person was told last where this text got no answer: choosing its option means the text."""
    return Reply(messages=[Message(id="", text="", options=[_option(text)])])


def in_other_words(key: str, last: Reply | None) -> str:
    """Return a wording of `key` that was not just said; many conversations turn the wordings at once."""
    said = {message.text for message in last.messages} if last else set()
    first = next(_wordings)
    wordings = [word(key, first + n).text for n in range(len(variants(key)))]
    return next((one for one in wordings if one not in said), wordings[0])


def help_first(reply: Reply, said: str, crisis_line: str) -> Reply:
    """Return what is told to words that the bot did not answer: where they may be of distress, help comes first."""
    if (help_told := help_elsewhere(said, crisis_line)) is None:
        return reply
    first = Message(id=str(uuid.uuid4()), text=help_told.text, speech=help_told.speech, key=DISTRESS)
    return reply.model_copy(update={"messages": [first, *reply.messages]})


def help_elsewhere(said: str, crisis_line: str) -> Wording | None:
    """Return who answers at once, for words that may be of distress and that nobody of ours has understood."""
    return word(DISTRESS, next(_wordings), line=Digits(crisis_line)) if may_be_distress(said) else None


def _option(text: str) -> Option:
    return Option(**again(text))
