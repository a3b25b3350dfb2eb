"""What there is to know of a class."""

from __future__ import annotations

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


def support_of(training_class: TrainingClass) -> list[str]:
    """Return in words what a class offers to people who need support."""
    return [text for column, text in SUPPORT if getattr(training_class, column)]


def title_of(turn: Turn, training_class: TrainingClass) -> str:
    """Return one line for a list: course, place, start."""
    place = turn.context.gazetteer.get(training_class.division_code)
    where = "线上" if training_class.online else (place.full_name if place else training_class.base.name)
    start = training_class.starts_on
    return f"{training_class.course.name}，{where}，{start.month}月{start.day}日开课"


def describe_class(turn: Turn, training_class: TrainingClass) -> None:
    """Say when, where, how long, what it costs, what support there is, how many seats are free."""
    course = training_class.course
    turn.say(
        "class.when_where", name=course.name, code=Digits(training_class.code), starts=said(training_class.starts_on),
        ends=said(training_class.ends_on), until=said(training_class.enrol_until),
    )  # fmt: skip
    if training_class.online:
        turn.say("class.online", base=training_class.base.name)
    else:
        turn.say("class.place", base=training_class.base.name, address=training_class.base.address)
    cost = "免费" if course.fee_yuan == 0 else f"学费{course.fee_yuan}元"
    support = "，".join(support_of(training_class)) or "特殊的帮助要先和基地商量"
    turn.say("class.cost_support", hours=course.hours, cost=cost, support=support)
    free = free_seats(turn.session, training_class)
    turn.say("class.seats" if free else "class.full", free=free)


def describe_class_in_focus(turn: Turn) -> bool:
    """Describe the class that is being talked about; return False where there is none."""
    class_id = turn.get("class_choice") or turn.get("class_in_focus")
    training_class = get_class(turn.session, class_id) if class_id else None
    if training_class is None:
        return False
    describe_class(turn, training_class)
    return True


def what_next(turn: Turn) -> None:
    """Offer to enrol in the class that was described."""
    turn.say("class.what_next", options=[Choice("报名这个班", "我要报名这个班"), Choice("看别的班", "有哪些培训班")])
