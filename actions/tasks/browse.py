"""Looking for a class: what there is, shown in detail, before anybody is asked who they are."""

from __future__ import annotations

from actions.answers.course import describe_class, offer_to_enrol
from actions.outcome import Begin
from actions.questions.level import LevelQuestion
from actions.questions.question import Question
from actions.questions.search import OccupationQuestion, PlaceQuestion
from actions.reading import Segment
from actions.search.choices import IN_FOCUS, ClassQuestion
from actions.search.task import SearchTask
from actions.search.wishes import FILTER
from actions.task import Next
from actions.turn import Turn
from server.registry.repositories.classes import get_class


class OptionalLevelQuestion(LevelQuestion):
    """A level narrows the search when it is named; nobody is asked for it."""

    asked = False


class Browse(SearchTask):
    name = "browse"
    intents = ("browse_courses",)
    also_means = ("enrol_training", "ask_course_detail")
    given_up_by = ("cancel_enrolment",)
    choice = ClassQuestion()

    def questions(self, turn: Turn) -> list[Question]:
        return [
            OccupationQuestion("ask.occupation_to_learn", kind="classes"),
            PlaceQuestion(),
            OptionalLevelQuestion(),
            ClassQuestion(),
        ]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        super().begins(turn, intent, said)
        turn.clear([FILTER, IN_FOCUS])

    def takes_wish(self, turn: Turn, said: Segment) -> Next | Begin:
        """Who wants to enrol goes on to that, with what is known."""
        if said.intent != "enrol_training":
            return Next.ASK
        chosen = self.choice.parse(turn, said)
        if chosen is None and not (said.named("occupation") or said.named("place")):
            chosen = self.choice.only_one_offered(turn)
        if isinstance(chosen, int):
            turn.set(IN_FOCUS, chosen)
        return Begin("enrol_training", said)

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        if question.slot != ClassQuestion.slot:
            return super().after_accepting(turn, question)
        chosen = turn.get(ClassQuestion.slot)
        turn.set(IN_FOCUS, chosen)
        self.keep_the_search(turn)
        if enrol := next((one for one in turn.reading.of("wish") if one.intent == "enrol_training"), None):
            return Begin("enrol_training", enrol)
        found = get_class(turn.session, chosen)
        assert found is not None
        describe_class(turn, found)
        if not turn.state.pending:  # one question at a time
            offer_to_enrol(turn)
        return Next.END
