"""Places by their names, whatever the sentence: what the field of characters has never seen is found all the same."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from language.outside import is_outside, outside_in
from language.places import Gazetteer

BY_NAME = "EntityValues"


def places_by_name(text: str, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Return an entity for each name of a place in the text, of the two provinces or outside of them."""
    spans = [*gazetteer.chains(text), *outside_in(text)]
    return [
        {"entity": "place", "start": start, "end": end, "value": text[start:end], "extractor": BY_NAME}
        for start, end in spans
    ]


def is_known_name(words: str, names: Collection[str]) -> bool:
    """Whether these words are a place's name themselves, not a mishearing of one."""
    return words in names or is_outside(words)
