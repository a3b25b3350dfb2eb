"""What is wished of a class or a job beside trade and place: kept from any message that names it."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.reading import LOOKS_FOR, NOT_WANTED, WANTED, Mention, Segment
from actions.turn import Turn
from language.anything import means_anything
from language.named_wishes import is_given_up, own_category
from language.numbers.amounts import read_amount
from language.time.dates import read_span
from language.time.sides import read_span_with_side
from language.time.spans import Span

FILTER = "search_filter"
"""fact: access (keys of support), training_type, from and until (ISO dates), accommodation, conditions, pay"""
HEARD_IN = ("wish", "answer", "correction")
ACCOMMODATIONS = {
    "sign_interpreter": "手语", "braille_or_audio": "读屏", "step_free": "无障碍", "flexible_hours": "弹性",
    "remote_interview": "远程面试", "written_only": "文字沟通",
}  # fmt: skip
"""key of a support → the word that an employer's own list must hold"""
ACCESS = ("sign_interpreter", "braille_or_audio", "step_free", "online", "boarding")
"""keys of supports that a class has on record"""
CONDITIONS = ("insured", "day_work", "boarding")
"""keys of supports that a job has on record (server/registry/repositories/job_search.py)"""
NEEDED = ("step_free", "day_work")
"""supports that are needed by who only tells of them"""
LEAST_PAY, MOST_PAY = 300, 50_000


def filter_of(turn: Turn) -> dict[str, Any]:
    """Return what is wished for."""
    return dict(turn.get(FILTER) or {})


def note_wishes(turn: Turn, said: Segment, for_jobs: bool = False) -> bool:
    """Keep what a segment names, or drop what it gives up; tell whether that changed anything."""
    before, wished = filter_of(turn), filter_of(turn)
    _note_category(turn, said)
    _drop_support(wished, said, for_jobs)
    if said.role in HEARD_IN or (said.role == "question" and said.intent in LOOKS_FOR):
        _note_support(wished, said, for_jobs)
        if for_jobs:
            _note_pay(wished, said)
        else:
            _note_days(turn, wished, said)
            _note_training_type(wished, said)
    elif said.role == "background" and any(set(NEEDED) & set(one.values) for one in said.named("support")):
        _note_support(wished, said, for_jobs)  # 我坐轮椅 only tells, and is need enough
    if wished == before:
        return False
    turn.set(FILTER, wished or None)
    return True


def days_of(wished: dict[str, Any]) -> Span | None:
    """Return the days on which a class may start."""
    if "from" not in wished:
        return None
    return Span(date.fromisoformat(wished["from"]), date.fromisoformat(wished["until"]))


def _note_category(turn: Turn, said: Segment) -> None:
    """Keep the disability of the person whose matter it is: not one that is denied, nor somebody else's."""
    named = said.named("disability_category")
    own = [one for one in named if one.role == "own" and one.polarity != NOT_WANTED]
    if own and own[-1].values:
        turn.set("disability_category", own[-1].values[0])
    elif not named and said.role in ("background", "wish"):
        turn.set("disability_category", own_category(said.text) or turn.get("disability_category"))


def given_up(said: Segment) -> set[str]:
    """Return the keys of the supports that are named to be not wanted, or no longer."""
    named = said.named("support")
    return {
        value for one in named if one.polarity == NOT_WANTED or is_given_up(one.words, said.text)
        for value in one.values
    }  # fmt: skip


def supports_of(wished: dict[str, Any]) -> set[str]:
    """Return the keys of the supports that are wished for."""
    words = {word: key for key, word in ACCOMMODATIONS.items()}
    provided = {words[wished["accommodation"]]} if "accommodation" in wished else set()
    return {*wished.get("access", []), *wished.get("conditions", []), *provided}


def _drop_support(wished: dict[str, Any], said: Segment, for_jobs: bool) -> None:
    """Drop what is given up, whatever role it is said in: 住宿不要了，听见没."""
    # 别上夜班 denies the night and wishes for the day: whichever way it was read, it is a condition.
    dropped = given_up(said) - ({"day_work"} if for_jobs else set())
    for of in ("access", "conditions"):
        if left := [one for one in wished.pop(of, []) if one not in dropped]:
            wished[of] = left
    if wished.get("accommodation") in {ACCOMMODATIONS.get(key) for key in dropped}:
        wished.pop("accommodation", None)


def _note_support(wished: dict[str, Any], said: Segment, for_jobs: bool) -> None:
    named, dropped = said.named("support"), given_up(said)
    left = [one for one in named if one.polarity != NOT_WANTED]
    needed = [one for one in left if WANTED in (one.polarity, one.role) or said.role == "wish"]
    asked = {value for one in needed for value in one.values} - dropped
    if for_jobs:
        words = [ACCOMMODATIONS[key] for key in sorted(asked) if key in ACCOMMODATIONS]
        if words:
            wished["accommodation"] = words[0]
        known = set(wished.get("conditions", [])) | ((asked | (dropped & {"day_work"})) & set(CONDITIONS))
        if known:
            wished["conditions"] = sorted(known)
    elif access := {*wished.get("access", []), *asked} & set(ACCESS):
        wished["access"] = sorted(access)


def _note_days(turn: Turn, wished: dict[str, Any], said: Segment) -> None:
    named = [one for one in said.named("date", WANTED) if one.role == "wanted"]
    today = turn.context.today()
    span = _span(said, named, today)
    if span and span.end > today:  # 我今天想报名 is no wish for a class that starts today
        wished["from"], wished["until"] = span.start.isoformat(), span.end.isoformat()


def _span(said: Segment, named: list[Mention], today: date) -> Span | None:
    """Return the days that are wished for: all that is named side by side, with what follows it."""
    words = "".join(one.words for one in named)
    at = said.text.find(words)
    if not named or at < 0:
        return read_span(named[0].words, today) if named else None
    behind = said.text[at + len(words) :]
    return read_span_with_side(words, behind, today) or read_span(words + behind[:2], today)


def _note_training_type(wished: dict[str, Any], said: Segment) -> None:
    named = [one for one in said.named("training_type", WANTED) if one.values]
    if named:
        wished["training_type"] = named[0].values[0]


def _note_pay(wished: dict[str, Any], said: Segment) -> None:
    for one in said.named("amount", WANTED):
        amount = read_amount(one.words)
        if amount is not None and LEAST_PAY <= amount <= MOST_PAY:
            wished["pay"] = int(amount)
    if "pay" in wished and "pay" in said.topics and means_anything(said.text):
        del wished["pay"]
