"""One's own data: seen, deleted; the consent taken back."""

from __future__ import annotations

from actions.answers.days import said as day_said
from actions.contact import CANNOT_TAKE_CALLS
from actions.menu import to
from actions.personal import PersonalTask
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.identity import identity_questions
from actions.questions.question import Question
from actions.questions.whose import IDENTITY, OF_WHO_SPEAKS, WhoseQuestion
from actions.reading import Segment
from actions.task import Next
from actions.turn import Turn
from language.numbers.personal import DISABILITY_CATEGORIES, DISABILITY_LEVELS
from server.registry.services import privacy
from server.registry.services.handover import waiting_case
from server.words import Digits


class OwnData(PersonalTask):
    """Who is not on record has nothing here, and is told so."""

    without_consent = "privacy.no_consent"
    needs_record = True

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        super().begins(turn, intent, said)
        if turn.person is None and not any(turn.get(slot) for slot in IDENTITY):
            turn.say("privacy.nothing_said_yet")

    def not_on_record(self, turn: Turn) -> Next:
        turn.say("privacy.nothing_here")
        waits = waiting_case(turn.session, turn.conversation_id)
        if waits is not None:
            turn.say("privacy.with_the_office", number=Digits(f"{waits.id:06d}"))
        return Next.END


class SeeMyData(OwnData):
    name = "see_my_data"
    intents = ("see_my_data",)

    def questions(self, turn: Turn) -> list[Question]:
        return [WhoseQuestion(), *identity_questions(name_for_new=False)]

    def finish(self, turn: Turn) -> Next:
        assert turn.person is not None
        data = privacy.my_data(turn.session, turn.person.id)
        turn.say("privacy.who", name=data.name, phone=Digits(data.phone_last_four), area=data.area or "没有写")
        for one in data.disability_certificates[:1]:
            turn.say(
                "privacy.certificate", number=Digits(one.last_four), category=DISABILITY_CATEGORIES[one.category],
                level=DISABILITY_LEVELS[one.level],
            )  # fmt: skip
        turn.say(
            "privacy.counts", first=len(data.enrolments), second=len(data.claims), count=len(data.referrals),
            left=len(data.certificates),
        )  # fmt: skip
        turn.say("privacy.how_long", count=turn.context.keeping_days)
        turn.say(
            "privacy.what_you_can_do", options=[to("update_profile"), to("delete_my_data"), to("withdraw_consent")]
        )
        return Next.DONE


class WithdrawConsent(OwnData):
    name = "withdraw_consent"
    intents = ("withdraw_consent",)
    deed = "撤"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(),
            *identity_questions(name_for_new=False),
            ConfirmQuestion(_announce_withdrawal, self.title),
        ]

    def finish(self, turn: Turn) -> Next:
        assert turn.person is not None
        person_id = turn.person.id
        try:
            with turn.write() as session:
                privacy.withdraw_consent(session, person_id, turn.actor, turn.context.today())
        except privacy.NoConsent:
            turn.say("privacy.no_consent_stands")
            return Next.DONE
        turn.say("privacy.withdrawn", options=[to("delete_my_data")])
        turn.clear(["consent"])
        return Next.DONE


class DeleteMyData(OwnData):
    name = "delete_data"
    intents = ("delete_my_data",)
    deed = "删|注销"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(),
            *identity_questions(name_for_new=False),
            ConfirmQuestion(_announce_deletion, self.title),
        ]

    def finish(self, turn: Turn) -> Next:
        assert turn.person is not None
        person_id = turn.person.id
        with turn.write() as session:
            gone = privacy.delete_person(
                session, person_id, turn.actor, turn.context.today(), turn.context.retention_years,
                staying=turn.conversation_id,
            )  # fmt: skip
        turn.clear(["consent", *IDENTITY, *OF_WHO_SPEAKS, CANNOT_TAKE_CALLS])
        turn.state.dropped = None
        if gone.kept_until:
            turn.say("privacy.deleted_but_kept", day=day_said(gone.kept_until))
        else:
            turn.say("privacy.deleted")
        return Next.DONE


def _announce_withdrawal(turn: Turn) -> None:
    assert turn.person is not None
    turn.say("privacy.confirm_withdrawal", options=YES_NO, person=turn.person.name)


def _announce_deletion(turn: Turn) -> None:
    assert turn.person is not None
    goes = privacy.what_would_go(turn.session, turn.person.id, turn.context.today(), turn.context.retention_years)
    if goes.enrolments or goes.claims_withdrawn:
        turn.say("privacy.would_give_up", count=len(goes.enrolments), left=len(goes.claims_withdrawn))
    if goes.kept_until:
        turn.say("privacy.would_keep", day=day_said(goes.kept_until))
    for receipt in goes.complaints_kept:
        turn.say("privacy.would_keep_complaint", number=Digits(receipt))
    turn.say("privacy.confirm_deletion", options=YES_NO, person=turn.person.name)
