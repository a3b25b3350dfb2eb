"""A complaint: what, where, when, how to be reached; anonymous where that is wished."""

from __future__ import annotations

from typing import Any

from actions.contact import is_only_noticed, number_of, office_of
from actions.menu import A_PERSON, to
from actions.named import named_places
from actions.personal import PersonalTask
from actions.questions.choice import Item
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.fixed_choice import FixedChoiceQuestion
from actions.questions.numbers import PhoneQuestion
from actions.questions.question import ANY, Question
from actions.reading import Segment
from actions.task import Next
from actions.turn import Turn
from language.pieces import in_pieces
from language.written_down import asks_whether_written, words_to_add
from server.registry.services import complaints
from server.words import Digits

MOST = 1000
ENOUGH = 12
"""characters of a message that tells already what is complained of"""
CONFIRM, SHORTEST_ADDED = "confirm", 5
LEAVE, ANONYMOUS = "leave", "anonymous"


class WhatQuestion(Question):
    """What happened, in the person's own words."""

    slot = "complaint_about"
    kind = "text"
    about = ("other",)
    title = "投诉的事"

    def parse_correction(self, turn: Turn, said: Segment) -> Any:
        """Add what is said to be missing or wrong: nobody's own account is rewritten."""
        told, words = str(turn.get(self.slot) or ""), said.text.strip("，,。 ")
        return None if len(words) < SHORTEST_ADDED or words in told else f"{told}。{words}"[:MOST]

    def parse(self, turn: Turn, said: Segment) -> Any:
        return turn.text.strip()[:MOST] or None

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return len(said.text.strip()) >= ENOUGH and not turn.reading.of("steering")


class WhereQuestion(Question):
    slot = "complaint_where"
    kind = "text"
    optional = True
    title = "在哪里"

    def parse(self, turn: Turn, said: Segment) -> Any:
        return said.text.strip(" 。，")[:100] or None

    def extract(self, turn: Turn, said: Segment) -> Any:
        named = named_places(turn, said)
        return "".join(one.words for one in named) or None


class WhenQuestion(Question):
    slot = "complaint_when"
    kind = "text"
    optional = True
    title = "什么时候"

    def parse(self, turn: Turn, said: Segment) -> Any:
        return said.text.strip(" 。，")[:60] or None

    def extract(self, turn: Turn, said: Segment) -> Any:
        named = said.named("date")
        return named[0].words if named else None


class AnonymousQuestion(FixedChoiceQuestion):
    slot = "anonymous"
    title = "联系方式"
    options = (Item(LEAVE, "留下手机号", "留下手机号"), Item(ANONYMOUS, "不留", "不留"))

    def parse(self, turn: Turn, said: Segment) -> Any:
        if said.value in ("yes", "no"):
            return LEAVE if said.value == "yes" else ANONYMOUS
        return super().parse(turn, said)


class ContactQuestion(PhoneQuestion):
    """Where the answer goes."""

    def applies(self, turn: Turn) -> bool:
        return bool(turn.get(AnonymousQuestion.slot) == LEAVE)

    def is_filled(self, turn: Turn) -> bool:
        return number_of(turn) is not None

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say("complaint.number_again" if attempt else "complaint.number")


class Complain(PersonalTask):
    name = "complain"
    for_the_office = True
    intents = ("complain",)
    deed = "投诉|告(?!诉|知)"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhatQuestion(), WhereQuestion(), WhenQuestion(), AnonymousQuestion(), ContactQuestion(),
            ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        told = "".join(one.text for one in turn.reading.segments if one.role not in ("steering", "social")).strip()
        turn.say("complaint.sorry")
        if len(told) >= ENOUGH:
            turn.set(WhatQuestion.slot, told[:MOST])

    def hears(self, turn: Turn, said: Segment) -> bool:
        """What is told at the last question belongs to the complaint: 厂名是示例机械厂，九月十月一共六千四."""
        words = said.text.strip("，,。 ")
        told = said.role == "background" or (said.role == "answer" and said.value is None)
        return turn.state.question == CONFIRM and told and len(words) >= SHORTEST_ADDED and _add(turn, words)

    def minds(self, turn: Turn) -> bool:
        """At the last question, add what is to be added and read back whole what is written where that is asked."""
        if turn.state.question != CONFIRM:
            return False
        if (words := words_to_add(turn.text)) is not None:
            _add(turn, words)
        elif asks_whether_written(turn.text):
            turn.full_prompt = True
        else:
            return False
        parts = [one for one in turn.reading.segments if words_to_add(one.text) or asks_whether_written(one.text)]
        turn.deal_with(*(turn.reading.segments if words or not parts else parts))
        return True

    def finish(self, turn: Turn) -> Next:
        named = turn.get(AnonymousQuestion.slot) == LEAVE
        person_id = turn.person.id if turn.person is not None and named else None
        contact = number_of(turn) if named else None
        where, when = (
            value if value != ANY else None for value in (turn.get("complaint_where"), turn.get("complaint_when"))
        )
        area = _office(turn, where)
        with turn.write() as session:
            complaint = complaints.file(
                session,
                turn.conversation_id,
                person_id,
                turn.get(WhatQuestion.slot),
                where,
                when,
                contact,
                turn.actor,
                told_area=area,
            )
            receipt = Digits(complaint.receipt)
        turn.say("complaint.done", number=receipt)
        how = "anonymous" if not named else "notice" if is_only_noticed(turn, "sms") else "named"
        turn.say(f"complaint.next_{how}", options=[to(A_PERSON)])
        return Next.DONE


def _add(turn: Turn, words: str) -> bool:
    """Write words beside the rest and have all of it read back; tell whether they were new."""
    about = str(turn.get(WhatQuestion.slot) or "")
    if words in about:
        return False
    turn.set(WhatQuestion.slot, f"{about}。{words}"[:MOST])
    turn.clear([CONFIRM])  # a yes beside it was none to what is added now: it is read back first
    turn.full_prompt = True
    turn.say("complaint.added")
    return True


def _office(turn: Turn, where: str | None) -> str | None:
    """Return whose office is meant: that of where it happened, as far as somebody answers there; else as for all."""
    named = turn.context.gazetteer.find(where or "")
    there = named[0].code if len(named) == 1 else None
    return there if there and turn.context.answered(turn.session, there) else office_of(turn)


def announce(turn: Turn) -> None:
    """Say all that will be handed in, and whether a number stands with it."""
    named = turn.get(AnonymousQuestion.slot) == LEAVE
    first, *more = in_pieces(str(turn.get(WhatQuestion.slot)))
    turn.say("complaint.about", body=first)
    for one in more:
        turn.say_plain(one)
    key = "complaint.confirm_named" if named else "complaint.confirm_anonymous"
    turn.say(key, options=YES_NO, phone=Digits(str(number_of(turn))[-4:]))
