"""Feedback: a score of one to five, and what is said beside it."""

from __future__ import annotations

from typing import Any

from actions.contact import told_area
from actions.menu import to
from actions.outcome import Begin
from actions.questions.question import ANY, Problem, Question
from actions.reading import Segment
from actions.said import Choice
from actions.search.choices import joined_classes
from actions.task import Next, Task
from actions.turn import Turn
from language.numbers.scores import HIGHEST, read_score
from language.pieces import in_pieces
from language.written_down import asks_whether_written, words_to_add
from server.registry.models import Feedback, TrainingClass
from server.registry.services import feedback
from server.words import word

MOST = 500
LONGEST_WISH = 12
"""characters of a wish to say something that says nothing yet: 我有个意见想提一下"""
LONGEST_SCORE = 6
"""characters of a message that is a score and no more: 打四分吧"""
LOW = 2
"""scores up to this one are those of somebody who may have something to complain of"""
AMENDS = "feedback_amended"
"""fact: the feedback of this conversation that is being changed"""


class ScoreQuestion(Question):
    slot = "score"
    kind = "score"
    title = "分数"

    def ask(self, turn: Turn, attempt: int) -> None:
        scores = [Choice(f"{one}分", str(one)) for one in range(HIGHEST, 0, -1)][: turn.said.option_limit]
        turn.say("ask.score_again" if attempt else "ask.score", options=scores)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return len(said.text.strip()) <= LONGEST_SCORE and read_score(said.text) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        score = read_score(turn.text)
        score = read_score(said.text) if score is None else score
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
    """Who thinks better of it after it was written changes that feedback; no second one is written."""

    name = "give_feedback"
    intents = ("give_feedback",)
    once = True

    def questions(self, turn: Turn) -> list[Question]:
        return [ScoreQuestion(), WordsQuestion()]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        told = turn.text.strip()
        says_more = len(told) > len(word("title.give_feedback").text) + 2
        amends = says_more or self.is_amended_by(turn)
        if amends and (given := _given(turn)) is not None and not said.named("occupation"):
            turn.set(AMENDS, given.id)
            if read_score(told, only_named=True) in (None, *range(1, HIGHEST + 1)):
                turn.set(ScoreQuestion.slot, given.score)  # a score that is named takes its place
            turn.set(WordsQuestion.slot, _amended(given.words, told) or ANY)
        elif said_of_it := _besides_the_wish(turn):
            turn.set(WordsQuestion.slot, said_of_it[:MOST])

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        """Keep what is said beside the score; a question in it tells what was missed: 问押金退不退老答不到点上."""
        says_more = len(turn.text.strip()) > LONGEST_SCORE and turn.get(AMENDS) is None
        if question.slot == ScoreQuestion.slot and says_more:
            told, now = str(turn.get(WordsQuestion.slot) or ""), turn.text.strip()
            turn.set(WordsQuestion.slot, (told if now in told else now if told in now else f"{told}。{now}")[:MOST])
            turn.deal_with(*turn.reading.segments)
        return super().after_accepting(turn, question)

    def is_amended_by(self, turn: Turn) -> bool:
        given, score = _given(turn), read_score(turn.text, only_named=True)
        if given is None or any(one.intent == "goodbye" for one in turn.reading.of("social")):
            return False
        return score not in (None, given.score) or words_to_add(turn.text) is not None

    def tells_what_it_wrote(self, turn: Turn) -> bool:
        given = _given(turn)
        if given is None or not asks_whether_written(turn.text):
            return False
        turn.say("feedback.written", score=given.score)
        _say_words_and_class(turn, given)
        if given.words is None:
            turn.say("feedback.no_words")
        if given.subject_kind != "class":
            turn.say("feedback.no_class")
        return True

    def finish(self, turn: Turn) -> Next:
        words, score, amends = turn.get(WordsQuestion.slot), turn.get(ScoreQuestion.slot), turn.get(AMENDS)
        words = None if words == ANY else words
        person_id, in_focus = turn.conversation.person_id, turn.get("class_in_focus")
        of_class = in_focus if turn.person is None or _was_there(turn, in_focus) else None
        area = told_area(turn)
        with turn.write() as session:
            if amends is None:
                kind = "service" if of_class is None else "class"
                feedback.give(
                    session, turn.conversation_id, person_id, score, kind, of_class, words, turn.actor,
                    told_area=area,
                )  # fmt: skip
            else:
                feedback.change(session, turn.conversation_id, amends, score, words, turn.actor)
        low = score <= LOW
        key = "feedback.changed" if amends is not None else "feedback.done_low" if low else "feedback.done"
        turn.say(key, score=score, options=[to("complain")] if low else [])
        if (given := feedback.latest(turn.session, turn.conversation_id)) is not None:
            _say_words_and_class(turn, given)
        return Next.DONE

    def own_facts(self, turn: Turn) -> list[str]:
        return [AMENDS]


def _given(turn: Turn) -> Feedback | None:
    """Return the feedback that was written just now, and of the same thing."""
    if turn.state.last_done != GiveFeedback.name:
        return None
    given = feedback.latest(turn.session, turn.conversation_id)
    return given if given is not None and given.subject_id == turn.get("class_in_focus") else None


def _was_there(turn: Turn, class_id: int | None) -> bool:
    """Whether the person is in a class that has begun; of one that is still to come nobody can judge."""
    held = turn.session.get(TrainingClass, class_id) if class_id in joined_classes(turn) else None
    return held is not None and held.starts_on <= turn.context.today()


def _besides_the_wish(turn: Turn) -> str:
    """Return what is said of it in the message that wishes to say it: 在哪打分啊 says nothing yet."""
    told = [one.text for one in turn.reading.segments if one.role in ("background", "answer", "social", "unclear")]
    wished = [one.text for one in turn.reading.of("wish") if len(one.text.strip()) > LONGEST_WISH]
    scored = [one.text for one in turn.reading.of("wish") if read_score(one.text, only_named=True) is not None]
    return "".join(dict.fromkeys([*told, *wished, *scored])).strip(" ，,。")


def _amended(before: str | None, told: str) -> str | None:
    """Return the words with what is to be added; who only names another score adds none."""
    scored = read_score(told, only_named=True) is not None
    more = words_to_add(told) or (None if scored or asks_whether_written(told) else told)
    return "。".join(one for one in (before, more) if one)[:MOST] or None


def _say_words_and_class(turn: Turn, given: Feedback) -> None:
    """Say back, whole, which class it is of and what was said beside the score."""
    if given.subject_kind == "class" and given.subject_id is not None:
        held = turn.session.get_one(TrainingClass, given.subject_id)
        turn.say("feedback.of_class", name=held.course.name)
    pieces = in_pieces(given.words or "")
    if pieces:
        turn.say("feedback.words", body=pieces[0])
    for one in pieces[1:]:
        turn.say_plain(one)
