"""The ability questionnaire: what somebody could do, and what would help. Every question can be skipped."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from actions.menu import to
from actions.outcome import Begin
from actions.questions.choice import Item
from actions.questions.fixed_choice import FixedChoiceQuestion
from actions.questions.question import ANY, Question
from actions.reading import Segment
from actions.said import Choice
from actions.task import Next, Task
from actions.turn import Turn
from server.registry.reference.questionnaire import Question as Asked
from server.registry.reference.questionnaire import questionnaire
from server.registry.services import assessment
from server.registry.services.assessment import support_text
from server.registry.services.people import ConsentWithdrawn

PREFIX = "ability_"
MOST_TRADES = 3


class AbilityQuestion(FixedChoiceQuestion):
    """One question of the questionnaire; what cannot be told is skipped."""

    optional = True

    def __init__(self, asked: Asked, first: bool) -> None:
        self._asked = asked
        self._first = first
        self.slot = f"{PREFIX}{asked.key}"  # type: ignore[misc]

    def items(self, turn: Turn) -> tuple[Item, ...]:
        return tuple(Item(option.key, option.text, option.text) for option in self._asked.options)

    def ask(self, turn: Turn, attempt: int) -> None:
        if self._first and not attempt:
            turn.say("assess.intro")
        options = [Choice(item.title, item.payload) for item in self.items(turn)]
        skip = [Choice("跳过", "跳过")] if len(options) < turn.said.option_limit else []
        turn.say("assess.again" if attempt else "assess.question", body=self._asked.text, options=[*options, *skip])

    def parse(self, turn: Turn, said: Segment) -> Any:
        return ANY if said.value == ANY else super().parse(turn, said)


class AssessSkills(Task):
    name = "assess_skills"
    intents = ("assess_skills",)
    once = True
    deed = "测"

    def questions(self, turn: Turn) -> list[Question]:
        return [AbilityQuestion(one, first=at == 0) for at, one in enumerate(questionnaire().questions)]

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        return Next.ASK

    def finish(self, turn: Turn) -> Next:
        answers = {
            one.key: None if turn.get(f"{PREFIX}{one.key}") == ANY else turn.get(f"{PREFIX}{one.key}")
            for one in questionnaire().questions
        }
        person_id = turn.person.id if turn.person is not None else None
        with suppress(ConsentWithdrawn), turn.write() as session:  # it is told all the same, and nothing is kept
            assessment.save(session, person_id, turn.conversation_id, answers, turn.actor)
        result = assessment.evaluate(turn.session, answers)
        trades = turn.context.trades(turn.session)
        names = [trade.name for one in result.trades[:MOST_TRADES] if (trade := trades.get(one.occupation_code))]
        if not names:
            turn.say("assess.no_trade", options=[to("browse_courses"), to("talk_to_human")])
            return Next.DONE
        turn.say("assess.trades", items="、".join(names))
        if result.supports:
            turn.say("assess.supports", items="、".join(support_text(one) for one in result.supports[:4]))
        first = names[0]
        to_learn, to_work = (
            Choice(f"看{first}培训班", f"有哪些{first}培训班"),
            Choice(f"找{first}工作", f"帮我找{first}的工作"),
        )
        turn.say(f"assess.workload_{result.workload}", options=[to_learn, to_work])
        return Next.DONE
