"""What the pipeline read in a message (bot/reading): its segments, each with its role. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from language.commands import read_command
from language.roles import role_of_intent

LOOKS_FOR = ("browse_courses", "enrol_training", "find_job")
"""intents that look for something: to ask whether there is one (有没有面点班) wishes for it"""
WANTED, NOT_WANTED, MENTIONED = "wanted", "not_wanted", "mentioned"
CODED = ("occupation", "place")
"""entities whose value is a code; one that keeps its words is not known to the pipeline's catalogue"""


@dataclass(frozen=True)
class Mention:
    """A thing that is named. `values` are its possible values, more than one where the words are ambiguous."""

    entity: str
    words: str
    values: tuple[Any, ...]
    polarity: str = WANTED
    role: str = "wanted"
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Segment:
    """A part of the message with one role; the other fields are as data/reading/README.md has them."""

    text: str
    role: str
    intent: str | None = None
    confidence: float = 1.0
    value: str | None = None
    option: int | None = None
    about: str | None = None
    topics: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def named(self, entity: str, *polarities: str) -> list[Mention]:
        """Return what is named of one kind, of these polarities (of any where none is given)."""
        return [
            one for one in self.mentions if one.entity == entity and (not polarities or one.polarity in polarities)
        ]

    def as_dict(self) -> dict[str, Any]:
        """Return what can be kept as JSON until the wish is taken up."""
        return asdict(self)


@dataclass(frozen=True)
class Reading:
    """One message as it was read; `whole` is all of it as one segment."""

    segments: tuple[Segment, ...]
    whole: Segment
    for_whom: str = "self"
    signs: frozenset[str] = frozenset()
    distress: str = "none"
    intent: str | None = None
    confidence: float = 0.0

    def shows(self, *signs: str) -> bool:
        """Whether the message shows one of these signs; data/reading/README.md says what each means."""
        return not self.signs.isdisjoint(signs)

    def of(self, *roles: str) -> list[Segment]:
        """Return the segments of these roles, in their order."""
        return [one for one in self.segments if one.role in roles]


def reading_of(message: Mapping[str, Any]) -> Reading:
    """Return the reading that a message of Rasa carries.

    A message without one (a test, a channel that speaks to Rasa directly) is taken whole, by its intent.
    """
    text = str(message.get("text") or "")
    intent = str((message.get("intent") or {}).get("name") or "") or None
    confidence = float((message.get("intent") or {}).get("confidence") or 0.0)
    read: Mapping[str, Any] = message.get("reading") or {}
    named = [*(message.get("entities") or []), *(read.get("supports") or [])]
    mentions = tuple(_mention(one, text) for one in named)
    segments = tuple(_segment(one, text, mentions) for one in _uncut(read.get("segments") or [], mentions))
    if not segments:
        role, value = role_of_intent(intent)
        segments = (Segment(text, role, intent, confidence, value=value, mentions=mentions),)
    return Reading(
        segments, _whole(text, segments, mentions, intent, confidence), read.get("for", "self"),
        frozenset(read.get("signs") or ()),
        read.get("distress", "crisis" if intent == "emotional_distress" else "none"), intent, confidence,
    )  # fmt: skip


def _uncut(segments: Iterable[Mapping[str, Any]], mentions: tuple[Mention, ...]) -> list[dict[str, Any]]:
    """Return the segments with none that begins inside of what is named: 俺叫王|示例 is one, read as its first."""
    whole: list[dict[str, Any]] = []
    for one in segments:
        if whole and any(mention.start < int(one["start"]) < mention.end for mention in mentions):
            whole[-1]["end"] = one["end"]
        else:
            whole.append(dict(one))
    return whole


def nothing_read(text: str) -> Reading:
    """Return the reading of a message in which nothing is said."""
    said = Segment(text, "unclear", confidence=0.0)
    return Reading((said,), said)


def segment_of(kept: Mapping[str, Any]) -> Segment:
    """Return the segment that `Segment.as_dict` kept."""
    mentions = tuple(Mention(**{**one, "values": tuple(one["values"])}) for one in kept.get("mentions") or [])
    topics = tuple(kept.get("topics") or ())
    return Segment(**{**kept, "mentions": mentions, "topics": topics})


def merged(segments: Iterable[Segment]) -> Segment:
    """Return neighbouring segments as one, with the role of the first."""
    first, *others = segments
    for one in others:
        first = replace(
            first, text=first.text + one.text, mentions=first.mentions + one.mentions,
            topics=tuple(dict.fromkeys(first.topics + one.topics)), confidence=min(first.confidence, one.confidence),
        )  # fmt: skip
    return first


def _whole(
    text: str, segments: tuple[Segment, ...], mentions: tuple[Mention, ...], intent: str | None, confidence: float
) -> Segment:
    topics = tuple(dict.fromkeys(topic for one in segments for topic in one.topics))
    if len(segments) == 1:
        return replace(segments[0], text=text, mentions=mentions)
    return Segment(text, "whole", intent, confidence, topics=topics, mentions=mentions)


def _segment(one: Mapping[str, Any], text: str, mentions: tuple[Mention, ...]) -> Segment:
    start, end = int(one["start"]), int(one["end"])
    role, intent = str(one["role"]), one.get("intent")
    if role == "wish" and (taught := read_command(text[start:end])):  # a taught word wishes for nothing
        role, intent = "steering", taught
    return Segment(
        text[start:end], role, intent, float(one.get("confidence", 1.0)), one.get("value"),
        one.get("option"), one.get("about"), tuple(one.get("topics") or ()),
        tuple(mention for mention in mentions if start <= mention.start < end),
    )  # fmt: skip


def _mention(one: Mapping[str, Any], text: str) -> Mention:
    start, end = int(one.get("start") or 0), int(one.get("end") or 0)
    words, value = text[start:end], one.get("value")
    unknown = value is None or (value == words and one["entity"] in CODED)
    values = tuple(one.get("candidates") or ([] if unknown else [value]))
    return Mention(
        str(one["entity"]), words, values, str(one.get("polarity", WANTED)), str(one.get("role") or "wanted"),
        start, end,
    )  # fmt: skip
