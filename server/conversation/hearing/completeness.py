"""Whether what was heard so far is all of an answer: the endpoint waits shorter or longer by it."""

from __future__ import annotations

import re
from typing import Literal

from language.writing.plain import bare, squeeze
from language.writing.simplified import simplified
from server.conversation.hearing.loops import without_loops
from server.conversation.hearing.numbers import count_digits
from server.conversation.hearing.phrases import STEERING, YES_NO
from server.conversation.incoming import chosen
from server.conversation.messages import Reply

Completeness = Literal["complete", "unfinished", "unknown"]
GOES_ON = re.compile(
    r"(?:然后|就是说?|那个|这个|还有|因为|所以|但是|可是|不过|如果|要是|的话|比如|或者|以及"
    r"|我想|我要|我是|我叫|我的|想要|想问|[和跟嗯呃])$"
)
LENGTHS = {
    "certificate_number": (20, 20),
    "phone_number": (11, 11),
    "verification_code": (6, 6),
    "bank_account": (16, 19),
}
"""digits of a number, at least and at most (cards of 12 to 15 are rare: nobody is cut off for them)"""


def completeness(text: str, last: Reply | None) -> Completeness:
    """Return whether `text`, heard so far, may be all of the answer to `last`."""
    simple = simplified(text).strip()
    said = squeeze(simple)
    if not said:
        return "unknown"
    awaiting = last.awaiting if last else None
    if awaiting and (length := LENGTHS.get(awaiting.slot)) and (digits := count_digits(said, awaiting.slot)):
        return "unfinished" if digits < length[0] else "complete" if digits == length[1] else "unknown"
    simple = without_loops(simple)
    said = squeeze(simple)
    if said in STEERING or said in _offered(last) or chosen(simple, last) != simple:
        return "complete"
    if awaiting and (said in YES_NO or bare(said) in YES_NO):
        return "complete"
    return "unfinished" if GOES_ON.search(said) else "unknown"


def _offered(last: Reply | None) -> set[str]:
    options = [option for message in last.messages for option in message.options] if last else []
    names = (name for one in options for name in (one.title, one.payload, one.title.split("，")[0]))
    return {squeeze(name) for name in names}
