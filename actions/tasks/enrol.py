"""Joining a class."""

from __future__ import annotations

from actions.answers.course import DESCRIBED, cost_of, describe_class
from actions.answers.days import said as day_said
from actions.menu import to
from actions.outcome import Begin
from actions.personal import PersonalTask
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.identity import announce_means, announce_newcomer, helper_of, identity_questions, person_of
from actions.questions.question import Question
from actions.questions.search import OccupationQuestion, PlaceQuestion
from actions.questions.whose import WhoseQuestion, named
from actions.reading import Segment
from actions.said import Choice
from actions.search.choices import IN_FOCUS, ClassQuestion, class_in_focus, fits_class
from actions.search.task import SearchTask
from actions.search.wishes import FILTER
from actions.task import Next
from actions.tasks.browse import OptionalLevelQuestion
from actions.turn import Turn
from server.registry.models import TrainingClass
from server.registry.repositories import records
from server.registry.repositories.classes import get_class
from server.registry.services.class_seats import free_seats
from server.registry.services.training import EnrolmentRefused, enrol
from server.words import Digits

MAY_WAIT = "may_wait"


class Enrol(SearchTask, PersonalTask):
    name = "enrol"
    intents = ("enrol_training",)
    deed = "报名"
    also_means = ("browse_courses", "ask_course_detail")
    given_up_by = ("cancel_enrolment",)
    keeps = (IN_FOCUS, FILTER, "occupation")
    retires = ("browse_courses",)
    choice = ClassQuestion()

    def questions(self, turn: Turn) -> list[Question]:
        search: list[Question] = [
            OccupationQuestion("ask.occupation_to_learn", kind="classes"),
            PlaceQuestion(),
            OptionalLevelQuestion(),
        ]
        if turn.get("class_choice") is not None:  # what led to the class can be corrected still
            search = [one for one in search if one.is_filled(turn)]
        return [
            *search, ClassQuestion(), WhoseQuestion(), *identity_questions(),
            ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        SearchTask.begins(self, turn, intent, said)
        PersonalTask.begins(self, turn, intent, said)
        pointed = self.choice.spoken_of(turn, said)
        in_focus = class_in_focus(turn) if pointed is None else pointed
        if in_focus is not None and fits_class(turn, in_focus, said):
            self._choose(turn, in_focus)
        elif said.named("occupation"):
            turn.clear(["occupation"])

    def takes_wish(self, turn: Turn, said: Segment) -> Next | Begin:
        """Who wants to be enrolled where only one class is on offer means that one."""
        only = self.choice.only_one_offered(turn)
        names_another = said.named("occupation") or said.named("place")
        if said.intent != self.intents[0] or only is None or names_another or turn.get(ClassQuestion.slot):
            return Next.ASK
        self.choice.accept(turn, only)
        return self.after_accepting(turn, self.choice)

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        if question.slot == ClassQuestion.slot:
            self._choose(turn, turn.get(question.slot))
        then = SearchTask.after_accepting(self, turn, question)
        return PersonalTask.after_accepting(self, turn, question) if then is Next.ASK else then

    @staticmethod
    def _choose(turn: Turn, class_id: int) -> None:
        """Take a class, and describe it where it was not shown: nobody consents to what they do not know."""
        turn.set(ClassQuestion.slot, class_id)
        turn.set(IN_FOCUS, class_id)
        if turn.get(DESCRIBED) != class_id and (chosen := get_class(turn.session, class_id)) is not None:
            describe_class(turn, chosen)

    def own_facts(self, turn: Turn) -> list[str]:
        return [*SearchTask.own_facts(self, turn), *PersonalTask.own_facts(self, turn), MAY_WAIT, FILTER]

    def finish(self, turn: Turn) -> Next:
        class_id = turn.get("class_choice")
        try:
            with turn.write() as session:
                person = person_of(turn, session)
                enrolled = enrol(
                    session, person.id, class_id, turn.actor, turn.context.today(),
                    may_wait=bool(turn.get(MAY_WAIT)), helper=helper_of(turn),
                )  # fmt: skip
                person_id = person.id
                number, queue_place = Digits(f"{enrolled.enrolment.id:06d}"), enrolled.queue_place
        except EnrolmentRefused as refusal:
            return self._refused(turn, refusal.code)
        chosen = get_class(turn.session, class_id)
        assert chosen is not None
        if queue_place:
            turn.say("enrol.waiting", name=chosen.course.name, number=number, place=queue_place)
        else:
            turn.say("enrol.done", name=chosen.course.name, number=number)
            key = "enrol.next_online" if chosen.online else "enrol.next"
            turn.say(key, starts=day_said(chosen.starts_on), address=chosen.base.address)
        if not self._offers_to_leave_another(turn, person_id, chosen):
            turn.say("enrol.undo")
        turn.set(IN_FOCUS, class_id)  # 几点上课 asked now is about this class
        return Next.DONE

    @staticmethod
    def _offers_to_leave_another(turn: Turn, person_id: str, chosen: TrainingClass) -> bool:
        """Offer to leave a class of the same trade that was joined before: who changes classes wants one of them."""
        trade = chosen.course.occupation_code
        others = [
            one for one in records.active_enrolments(turn.session, person_id)
            if one.class_id != chosen.id and one.training_class.course.occupation_code == trade
        ]  # fmt: skip
        if not others:
            return False
        other = others[0].training_class
        turn.say(
            "enrol.other_still", name=other.course.name, starts=day_said(other.starts_on),
            options=[Choice("退掉前面的", "是"), Choice("都留着", "不用")],
        )  # fmt: skip
        turn.offer(Segment(other.course.name, "wish", "cancel_enrolment"))
        return True

    def _refused(self, turn: Turn, code: str) -> Next:
        if code == "full":
            # The last seat went while the question stood: a yes to a seat is no yes to a waiting list.
            turn.say("enrol.just_filled")
            turn.clear(["confirm"])
            return Next.ASK
        turn.say(
            f"enrol.{code}", options=[Choice("看别的班", to("browse_courses").payload), to("check_enrolment_status")]
        )
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say who is enrolled in which class: name, day, place, price."""
    chosen = get_class(turn.session, turn.get("class_choice"))
    assert chosen is not None
    announce_newcomer(turn)
    announce_means(turn)
    waits = not free_seats(turn.session, chosen)
    turn.set(MAY_WAIT, waits)
    place = turn.context.gazetteer.get(chosen.division_code)
    where = "在网上上课" if chosen.online else f"在{place.full_name if place else chosen.base.name}上课"
    told = any(message["key"] == "enrol.just_filled" for message in turn.said.messages)  # and which class it is
    if not told:
        turn.say("enrol.which", name=chosen.course.name, code=Digits(chosen.code), place=where, cost=cost_of(chosen))
    key = "enrol.confirm_waiting" if waits else "enrol.confirm"
    turn.say(key, options=YES_NO, who=named(turn), name=chosen.course.name, starts=day_said(chosen.starts_on))
