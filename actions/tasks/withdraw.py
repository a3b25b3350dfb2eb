"""Taking back a claim of the subsidy that is not decided yet."""

from __future__ import annotations

from typing import Any

from actions.answers.records import show_claims
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
from server.registry.models import SubsidyClaim
from server.registry.repositories import records
from server.registry.services import subsidy
from server.words import Digits


class ClaimQuestion(ChoiceQuestion):
    """Which claim: by its certificate, for which no second claim can stand."""

    slot = "certificate_choice"
    title = "要撤回的申请"

    def items(self, turn: Turn) -> list[Item]:
        return [
            Item(one.certificate_id, f"{one.occupation.name}，申请号{one.id:06d}", f"撤回申请{one.id:06d}")
            for one in _open_claims(turn)
        ]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        return ("claim.which_to_withdraw_again" if attempt else "claim.which_to_withdraw"), {"count": len(items)}

    def nothing_found(self, turn: Turn) -> None:
        turn.say("claim.nothing_to_withdraw")
        assert turn.person is not None
        show_claims(turn, turn.person)

    def extract(self, turn: Turn, said: Segment) -> Any:
        found = _open_claims(turn)
        named = [one for one in found if f"{one.id:06d}" in said.text]
        chosen = named or found
        return chosen[0].certificate_id if len(chosen) == 1 else None

    def said_back(self, turn: Turn) -> str:
        chosen = _chosen(turn)
        return f"申请号{chosen.id:06d}" if chosen else ""


class Withdraw(PersonalTask):
    name = "withdraw"
    intents = ("withdraw_claim",)
    deed = "撤"
    needs_record = True

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(), *identity_questions(name_for_new=False), ClaimQuestion(),
            ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def finish(self, turn: Turn) -> Next:
        person, chosen = turn.person, _chosen(turn)
        assert person is not None
        person_id, claim_id = person.id, chosen.id if chosen else 0
        try:
            with turn.write() as session:
                subsidy.withdraw(session, person_id, claim_id, turn.actor)
        except LookupError:
            turn.say("claim.withdraw_gone")
            assert turn.person is not None
            show_claims(turn, turn.person)
            return Next.DONE
        turn.say("claim.withdrawn", number=Digits(f"{claim_id:06d}"), options=[to("apply_subsidy")])
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say which claim is taken back."""
    chosen = _chosen(turn)
    if chosen is None:  # decided since it was chosen; the yes will say so
        turn.say("claim.confirm_withdraw_gone", options=YES_NO)
        return
    turn.say(
        "claim.confirm_withdraw", options=YES_NO, person=named(turn), name=chosen.occupation.name,
        number=Digits(f"{chosen.id:06d}"),
    )  # fmt: skip


def _open_claims(turn: Turn) -> list[SubsidyClaim]:
    found = records.claims(turn.session, turn.person.id) if turn.person else []
    return [one for one in found if one.status == "submitted"]


def _chosen(turn: Turn) -> SubsidyClaim | None:
    wanted = turn.get(ClaimQuestion.slot)
    return next((one for one in _open_claims(turn) if one.certificate_id == wanted), None)
