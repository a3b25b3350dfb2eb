"""Trades by the words people use for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from language.catalogues import TradeRow

DENIED = re.compile(r"(?<![是要想])(?:不(?:是|想|要|愿意?|喜欢|打算)?|别|甭)再?(?:学|做|干|报|搞|弄|当)?$")
"""不想学面点 names a trade that is not meant"""


@dataclass(frozen=True)
class Mention:
    """A word for a trade that stands in a text, and the trades that go by it."""

    start: int
    end: int
    trades: tuple[TradeRow, ...]


class Trades:
    """All trades of a catalogue, by every word that stands for them."""

    def __init__(self, trades: Iterable[TradeRow]) -> None:
        self._words: dict[str, list[TradeRow]] = {}
        for trade in trades:
            for word in dict.fromkeys(trade.words):
                if word:
                    self._words.setdefault(word, []).append(trade)

    @property
    def words(self) -> Collection[str]:
        """All words that stand for a trade."""
        return self._words.keys()

    def find(self, text: str) -> list[TradeRow]:
        """Return the trades that `text` names: several where it names several, or where one word means several.

        At each place the longest word counts. A medical act is meant only when it is named as such (盲人医疗按摩 is
        not the ordinary 按摩). What is plainly not wanted is left out where something else is named.
        """
        mentions = self.mentions(text)
        meant = [one for one in mentions if not DENIED.search(text[: one.start])] or mentions
        return list(dict.fromkeys(trade for mention in meant for trade in mention.trades))

    def mentions(self, text: str) -> list[Mention]:
        """Return where trades are named in `text`, in order; longer words first, none inside another."""
        places = [(-len(word), at.start(), word) for word in self._words for at in re.finditer(re.escape(word), text)]
        found: list[Mention] = []
        for length, start, word in sorted(places):
            end = start - length
            trades = self._meant_by(word, medical="医" in text)
            if trades and all(end <= other.start or start >= other.end for other in found):
                found.append(Mention(start, end, trades))
        return sorted(found, key=lambda mention: mention.start)

    def _meant_by(self, word: str, medical: bool) -> tuple[TradeRow, ...]:
        trades = [trade for trade in self._words[word] if medical or not trade.medical]
        # the catalogue's own name for a trade comes before a synonym of another
        return tuple([trade for trade in trades if trade.name == word] or trades)


GENERAL = re.compile(r"活|工作|事|手艺|技术|东西|门路|培训|班|课|轻|坐着|在家|居家|挣钱|本事|技能|一门|别的|都")


def names_a_trade(words: str) -> bool:
    """Whether words that were read as a trade name one: 看大门 does, 轻活 and 手艺 do not."""
    return len(words) > 1 and GENERAL.search(words) is None
