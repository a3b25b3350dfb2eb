"""What is your name?"""

from __future__ import annotations

from typing import Any

from actions.questions.question import Problem, Question
from actions.reading import Segment
from actions.turn import Turn
from language.names import is_introduced, read_name

LONGEST = 40


class NameQuestion(Question):
    slot = "person_name"
    kind = "name"
    about = ("name",)
    personal = True
    title = "姓名"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return is_introduced(said.text) and read_name(said.text) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        named = [one.words for one in said.named("person_name", "wanted")]
        for text in (said.text, *named[:1]):
            if name := read_name(text):
                return name
        return Problem("problem.name_long") if len(said.text.strip()) > LONGEST else None

    def extract(self, turn: Turn, said: Segment) -> Any:
        named = [one for one in said.named("person_name", "wanted") if one.role in ("own", "wanted")]
        if is_introduced(said.text) and (name := read_name(said.text)):
            return name
        return read_name(named[0].words) if named and is_introduced(f"我叫{named[0].words}") else None
