"""Which classes fit what is known, and how what was found is told."""

from __future__ import annotations

from datetime import date

from actions.answers.category import known_category
from actions.questions.level import NOT_LEVELS
from actions.questions.question import ANY
from actions.questions.search import NOT_TRADES, occupation_name
from actions.search.clues import Clues
from actions.search.rings import beside, in_sentences, name_of, not_there, rings, says_nearness
from actions.search.wishes import days_of, filter_of
from actions.turn import Turn
from language.levels import LEVEL_NAMES
from language.time.spans import Span
from server.registry.models import TrainingClass
from server.registry.repositories.class_search import ClassWish, rank_classes
from server.registry.repositories.ranking import Found
from server.words import word

MOST_NEARER = 2
ACCESS_WORDS = {
    "online": ("在网上上课", "不在网上上课"),
    "boarding": ("提供住宿", "不提供住宿"),
    "step_free": ("场地无台阶", "没有写明场地无台阶"),
    "braille_or_audio": ("有盲文或语音教材", "没有盲文或语音教材"),
    "sign_interpreter": ("有手语翻译", "没有手语翻译"),
}
"""support, met and not met; what is easiest to do without comes first"""


def search_classes(turn: Turn) -> Found[TrainingClass]:
    """Return the nearest classes that meet the most wishes; looked up once for what is known."""
    wish = _wish(turn)
    key = f"classes:{wish}"
    if key not in turn.memo:
        turn.memo[key] = rank_classes(turn.session, wish, turn.context.today())
    found: Found[TrainingClass] = turn.memo[key]
    return found


def open_like(turn: Turn, clues: Clues) -> list[TrainingClass]:
    """Return the open classes of the trades and the level that are named, wherever they are."""
    trades = frozenset(code for codes in clues.trades for code in codes)
    found = rank_classes(turn.session, ClassWish(occupations=trades, level=clues.level), turn.context.today())
    return [one.one for one in found.ranked]


def wishes_said(turn: Turn) -> dict[str, tuple[str, str]]:
    """Return what was wished for, met and not met in words; what is easiest to do without comes first."""
    wished, said = filter_of(turn), {}
    if kind := wished.get("training_type"):
        said["training_type"] = (f"属于{kind}", f"不属于{kind}")
    if span := days_of(wished):
        said["when"] = (f"{_days_said(span, turn.context.today())}开课", "开课不在这段时间")
    if (level := turn.get("skill_level")) not in (None, ANY):
        said["level"] = (f"等级是{LEVEL_NAMES[level]}", f"等级不是{LEVEL_NAMES[level]}")
    return said | {key: words for key, words in ACCESS_WORDS.items() if key in wished.get("access", [])}


def nearer_without_wishes(turn: Turn) -> dict[TrainingClass, str]:
    """Return classes in the place itself where what is wished for is farther away, with what each of them lacks."""
    found, wishes = search_classes(turn), wishes_said(turn)
    if not (rings(turn) and found.ring and wishes and found.in_place):
        return {}
    here = [one for one in found.ranked if one.ring == 0 and not one.remote and one not in found.best]
    return {
        one.one: "，".join(said for key, (_, said) in wishes.items() if key not in one.meets)
        for one in here[:MOST_NEARER]
    }


def what_was_found(turn: Turn, found: Found[TrainingClass]) -> str:
    """Say which wishes were heard, where the classes are, where there are none, and what they lack."""
    wishes, around, trade = wishes_said(turn), rings(turn), occupation_name(turn)
    said = [
        word("class.wished", turn.number, items=items).text
        for items in in_sentences([met for met, _ in wishes.values()])
    ]
    if unwanted := [LEVEL_NAMES[level] for level in turn.get(NOT_LEVELS) or []]:
        said.append(word("class.not_wished", turn.number, items="、".join(unwanted)).text)
    online, wider = len(found.best) - found.near, bool(around) and bool(found.ring)
    if not around:
        said.append(word("class.found_everywhere", turn.number, count=len(found.best), occupation=trade).text)
        online = 0
    elif not found.near:
        said.append(
            word("class.found_online", turn.number, value=name_of(turn, 0), online=online, occupation=trade).text
        )
    elif wider and found.ring is not None:
        values = {"value": name_of(turn, 0), "place": name_of(turn, found.ring), "count": found.near}
        values["occupation"] = trade
        said.append(word("class.found_around", turn.number, **values).text)
    else:
        said.append(
            word(
                "class.found_here", turn.number, place=name_of(turn, 0, full=True), count=found.near, occupation=trade
            ).text
        )
    if found.near and online:
        said.append(word("class.also_online", turn.number, online=online).text)
    if lacking := [wishes[key][1] for key in wishes if key in found.unmet]:
        said += [word("class.lacking", turn.number, items=items).text for items in in_sentences(lacking)]
    elif wider and wishes and found.in_place:
        said.append(word("class.without_wishes", turn.number, place=name_of(turn, 0), count=found.in_place).text)
    return "".join([*said, *says_nearness(turn)])


def _days_said(span: Span, today: date) -> str:
    start, end = (f"{day.month}月{day.day}日" for day in (span.start, span.end))
    if span.is_open:
        return f"{start}以后"
    if span.is_day:
        return start
    return f"{end}以前" if span.start <= today else f"{start}到{end}"


def _wish(turn: Turn) -> ClassWish:
    trade, level, wished = turn.get("occupation"), turn.get("skill_level"), filter_of(turn)
    span = days_of(wished)
    return ClassWish(
        occupations=frozenset() if trade in (None, ANY) else frozenset([trade]),
        not_occupations=frozenset(turn.get(NOT_TRADES) or []),
        around=tuple(place.prefix for place in rings(turn)),
        beside=beside(turn),
        not_places=not_there(turn),
        level=None if level == ANY else level,
        not_levels=frozenset(turn.get(NOT_LEVELS) or []),
        starts_from=span.start if span else None,
        starts_until=span.end if span and not span.is_open else None,
        training_type=wished.get("training_type"),
        access=frozenset(wished.get("access", [])),
        category=known_category(turn),
    )
