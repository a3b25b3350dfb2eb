"""What is looked for: the trade and the place."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.answers.category import known_category
from actions.catalogue import Kind
from actions.named import (
    FROM,
    LIVES,
    SEARCHED,
    Named,
    latest,
    named_places,
    named_trades,
    unknown_trades,
    unwanted_codes,
    wanted,
)
from actions.questions.choice import SHOWN
from actions.questions.home import home_was_asked
from actions.questions.question import ANY, Problem, Question
from actions.reading import NOT_WANTED, Segment
from actions.said import Choice
from actions.turn import Turn
from language.anything import lets_any_do, means_anything, means_everywhere
from language.nearness import is_nearby
from language.places import Place

UNSURE_TRADES, UNSURE_PLACES = "occupation_candidates", "place_candidates"
NOT_TRADES, NOT_PLACES = "not_occupations", "not_places"
"""facts: codes of what is plainly not wanted"""
MORE_PLACES, NEARBY = "more_places", "nearby"
"""facts: codes of `place` and what is looked in beside it (保定沧州); `place` where what lies around is meant, too"""
WISHES = ("answer", "wish", "correction")
"""roles of segments in which what is named takes the place of what was named before"""
NARROWS = ("answer", "wish", "correction", "whole", "question")
"""roles of segments in which something that is named is looked for"""


HENAN = "410000"
NO_SUCH_TRADE = "problem.no_such_trade"
UNKNOWN = "unknown_trade"
"""what a message named as trades that the office does not have, until it is said"""
SAID = "unknown_trade_said"
"""what of these was said not to be there in this turn"""


def _unknown(turn: Turn, said: Segment) -> str:
    """Return the words for trades that are wished for and not in the office's catalogue."""
    return "、".join(dict.fromkeys(trades_not_there(turn, said))) if said.role in NARROWS else ""


def _named(turn: Turn, said: Segment) -> list[Named]:
    """Return the trades that are named; who asks what a word means (面点是什么) names none, the bare name does."""
    asks = said.intent == "ask_meaning" and not turn.context.trades(turn.session).is_name(said.text)
    return [] if asks else named_trades(turn, said)


def trades_not_there(turn: Turn, said: Segment) -> list[str]:
    """Return the words for trades that are neither in the catalogue nor in a title that was shown (园艺种植工)."""
    shown = [title for items in (turn.get(SHOWN) or {}).values() for _, title in items]
    return [words for words in unknown_trades(turn, said) if not any(words in title for title in shown)]


def say_not_there(turn: Turn, words: str, key: str = "problem.trade_not_there") -> None:
    """Say of trades that they are not in the catalogue, once a turn."""
    turn.memo.pop(UNKNOWN, None)
    if turn.memo.get(SAID) != words:
        turn.memo[SAID] = words
        turn.say(key, name=words)


