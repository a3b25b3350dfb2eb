"""Finding a class and joining it."""

from __future__ import annotations

import re
from typing import Any

from actions.answers.course import describe_class, title_of, titles_of, what_next
from actions.answers.days import said
from actions.answers.offered import asks_of_the_list
from actions.answers.titles import told_apart
from actions.personal import PersonalForm
from actions.reading.wishes import read_category
from actions.steps.choice import ChoiceStep, Item
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.identity import announce_newcomer, identity_steps, person_of
from actions.steps.step import Step
from actions.steps.wishes import LevelStep, OccupationStep, PlaceStep, occupation_name
from actions.tasks.class_search import note_wishes, search_classes, what_was_found
from actions.tasks.done import TaskEnd, ask_again
from actions.tasks.searching import SearchForm, rings
from actions.turn import REQUESTED, Choice, Turn
from server.registry.models import TrainingClass
from server.registry.repositories import records
from server.registry.repositories.classes import find_by_code, get_class
from server.registry.repositories.occupations import find_occupations
from server.registry.services.training import EnrolmentRefused, enrol, free_seats
from server.words import Digits

CLASS_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
THIS_ONE = re.compile(r"这个|那个|这班|那班|刚才")


class ClassChoiceStep(ChoiceStep):
    slot = "class_choice"
    resets = ("offered",)
    names = "班|课程"
    title = "班"

    def items(self, turn: Turn) -> list[Item]:
        found = matching_classes(turn)
        titles = told_apart([titles_of(turn, one) for one in found])
        return [Item(one.id, title, f"选班{one.code}") for one, title in zip(found, titles, strict=True)]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        if attempt:
            return "ask.class_choice_again", {}
        return "ask.class_choice", {"items": what_was_found(turn, search_classes(turn))}

    def nothing_found(self, turn: Turn) -> None:
        around, elsewhere, trade = rings(turn), search_classes(turn).elsewhere, occupation_name(turn)
        others = Choice("看别的课", "有哪些别的培训班")
        person = Choice("转人工", "转人工")
        if around and elsewhere:
            everywhere = Choice("看各地的班", f"有哪些{trade}培训班，哪里都可以")
            turn.say(
                "none.class_choice_here", place=around[-1].name, count=elsewhere, occupation=trade,
                options=[everywhere, others, person],
            )  # fmt: skip
        else:
            turn.say("none.class_choice", occupation=trade, options=[others, person])

    def volunteer(self, turn: Turn) -> Any:
        for code in CLASS_CODE.findall(turn.text):
            if found := find_by_code(turn.session, code):
                return found.id
        in_focus = turn.get("class_in_focus")
        if in_focus and (THIS_ONE.search(turn.text) or self._means_the_one_described(turn)):
            return in_focus
        return None

    @staticmethod
    def _means_the_one_described(turn: Turn) -> bool:
        """Whether a wish to enrol that begins the task (给俺报上吧) names no other trade or place."""
        if turn.get(REQUESTED) is not None or turn.intent == "browse_courses":
            return False
        if find_occupations(turn.session, turn.text) or turn.context.gazetteer.names_in(turn.text):
            return False
        joined = records.active_enrolments(turn.session, turn.person.id) if turn.person else []
        return turn.get("class_in_focus") not in [enrolment.class_id for enrolment in joined]

    def said_back(self, turn: Turn) -> str:
        chosen = get_class(turn.session, turn.get(self.slot))
        return title_of(turn, chosen) if chosen else ""


def matching_classes(turn: Turn) -> list[TrainingClass]:
    """Return the classes that fit what is known, or come nearest to it."""
    return search_classes(turn).items


class ClassForm(SearchForm):
    """What browsing and enrolling share: the filters, read from any message."""

    choice = ClassChoiceStep()

    def act(self, turn: Turn) -> None:
        text = (turn.get("carried") or {}).get("text") or turn.text
        if self.begins(turn):
            self.forget_what_led_nowhere(turn, text)
        if turn.get("class_choice") is None:
            if category := read_category(text):
                turn.set("disability_category", category)
            asks_of_list = turn.get(REQUESTED) == "class_choice" and asks_of_the_list(turn)
            if not asks_of_list and note_wishes(turn, text):
                self.show_anew(turn)
        super().act(turn)


class BrowseForm(ClassForm):
    form = "browse_form"
    title = "找培训班"
    intents = ("browse_courses", "enrol_training")

    def steps(self, turn: Turn) -> list[Step]:
        return [OccupationStep("ask.occupation_to_learn"), PlaceStep(), OptionalLevelStep(), ClassChoiceStep()]

    def act(self, turn: Turn) -> None:
        if self.begins(turn):
            turn.clear(["class_filter", "class_in_focus"])
        super().act(turn)

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot != "class_choice":
            return super().after_accepting(turn, step)
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
    keeps = ("class_in_focus", "class_filter", "occupation")

    def steps(self, turn: Turn) -> list[Step]:
        search: list[Step] = [OccupationStep("ask.occupation_to_learn"), PlaceStep(), OptionalLevelStep()]
        if turn.get("class_choice") is not None:  # what led to the class can be corrected still
            search = [step for step in search if step.is_filled(turn)]
        return [*search, ClassChoiceStep(), *identity_steps(), ConfirmStep(announce_enrolment, self.title)]


def announce_enrolment(turn: Turn) -> None:
    chosen = get_class(turn.session, turn.get("class_choice"))
    assert chosen is not None
    announce_newcomer(turn)
    key = "enrol.confirm" if free_seats(turn.session, chosen) else "enrol.confirm_waiting"
    turn.set("may_wait", key == "enrol.confirm_waiting")
    turn.say(
        key, options=YES_NO, name=chosen.course.name, starts=said(chosen.starts_on), code=Digits(chosen.code),
        base=chosen.base.name,
    )  # fmt: skip


class Enrol(TaskEnd):
    action_name = "action_enrol"
    form = "enrol_form"
    forgets = ("class_choice", "class_filter", "occupation", "skill_level", "may_wait")

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
        turn.set("class_in_focus", class_id)  # 几点上课 asked now is about this class
        return True

    def _refused(self, turn: Turn, code: str) -> bool:
        if code == "full":
            # The last seat went while the question stood: a yes to a seat is no yes to a waiting list.
            turn.say("enrol.just_filled")
            ask_again(turn, self.form)
            return False
        turn.say(f"enrol.{code}", options=[Choice("看别的班", "有哪些培训班"), Choice("查报名", "查一下我的报名")])
        return True
