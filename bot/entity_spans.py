"""One entity a span: what the extractors found, without overlaps, fragments and doubles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from bot.entity_numbers import digits_of, numbers_in
from language.places import Gazetteer

Entity = dict[str, Any]

NUMBERS = ("certificate_number", "phone_number")
FEWEST_DIGITS = 7
"""a number of fewer digits is a fragment"""
IN_ONE = ("place", "date", "amount", "person_name", *NUMBERS)
"""what stands side by side of these is one: 今年 and 3月"""
NO_TRADES = {
    "客服": re.compile(r"(?:转|找|叫|接|喊|联系|人工|智能|手语)(?:个|下|一下|到|人工|你们|手语)*$"),
    "电脑": re.compile(r"[你您]们?(?:到底|究竟)?(?:是不)?是(?:个|台)?$"),
}
"""what stands before a word of the list of trades where no trade is meant: 转客服 asks for a person"""
BY_SHAPE = "EntityValues"


def resolved(text: str, entities: Iterable[Entity], gazetteer: Gazetteer) -> list[Entity]:
    """Return at most one entity for each span: numbers by their shape first, then courses, then the longest."""
    found = [*_numbers(text), *(_widened(text, one, gazetteer) for one in entities if _is_meant(text, one))]
    kept: list[Entity] = []
    for one in sorted(found, key=_trust):
        if all(one["end"] <= other["start"] or one["start"] >= other["end"] for other in kept):
            kept.append(one)
    joined = _joined(text, sorted(kept, key=lambda one: one["start"]), gazetteer)
    return [one for one in joined if one["entity"] not in NUMBERS or _is_whole(one)]


def _numbers(text: str) -> list[Entity]:
    return [
        {"entity": one.kind, "start": one.start, "end": one.end, "value": text[one.start : one.end],
         "extractor": BY_SHAPE}
        for one in numbers_in(text)
    ]  # fmt: skip


def _is_meant(text: str, one: Entity) -> bool:
    words = text[one["start"] : one["end"]]
    if one.get("extractor") == "RegexEntityExtractor" and words in NO_TRADES:
        return not NO_TRADES[words].search(text[: one["start"]])
    return bool(words.strip())


def _trust(one: Entity) -> tuple[int, int, int, int]:
    by_shape = one["entity"] in NUMBERS and one.get("extractor") in (BY_SHAPE, "RegexEntityExtractor")
    rank = 0 if by_shape else 1 if one["entity"] == "course" else 2
    by_list = one.get("extractor") in ("RegexEntityExtractor", BY_SHAPE)  # the CRF has seen the words around it
    return rank, one["start"] - one["end"], int(by_list), one["start"]


def _widened(text: str, one: Entity, gazetteer: Gazetteer) -> Entity:
    """Return a place with the whole chain that it stands in: 沧州 in 河北省沧州市."""
    if one["entity"] != "place":
        return one
    spans = [span for span in gazetteer.chains(text) if span[0] < one["end"] and one["start"] < span[1]]
    return _spanning(
        text, one, min([one["start"], *(s for s, _ in spans)]), max([one["end"], *(e for _, e in spans)])
    )


def _joined(text: str, entities: list[Entity], gazetteer: Gazetteer) -> list[Entity]:
    joined: list[Entity] = []
    for one in entities:
        before = joined[-1] if joined else None
        if before and _are_one(text, before, one, gazetteer):
            joined[-1] = _spanning(text, before, before["start"], one["end"])
        else:
            joined.append(one)
    return joined


def _are_one(text: str, before: Entity, one: Entity, gazetteer: Gazetteer) -> bool:
    kind = one["entity"]
    if before["entity"] != kind or kind not in IN_ONE:
        return False
    between = text[before["end"] : one["start"]]
    if kind in NUMBERS:
        return not re.sub(r"[\s\-杠]", "", between) and not (_is_whole(before) and _is_whole(one))
    if kind == "place" and not between:
        known = [gazetteer.find(text[part["start"] : part["end"]]) for part in (before, one)]
        return not all(known) or len(gazetteer.chains(text[before["start"] : one["end"]])) == 1
    return not between


def _spanning(text: str, one: Entity, start: int, end: int) -> Entity:
    return {**one, "start": start, "end": end, "value": text[start:end]}


def _is_whole(one: Entity) -> bool:
    return len(digits_of(one["entity"], one["value"])) >= FEWEST_DIGITS
