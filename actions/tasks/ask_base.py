"""I will ask: a question that nothing on record answers goes to the base, the employer or the clerk.

Its words are said first: nothing is put in somebody's name that they did not mean.
"""

from __future__ import annotations

from typing import Any

from actions.answers.course import named_with_code
from actions.answers.open_questions import NOTED, meant, put_in_words
from actions.answers.own_words import ASK_FOR_ME, is_part_of_a_question, may_be_put, words_to_ask
from actions.contact import cannot_take_calls, is_only_noticed, means_of, number_of, told_area
from actions.menu import A_PERSON
from actions.outcome import Begin
from actions.questions.confirm import WHAT_IS_WRONG, ConfirmQuestion
from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.said import Choice
from actions.search.choices import codes_in
from actions.task import Next, Task
from actions.tasks import by_intent, intents
from actions.tasks.handover import CallBackNumberQuestion, go_on
from actions.turn import Turn
from language.asking_for_me import (
    SEPARATOR,
    asks_to_ask,
    goes_ahead,
    other_words,
    takes_the_question_back,
    without_the_wish_to_ask,
)
from language.commands import read_command
from language.corrections import denies
from language.thresholds import SURE_WISH, TAKEN
from language.writing.plain import squeeze
from language.yes_no import read_yes_no
from server.registry.repositories.classes import find_by_code
from server.registry.services import questions as put
from server.words import Digits

MOST, SHORTEST = 300, 4
"""characters of what is asked"""
SAID_AGAIN = 40
"""characters of what was sent that are said once more in the end"""
TO_ASK = "to_be_asked"
"""fact: what is to be asked, as `open_questions` notes it"""
ADDITION = "补充"
"""name of what is added to a question that was sent"""
OTHER_WORDS = Choice("改一改", "改一改")
NOT_AT_ALL = Choice("不问了", "不用问了")
OPTIONS = (Choice("是", "是"), OTHER_WORDS, NOT_AT_ALL)
CHANGED = "question.words_changed"
TELLS = ("question", "background", "unclear")
"""roles of what adds to a question that is read back"""


class WordsQuestion(Question):
    """What is to be asked, in the person's own words; asked for where nothing is noted."""

    slot = "words_to_ask"
    awaited_as = "free_text"
    kind = "text"

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say("question.nothing_to_ask")

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return read_command(said.text) is None and _is_long_enough(said.text) and not _wished_instead(turn)

    def parse(self, turn: Turn, said: Segment) -> Any:
        return without_the_wish_to_ask(turn.text)[:MOST] or None


class WordsAreRight(ConfirmQuestion):
    """A yes puts the question; what else is said and is no matter of its own changes it or adds to it."""

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        if _is_taken_back(turn) or _is_about_another_matter(turn):
            return True
        if _another_class(turn) is not None or _mended(turn) is not None:
            return True
        # A yes beside a wish is read as an answer, so that the wish is heard behind it.
        return super().is_certain(turn, said) or (_says_yes(turn) and not turn.reading.of("answer", "wish"))

    def parse(self, turn: Turn, said: Segment) -> Any:
        if _is_taken_back(turn) or _is_about_another_matter(turn):
            return False
        if (of_class := _another_class(turn)) is not None:
            turn.set(TO_ASK, [of_class])
            return Problem(CHANGED, {"body": _read_back(turn)})
        if (words := _mended(turn)) is not None:
            turn.set(WordsQuestion.slot, words[:MOST])
            return Problem(CHANGED, {"body": _read_back(turn)})
        return True if _says_yes(turn) else super().parse(turn, said)

    def ask(self, turn: Turn, attempt: int) -> None:
        if any(one["key"] == CHANGED for one in turn.said.messages):  # the words were read back in full
            turn.clear([WHAT_IS_WRONG])
            turn.say("question.confirm", options=OPTIONS)
        else:
            super().ask(turn, 0 if turn.reading.of("question") else attempt)


