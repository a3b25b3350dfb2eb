"""An option on offer that was heard in other characters: 第二哥 is 第二个."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from language.writing.plain import bare
from server.conversation.hearing.negations import denials
from server.conversation.hearing.phrases import OF_KIND, ORDINALS
from server.conversation.hearing.sounds import apart
from server.conversation.messages import Reply

AS_GOOD_AS = 0.09
"""mean distance of syllables up to which an option is meant"""
SHORTEST_INSIDE = 3
"""characters of an option that is looked for inside a sentence: 报名 has too many neighbours"""


def with_options(text: str, last: Reply | None) -> str:
    """Return `text` (simplified, without signs) with the one option in it that it sounds like in its characters."""
    names = list(dict.fromkeys(_names(last)))
    said = bare(text)
    if not names or said in names:
        return text
    if (whole := _only(name for name in names if _sounds_like(said, name))) is not None:
        return whole
    for name in sorted(names, key=len, reverse=True):
        if len(name) >= SHORTEST_INSIDE and name not in text:
            for at in range(len(text) - len(name) + 1):
                if _sounds_like(text[at : at + len(name)], name):
                    return text[:at] + name + text[at + len(name) :]
    return text


def _sounds_like(said: str, name: str) -> bool:
    return len(said) == len(name) and denials(said) == denials(name) and apart(said, name) <= AS_GOOD_AS


def _only(found: Iterable[str]) -> str | None:
    several = list(found)
    return several[0] if len(several) == 1 else None


def _names(last: Reply | None) -> Iterator[str]:
    """Yield what the options can be called by: title, the title's beginning, order; and the words of a yes or no."""
    if last is None:
        return
    offered = [option for message in last.messages for option in message.options]
    for option in offered:
        yield from (bare(option.title), bare(option.title.split("，")[0]), bare(option.payload))
    if offered:
        yield from ORDINALS
    if last.awaiting:
        yield from OF_KIND.get(last.awaiting.kind, ())