class OccupationQuestion(Question):
    slot = "occupation"
    kind = "occupation"
    about = ("trade",)
    optional = True
    replaceable = True
    resets: ClassVar[tuple[str, ...]] = ("class_choice", "job_choice", "offered")
    title = "想学或想做的"

    def __init__(
        self,
        key: str = "ask.occupation",
        optional: bool = True,
        may_be_any: bool = False,
        kind: Kind | None = None,
    ) -> None:
        """`may_be_any`: who wishes for a trade that is not there is shown what else there is, and not asked.

        `kind` is what is looked for: then trades are offered in which the office has it now.
        """
        self._key = key
        self._kind = kind
        self.can_skip = optional
        self.may_be_any = may_be_any

    def ask(self, turn: Turn, attempt: int) -> None:
        trades = turn.context.trades(turn.session)
        unsure = [trade for code in turn.get(UNSURE_TRADES) or [] if (trade := trades.get(code))]
        if unsure:
            options = [Choice(trade.name, trade.name) for trade in unsure][: turn.said.option_limit]
            turn.say("ask.occupation_which", options=options)
            return
        if words := turn.memo.pop(UNKNOWN, None):
            turn.say(NO_SUCH_TRADE, name=words)
        common = trades.common(known_category(turn), turn.get(NOT_TRADES) or (), self._kind)
        options = [Choice(name, name) for name in common[: turn.said.option_limit - 1]]
        if self.can_skip:
            options.append(Choice("都可以", "都可以"))
        if attempt and common:
            turn.say(f"{self._key}_again", name=common[turn.number % len(common)], options=options)
        else:
            turn.say(self._key, options=options)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return (means_anything(said.text) and self.can_skip) or turn.context.trades(turn.session).is_name(said.text)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if self.can_skip and (said.value == ANY or means_anything(said.text)):
            return ANY
        codes = self._codes(turn, said)
        if len(codes) > 1:
            turn.set(UNSURE_TRADES, codes)
            return Problem("problem.occupation_several", {"count": len(codes)})
        words = _unknown(turn, said)
        if words and not codes:
            return Problem(NO_SUCH_TRADE, {"name": words})
        if words:
            say_not_there(turn, words)
        return codes[0] if codes else None

    def extract(self, turn: Turn, said: Segment) -> Any:
        named = _named(turn, said)
        if not named and self.can_skip and said.role in NARROWS and lets_any_do(said.text):
            return ANY
        if unwanted := unwanted_codes(named):
            turn.set(NOT_TRADES, sorted({*(turn.get(NOT_TRADES) or []), *unwanted}))
            if turn.get(self.slot) in unwanted:  # 别光找客服了 wants the others, too
                turn.set(self.slot, ANY)
        codes = self._codes(turn, said)
        others = said.role in WISHES and turn.get(self.slot) not in codes
        if len(codes) > 1 and (others or not self.is_filled(turn)):
            turn.set(UNSURE_TRADES, codes)
            turn.clear([self.slot])  # 网店客服打字可以 over a list of another trade: which of them is asked
        if (words := _unknown(turn, said)) and (codes or self.is_filled(turn) or self.may_be_any):
            say_not_there(turn, words, "problem.trade_not_there" if codes else "problem.trade_not_there_others")
            return ANY if not codes else codes[0] if len(codes) == 1 else None
        if words:
            turn.memo[UNKNOWN] = words
        return codes[0] if len(codes) == 1 else None

    def rules_out(self, turn: Turn, said: Segment) -> bool:
        """Leave out a trade that is denied beside another wish, and ask for none: 我不干按摩，我要当保安."""
        denied = unwanted_codes(named_trades(turn, said))
        words = _unknown(turn, said)
        if not denied or not (words or turn.left("wish")):
            return False
        turn.set(NOT_TRADES, sorted({*(turn.get(NOT_TRADES) or []), *denied}))
        if words:
            say_not_there(turn, words, "problem.trade_not_there_others")
        turn.set(self.slot, ANY)
        return True

    def accept(self, turn: Turn, value: Any) -> None:
        super().accept(turn, value)
        turn.clear([UNSURE_TRADES])
        if value in (turn.get(NOT_TRADES) or []):
            turn.set(NOT_TRADES, [code for code in turn.get(NOT_TRADES) if code != value] or None)

    def said_back(self, turn: Turn) -> str:
        return occupation_name(turn) or "都可以"

    @staticmethod
    def _codes(turn: Turn, said: Segment) -> list[str]:
        named = _named(turn, said)
        chosen = wanted(named) or [one for one in named if said.role in NARROWS and one.polarity != NOT_WANTED]
        return list(dict.fromkeys(code for one in chosen for code in one.codes))


