"""Feedback: a score of one to five, and what is said beside it."""

from __future__ import annotations

from typing import Any

from actions.menu import to
from actions.questions.question import ANY, Problem, Question
from actions.reading import Segment
from actions.task import Next, Task
from actions.turn import Choice, Turn
from language.numbers.scores import read_score
from server.registry.services import feedback
from server.words import word

MOST = 500
HIGHEST = 5


class ScoreQuestion(Question):
    slot = "score"
    kind = "score"
    title = "分数"

    def ask(self, turn: Turn, attempt: int) -> None:
        scores = [Choice(f"{one}分", str(one)) for one in range(HIGHEST, 0, -1)][: turn.option_limit]
        turn.say("ask.score_again" if attempt else "ask.score", options=scores)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return len(said.text.strip()) <= 6 and read_score(said.text) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        score = read_score(said.text)
        if score is None:
            return None
        return score if 1 <= score <= HIGHEST else Problem("problem.score_range")

    def extract(self, turn: Turn, said: Segment) -> Any:
        score = read_score(said.text, only_named=True)
        return score if score is not None and 1 <= score <= HIGHEST else None


class WordsQuestion(Question):
    slot = "feedback_words"
    kind = "text"
    optional = True
    title = "想说的"

    def ask(self, turn: Turn, attempt: int) -> None:
        key = "ask.feedback_words_again" if attempt else "ask.feedback_words"
        turn.say(key, options=[Choice("没有了", "没有了")])

    def parse(self, turn: Turn, said: Segment) -> Any:
        return ANY if said.value == "no" else (turn.text.strip()[:MOST] or None)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return len(said.text.strip()) > 3 and not turn.reading.of("steering", "wish", "question")


class GiveFeedback(Task):
    name = "give_feedback"
    intents = ("give_feedback",)
    once = True

    def questions(self, turn: Turn) -> list[Question]:
        return [ScoreQuestion(), WordsQuestion()]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        told = turn.text.strip()
        if len(told) > len(word("title.give_feedback").text) + 2:
            turn.set(WordsQuestion.slot, told[:MOST])

    def finish(self, turn: Turn) -> Next:
        person_id = turn.person.id if turn.person is not None else None
        words, in_focus = turn.get(WordsQuestion.slot), turn.get("class_in_focus")
        of_a_class = in_focus is not None
        with turn.write() as session:
            feedback.give(
                session, turn.conversation_id, person_id, turn.get(ScoreQuestion.slot),
                "class" if of_a_class else "service", in_focus if of_a_class else None,
                None if words == ANY else words, turn.actor,
            )  # fmt: skip
        low = turn.get(ScoreQuestion.slot) <= 2
        key = "feedback.done_low" if low else "feedback.done"
        turn.say(key, score=turn.get(ScoreQuestion.slot), options=[to("complain")] if low else [])
        return Next.DONE
