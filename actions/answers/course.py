"""What there is to know of a class."""

from __future__ import annotations

import re

from actions.answers.days import said
from actions.turn import Choice, Turn
from server.registry.models import TrainingClass
from server.registry.repositories.classes import get_class
from server.registry.services.training import free_seats
from server.words import Digits

SUPPORT = (
    ("sign_interpreter", "有手语翻译"),
    ("braille_or_audio", "有盲文或语音教材"),
    ("step_free", "场地无台阶"),
    ("boarding", "提供住宿"),
)

LONGEST_SENTENCE = 39
MARKS = ("示例课程", "示例岗位")
"""what marks a record as a sample, and tells nothing of it"""


def support_of(training_class: TrainingClass) -> list[str]:
    """Return in words what a class offers to people who need support."""
    return [text for column, text in SUPPORT if getattr(training_class, column)]


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
    """Say when, where, how long, what it costs, what support there is, how many seats are free."""
    for say_part in PARTS:
        say_part(turn, training_class)


def say_when(turn: Turn, training_class: TrainingClass) -> None:
    turn.say(
        "class.when_where", name=training_class.course.name, code=Digits(training_class.code),
        starts=said(training_class.starts_on), ends=said(training_class.ends_on),
        until=said(training_class.enrol_until),
    )  # fmt: skip


def say_where(turn: Turn, training_class: TrainingClass) -> None:
    if training_class.online:
        turn.say("class.online", base=training_class.base.name)
    else:
        turn.say("class.place", base=training_class.base.name, address=training_class.base.address)


def say_cost_and_support(turn: Turn, training_class: TrainingClass) -> None:
    course = training_class.course
    cost = "免费" if course.fee_yuan == 0 else f"学费{course.fee_yuan}元"
    support = "，".join(support_of(training_class)) or "特殊的帮助要先和基地商量"
    turn.say("class.cost_support", hours=course.hours, cost=cost, support=support)


def say_seats(turn: Turn, training_class: TrainingClass) -> None:
    free = free_seats(turn.session, training_class)
    turn.say("class.seats" if free else "class.full", free=free)


def say_for_whom(turn: Turn, training_class: TrainingClass) -> None:
    if description := first_sentence(training_class.course.description):
        turn.say_plain(f"{description}。")


def first_sentence(description: str) -> str:
    """Return the first sentence of a record's own words that says something, within what is easy to take in."""
    for sentence in re.split(r"[。！!？?；;\n]", description):
        plain = sentence.strip()
        if plain and plain not in MARKS:
            if len(plain) <= LONGEST_SENTENCE:
                return plain
            return plain[:LONGEST_SENTENCE].rpartition("，")[0] or plain[:LONGEST_SENTENCE]
    return ""


PARTS = {
    say_when: re.compile(r"什么时候|啥时候|几时|开课|开班|几号|哪天|多久|多长|截止|结束"),
    say_where: re.compile(r"在哪|哪里上|地址|地方|怎么去|怎么走"),
    say_cost_and_support: re.compile(r"钱|免费|学费|收费|费用|课时|手语|盲文|轮椅|台阶|无障碍|住宿|包住|食宿|翻译"),
    say_for_whom: re.compile(r"适合|基础|难不难|条件|要求|没学过|学得会|什么人"),
    say_seats: re.compile(r"名额|满了|满没满|几个人|多少人"),
}
"""what there is to say, in its order, each with the words that ask for it"""


def describe_class_in_focus(turn: Turn) -> bool:
    """Answer what is asked of the class that is talked about, or tell all; return False where there is none."""
    class_id = turn.get("class_choice") or turn.get("class_in_focus")
    training_class = get_class(turn.session, class_id) if class_id else None
    if training_class is None:
        return False
    asked = [say_part for say_part, words in PARTS.items() if words.search(turn.text)]
    for say_part in asked or PARTS:
        say_part(turn, training_class)
    return True


def what_next(turn: Turn) -> None:
    """Offer to enrol in the class that was described."""
    turn.say("class.what_next", options=[Choice("报名这个班", "我要报名这个班"), Choice("看别的班", "有哪些培训班")])
