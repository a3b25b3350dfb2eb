"""Taking back a referral that the employer has not answered."""

from __future__ import annotations

from typing import Any

from actions.menu import to
from actions.personal import PersonalTask
from actions.questions.choice import ChoiceQuestion, Item
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.identity import identity_questions
from actions.questions.question import Question
from actions.questions.whose import WhoseQuestion, named
from actions.reading import Segment
from actions.task import Next
from actions.turn import Turn
from server.registry.models import Referral
from server.registry.repositories import records
from server.registry.services import jobs
from server.words import Digits


class ReferralQuestion(ChoiceQuestion):
    """Which referral: the only one that stands, or the one that the words describe."""

    slot = "referral_choice"
    title = "要撤回的推荐"

    def items(self, turn: Turn) -> list[Item]:
        return [
            Item(one.id, f"{one.job.title}，{one.job.employer}，推荐号{one.id:06d}", f"撤回推荐{one.id:06d}")
            for one in _standing(turn)
        ]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        return ("refer.which_to_withdraw_again" if attempt else "refer.which_to_withdraw"), {"count": len(items)}

    def nothing_found(self, turn: Turn) -> None:
        turn.say("refer.nothing_to_withdraw", options=[to("find_job")])

    def extract(self, turn: Turn, said: Segment) -> Any:
        return self.only_or_described(turn, said)

    def said_back(self, turn: Turn) -> str:
        return f"推荐号{turn.get(self.slot):06d}"


class WithdrawReferral(PersonalTask):
    name = "withdraw_referral"
    intents = ("withdraw_referral",)
    deed = "撤|取消"
    needs_record = True

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(), *identity_questions(name_for_new=False), ReferralQuestion(),
            ConfirmQuestion(_announce, self.title),
        ]  # fmt: skip

    def finish(self, turn: Turn) -> Next:
        assert turn.person is not None
        person_id = turn.person.id
        try:
            with turn.write() as session:
                jobs.withdraw(session, person_id, turn.get(ReferralQuestion.slot), turn.actor)
        except LookupError:
            turn.say("refer.nothing_to_withdraw", options=[to("find_job")])
            return Next.DONE
        turn.say("refer.withdrawn", options=[to("find_job")])
        return Next.DONE


def has_standing(turn: Turn) -> bool:
    """Whether a referral of the person who was verified here waits for the employer."""
    return bool(_standing(turn))


def _standing(turn: Turn) -> list[Referral]:
    found = records.referrals(turn.session, turn.person.id) if turn.person else []
    return [one for one in found if one.status in jobs.OPEN]


def _announce(turn: Turn) -> None:
    chosen = next((one for one in _standing(turn) if one.id == turn.get(ReferralQuestion.slot)), None)
    if chosen is None:
        turn.clear([ReferralQuestion.slot])
        turn.say("refer.nothing_to_withdraw")
        return
    turn.say(
        "refer.confirm_withdrawal", options=YES_NO, person=named(turn), title=chosen.job.title,
        employer=chosen.job.employer, number=Digits(f"{chosen.id:06d}"),
    )  # fmt: skip
