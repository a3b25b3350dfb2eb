"""What there is to know of a class: its titles, and its details one subject at a time."""

from __future__ import annotations

import re

from actions.answers.days import said
from actions.menu import to
from actions.reading import Segment
from actions.said import Choice
from actions.turn import Turn
from server.registry.models import TrainingClass
from server.registry.services.class_seats import free_seats
from server.words import Digits

SUPPORT = (
    ("sign_interpreter", "有手语翻译"),
    ("braille_or_audio", "有盲文或语音教材"),
    ("step_free", "场地无台阶"),
    ("boarding", "提供住宿"),
)
DESCRIBED = "class_described"
"""fact: the class that was described last, so that it is not described over and over"""
LONGEST_SENTENCE = 39
MARKS = ("示例课程", "示例岗位")
"""what marks a record as a sample, and tells nothing of it"""
SENTENCE_END = re.compile(r"[。！!？?；;\n]")


def title_of(turn: Turn, training_class: TrainingClass) -> str:
    """Return one line for a list: course, place, start."""
    return titles_of(turn, training_class)[0]


def titles_of(turn: Turn, training_class: TrainingClass) -> list[str]:
    """Return lines for a list from short to full: with the town and name of the base, the day, the code."""
    place = turn.context.gazetteer.get(training_class.division_code)
    town = place.full_name if place else training_class.base.name
    where = "线上" if training_class.online else town
    day, base = f"{training_class.starts_on.month}月{training_class.starts_on.day}日开课", training_class.base
    short = f"{training_class.course.name}，{where}，{day}"
    organised = f"{short}，{town}开办" if training_class.online else f"{short}，{base.name}"
    return [short, organised, f"{short}，{base.name}，班号{training_class.code}"]


def describe_class(turn: Turn, training_class: TrainingClass) -> None:
    """Say when, where, what it costs, what support there is, for whom it is, how many seats are free."""
    turn.set(DESCRIBED, training_class.id)
    say_when(turn, training_class)
    say_where(turn, training_class)
    say_cost_and_support(turn, training_class)
    say_for_whom(turn, training_class)
    say_seats(turn, training_class)


def say_when(turn: Turn, training_class: TrainingClass) -> None:
    """Say when the class begins and ends, and until when one can enrol."""
    turn.say(
        "class.when_where", name=training_class.course.name, code=Digits(training_class.code),
        starts=said(training_class.starts_on), ends=said(training_class.ends_on),
        until=said(training_class.enrol_until),
    )  # fmt: skip


def say_where(turn: Turn, training_class: TrainingClass) -> None:
    """Say where the class is held."""
    if training_class.online:
        turn.say("class.online", base=training_class.base.name)
    else:
        turn.say("class.place", base=training_class.base.name, address=training_class.base.address)


def named_with_code(training_class: TrainingClass) -> str:
    """Return the name by which a class is told from others of its name."""
    return f"{training_class.course.name}（班号{training_class.code}）"


def cost_of(training_class: TrainingClass) -> str:
    """Return all that has to be paid, the deposit too, as it is said before anybody is put down."""
    course = training_class.course
    if not (course.fee_yuan or course.materials_yuan or training_class.deposit_yuan):
        return "免费"
    parts = ["学费不要钱" if course.fee_yuan == 0 else f"学费{course.fee_yuan}元"]
    if course.materials_yuan:
        parts.append(f"材料费{course.materials_yuan}元")
    if training_class.deposit_yuan:
        parts.append(f"押金{training_class.deposit_yuan}元")
    return "，".join(parts)


def say_cost_and_support(turn: Turn, training_class: TrainingClass) -> None:
    """Say how long it is, what it costs and what support there is."""
    has = [text for column, text in SUPPORT if getattr(training_class, column)]
    support = "，".join(has) or "特殊的帮助要先和基地商量"
    turn.say("class.cost_support", hours=training_class.course.hours, cost=cost_of(training_class), support=support)


def say_seats(turn: Turn, training_class: TrainingClass) -> None:
    """Say how many seats are free."""
    free = free_seats(turn.session, training_class)
    turn.say("class.seats" if free else "class.full", free=free)


def say_for_whom(turn: Turn, training_class: TrainingClass) -> None:
    """Say the first sentence of the record's own words."""
    if description := first_sentence(training_class.course.description):
        turn.say_plain(f"{description}。")


def first_sentence(description: str) -> str:
    """Return the first sentence of a record's own words that says something, within what is easy to take in."""
    for sentence in SENTENCE_END.split(description):
        plain = sentence.strip()
        if plain and plain not in MARKS:
            if len(plain) <= LONGEST_SENTENCE:
                return plain
            return plain[:LONGEST_SENTENCE].rpartition("，")[0] or plain[:LONGEST_SENTENCE]
    return ""


def offer_to_enrol(turn: Turn) -> None:
    """Offer to enrol in the class that was described."""
    turn.say(
        "class.what_next",
        options=[Choice("报名这个班", "报名这个班"), Choice("看别的班", to("browse_courses").payload)],
    )
    turn.offer(Segment("报名这个班", "wish", "enrol_training"))
