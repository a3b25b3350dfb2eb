"""Finding a class and joining it."""

from __future__ import annotations

import re
from typing import Any

from actions.answers.course import describe_class, title_of, what_next
from actions.answers.days import said
from actions.form import TaskForm
from actions.personal import PersonalForm
from actions.reading.dates import read_span
from actions.reading.wishes import read_access, read_training_type
from actions.steps.choice import ChoiceStep, Item
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.identity import identity_steps, is_new, person_of
from actions.steps.step import ANY, Step
from actions.steps.wishes import LevelStep, OccupationStep, PlaceStep, occupation_name, place_name, place_prefix
from actions.tasks.done import TaskEnd, ask_again
from actions.turn import REQUESTED, Choice, Turn
from server.registry.models import TrainingClass
from server.registry.repositories.classes import ClassFilter, find_by_code, find_classes, get_class
from server.registry.services.training import EnrolmentRefused, enrol, free_seats
from server.words import Digits

CLASS_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
THIS_ONE = re.compile(r"这个|那个|这班|那班|刚才")
MOST_CLASSES = 500


class ClassChoiceStep(ChoiceStep):
    slot = "class_choice"
    resets = ("offered",)
    names = "班|课程"
    title = "班"
    noun = "个班"

    def items(self, turn: Turn) -> list[Item]:
        return [Item(one.id, title_of(turn, one), f"选班{one.code}") for one in matching_classes(turn)]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        prefix = place_prefix(turn) or ""
        near = sum(1 for one in matching_classes(turn) if one.division_code.startswith(prefix))
        key = "ask.class_choice" if near == len(items) else "ask.class_choice_and_online"
        values = {"count": near, "online": len(items) - near}
        return ("ask.class_choice_again" if attempt else key), {
            **values, "occupation": occupation_name(turn), "place": place_name(turn),
        }  # fmt: skip

    def nothing_found(self, turn: Turn) -> None:
        turn.say(
            "none.class_choice", occupation=occupation_name(turn), place=place_name(turn),
            options=[Choice("看各地的班", f"有哪些{occupation_name(turn)}培训班，哪里都可以"),
                     Choice("看别的课", "有哪些培训班"), Choice("转人工", "转人工")],
        )  # fmt: skip

    def volunteer(self, turn: Turn) -> Any:
        for code in CLASS_CODE.findall(turn.text):
            if found := find_by_code(turn.session, code):
                return found.id
        if turn.get("class_in_focus") and THIS_ONE.search(turn.text):
            return turn.get("class_in_focus")
        return None

    def said_back(self, turn: Turn) -> str:
        chosen = get_class(turn.session, turn.get(self.slot))
        return title_of(turn, chosen) if chosen else ""


def matching_classes(turn: Turn) -> list[TrainingClass]:
    """Return the classes that fit what is known; where none is in the place, those that are not tied to it."""
    wished = turn.get("class_filter") or {}
    occupation, level = turn.get("occupation"), turn.get("skill_level")
    span = read_span(wished["when"], turn.context.today()) if wished.get("when") else None
    wanted = ClassFilter(
        occupation_code=None if occupation in (None, ANY) else occupation,
        place_prefix=place_prefix(turn),
        skill_level=None if level in (None, ANY) else level,
        starts_from=span.start if span else None,
        starts_until=span.end if span else None,
        training_type=wished.get("training_type"),
        access=frozenset(wished.get("access", [])),
    )
    return find_classes(turn.session, wanted, turn.context.today(), limit=MOST_CLASSES)


class ClassForm(TaskForm):
    """What browsing and enrolling share: the filters, read from any message."""

    def note_filters(self, turn: Turn) -> None:
        """Keep date, support and kind of training where the message names them."""
        wished = dict(turn.get("class_filter") or {})
        span = read_span(turn.text, turn.context.today())
        if span and span.end > turn.context.today():  # 我今天想报名 is no wish for a class that starts today
            wished["when"] = turn.text
        if access := read_access(turn.text):
            wished["access"] = sorted(access | set(wished.get("access", [])))
        if kind := read_training_type(turn.text):
            wished["training_type"] = kind
        if wished != (turn.get("class_filter") or {}):
            turn.set("class_filter", wished)
            turn.clear(["offered"])


