"""May we keep your facts? Asked before the first personal one."""

from __future__ import annotations

import re
from typing import Any

from actions.answers.days import said as day_said
from actions.menu import title_of
from actions.questions.yes_no import YesNoQuestion
from actions.reading import Segment
from actions.turn import Choice, Turn
from language.numbers.digits import gives_a_number
from language.refusals import sets_a_condition
from language.yes_no import read_yes_no
from server.registry.repositories.classes import get_class

ASKED = "consent_asked"
"""fact: how often the task in hand has asked for consent"""
MOST_ASKED = 3
OTHERS = {"job_choice": "别的岗位", "class_choice": "别的班"}
"""what was chosen before consent is asked → what the others of its kind are called"""
MORE_LIKE_IT = "换一个"
ANSWERS = ("policy.", "about.", "why.", "next.", "class.", "job.", "facts.", "term.", "subsidy.")
"""keys of messages that answer a question; a rule or a fact on record has none"""


def is_pressed(turn: Turn) -> bool:
    """Whether somebody whose questions are answered has been asked for consent often enough."""
    answered = any(str(one["key"] or ANSWERS[0]).startswith(ANSWERS) for one in turn.said)
    return answered and not turn.state.no_match_count and int(turn.get(ASKED) or 0) >= MOST_ASKED


class ConsentQuestion(YesNoQuestion):
    slot = "consent"
    personal = True

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return super().is_certain(turn, said) or _agrees_and_tells(said.text)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if _agrees_and_tells(said.text):
            return True
        value = super().parse(turn, said)
        return None if value is True and sets_a_condition(turn.text) else value

    @staticmethod
    def _say_what_for(turn: Turn) -> None:
        """Name what is agreed to: the matter, and the very class."""
        joined = turn.get("class_choice") if turn.state.begun_by == "enrol_training" else None
        chosen = get_class(turn.session, joined) if joined is not None else None
        if chosen is not None:
            turn.say("ask.consent_to_enrol", name=chosen.course.name, starts=day_said(chosen.starts_on))
        elif turn.get("job_choice") is not None and turn.state.begun_by == "find_job":
            turn.say("ask.consent_to_refer")
        else:
            turn.say("ask.consent_what", title=title_of(str(turn.state.begun_by)))

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.set(ASKED, int(turn.get(ASKED) or 0) + 1)
        if not attempt and turn.state.begun_by:  # nobody agrees to something that has no name
            self._say_what_for(turn)
        chosen = next((title for slot, title in OTHERS.items() if turn.get(slot) is not None), None)
        others = [Choice(f"看{chosen}", MORE_LIKE_IT)] if chosen else []
        turn.say(
            "ask.consent_again" if attempt else "ask.consent",
            options=[Choice("同意", "同意"), Choice("不同意", "不同意"), *others][: turn.option_limit],
        )


def _agrees_and_tells(text: str) -> bool:
    """Whether somebody agrees and gives a number in the same breath: 同意，证号是……"""
    first = re.split(r"[，,。；;\s]", text.strip(), maxsplit=1)[0]
    return read_yes_no(first) is True and gives_a_number(text)
