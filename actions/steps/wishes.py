"""What is looked for: the trade, the place, the level, the way of working."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from actions.answers.category import known_category
from actions.reading.entities import Heard, heard
from actions.reading.wishes import read_work_mode
from actions.steps.step import ANY, Problem, Step
from actions.turn import Choice, Turn
from language.levels import LEVEL_NAMES, read_level
from language.places import Place
from language.writing.plain import squeeze
from server.registry.repositories.occupations import find_occupations, get_occupation

ANYTHING = (
    "都行",
    "都可以",
    "随便",
    "不限",
    "无所谓",
    "都中",
    "哪都行",
    "什么都行",
    "啥都行",
    "没要求",
    "全部",
    "任意",
    "随意",
)
EVERYWHERE = re.compile(r"哪[里儿]?都|各地|地方不限|不限地方|什么地方都|全省")
COMMON_TRADES = {
    1: ("盲人保健按摩", "数据标注", "客服", "手工编织", "电子商务"),
    2: ("数据标注", "面点", "手工编织", "电子商务", "家电维修"),
    3: ("数据标注", "面点", "手工编织", "电子商务", "家电维修"),
    4: ("电子商务", "客服", "数据标注", "手工编织", "面点"),
}
"""the trades that are offered first, by category of disability"""
COMMON_TRADES_OF_ALL = ("电子商务", "盲人保健按摩", "面点", "手工编织", "客服")
UNSURE_TRADES = "occupation_candidates"
FILLER = "或者和跟与还那里呢换我俺想要学做干去在到的是吧了呗市区县个班活找看看就选"


def means_anything(text: str) -> bool:
    """Whether the answer is that everything will do."""
    said = squeeze(text)
    return any(said == one or said.endswith(one) for one in ANYTHING)


def leftover(text: str, words: list[str]) -> int:
    """Return how many characters remain when the words and small filler are taken out."""
    said = squeeze(text)
    for one in sorted(words, key=len, reverse=True):
        said = said.replace(squeeze(one), "")
    return len([character for character in said if character not in FILLER])


class OccupationStep(Step):
    slot = "occupation"
    kind = "occupation"
    optional = True
    replaceable = True
    resets: ClassVar[tuple[str, ...]] = ("class_choice", "job_choice", "offered")
    names = "职业|工种|专业|行当|手艺|课程|学的"
    title = "想学或想做的"

    def __init__(self, key: str = "ask.occupation", optional: bool = True) -> None:
        self._key = key
        self.can_skip = optional

    def ask(self, turn: Turn, attempt: int) -> None:
        unsure = [get_occupation(turn.session, code) for code in turn.get(UNSURE_TRADES) or []]
        if unsure:
            options = [Choice(trade.name, trade.name) for trade in unsure if trade][: turn.option_limit]
            turn.say("ask.occupation_which", options=options)
            return
        common = COMMON_TRADES.get(known_category(turn) or 0, COMMON_TRADES_OF_ALL)
        options = [Choice(name, name) for name in common[: turn.option_limit - 1]]
        if self.can_skip:
            options.append(Choice("都可以", "都可以"))
        turn.say(f"{self._key}_again" if attempt else self._key, options=options)

    def read(self, turn: Turn) -> Any:
        if means_anything(turn.text) and self.can_skip:
            return ANY
        codes, _ = _trades(turn)
        if len(codes) > 1:
            turn.set(UNSURE_TRADES, codes)
            return Problem("problem.occupation_several", {"count": len(codes)})
        return codes[0] if codes else None

    def is_plain_answer(self, turn: Turn) -> bool:
        codes, words = _trades(turn)
        return (bool(codes) and leftover(turn.text, words) <= 1) or means_anything(turn.text)

    def volunteer(self, turn: Turn) -> Any:
        codes, _ = _trades(turn)
        if len(codes) > 1 and not self.is_filled(turn):
            turn.set(UNSURE_TRADES, codes)
        return codes[0] if len(codes) == 1 else None

    def accept(self, turn: Turn, value: Any) -> None:
        super().accept(turn, value)
        turn.clear([UNSURE_TRADES])

    def said_back(self, turn: Turn) -> str:
        return occupation_name(turn)


class PlaceStep(Step):
    slot = "place"
    kind = "place"
    optional = True
    replaceable = True
    resets: ClassVar[tuple[str, ...]] = ("class_choice", "job_choice", "offered")
    names = "地方|地点|城市|地址|哪里|位置"
    title = "地方"

    def ask(self, turn: Turn, attempt: int) -> None:
        unsure = [turn.context.gazetteer.get(code) for code in turn.get("place_candidates") or []]
        if unsure:
            options = [Choice(place.full_name, place.full_name) for place in unsure if place][: turn.option_limit]
            turn.say("ask.place_which", options=options)
            return
        turn.say("ask.place_again" if attempt else "ask.place", options=[Choice("哪里都可以", "哪里都可以")])

    def read(self, turn: Turn) -> Any:
        if means_anything(turn.text):
            return ANY
        found = self._found(turn)
        if len(found) > 1:
            turn.set("place_candidates", [place.code for place in found])
            names = turn.context.gazetteer.names_in(turn.text) or [found[0].name]
            return Problem("problem.place_several", {"name": names[-1]})
        if not found:
            return None
        turn.clear(["place_candidates"])
        return found[0].code

    def is_plain_answer(self, turn: Turn) -> bool:
        names = turn.context.gazetteer.names_in(turn.text)
        names = names or [one.words for one in _places_heard(turn)]
        return (bool(names) and leftover(turn.text, [*names, "省", "市", "区", "县"]) <= 1) or means_anything(
            turn.text
        )

    def volunteer(self, turn: Turn) -> Any:
        found = self._found(turn)
        if len(found) > 1:
            turn.set("place_candidates", [place.code for place in found])
        if not found and EVERYWHERE.search(turn.text):
            return ANY
        return found[0].code if len(found) == 1 else None

    def said_back(self, turn: Turn) -> str:
        return place_name(turn)

    @staticmethod
    def _found(turn: Turn) -> list[Place]:
        found = turn.context.gazetteer.find(turn.text) or [
            place for one in _places_heard(turn) for code in one.codes if (place := turn.context.gazetteer.get(code))
        ]
        area = turn.conversation.area
        if len(found) > 1 and area:
            near = [place for place in found if place.code.startswith(area.rstrip("0") or area)]
            return near if len(near) == 1 else found
        return found


class LevelStep(Step):
    slot = "skill_level"
    kind = "level"
    optional = True
    replaceable = True
    resets: ClassVar[tuple[str, ...]] = ("class_choice", "offered")
    names = "等级|级别|几级"
    title = "等级"

    def ask(self, turn: Turn, attempt: int) -> None:
        levels = sorted(LEVEL_NAMES, reverse=True)[: turn.option_limit - 1]
        options = [Choice(LEVEL_NAMES[level], LEVEL_NAMES[level]) for level in levels]
        turn.say(
            "ask.skill_level_again" if attempt else "ask.skill_level",
            options=[*options, Choice("没有等级", "没有等级")],
        )

    def read(self, turn: Turn) -> Any:
        if means_anything(turn.text) or "没有等级" in squeeze(turn.text) or "没等级" in squeeze(turn.text):
            return ANY
        return read_level(turn.text)

    def is_plain_answer(self, turn: Turn) -> bool:
        return self.read(turn) is not None and len(squeeze(turn.text)) <= 12

    def volunteer(self, turn: Turn) -> Any:
        return read_level(turn.text)

    def said_back(self, turn: Turn) -> str:
        return LEVEL_NAMES.get(turn.get(self.slot), "不限等级")


class WorkModeStep(Step):
    slot = "work_mode"
    kind = "choice"
    optional = True
    replaceable = True
    resets = ("job_choice", "offered")
    names = "工作方式|上班方式|方式"
    title = "工作方式"

    def ask(self, turn: Turn, attempt: int) -> None:
        modes = ["居家", "全职", "兼职", "灵活"][: turn.option_limit - 1]
        options = [*(Choice(mode, mode) for mode in modes), Choice("都可以", "都可以")]
        turn.say("ask.work_mode_again" if attempt else "ask.work_mode", options=options)

    def read(self, turn: Turn) -> Any:
        return ANY if means_anything(turn.text) else read_work_mode(turn.text)

    def is_plain_answer(self, turn: Turn) -> bool:
        return self.read(turn) is not None and len(squeeze(turn.text)) <= 8

    def volunteer(self, turn: Turn) -> Any:
        return read_work_mode(turn.text)


def _places_heard(turn: Turn) -> list[Heard]:
    """Return the places that the model made out of misheard words (十家庄)."""
    known = turn.context.gazetteer.get
    return [
        one
        for one in heard(turn.tracker.latest_message, "place", turn.text)
        if one.codes and all(map(known, one.codes))
    ]


def _trades(turn: Turn) -> tuple[list[str], list[str]]:
    """Return the codes of the trades that are named, and the words for them; misheard ones as the model took them."""
    if found := find_occupations(turn.session, turn.text):
        return [trade.code for trade in found], [word for trade in found for word in trade.words]
    taken = [one for one in heard(turn.tracker.latest_message, "occupation", turn.text) if one.codes]
    codes = [code for one in taken for code in one.codes if get_occupation(turn.session, code)]
    return list(dict.fromkeys(codes)), [one.words for one in taken]


def occupation_name(turn: Turn) -> str:
    """Return the name of the trade in the slot, or nothing where everything will do."""
    code = turn.get("occupation")
    occupation = get_occupation(turn.session, code) if code and code != ANY else None
    return occupation.name if occupation else ""


def place_name(turn: Turn) -> str:
    """Return the full name of the place in the slot, or 各地 where everywhere will do."""
    code = turn.get("place")
    place = turn.context.gazetteer.get(code) if code and code != ANY else None
    return place.full_name if place else "各地"


def place_prefix(turn: Turn) -> str | None:
    """Return the digits that the divisions inside the place share, or None for everywhere."""
    code = turn.get("place")
    place = turn.context.gazetteer.get(code) if code and code != ANY else None
    return place.prefix if place else None