class BrowseForm(ClassForm):
    form = "browse_form"
    title = "找培训班"
    intents = ("browse_courses", "enrol_training")

    def steps(self, turn: Turn) -> list[Step]:
        return [OccupationStep("ask.occupation_to_learn"), PlaceStep(), OptionalLevelStep(), ClassChoiceStep()]

    def act(self, turn: Turn) -> None:
        if turn.get(REQUESTED) is None:
            turn.clear(["class_filter", "class_in_focus"])
        self.note_filters(turn)
        super().act(turn)

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot != "class_choice":
            return True
        chosen = turn.get("class_choice")
        turn.set("class_in_focus", chosen)
        if turn.intent == "enrol_training" and turn.confidence > 0.6:
            turn.set("carried", {"intent": "enrol_training", "text": "报名这个班"})
            self.end(turn)
            turn.follow_with("enrol_form")
            return False
        found = get_class(turn.session, chosen)
        assert found is not None
        describe_class(turn, found)
        if not turn.get("wishes"):  # one question at a time
            what_next(turn)
        self.end(turn)
        return False


class OptionalLevelStep(LevelStep):
    """A level narrows the search when it is named; nobody is asked for it."""

    asked = False


class EnrolForm(ClassForm, PersonalForm):
    form = "enrol_form"
    title = "报名培训"
    intents = ("enrol_training", "browse_courses")
    keeps = ("class_in_focus", "class_filter")

    def steps(self, turn: Turn) -> list[Step]:
        search: list[Step] = [OccupationStep("ask.occupation_to_learn"), PlaceStep(), OptionalLevelStep()]
        if turn.get("class_choice") is not None:  # what led to the class can be corrected still
            search = [step for step in search if step.is_filled(turn)]
        return [*search, ClassChoiceStep(), *identity_steps(), ConfirmStep(announce_enrolment, self.title)]

    def act(self, turn: Turn) -> None:
        self.note_filters(turn)
        super().act(turn)


def announce_enrolment(turn: Turn) -> None:
    chosen = get_class(turn.session, turn.get("class_choice"))
    assert chosen is not None
    if is_new(turn):
        turn.say(
            "register.with_task", name=turn.get("person_name"), number=Digits(turn.get("certificate_number")[-4:])
        )
    key = "enrol.confirm" if free_seats(turn.session, chosen) else "enrol.confirm_waiting"
    turn.set("may_wait", key == "enrol.confirm_waiting")
    turn.say(
        key, options=YES_NO, name=chosen.course.name, starts=said(chosen.starts_on), code=Digits(chosen.code),
        base=chosen.base.name,
    )  # fmt: skip


class Enrol(TaskEnd):
    action_name = "action_enrol"
    form = "enrol_form"
    forgets = ("class_choice", "class_in_focus", "class_filter", "occupation", "skill_level", "may_wait")

    def finish(self, turn: Turn) -> bool:
        class_id = turn.get("class_choice")
        try:
            with turn.write() as session:
                person = person_of(turn, session)
                enrolled = enrol(
                    session,
                    person.id,
                    class_id,
                    turn.actor,
                    turn.context.today(),
                    may_wait=bool(turn.get("may_wait")),
                )
        except EnrolmentRefused as refusal:
            return self._refused(turn, refusal.code)
        chosen = get_class(turn.session, class_id)
        assert chosen is not None
        number = Digits(f"{enrolled.enrolment.id:06d}")
        if enrolled.queue_place:
            turn.say("enrol.waiting", name=chosen.course.name, number=number, place=enrolled.queue_place)
        else:
            turn.say("enrol.done", name=chosen.course.name, number=number)
            key = "enrol.next_online" if chosen.online else "enrol.next"
            turn.say(key, starts=said(chosen.starts_on), address=chosen.base.address)
        turn.say("enrol.undo")
        return True

    def _refused(self, turn: Turn, code: str) -> bool:
        if code == "full":
            # The last seat went while the question stood: a yes to a seat is no yes to a waiting list.
            turn.say("enrol.just_filled")
            ask_again(turn, self.form)
            return False
        turn.say(f"enrol.{code}", options=[Choice("看别的班", "有哪些培训班"), Choice("查报名", "查一下我的报名")])
        return True
