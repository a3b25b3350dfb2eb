"""The trades of the office's own catalogue, read once a turn; what is offered is what the office has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from language.catalogues import TradeRow
from language.trades import Mention, Trades
from language.writing.plain import bare
from server.registry.repositories.occupations import OnOffer

COMMON = {
    1: ("盲人保健按摩", "数据标注", "客服", "手工编织", "电子商务"),
    2: ("数据标注", "面点", "手工编织", "电子商务", "家电维修"),
    3: ("数据标注", "面点", "手工编织", "电子商务", "家电维修"),
    4: ("电子商务", "客服", "数据标注", "手工编织", "面点"),
}
"""words for the trades that come first among those on offer, by category of disability"""
COMMON_OF_ALL = ("电子商务", "盲人保健按摩", "面点", "手工编织", "客服")

Kind = Literal["classes", "jobs"]


class TradeCatalogue:
    """All trades on record, by code and by every word that stands for them."""

    def __init__(self, rows: Iterable[TradeRow], read_offer: Callable[[], OnOffer] = OnOffer) -> None:
        """`read_offer` is called once, when it is first asked what there is in a trade."""
        self._by_code = {row.code: row for row in rows}
        self._trades = Trades(self._by_code.values())
        self._read_offer = read_offer
        words = Counter(word for row in self._by_code.values() for word in dict.fromkeys(row.words))
        self._shared = {word for word, count in words.items() if count > 1}

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all trades."""
        return frozenset(self._by_code)

    def get(self, code: str) -> TradeRow | None:
        """Return a trade by its code."""
        return self._by_code.get(code)

    def mentions(self, text: str) -> list[Mention]:
        """Return where trades are named in a text; of a word for several, those in which there is something."""
        return [self._with_something(one, text) for one in self._trades.mentions(text)]

    def is_name(self, text: str) -> bool:
        """Whether the whole text is a word for a trade."""
        return bare(text) in self._trades.words or text.strip() in self._trades.words

    def has(self, kind: Kind) -> bool:
        """Whether the office has any class or any job on offer."""
        return bool(self._offered(kind))

    def common(self, category: int | None, without: Iterable[str] = (), kind: Kind | None = None) -> list[str]:
        """Return the names of trades to choose from, those that suit a category of disability first.

        With a `kind` only trades in which the office has such a thing now, those with most of them first.
        """
        left_out, offered = set(without), self._offered(kind) if kind else {}
        codes = (offered if kind else self._by_code).keys() - left_out
        rows = [row for code, row in self._by_code.items() if code in codes]
        wished = COMMON.get(category or 0, COMMON_OF_ALL)

        def place(row: TradeRow) -> tuple[int, int]:
            suits = next((at for at, word in enumerate(wished) if word in row.words), len(wished))
            return suits, -offered.get(row.code, 0)

        return [row.name for row in sorted(rows, key=place)]

    @cached_property
    def _offer(self) -> OnOffer:
        return self._read_offer()

    def _offered(self, kind: Kind) -> Mapping[str, int]:
        return self._offer.classes if kind == "classes" else self._offer.jobs

    def _with_something(self, mention: Mention, text: str) -> Mention:
        # The catalogue's own name comes before a synonym of another trade, unless there is nothing in it.
        word = text[mention.start : mention.end]
        if word not in self._shared or any(self._is_on_offer(one) for one in mention.trades):
            return mention
        rows = [row for row in self._by_code.values() if word in row.words and (not row.medical or "医" in text)]
        found = tuple(row for row in rows if self._is_on_offer(row))
        return replace(mention, trades=found) if found else mention

    def _is_on_offer(self, row: TradeRow) -> bool:
        return row.code in self._offer.classes or row.code in self._offer.jobs
