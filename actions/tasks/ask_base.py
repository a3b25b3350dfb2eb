"""I will ask: a question that nothing on record answers goes to the base, the employer or the clerk.

Its words are said first: nothing is put in somebody's name that they did not mean.
"""

from __future__ import annotations

from typing import Any

from actions.answers.open_questions import NOTED, noted, put_in_words
from actions.contact import cannot_take_calls, means_of, number_of
from actions.outcome import Begin
from actions.questions.confirm import ConfirmQuestion
from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.task import Next, Task
from actions.tasks.handover import CallBackNumberQuestion
from actions.turn import Choice, Turn
from language.asking_for_me import other_words, takes_the_question_back, without_the_wish_to_ask
from language.commands import read_command
from language.writing.plain import squeeze
from language.yes_no import begins_with_a_yes, read_yes_no
from server.registry.services import questions as put
from server.words import Digits

MOST, SHORTEST = 200, 4
"""characters of what is asked"""
OTHER_WORDS = Choice("改一改", "改一改")
NOT_AT_ALL = Choice("不问了", "不用问了")


class WordsQuestion(Question):
    """What is to be asked, in the person's own words; asked for where nothing is noted."""

    slot = "words_to_ask"
    awaited_as = "free_text"
    kind = "text"

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say("question.nothing_to_ask")

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return read_command(said.text) is None and _is_long_enough(said.text)

    def parse(self, turn: Turn, said: Segment) -> Any:
        return without_the_wish_to_ask(turn.text)[:MOST] or None


class WordsAreRight(ConfirmQuestion):
    """A yes puts the question; other words than yes and no are the question as it is really meant."""

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        taken_back = _is_pressed(said.text) or takes_the_question_back(turn.text)
        return super().is_certain(turn, said) or taken_back or self._other_words(turn) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        if _is_pressed(said.text) or takes_the_question_back(turn.text):
            return False
        if (words := self._other_words(turn)) is None:
            return True if begins_with_a_yes(turn.text) else super().parse(turn, said)
        turn.set(WordsQuestion.slot, words)
        return Problem("question.words_changed", {"body": words})

    @staticmethod
    def _other_words(turn: Turn) -> str | None:
        """Return what is to be asked instead: 不是，我问的是管不管饭."""
        if mended := other_words(turn.text, str(turn.get(WordsQuestion.slot))):
            return mended[:MOST]
        if begins_with_a_yes(turn.text) or read_yes_no(turn.text) is not None or read_command(turn.text):
            return None
        asked = turn.reading.of("question") or turn.reading.of("correction")
        words = without_the_wish_to_ask("".join(one.text for one in asked))
        return words[:MOST] if _is_long_enough(words) else None


class AskBase(Task):
    name = "ask_base"
    intents = ("ask_base",)
    deed = "问"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WordsQuestion(),
            CallBackNumberQuestion(means_of(turn)),
            WordsAreRight(announce, self.title, self.deed),
        ]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        if asked := noted(turn):  # what is about another record was asked before: the last is meant
            turn.set(WordsQuestion.slot, put_in_words(asked[-1])[:MOST])

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        """A no ends it, the wish to change the words asks for others."""
        if question.slot != WordsAreRight.slot or turn.get(question.slot) is True:
            return Next.ASK
        turn.clear([question.slot, WordsQuestion.slot])
        if squeeze(turn.text) == OTHER_WORDS.payload:
            return Next.ASK
        turn.say("question.not_asked")
        return Next.END

    def own_facts(self, turn: Turn) -> list[str]:
        return [NOTED]

    def finish(self, turn: Turn) -> Next:
        means, phone, words = means_of(turn), number_of(turn), str(turn.get(WordsQuestion.slot))
        last = (noted(turn) or [{"about": "case", "record": None}])[-1]
        with turn.write() as session:
            waiting = len(put.open_questions(session, turn.conversation_id))
            question = put.ask(
                session, turn.conversation_id, last["about"], last["record"], words, means,
                phone if means != "text" else None, turn.actor, cannot_take_calls(turn),
            )  # fmt: skip
            number = Digits(f"{question.case_id:06d}")
        turn.say("question.asked", number=number)
        if waiting:
            turn.say("question.beside_others", number=number, count=waiting)
        turn.say(f"question.answer_{means}")
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say the very words that will be put."""
    turn.say("question.its_words", body=turn.get(WordsQuestion.slot))
    turn.say("question.confirm", options=[Choice("是", "是"), OTHER_WORDS, NOT_AT_ALL])


def _is_long_enough(text: str) -> bool:
    return len(squeeze(text)) >= SHORTEST


def _is_pressed(text: str) -> bool:
    return squeeze(text) in (OTHER_WORDS.payload, NOT_AT_ALL.payload)