class PlaceQuestion(Question):
    slot = "place"
    kind = "place"
    about = ("place",)
    optional = True
    replaceable = True
    resets: ClassVar[tuple[str, ...]] = ("class_choice", "job_choice", "offered")
    title = "地方"

    def ask(self, turn: Turn, attempt: int) -> None:
        unsure = [turn.context.gazetteer.get(code) for code in turn.get(UNSURE_PLACES) or []]
        if unsure:
            options = [Choice(place.full_name, place.full_name) for place in unsure if place]
            turn.say("ask.place_which", options=options[: turn.said.option_limit])
            return
        everywhere = [Choice("哪里都可以", "哪里都可以")]
        if attempt:
            turn.say("ask.place_again", place=_example(turn), options=everywhere)
        else:
            turn.say("ask.place", options=everywhere)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return means_anything(said.text) or turn.context.gazetteer.is_name(said.text)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if said.value == ANY or means_anything(said.text) or means_everywhere(said.text):
            return ANY
        named = named_places(turn, said)
        found = self._found(turn, named, said)
        if len(found) > 1 and not _are_side_by_side(turn, found):
            turn.set(UNSURE_PLACES, [place.code for place in found])
            # By the name that was used, old or new.
            return Problem("problem.place_several", {"name": named[-1].words})
        if not found:
            return None
        turn.clear([UNSURE_PLACES])
        return found[0].code

    def extract(self, turn: Turn, said: Segment) -> Any:
        if home_was_asked(turn):
            return None
        named = named_places(turn, said)
        if unwanted := unwanted_codes(named):
            turn.set(NOT_PLACES, sorted({*(turn.get(NOT_PLACES) or []), *unwanted}))
        found = self._found(turn, named, said)
        if _are_side_by_side(turn, found):
            return found[0].code
        if len(found) > 1 and not self.is_filled(turn):
            turn.set(UNSURE_PLACES, [place.code for place in found])
        if not found and said.role in NARROWS and means_everywhere(said.text):
            return ANY
        return found[0].code if len(found) == 1 else None

    def said_back(self, turn: Turn) -> str:
        return place_name(turn)

    @staticmethod
    def _found(turn: Turn, named: list[Named], said: Segment) -> list[Place]:
        """Return the places where to look: those that are named for it, else where the person lives or comes from.

        Of several that are named side by side the first is the place, and the fact `MORE_PLACES` holds the others.
        """
        wished = [one for one in named if one.polarity != NOT_WANTED]
        meant: list[Named] = []
        for role in (SEARCHED, LIVES, FROM):
            meant = [one for one in wished if one.role == role]
            if meant:
                meant = meant if role == SEARCHED else latest(turn, meant)
                break
        if not meant and len({one.codes for one in wished}) == 1:
            meant = wished[:1]  # one place alone, whatever it was read as
        if not meant:
            return []
        gazetteer = turn.context.gazetteer
        words = "".join(one.words for one in meant)
        beside = gazetteer.side_by_side(words) if meant[0].role == SEARCHED else []
        turn.set(MORE_PLACES, [place.code for place in beside] or None)
        found = (
            beside
            or gazetteer.find(words)
            or [place for one in meant[-1:] for code in one.codes if (place := gazetteer.get(code))]
        )
        nearby = bool(found) and any(is_nearby(one.words, said.text) for one in meant)
        turn.set(NEARBY, found[0].code if nearby else None)
        area = turn.conversation.area
        if len(found) > 1 and not beside and area:
            near = [place for place in found if place.code.startswith(area.rstrip("0") or area)]
            return near if len(near) == 1 else found
        return found


def _are_side_by_side(turn: Turn, found: list[Place]) -> bool:
    """Whether what was found was named as several places that are all looked in, and not as one of several."""
    return len(found) > 1 and [place.code for place in found] == turn.get(MORE_PLACES)


def _example(turn: Turn) -> str:
    """Return the capital of the province that the conversation comes from, of Henan where that is not known."""
    capital = turn.context.gazetteer.get(f"{(turn.conversation.area or HENAN)[:2]}0100")
    return capital.name if capital is not None else ""


def occupation_name(turn: Turn) -> str:
    """Return the name of the trade that is looked for, or nothing where everything will do."""
    code = turn.get("occupation")
    trade = turn.context.trades(turn.session).get(code) if code and code != ANY else None
    return trade.name if trade else ""


def place_name(turn: Turn) -> str:
    """Return the full name of the place that is looked in, or 各地 where everywhere will do."""
    return "、".join(place.full_name for place in searched_places(turn)) or "各地"


def searched_places(turn: Turn) -> list[Place]:
    """Return the places that are looked in, the one that was named first before the others."""
    code, several = turn.get("place"), turn.get(MORE_PLACES) or []
    codes = several if code in several[:1] else [code]
    return [place for one in codes if one and (place := turn.context.gazetteer.get(one))]


def place_prefix(turn: Turn) -> str | None:
    """Return the digits that the divisions inside the place share, or None for everywhere."""
    code = turn.get("place")
    place = turn.context.gazetteer.get(code) if code and code != ANY else None
    return place.prefix if place else None
