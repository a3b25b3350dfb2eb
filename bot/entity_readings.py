"""What an entity's words mean, read with the functions that the actions read with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.entity_numbers import digits_of
from bot.entity_spans import FEWEST_DIGITS, Entity
from language.certificate_kinds import read_certificate_kind
from language.levels import read_disability_level, read_level
from language.named_wishes import read_category, read_training_type, read_work_mode
from language.numbers.amounts import read_amount
from language.numbers.ordinals import read_ordinal
from language.places import Gazetteer
from language.time.dates import looks_back, read_date, with_its_year
from language.trades import Trades

Respell = Callable[[str, str], Sequence[str]]
"""from an entity's name and its misheard words to the words that sound like them"""

BY_WORDS: dict[str, Callable[[str], Any]] = {
    "skill_level": read_level,
    "certificate_kind": read_certificate_kind,
    "training_type": read_training_type,
    "work_mode": read_work_mode,
    "disability_category": read_category,
    "disability_level": read_disability_level,
    "ordinal": read_ordinal,
    "amount": read_amount,
}
KNOWN_WORDS = {
    "skill_level": ("初级", "中级", "高级", "技师", "高级技师", "初级工", "中级工", "高级工"),
    "certificate_kind": ("技能等级", "等级证", "等级证书", "专项", "操作证", "特种设备", "合格证", "资格证"),
    "training_type": ("就业技能", "岗位技能", "创业", "创新", "中高技能"),
    "work_mode": ("居家", "在家", "家里", "远程", "兼职", "全职", "灵活"),
    "disability_category": ("视力", "听力", "言语", "肢体", "智力", "精神", "多重", "聋人", "盲人", "聋哑"),
}
"""words that may be misheard, by entity; those of trades and places come from their catalogues"""


@dataclass(frozen=True)
class EntityReader:
    """Reads the entities of a sentence; `respell` is left out where nothing is known of sounds."""

    gazetteer: Gazetteer
    trades: Trades
    respell: Respell = lambda entity, words: ()

    def with_value(self, one: Entity, text: str, today: date) -> Entity:
        """Return the entity with its value in the contract's form; what cannot be read keeps its words.

        Words that mean several trades or places keep their words too, and list the codes as `candidates`.
        """
        words = text[one["start"] : one["end"]]
        values = self._values(one, words, text, today) or self._by_sound(one["entity"], words)
        if len(values) == 1:
            return {**one, "value": values[0]}
        return {**one, "value": words, **({"candidates": values} if values else {})}

    def _values(self, one: Entity, words: str, text: str, today: date) -> list[Any]:
        kind = one["entity"]
        if kind == "occupation":
            return self._trades(one, text)
        if kind == "place":
            return self._places(words, text)
        if kind == "date":
            return _known(read_date(with_its_year(text[: one["start"]], words), today, past=looks_back(text)))
        if kind in ("certificate_number", "phone_number"):
            digits = digits_of(kind, words)
            return [digits] if len(digits) >= FEWEST_DIGITS else []
        return _known(BY_WORDS[kind](words)) if kind in BY_WORDS else []

    def _trades(self, one: Entity, text: str) -> list[str]:
        inside = self.trades.find(text[one["start"] : one["end"]])
        # what stands around it may say more: 电脑 in 学电脑
        around = [at for at in self.trades.mentions(text) if at.start < one["end"] and one["start"] < at.end]
        wider = list(dict.fromkeys(trade for at in around for trade in at.trades))
        return [trade.code for trade in (wider if len(wider) == 1 else inside or wider)]

    def _places(self, words: str, text: str) -> list[str]:
        found = self.gazetteer.find(words)
        if len(found) > 1:
            narrowed = [place for place in self.gazetteer.find(text) if place in found]
            found = narrowed if len(narrowed) == 1 else found
        return [place.code for place in found]

    def _by_sound(self, kind: str, words: str) -> list[Any]:
        read: dict[Any, None] = {}
        for meant in self.respell(kind, words):
            if kind == "occupation":
                read |= dict.fromkeys(trade.code for trade in self.trades.find(meant))
            elif kind == "place":
                read |= dict.fromkeys(place.code for place in self.gazetteer.find(meant))
            elif kind in BY_WORDS:
                read |= dict.fromkeys(_known(BY_WORDS[kind](meant)))
        return list(read)


def _known(value: Any) -> list[Any]:
    return [] if value is None else [value]
