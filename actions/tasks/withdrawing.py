"""Taking back a claim of the subsidy that is not decided yet."""

from __future__ import annotations

from typing import Any

from actions.answers.records import show_claims
from actions.personal import PersonalForm
from actions.reading.withdrawal import wants_to_withdraw_claim
from actions.steps.choice import ChoiceStep, Item
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.identity import identity_steps
from actions.steps.step import Step
from actions.tasks.done import TaskEnd
from actions.turn import REQUESTED, Choice, Turn
from server.registry.models import SubsidyClaim
from server.registry.repositories import records
from server.registry.services import subsidy
from server.words import Digits

FORM = "withdraw_claim_form"


class YieldsToWithdrawal(PersonalForm):
    """A task whose wish the model takes for the wish to take a claim back; it begins that one instead."""

    def act(self, turn: Turn) -> None:
        resumed = turn.get("resuming") == self.form
        said = (turn.get("carried") or {}).get("text") or turn.text
        if turn.get(REQUESTED) is None and not resumed and wants_to_withdraw_claim(said):
            turn.set("misunderstood", 0)
            turn.set(REQUESTED, None)
            turn.clear(["carried"])
            turn.follow_with(FORM)
            return
        super().act(turn)


class ClaimChoiceStep(ChoiceStep):
    """Which claim: by its certificate, for which no second claim can stand."""

    slot = "certificate_choice"
    names = "申请号|哪一笔|补贴"
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

    def volunteer(self, turn: Turn) -> Any:
        found = _open_claims(turn)
        named = [one for one in found if f"{one.id:06d}" in turn.text]
        chosen = named or found
        return chosen[0].certificate_id if len(chosen) == 1 else None

    def said_back(self, turn: Turn) -> str:
        chosen = _chosen(turn)
        return f"申请号{chosen.id:06d}" if chosen else ""


class WithdrawClaimForm(PersonalForm):
    form = FORM
    title = "撤回补贴申请"
    needs_record = True

    def steps(self, turn: Turn) -> list[Step]:
        return [*identity_steps(name_for_new=False), ClaimChoiceStep(), ConfirmStep(announce, self.title)]


def announce(turn: Turn) -> None:
    chosen = _chosen(turn)
    if chosen is None:  # decided since it was chosen; the yes will say so
        turn.say("claim.confirm_withdraw_gone", options=YES_NO)
        return
    turn.say("claim.confirm_withdraw", options=YES_NO, name=chosen.occupation.name, number=Digits(f"{chosen.id:06d}"))


class WithdrawClaim(TaskEnd):
    action_name = "action_withdraw_claim"
    form = FORM
    forgets = ("certificate_choice",)

    def finish(self, turn: Turn) -> bool:
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
            return True
        turn.say(
            "claim.withdrawn", number=Digits(f"{claim_id:06d}"), options=[Choice("申请补贴", "我要申请培训补贴")]
        )
        return True


def _open_claims(turn: Turn) -> list[SubsidyClaim]:
    found = records.claims(turn.session, turn.person.id) if turn.person else []
    return [one for one in found if one.status == "submitted"]


def _chosen(turn: Turn) -> SubsidyClaim | None:
    wanted = turn.get(ClaimChoiceStep.slot)
    return next((one for one in _open_claims(turn) if one.certificate_id == wanted), None)
