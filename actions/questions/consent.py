"""May we keep your facts? Asked before the first personal one."""

from __future__ import annotations

from typing import Any

from actions.menu import title_of
from actions.questions.yes_no import YesNoQuestion
from actions.reading import Segment
from actions.turn import Choice, Turn
from language.refusals import sets_a_condition


class ConsentQuestion(YesNoQuestion):
    slot = "consent"
    personal = True

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def parse(self, turn: Turn, said: Segment) -> Any:
        value = super().parse(turn, said)
        return None if value is True and sets_a_condition(turn.text) else value

    def ask(self, turn: Turn, attempt: int) -> None:
        if not attempt and turn.state.begun_by:  # nobody agrees to something that has no name
            turn.say("ask.consent_what", title=title_of(turn.state.begun_by))
        turn.say(
            "ask.consent_again" if attempt else "ask.consent",
            options=[Choice("同意", "同意"), Choice("不同意", "不同意")],
        )