class AskBase(Task):
    name = "ask_base"
    for_the_office = True
    intents = ("ask_base",)
    deed = "问"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WordsQuestion(),
            CallBackNumberQuestion(means_of(turn)),
            WordsAreRight(announce, self.title),
        ]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        asked = turn.get(TO_ASK) or meant(turn)
        turn.set(TO_ASK, asked)
        if asked:
            turn.set(WordsQuestion.slot, put_in_words(asked, _leading(asked)["name"])[:MOST])

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        """A no ends it, the wish to change the words asks for others, another matter is begun."""
        if question.slot != WordsAreRight.slot or turn.get(question.slot) is True:
            return Next.ASK
        turn.clear([question.slot, WordsQuestion.slot])
        if squeeze(turn.text) == OTHER_WORDS.payload:
            return Next.ASK
        turn.say("question.not_asked")
        if (wish := _wished_instead(turn)) is None:
            return Next.END
        if turn.state.paused_task == by_intent(str(wish.intent)).name:  # what was left for the question goes on
            turn.state.paused_task, turn.state.paused_by = None, None
        return Begin(str(wish.intent), wish)

    def in_own_words(self, turn: Turn) -> str | None:
        return str(turn.get(WordsQuestion.slot) or "") or None

    def own_facts(self, turn: Turn) -> list[str]:
        return [NOTED, TO_ASK]

    def finish(self, turn: Turn) -> Next:
        means, phone, words = means_of(turn), number_of(turn), str(turn.get(WordsQuestion.slot))
        asked, area = _leading(turn.get(TO_ASK) or []), told_area(turn)
        with turn.write() as session:
            waiting = len(put.open_questions(session, turn.conversation_id))
            question = put.ask(
                session, turn.conversation_id, asked["about"], asked["record"], _put(turn), means,
                phone if means != "text" else None, turn.actor, cannot_take_calls(turn), area,
            )  # fmt: skip
            number = Digits(f"{question.case_id:06d}")
        said = _for_the_ear(words)
        body = said if len(said) <= SAID_AGAIN else f"{said[:SAID_AGAIN]}……"
        turn.say("question.added" if asked["name"] == ADDITION else "question.asked", number=number, body=body)
        if waiting and asked["name"] != ADDITION:
            turn.say("question.beside_others", number=number, count=waiting)
        turn.say(f"question.answer_{means}", options=go_on(turn))
        if is_only_noticed(turn, means):
            turn.say("handover.only_a_notice", options=go_on(turn))
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say the very words that will be put."""
    turn.say("question.its_words", body=_read_back(turn))
    turn.say("question.confirm", options=OPTIONS)


def add_to_the_words(turn: Turn, words: str) -> bool:
    """Add to what is to be asked, and say it; False where it says so already."""
    before = str(turn.get(WordsQuestion.slot) or "")
    if words in before:
        return False
    whole = f"{before}{SEPARATOR}{words}" if before else words
    turn.set(WordsQuestion.slot, whole[:MOST])
    turn.say("question.words_changed", body=_read_back(turn))
    return True


def _put(turn: Turn) -> str:
    """Return all that is put: the class or job, and the words."""
    name, words = _leading(turn.get(TO_ASK) or [])["name"], str(turn.get(WordsQuestion.slot))
    return f"{name}：{words}" if name else words


def _read_back(turn: Turn) -> str:
    return _for_the_ear(_put(turn))


def _leading(asked: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what the question is about: the last class or job that is named, else the last matter."""
    nothing: dict[str, Any] = {"about": "case", "record": None, "name": ""}
    return next((one for one in reversed(asked) if one["name"]), asked[-1] if asked else nothing)


def _another_class(turn: Turn) -> dict[str, Any] | None:
    """Return the class that the question is about after all, where its code is said: 班不对，我说的是310055."""
    found = next((one for code in codes_in(turn.text) if (one := find_by_code(turn.session, code))), None)
    known = _leading(turn.get(TO_ASK) or [])["record"]
    if found is None or found.id == known or not (turn.reading.of("correction") or denies(turn.text)):
        return None
    return {"about": "class", "record": found.id, "name": named_with_code(found)}


def _mended(turn: Turn) -> str | None:
    """Return what is to be asked instead or besides: 不是，我问的是管不管饭; None where nothing changes it."""
    before = str(turn.get(WordsQuestion.slot) or "")
    if mended := other_words(turn.text, before):
        return mended
    wished = [one for one in turn.reading.of("steering") if one.intent == ASK_FOR_ME or asks_to_ask(one.text)]
    if _says_yes(turn):
        told = wished
    elif read_yes_no(turn.text) is not None or read_command(turn.text):
        return None
    else:
        told = [*wished, *(one for one in turn.reading.of(*TELLS) if one.role != "question" or _is_put(one))]
    corrected = turn.reading.of("correction") if not _says_yes(turn) else []
    words = words_to_ask(turn, told) or words_to_ask(turn, corrected)
    if not _is_long_enough(words) or words in before:
        return None
    return words if corrected else f"{before}{SEPARATOR}{words}"


def _is_put(said: Segment) -> bool:
    """Whether a question is surely one for others, and no remark on what was read back: 公司名咋还没写上."""
    return may_be_put(said) and said.confidence >= TAKEN


def _says_yes(turn: Turn) -> bool:
    """Whether a yes was read or stands first, or only the wish to ask was said once more: 那你替我问吧."""
    if any(one.value == "yes" for one in turn.reading.of("answer")) or goes_ahead(turn.text):
        return True
    return asks_to_ask(turn.text) and not without_the_wish_to_ask(turn.text)


def _is_taken_back(turn: Turn) -> bool:
    if squeeze(turn.text) in (OTHER_WORDS.payload, NOT_AT_ALL.payload):
        return True
    return takes_the_question_back(turn.text) and other_words(turn.text, "") is None


def _is_about_another_matter(turn: Turn) -> bool:
    """Whether somebody denies that anything is to be asked and surely wishes for something else: 我是说退班."""
    return (
        bool(turn.reading.of("correction"))
        and _wished_instead(turn) is not None
        and other_words(turn.text, "") is None
    )


def _wished_instead(turn: Turn) -> Segment | None:
    """Return the wish for another matter that was read surely."""
    others = [one for one in intents() if one not in (AskBase.name, A_PERSON)]
    sure = [one for one in turn.reading.of("wish") if one.intent in others and one.confidence >= SURE_WISH]
    apart = [one for one in sure if not is_part_of_a_question(turn, one)]
    return apart[-1] if apart else None


def _is_long_enough(text: str) -> bool:
    return len(squeeze(text)) >= SHORTEST


def _for_the_ear(words: str) -> str:
    """Return words that a mark of the sentence around them can follow."""
    return words.rstrip("？?。！!，, ")
