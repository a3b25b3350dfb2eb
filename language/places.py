"""Places by the names people use, full, short and colloquial, down to the county."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from language.catalogues import DivisionRow

JIYUAN = "419001"  # 济源 is a city with a county's code
RANK = {"province": 0, "city": 1, "county": 2}
SUFFIX = re.compile(r"(?:[回满蒙古]+族)*(?:自治县|矿区|区|县|市)$")
SAID_WITH = re.compile(r"[的吧呗啊嘞呢了。，,\s]+$|^(?:在|就|去|是)")
"""what a bare answer may say around a place"""
LINK = re.compile(r"[省市]?的?")
"""what may stand between a city and its county: 石家庄市的桥西"""


@dataclass(frozen=True)
class Place:
    """One division and its full name, e.g. 河北省石家庄市桥西区."""

    code: str
    name: str
    full_name: str
    level: str
    parent_code: str | None

    @property
    def prefix(self) -> str:
        """The leading digits that all divisions inside this one share."""
        return self.code[: {"province": 2, "city": 4}.get(self.level, 6)] if self.code != JIYUAN else self.code

    @property
    def province(self) -> str:
        return self.code[:2] + "0000"


@dataclass(frozen=True)
class Mention:
    """A name that stands in a text, and the places that go by it."""

    start: int
    end: int
    name: str
    places: tuple[Place, ...]


class Gazetteer:
    """All places of the two provinces, by every name they go by."""

    def __init__(self, divisions: Iterable[DivisionRow]) -> None:
        by_code = {division.code: division for division in divisions}
        self._places = {code: _place(division, by_code) for code, division in by_code.items()}
        self._names: dict[str, list[Place]] = {}
        for division in by_code.values():
            for name in {division.name, *division.aliases}:
                if len(name) > 1:
                    self._names.setdefault(name, []).append(self._places[division.code])
        self._everyday = self._everyday_names()
        self._longest = max(map(len, self._names), default=0)

    @property
    def names(self) -> Collection[str]:
        """All names that places go by."""
        return self._names.keys()

    def is_name(self, text: str) -> bool:
        """Whether the whole text is the name of a place, with or without what contains it: 郑州, 河南省郑州市."""
        said = SAID_WITH.sub("", text.strip())
        spans = self.chains(said)
        return len(spans) == 1 and spans[0][1] - spans[0][0] >= len(said) - 1

    def get(self, code: str) -> Place | None:
        return self._places.get(code)

    def find(self, text: str) -> list[Place]:
        """Return the places that `text` may mean: none, one, or several of the same name.

        A name inside a wider one that is also named narrows it, in either order: 石家庄桥西区 is one place,
        桥西区 is several.
        A short name that is a city and a county alike means the city.
        """
        candidates: list[Place] = []
        for mention in self.mentions(text):
            places = _widest(mention.places)
            inside = [place for place in places if any(within(place, wider) for wider in candidates)]
            around = [known for known in candidates if any(within(known, place) for place in places)]
            candidates = inside or around or candidates or places
        return sorted(candidates, key=lambda place: place.code)

    def side_by_side(self, text: str) -> list[Place]:
        """Return the places that are named beside one another (保定沧州), none of them in another; else none."""
        named = [self.find(text[start:end]) for start, end in self.chains(text)]
        places = list(dict.fromkeys(found[0] for found in named if len(found) == 1))
        sure = len(places) > 1 and all(len(found) == 1 for found in named)
        apart = not any(within(one, other) for one in places for other in places)
        return places if sure and apart else []

    def names_in(self, text: str) -> list[str]:
        """Return the place names that stand in `text`, longest first at each position."""
        return [mention.name for mention in self.mentions(text)]

    def mentions(self, text: str) -> list[Mention]:
        """Return where place names stand in `text`, the longest at each position."""
        found: list[Mention] = []
        at = 0
        while at < len(text):
            mention = self._mention_at(text, at, found[-1] if found else None)
            if mention:
                found.append(mention)
            at = mention.end if mention else at + 1
        return found

    def chains(self, text: str) -> list[tuple[int, int]]:
        """Return the spans of places, those that lie in one another and side by side as one: 信阳固始."""
        spans: list[tuple[int, int]] = []
        before: Mention | None = None
        for mention in self.mentions(text):
            if before and before.end == mention.start and _any_within(mention.places, before.places):
                spans[-1] = (spans[-1][0], mention.end)
            else:
                spans.append((mention.start, mention.end))
            before = mention
        return spans

    def _mention_at(self, text: str, at: int, before: Mention | None) -> Mention | None:
        for length in range(min(self._longest, len(text) - at), 1, -1):
            name = text[at : at + length]
            if name in self._names:
                return Mention(at, at + length, name, tuple(self._names[name]))
            if before and name in self._everyday and LINK.fullmatch(text[before.end : at]):
                inside = [place for place in self._everyday[name] if _any_within([place], before.places)]
                if inside:
                    return Mention(at, at + length, name, tuple(inside))
        return None

    def _everyday_names(self) -> dict[str, list[Place]]:
        # 上街, 解放 and 商城 are words of everyday speech: places only right behind the city that they lie in
        everyday: dict[str, list[Place]] = {}
        for place in self._places.values():
            short = SUFFIX.sub("", place.name)
            if place.level == "county" and len(short) > 1 and short not in self._names:
                everyday.setdefault(short, []).append(place)
        return everyday


def within(inner: Place, outer: Place) -> bool:
    """Whether one place lies in the other."""
    return inner.code != outer.code and inner.code.startswith(outer.prefix)


def _any_within(inner: Iterable[Place], outer: Collection[Place]) -> bool:
    return any(within(one, other) for one in inner for other in outer)


def _widest(places: Collection[Place]) -> list[Place]:
    top = min(RANK[place.level] for place in places)
    return [place for place in places if RANK[place.level] == top]


def _place(division: DivisionRow, by_code: dict[str, DivisionRow]) -> Place:
    names, at = [division.name], division
    while at.parent_code and at.parent_code in by_code:
        at = by_code[at.parent_code]
        names.insert(0, at.name)
    return Place(division.code, division.name, "".join(names), division.level, division.parent_code)
