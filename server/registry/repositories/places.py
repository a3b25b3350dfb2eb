"""Places by the names people use, full, short and colloquial, down to the county."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Division

JIYUAN = "419001"  # 济源 is a city with a county's code
RANK = {"province": 0, "city": 1, "county": 2}


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


class Gazetteer:
    """All places of the two provinces, by every name they go by."""

    def __init__(self, divisions: list[Division]) -> None:
        by_code = {division.code: division for division in divisions}
        self._places = {code: _place(division, by_code) for code, division in by_code.items()}
        self._names: dict[str, list[str]] = {}
        for division in divisions:
            for name in {division.name, *division.aliases}:
                if len(name) > 1:
                    self._names.setdefault(name, []).append(division.code)
        self._longest = max(map(len, self._names), default=0)

    @classmethod
    def load(cls, session: Session) -> Gazetteer:
        """Read all divisions."""
        return cls(list(session.scalars(select(Division))))

    def get(self, code: str) -> Place | None:
        return self._places.get(code)

    def find(self, text: str) -> list[Place]:
        """Return the places that `text` may mean: none, one, or several of the same name.

        A name inside a wider one that is also named narrows it, in either order: 石家庄桥西区 is one place,
        桥西区 is several.
        A short name that is a city and a county alike means the city.
        """
        named = self._names_in(text)
        candidates: list[Place] = []
        for name in named:
            places = self._widest([self._places[code] for code in self._names[name]])
            inside = [place for place in places if any(_within(place, wider) for wider in candidates)]
            around = [known for known in candidates if any(_within(known, place) for place in places)]
            candidates = inside or around or candidates or places
        return sorted(candidates, key=lambda place: place.code)

    def names_in(self, text: str) -> list[str]:
        """Return the place names that stand in `text`, longest first at each position."""
        return self._names_in(text)

    def _names_in(self, text: str) -> list[str]:
        found, at = [], 0
        while at < len(text):
            for length in range(min(self._longest, len(text) - at), 1, -1):
                if text[at : at + length] in self._names:
                    found.append(text[at : at + length])
                    at += length
                    break
            else:
                at += 1
        return found

    @staticmethod
    def _widest(places: list[Place]) -> list[Place]:
        top = min(RANK[place.level] for place in places)
        return [place for place in places if RANK[place.level] == top]


def _within(inner: Place, outer: Place) -> bool:
    return inner.code != outer.code and inner.code.startswith(outer.prefix)


def _place(division: Division, by_code: dict[str, Division]) -> Place:
    names, at = [division.name], division
    while at.parent_code and at.parent_code in by_code:
        at = by_code[at.parent_code]
        names.insert(0, at.name)
    return Place(division.code, division.name, "".join(names), division.level, division.parent_code)
