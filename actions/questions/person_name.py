"""What is your name?"""

from __future__ import annotations

from typing import Any

from actions.questions.question import Problem, Question
from actions.reading import NOT_WANTED, WANTED, Mention, Segment
from actions.turn import Turn
from language.kinship import kin_in
from language.names import (
    clauses_of,
    is_introduced,
    looks_like_a_name,
    name_in_answer,
    name_of_kin,
    own_name,
    read_name,
    runs_on,
    says_to_be_the_other,
)
from language.thresholds import SURE_WISH
from language.writing.plain import squeeze
from server.words import word

LONGEST = 40


def _is_own(named: Mention) -> bool:
    """Whether a name is that of who speaks: 我叫牛永顺，想领补贴 only tells of it, and it is theirs all the same."""
    return named.polarity == WANTED or (named.role == "own" and named.polarity != NOT_WANTED)


class NameQuestion(Question):
    slot = "person_name"
    kind = "name"
    about = ("name",)
    personal = True
    title = "姓名"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def ask(self, turn: Turn, attempt: int) -> None:
        if attempt or not self._is_of_kin(turn):
            super().ask(turn, attempt)
        else:
            turn.say("ask.person_name_of", who=word(f"who.{turn.get('for_whom')}").text)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        if is_introduced(said.text) and read_name(said.text) is not None:
            return True
        if any(squeeze(one.words) == squeeze(said.text) for one in said.named("person_name")):
            return True
        # A bare name could be anything to a model; only what it is sure of outweighs the shape of a name.
        others = turn.reading.of("question", "steering", "wish", "correction", "distress")
        named = read_name(said.text) is not None or looks_like_a_name(said.text)
        return named and not any(one.confidence >= SURE_WISH for one in others)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if (theirs := self._of_another(turn, said)) is not None:
            return theirs
        if said.role == "answer" and runs_on(said.text, turn.text) and not is_introduced(said.text):
            return None  # 新乡今天下雨了: the first word of a sentence is no answer
        named = [one.words for one in said.named("person_name", "wanted")]
        for text in (said.text, *named[:1]):
            answered = said.role == "answer"
            if name := (name_in_answer(text, self._is_of_kin(turn)) if answered else read_name(text)):
                return name
        return Problem("problem.name_long") if len(said.text.strip()) > LONGEST else None

    def parse_correction(self, turn: Turn, said: Segment) -> Any:
        if (theirs := self._of_another(turn, said)) is not None:
            return theirs
        named = [one.words for one in said.named("person_name") if one.polarity != NOT_WANTED]
        if len(named) == 1 and (name := read_name(named[0])):  # 改成周长根就对了
            return name
        return name_in_answer(said.text, self._is_of_kin(turn))

    def _of_another(self, turn: Turn, said: Segment) -> str | None:
        """Return the other's name where two people are named, and note that the matter is the other's."""
        own, theirs = own_name(said.text), name_of_kin(said.text)
        both = own is not None or says_to_be_the_other(said.text)
        if self.slot != NameQuestion.slot or theirs is None or not both:
            return None
        if not self._is_of_kin(turn):
            turn.set("for_whom", kin_in(said.text) or "relative")
        if own is not None:
            turn.set("helper_name", own)
        return theirs

    def _is_of_kin(self, turn: Turn) -> bool:
        """Whether the name of somebody else than the speaker is asked for."""
        return self.slot == NameQuestion.slot and turn.get("for_whom") not in (None, "self")

    def extract(self, turn: Turn, said: Segment) -> Any:
        if self._is_of_kin(turn):
            return name_of_kin(said.text)
        theirs = name_of_kin(said.text)
        own = [one for one in said.named("person_name") if one.role in ("own", "wanted") and _is_own(one)]
        named = [one for one in own if one.words != theirs]
        for clause in (*clauses_of(said.text), *said.text.split()):
            if is_introduced(clause) and (name := read_name(clause)):
                return name
        return read_name(named[0].words) if named and is_introduced(f"我叫{named[0].words}") else None
