"""Changing the telephone or the place on record: the new telephone is checked, the old one is told."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from actions.menu import A_PERSON
from actions.named import named_places
from actions.outcome import Begin
from actions.personal import PersonalTask
from actions.questions.choice import Item
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.fixed_choice import FixedChoiceQuestion
from actions.questions.identity import identity_questions
from actions.questions.numbers import PhoneQuestion
from actions.questions.question import Problem, Question
from actions.questions.verification_code import say_no_code, send, what_is_wrong
from actions.questions.whose import WhoseQuestion
from actions.reading import Segment
from actions.task import Next
from actions.turn import Turn
from language.fields import fields_named
from language.numbers.digits import gives_a_number, longest_digit_run
from language.numbers.personal import InvalidNumber, parse_verification_code
from language.yes_no import refuses
from server.registry.models import Conversation
from server.registry.services import profile, verification
from server.words import Digits

PHONE, AREA, BY_CLERK = "phone", "area", "by_clerk"


class WhatQuestion(FixedChoiceQuestion):
    """What is to change."""

    slot = "profile_field"
    title = "要改的"
    options = (
        Item(PHONE, "手机号", "改手机号"), Item(AREA, "住的地方", "改住的地方"),
        Item(BY_CLERK, "名字或证号", "改名字"),
    )  # fmt: skip

    def parse(self, turn: Turn, said: Segment) -> Any:
        return BY_CLERK if _is_for_the_clerk(said) else super().parse(turn, said)

    def extract(self, turn: Turn, said: Segment) -> Any:
        if said.role in ("wish", "correction", "question") and _is_for_the_clerk(said):
            return BY_CLERK
        if "phone" in said.topics or len(longest_digit_run(said.text)) >= 7:
            return PHONE
        return AREA if "address" in said.topics or said.named("place") else None


def _is_for_the_clerk(said: Segment) -> bool:
    """Whether the name or the number of the certificate is to change, for which somebody must look at the papers."""
    fields = set(fields_named(said.text))
    return bool(fields & {"name", "number"}) and not fields & {"phone", "place"}


class PhoneOnRecordQuestion(PhoneQuestion):
    """Proves who speaks; a number that is told with the wish is the new one."""

    def extract(self, turn: Turn, said: Segment) -> Any:
        return None


class NewPhoneQuestion(PhoneQuestion):
    slot = "new_phone"
    title = "新手机号"
    resets = ("new_phone_code", "new_code_sent_to")

    def applies(self, turn: Turn) -> bool:
        return bool(turn.get(WhatQuestion.slot) == PHONE)

    def may_come_early(self, turn: Turn) -> bool:
        return bool(turn.get(WhatQuestion.slot) is None)

    def extract(self, turn: Turn, said: Segment) -> Any:
        # What answers the question for the number on record, or for the certificate, is no new number.
        return None if turn.state.question in ("phone_number", "certificate_number") else super().extract(turn, said)

    def parse(self, turn: Turn, said: Segment) -> Any:
        value = super().parse(turn, said)
        if isinstance(value, Problem):
            return Problem(value.key.replace(self.slot, PhoneQuestion.slot), value.values)
        return value


class NewPhoneCodeQuestion(Question):
    slot = "new_phone_code"
    needs_a_text = True
    kind = "digits"
    about = ("code",)
    used_up = True
    personal = True

    def applies(self, turn: Turn) -> bool:
        return bool(turn.get(NewPhoneQuestion.slot) is not None and turn.person is not None)

    def ask(self, turn: Turn, attempt: int) -> None:
        phone = turn.get(NewPhoneQuestion.slot)
        if turn.get("new_code_sent_to") != phone:
            if why := send(turn, phone, self._send):
                say_no_code(turn, why)
                return
            turn.set("new_code_sent_to", phone)
        turn.say("ask.verification_code_again" if attempt else "ask.verification_code", phone=Digits(phone[-4:]))

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return 4 <= len(longest_digit_run(said.text)) <= 8

    def parse(self, turn: Turn, said: Segment) -> Any:
        if said.intent == "resend_code":
            turn.clear(["new_code_sent_to"])
            return Problem("problem.verification_code_resend")
        try:
            code = parse_verification_code(said.text)
        except InvalidNumber as error:
            return None if error.code == "missing" else Problem("problem.verification_code_length")
        assert turn.person is not None
        phone, person_id = turn.get(NewPhoneQuestion.slot), turn.person.id
        with turn.write() as session:
            person = profile.person_on_record(session, person_id)
            check = verification.check_new_phone(
                session, turn.conversation_id, person, phone, code, turn.context.code_rules
            )
        if check.outcome == "right":
            return "verified"
        if check.outcome in ("expired", "missing"):
            turn.clear(["new_code_sent_to"])
        return what_is_wrong(check)

    def _send(self, turn: Turn, session: Session, phone: str) -> None:
        person_id = session.get_one(Conversation, turn.conversation_id).person_id
        assert person_id is not None
        person = profile.person_on_record(session, person_id)
        verification.send_code_to_new_phone(session, turn.conversation_id, person, phone, turn.context.code_rules)


class AreaQuestion(Question):
    slot = "new_area"
    kind = "place"
    about = ("place",)
    title = "住的地方"

    def applies(self, turn: Turn) -> bool:
        return bool(turn.get(WhatQuestion.slot) == AREA)

    def may_come_early(self, turn: Turn) -> bool:
        return bool(turn.get(WhatQuestion.slot) is None)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return turn.context.gazetteer.is_name(said.text)

    def parse(self, turn: Turn, said: Segment) -> Any:
        named = [one for one in named_places(turn, said) if one.polarity != "not_wanted"]
        words = "".join(one.words for one in named if one.role != "from") or said.text
        found = turn.context.gazetteer.find(words)
        if len(found) > 1:
            return Problem("problem.place_several", {"name": found[0].name})
        return found[0].code if found else None

    def extract(self, turn: Turn, said: Segment) -> Any:
        lives = [one for one in named_places(turn, said) if one.role in ("lives", "searched")]
        found = turn.context.gazetteer.find("".join(one.words for one in lives[-1:]))
        return found[0].code if len(found) == 1 else None

    def said_back(self, turn: Turn) -> str:
        place = turn.context.gazetteer.get(turn.get(self.slot))
        return place.full_name if place else ""


class UpdateProfile(PersonalTask):
    name = "update_profile"
    intents = ("update_profile",)
    needs_record = True

    def questions(self, turn: Turn) -> list[Question]:
        asked = identity_questions(name_for_new=False)
        identity = [PhoneOnRecordQuestion() if one.slot == PhoneQuestion.slot else one for one in asked]
        return [
            WhoseQuestion(), *identity, WhatQuestion(), NewPhoneQuestion(), NewPhoneCodeQuestion(), AreaQuestion(),
            ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def is_left_by(self, turn: Turn) -> bool:
        """Who denies the change before anything new was told has nothing to change: 手机 新 没有 不改."""
        if turn.state.question not in (WhatQuestion.slot, NewPhoneQuestion.slot, AreaQuestion.slot):
            return False
        denies = bool(turn.reading.of("correction")) or refuses(turn.text)
        own = "place" if turn.get(WhatQuestion.slot) == AREA else "phone"
        names_another = bool(set(fields_named(turn.text)) - {own})
        tells = gives_a_number(turn.text) or bool(turn.reading.whole.named("place"))
        return denies and not tells and not names_another

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        if question.slot == NewPhoneQuestion.slot:
            turn.set(WhatQuestion.slot, PHONE)
        if question.slot == AreaQuestion.slot:
            turn.set(WhatQuestion.slot, AREA)
        if turn.get(WhatQuestion.slot) == BY_CLERK:
            turn.clear([WhatQuestion.slot])
            turn.say("profile.by_clerk")
            return Begin(A_PERSON, Segment(turn.text, "wish", A_PERSON))
        return super().after_accepting(turn, question)

    def own_facts(self, turn: Turn) -> list[str]:
        return [*super().own_facts(turn), "new_code_sent_to"]

    def finish(self, turn: Turn) -> Next:
        assert turn.person is not None
        person_id, field = turn.person.id, turn.get(WhatQuestion.slot)
        try:
            with turn.write() as session:
                if field == PHONE:
                    profile.change_phone(session, person_id, turn.get(NewPhoneQuestion.slot), turn.actor)
                else:
                    profile.change_area(session, person_id, turn.get(AreaQuestion.slot), turn.actor)
        except profile.Unchanged:
            turn.say("profile.unchanged")
            return Next.DONE
        if field == PHONE:
            turn.say("profile.phone_changed", phone=Digits(turn.get(NewPhoneQuestion.slot)[-4:]))
            turn.set("phone_number", turn.get(NewPhoneQuestion.slot))
        else:
            turn.say("profile.area_changed", area=AreaQuestion().said_back(turn))
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say whose record changes, and how."""
    assert turn.person is not None
    if turn.get(WhatQuestion.slot) == PHONE:
        number = Digits(turn.get(NewPhoneQuestion.slot)[-4:])
        turn.say("profile.confirm_phone", options=YES_NO, person=turn.person.name, phone=number)
    else:
        area = AreaQuestion().said_back(turn)
        turn.say("profile.confirm_area", options=YES_NO, person=turn.person.name, area=area)
