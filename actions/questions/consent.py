"""May we keep your facts? Asked before the first personal one."""

from __future__ import annotations

from actions.questions.yes_no import YesNoQuestion
from actions.turn import Choice, Turn


class ConsentQuestion(YesNoQuestion):
    slot = "consent"
    personal = True

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say(
            "ask.consent_again" if attempt else "ask.consent",
            options=[Choice("同意", "同意"), Choice("不同意", "不同意")],
        )
