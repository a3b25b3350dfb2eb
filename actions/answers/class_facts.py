"""What is told of classes, by the subject that is asked about (topics of data/reading/topics)."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answers.course import cost_of, first_sentence
from actions.answers.days import said
from actions.answers.facts import Fact, FactOf, compared, fact, not_on_record, values, which
from actions.turn import Turn
from language.asking import asks_for_the_weekday
from language.levels import LEVEL_NAMES, tells_what_to_know
from language.numbers.personal import DISABILITY_CATEGORIES
from server.registry.models import TrainingClass
from server.registry.services.class_seats import free_seats

Classes = Sequence[TrainingClass]
WEEKDAYS = "一二三四五六日"
MEALS = {"none": "不管饭", "own_cost": "有饭吃，自己花钱", "included": "管饭"}


def start(turn: Turn, found: Classes) -> Fact:
    return values(turn, "start", [f"{_first_day(turn, one)}开课，{said(one.ends_on)}结束" for one in found])


def _first_day(turn: Turn, one: TrainingClass) -> str:
    weekday = f"，星期{WEEKDAYS[one.starts_on.weekday()]}" if asks_for_the_weekday(turn.text) else ""
    return f"{said(one.starts_on)}{weekday}"


def enrol_until(turn: Turn, found: Classes) -> Fact:
    return values(turn, "enrol_until", [f"报名到{said(one.enrol_until)}为止" for one in found])


def where(turn: Turn, found: Classes) -> Fact:
    return values(turn, "where", ["在网上上课" if one.online else f"地址是{one.base.address}" for one in found])


def way(turn: Turn, found: Classes) -> Fact:
    told = ["在网上上课，不用去" if one.online else one.base.how_to_get_there for one in found]
    if all(one is None for one in told):
        places = [None if one.online else f"地址是{one.base.address}" for one in found]
        return fact(turn, "way", "facts.way_by_address", items="；".join(dict.fromkeys(p for p in places if p)))
    return values(turn, "way", told)


def distance(turn: Turn, found: Classes) -> Fact:
    return values(turn, "distance", ["在网上上课，不用去" if one.online else None for one in found])


def materials_cost(turn: Turn, found: Classes) -> Fact:
    return values(turn, "materials_cost", [_materials(one) for one in found])


def meals_cost(turn: Turn, found: Classes) -> Fact:
    told = {"included": "管饭，不另收钱", "own_cost": "吃饭自己花钱", "none": "不管饭"}
    return values(turn, "meals_cost", [told.get(one.meals or "") for one in found])


def lodging_cost(turn: Turn, found: Classes) -> Fact:
    return values(turn, "lodging_cost", [None if one.boarding else "不提供住宿" for one in found])


def cost(turn: Turn, found: Classes) -> Fact:
    return values(turn, "cost", [cost_of(one) for one in found])


def _materials(one: TrainingClass) -> str | None:
    yuan = one.course.materials_yuan
    return None if yuan is None else f"材料费{yuan}元" if yuan else "不收材料费"


def hours(turn: Turn, found: Classes) -> Fact:
    return values(turn, "hours", [_hours(one) for one in found])


def weekends(turn: Turn, found: Classes) -> Fact:
    return which(turn, "weekends", [one.weekends for one in found], "周末也上课", "周末不上课")


def _hours(one: TrainingClass) -> str | None:
    weekends = {True: "周末也上课", False: "周末不上课", None: None}[one.weekends]
    return "，".join(part for part in (one.daily_hours, weekends) if part) or None


def length(turn: Turn, found: Classes) -> Fact:
    return values(
        turn, "length", [f"{(one.ends_on - one.starts_on).days + 1}天，{one.course.hours}课时" for one in found]
    )


def meals(turn: Turn, found: Classes) -> Fact:
    return values(turn, "meals", [MEALS.get(one.meals or "") for one in found])


def lodging(turn: Turn, found: Classes) -> Fact:
    return which(turn, "lodging", [one.boarding for one in found], "提供住宿", "不提供住宿")


def companion(turn: Turn, found: Classes) -> Fact:
    return values(turn, "companion", [_companion(one) for one in found])


def _companion(one: TrainingClass) -> str | None:
    if one.companion_allowed is None:
        return None
    if not one.companion_allowed:
        return "家里人不能陪着上课"
    lodging = {True: "，陪的人也有地方住", False: "，陪的人要自己找地方住", None: ""}[one.companion_lodging]
    return f"家里人可以陪着上课{lodging}"


def guide_dog(turn: Turn, found: Classes) -> Fact:
    return which(turn, "guide_dog", [one.base.guide_dog_allowed for one in found], "可以带导盲犬", "不能带导盲犬")


def age(turn: Turn, found: Classes) -> Fact:
    return values(turn, "age", [_ages(one.course.age_min, one.course.age_max) for one in found])


def _ages(least: int | None, most: int | None) -> str | None:
    if least is None and most is None:
        return None
    if least is not None and most is not None:
        return f"收{least}岁到{most}岁的人"
    return f"要满{least}岁" if least is not None else f"不超过{most}岁"


def categories(turn: Turn, found: Classes) -> Fact:
    return values(turn, "categories", [made_for(one.course.for_categories) for one in found])


def made_for(numbers: Sequence[int]) -> str:
    """Say for whose disability something is made; an empty list is everyone."""
    if not numbers:
        return "不限哪一类残疾"
    return f"是给{'、'.join(DISABILITY_CATEGORIES[one] for one in numbers)}的人办的"


def seats(turn: Turn, found: Classes) -> Fact:
    free = [free_seats(turn.session, one) for one in found]
    return values(turn, "seats", [f"还有{n}个名额" if n else "名额满了，可以候补" for n in free])


def level(turn: Turn, found: Classes) -> Fact:
    return values(turn, "level", [_level(one) for one in found])


def _level(one: TrainingClass) -> str | None:
    beginners = {True: "没有基础也能学", False: "要有一些基础", None: None}[one.course.for_beginners]
    description = first_sentence(one.course.description)
    return beginners or (description if tells_what_to_know(description) else None)


def teacher(turn: Turn, found: Classes) -> Fact:
    return values(turn, "teacher", [one.teacher for one in found])


def sign(turn: Turn, found: Classes) -> Fact:
    return which(turn, "sign", [one.sign_interpreter for one in found], "有手语翻译", "没有手语翻译")


def braille(turn: Turn, found: Classes) -> Fact:
    return which(turn, "braille", [one.braille_or_audio for one in found], "有盲文或语音教材", "没有盲文和语音教材")


def step_free(turn: Turn, found: Classes) -> Fact:
    return which(turn, "step_free", [one.step_free for one in found], "场地无台阶", "没有写明场地无台阶")


def device(turn: Turn, found: Classes) -> Fact:
    return values(turn, "device", [one.course.device_needed for one in found])


def certificate(turn: Turn, found: Classes) -> Fact:
    return values(turn, "certificate", [_certificate(one) for one in found])


def _certificate(one: TrainingClass) -> str:
    course = one.course
    named = LEVEL_NAMES.get(course.skill_level or 0, "")
    exam = {True: "，要考试", False: "，不用考试", None: ""}[course.certificate_exam]
    return f"学完可以拿{course.certificate_kind}{named}{exam}"


def bring(turn: Turn, found: Classes) -> Fact:
    return values(turn, "bring", [f"要带{one.bring}" if one.bring else None for one in found])


def contact(turn: Turn, found: Classes) -> Fact:
    phones = [one.base.contact_phone for one in found]
    return values(turn, "contact", [f"基地电话是{phone}" if phone else None for phone in phones])


def content(turn: Turn, found: Classes) -> Fact:
    return values(turn, "content", [first_sentence(one.course.description) or None for one in found])


def apply_by_parents(turn: Turn, found: Classes) -> Fact:
    has = [one.parents_may_apply for one in found]
    if all(one is None for one in has):
        return fact(turn, "by_parents", "facts.by_others_general")
    return which(turn, "by_parents", has, "家里人可以代报名", "要本人报名")


def after(turn: Turn, found: Classes) -> Fact:
    """Say what happens with a job afterwards: nobody promises one, the assistant looks for it."""
    return fact(turn, "after", "facts.after_general")


def difference(turn: Turn, found: Classes) -> Fact:
    """Say what differs, class by class: the same is not listed."""
    return compared(turn, [
        [f"是{one.course.name}" for one in found],
        ["在网上上课" if one.online else "到班上上课" for one in found],
        [f"开办的是{one.base.name}" for one in found],
        [f"{said(one.starts_on)}开课" for one in found],
        [f"报名到{said(one.enrol_until)}" for one in found],
        [f"{one.course.hours}课时" for one in found],
        [cost_of(one) for one in found],
        ["提供住宿" if one.boarding else "不提供住宿" for one in found],
        ["有手语翻译" if one.sign_interpreter else "没有手语翻译" for one in found],
    ])  # fmt: skip


NOT_ON_RECORD = (
    "arrive", "replay", "travel_cost", "captions", "miss", "later_class", "danger", "people", "seated", "remote",
)  # fmt: skip
"""subjects that no class has on record: the question can go to the base"""
FACTS: dict[str, FactOf] = {
    "start": start, "enrol_until": enrol_until, "where": where, "way": way, "cost": cost, "hours": hours,
    "weekends": weekends, "length": length, "meals": meals, "lodging": lodging, "companion": companion,
    "guide_dog": guide_dog, "age": age, "seats": seats, "level": level, "teacher": teacher, "sign": sign,
    "braille": braille, "step_free": step_free, "device": device, "certificate": certificate, "bring": bring,
    "contact": contact, "content": content, "by_parents": apply_by_parents, "difference": difference,
    "categories": categories, "after": after, "distance": distance, "materials_cost": materials_cost,
    "meals_cost": meals_cost, "lodging_cost": lodging_cost,
    **{one: not_on_record(one) for one in NOT_ON_RECORD},
}  # fmt: skip
"""topic → how it is answered"""
