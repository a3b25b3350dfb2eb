"""Which classes fit, and how far one had to look for them."""

from __future__ import annotations

import re

from actions.reading.wishes import read_access, read_training_type
from actions.steps.step import ANY
from actions.steps.wishes import occupation_name
from actions.tasks.searching import in_sentences, prefixes, rings, trades_wished
from actions.turn import Turn
from language.levels import LEVEL_NAMES
from language.time.dates import read_span
from server.registry.models import TrainingClass
from server.registry.repositories.class_search import ClassWish, rank_classes
from server.registry.repositories.ranking import Found
from server.words import word

ACCESS_WORDS = {
    "online": ("在网上上课", "不在网上上课"),
    "boarding": ("提供住宿", "不提供住宿"),
    "step_free": ("场地无台阶", "没有写明场地无台阶"),
    "braille_or_audio": ("有盲文或语音教材", "没有盲文或语音教材"),
    "sign_interpreter": ("有手语翻译", "没有手语翻译"),
}
"""support, met and not met; what is easiest to do without comes first"""
NOT_NEEDED = re.compile(
    r"(?:不要|不用|不需要|不必)(?!有)[^，。,；？?]*|(?<!有)没有?[^，。,；]{1,8}也(?:行|可以|中|成)"
)
NO_WISHES = re.compile(r"不要求|没有?要求|什么要求都")
ANY_TIME = re.compile(r"(?:什么时候|啥时候|哪天|时间|日期)都?(?:行|可以|中|不限|随便)")


def wishes_said(turn: Turn) -> dict[str, tuple[str, str]]:
    """Return what was wished for, met and not met in words; what is easiest to do without comes first."""
    wished, said = turn.get("class_filter") or {}, {}
    if kind := wished.get("training_type"):
        said["training_type"] = (f"属于{kind}", f"不属于{kind}")
    if (when := wished.get("when")) and (span := read_span(when, turn.context.today())):
        start, end = (f"{day.month}月{day.day}日" for day in (span.start, span.end))
        said["when"] = (f"{start}到{end}开课" if start != end else f"{start}开课", "开课不在这段时间")
    if (level := turn.get("skill_level")) not in (None, ANY):
        said["level"] = (f"等级是{LEVEL_NAMES[level]}", f"等级不是{LEVEL_NAMES[level]}")
    access = wished.get("access", [])
    return said | {key: words for key, words in ACCESS_WORDS.items() if key in access}


def search_classes(turn: Turn) -> Found[TrainingClass]:
    """Return the classes that meet the most wishes, the nearest of them first."""
    wished = turn.get("class_filter") or {}
    span = read_span(wished["when"], turn.context.today()) if "when" in wished else None
    level = turn.get("skill_level")
    wish = ClassWish(
        occupations=trades_wished(turn),
        around=prefixes(rings(turn)),
        level=None if level == ANY else level,
        starts_from=span.start if span else None,
        starts_until=span.end if span else None,
        training_type=wished.get("training_type"),
        access=frozenset(wished.get("access", [])),
    )
    return rank_classes(turn.session, wish, turn.context.today())


def what_was_found(turn: Turn, found: Found[TrainingClass]) -> str:
    """Say which wishes were heard, where the classes are, where there are none, and what they lack."""
    wishes, around, trade = wishes_said(turn), rings(turn), occupation_name(turn)
    said = [
        word("class.wished", turn.number, items=items).text for items in in_sentences([m for m, _ in wishes.values()])
    ]
    online, wider = len(found.best) - found.near, bool(around) and found.ring != 0
    if not around:
        said.append(word("class.found_everywhere", turn.number, count=found.near, occupation=trade).text)
    elif not found.near:
        said.append(
            word("class.found_online", turn.number, value=around[0].name, online=online, occupation=trade).text
        )
    elif wider and found.ring is not None:
        values = {"value": around[0].name, "place": around[found.ring].name, "count": found.near, "occupation": trade}
        said.append(word("class.found_around", turn.number, **values).text)
    else:
        said.append(
            word("class.found_here", turn.number, place=around[0].full_name, count=found.near, occupation=trade).text
        )
    if found.near and online:
        said.append(word("class.also_online", turn.number, online=online).text)
    if found.unmet:
        lacking = [wishes[key][1] for key in found.unmet]
        said += [word("class.lacking", turn.number, items=items).text for items in in_sentences(lacking)]
    elif wider and wishes and found.in_place:
        said.append(word("class.without_wishes", turn.number, place=around[0].name, count=found.in_place).text)
    return "".join(said)


def note_wishes(turn: Turn, text: str) -> bool:
    """Keep the date, support and kind of training that `text` names, or drop them; tell whether that changed them."""
    before = turn.get("class_filter") or {}
    wished = dict(before)
    if NO_WISHES.search(text) or ANY_TIME.search(text):
        wished.pop("when", None)
    if NO_WISHES.search(text):
        wished.clear()
        turn.clear(["skill_level"])
    given_up = {key for part in NOT_NEEDED.findall(text) for key in read_access(part)}
    text = NOT_NEEDED.sub("", text)
    span = read_span(text, turn.context.today())
    if span and span.end > turn.context.today():  # 我今天想报名 is no wish for a class that starts today
        wished["when"] = text
    if access := (read_access(text) | set(wished.get("access", []))) - given_up:
        wished["access"] = sorted(access)
    else:
        wished.pop("access", None)
    if kind := read_training_type(text):
        wished["training_type"] = kind
    if wished == before:
        return False
    turn.set("class_filter", wished or None)
    return True
