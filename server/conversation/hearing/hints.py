"""What is likely to be said now: the recogniser's prompt or grammar."""

from __future__ import annotations

from server.conversation.hearing.numbers import PARSERS
from server.conversation.hearing.phrases import FIELD, OF_KIND, STEERING
from server.conversation.messages import Reply

MOST = 40


def hints(last: Reply | None) -> tuple[tuple[str, ...], bool]:
    """Return the phrases that are likely now, likeliest first, at most `MOST`, and whether digits are awaited.

    First the options on offer, then words of the kind that is awaited, then steering words and the field's. Where
    a number is asked, or nothing, there are none: a list of words spoils a whole sentence for Whisper.
    """
    awaiting = last.awaiting if last else None
    if last is None or awaiting is None or awaiting.kind == "text":
        return (), False
    if awaiting.slot in PARSERS or awaiting.kind in ("digits", "phone"):
        return (), True
    titles = [option.title.split("，")[0] for message in last.messages for option in message.options]
    return tuple(dict.fromkeys((*titles, *OF_KIND.get(awaiting.kind, ()), *STEERING[:12], *FIELD)))[:MOST], False
