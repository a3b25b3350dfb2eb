"""The trades of the office's own catalogue, read once a turn."""

from __future__ import annotations

from collections.abc import Iterable

from language.catalogues import TradeRow
from language.trades import Mention, Trades
from language.writing.plain import bare

COMMON = {
    1: ("盲人保健按摩", "数据标注", "客服", "手工编织", "电子商务"),
    2: ("数据标注", "面点", "手工编织", "电子商务", "家电维修"),
    3: ("数据标注", "面点", "手工编织", "电子商务", "家电维修"),
    4: ("电子商务", "客服", "数据标注", "手工编织", "面点"),
}
"""the trades that are offered first, by category of disability"""
COMMON_OF_ALL = ("电子商务", "盲人保健按摩", "面点", "手工编织", "客服")


class TradeCatalogue:
    """All trades on record, by code and by every word that stands for them."""

    def __init__(self, rows: Iterable[TradeRow]) -> None:
        self._by_code = {row.code: row for row in rows}
        self._trades = Trades(self._by_code.values())

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all trades."""
        return frozenset(self._by_code)

    def get(self, code: str) -> TradeRow | None:
        """Return a trade by its code."""
        return self._by_code.get(code)

    def mentions(self, text: str) -> list[Mention]:
        """Return where trades are named in a text."""
        return self._trades.mentions(text)

    def is_name(self, text: str) -> bool:
        """Whether the whole text is a word for a trade."""
        return bare(text) in self._trades.words or text.strip() in self._trades.words

    def common(self, category: int | None, without: Iterable[str] = ()) -> list[str]:
        """Return names to offer, those that suit a category of disability first; only what the catalogue holds."""
        left_out = set(without)
        names = {row.name: code for code, row in self._by_code.items()}
        words = {word: code for code, row in self._by_code.items() for word in row.words}
        wished = COMMON.get(category or 0, COMMON_OF_ALL)
        known = [name for name in wished if (names.get(name) or words.get(name) or "") not in left_out | {""}]
        others = [name for name, code in names.items() if code not in left_out and name not in known]
        return known + others
