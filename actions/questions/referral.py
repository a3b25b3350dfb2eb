"""Whether to be referred to the job that was chosen, where something was asked about it in the same breath."""

from __future__ import annotations

from actions.questions.yes_no import YesNoQuestion
from actions.said import Choice
from actions.turn import Turn

ASKED_BESIDE = "asked_beside_the_choice"
"""fact: something was asked about the job when it was chosen, so that choosing it is no yes yet"""


class ReferralQuestion(YesNoQuestion):
    """The answers are heard first; nobody is asked for consent before a yes to the referral."""

    slot = "referral"
    awaited_as = "confirm"

    def applies(self, turn: Turn) -> bool:
        return bool(turn.get(ASKED_BESIDE))

    def ask(self, turn: Turn, attempt: int) -> None:
        options = [Choice("推荐我去", "是"), Choice("看别的岗位", "不用")]
        turn.say("ask.referral_again" if attempt else "ask.referral", options=options)
