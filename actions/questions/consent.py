"""May we keep your facts? Asked before the first personal one."""

from __future__ import annotations

import re
from typing import Any

from actions.answers.days import said as day_said
from actions.menu import title_of
from actions.questions.yes_no import YesNoQuestion
from actions.reading import Segment
from actions.said import Choice
from actions.turn import Turn
from language.numbers.digits import gives_a_number
from language.yes_no import read_yes_no
from server.registry.repositories.classes import get_class
from server.registry.services import privacy
from server.words import word

ASKED = "consent_asked"
"""fact: how often the task in hand has asked for consent"""
GIVEN_ANEW = "consent_given_anew"
"""fact: False where the person of the record took the consent back and is asked for it anew, for the task in hand"""
MOST_ASKED = 3
CHOSEN = {"enrol_training": ("class_choice", "别的班"), "find_job": ("job_choice", "别的岗位")}
"""what began the task → what is chosen in it before consent is asked, and what the others of its kind are called"""
MORE_LIKE_IT = "换一个"
ANSWERS = ("policy.", "about.", "why.", "next.", "class.", "job.", "facts.", "term.", "subsidy.")
"""keys of messages that answer a question; a rule or a fact on record has none"""


def is_pressed(turn: Turn) -> bool:
    """Whether somebody whose questions are answered has been asked for consent often enough."""
    answered = any(str(one["key"] or ANSWERS[0]).startswith(ANSWERS) for one in turn.said.messages)
    answered = answered and bool(turn.reading.of("question"))  # who chooses one hears of it too, and asks nothing
    return answered and not turn.state.no_match_count and int(turn.get(ASKED) or 0) >= MOST_ASKED


class ConsentQuestion(YesNoQuestion):
    slot = "consent"
    personal = True

    def applies(self, turn: Turn) -> bool:
        return turn.person is None or turn.get(GIVEN_ANEW) is not None

    def is_filled(self, turn: Turn) -> bool:
        return super().is_filled(turn) and turn.get(GIVEN_ANEW) is not False

    def accept(self, turn: Turn, value: Any) -> None:
        super().accept(turn, value)
        if value is True and turn.get(GIVEN_ANEW) is False and (person := turn.person) is not None:
            person_id = person.id
            with turn.write() as session:
                privacy.give_consent(session, person_id, word("ask.consent").text, turn.actor)
            turn.set(GIVEN_ANEW, True)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return super().is_certain(turn, said) or _agrees_first(turn)

    def parse(self, turn: Turn, said: Segment) -> Any:
        # What hangs on a condition is written at the last question alone: 同意，不过看完我想删掉的 agrees here.
        if _agrees_first(turn):
            return True
        asks_first = turn.reading.shows("condition") and turn.reading.of("question")
        return None if asks_first and read_yes_no(turn.text) is None else super().parse(turn, said)

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.set(ASKED, int(turn.get(ASKED) or 0) + 1)
        slot, others = CHOSEN.get(turn.state.begun_by or "", ("", ""))
        chosen = turn.get(slot) if slot else None
        if not attempt and turn.state.begun_by:  # nobody agrees to something that has no name
            _say_what_for(turn, turn.state.begun_by, chosen)
        again = [Choice(f"看{others}", MORE_LIKE_IT)] if chosen is not None else []
        turn.say(
            "ask.consent_again" if attempt else "ask.consent",
            options=[Choice("同意", "同意"), Choice("不同意", "不同意"), *again][: turn.said.option_limit],
        )


def _say_what_for(turn: Turn, begun_by: str, chosen: int | None) -> None:
    """Name what is agreed to: the matter, and the very class."""
    joined = get_class(turn.session, chosen) if chosen is not None and begun_by == "enrol_training" else None
    if joined is not None:
        turn.say("ask.consent_to_enrol", name=joined.course.name, starts=day_said(joined.starts_on))
    elif chosen is not None:
        turn.say("ask.consent_to_refer")
    else:
        turn.say("ask.consent_what", title=title_of(begun_by))


def _agrees_first(turn: Turn) -> bool:
    """Whether the message begins with a yes to the use of one's facts: 同意 我叫秦玉梅; 同意，证号是……"""
    first = re.split(r"[，,。；;\s]", turn.text.strip(), maxsplit=1)[0]
    if read_yes_no(first) is not True:
        return False
    answers = [one.value for one in turn.reading.of("answer") if one.value]
    steers = turn.reading.shows("refuses") or turn.reading.of("steering")
    return gives_a_number(turn.text) or (answers == ["yes"] and not steers)
