"""No calls after a referral: the employer is told to write, and no number on record changes."""

from __future__ import annotations

from actions.dialogue.open_task import OpenTask
from actions.outcome import Ended, Outcome, Partly, StayOpen
from actions.tasks import update_profile, withdraw_referral
from actions.turn import Turn
from language.numbers.digits import gives_a_number
from server.registry.services import jobs


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Say that the referral asks for messages alone, and write it there where it does not yet."""
    changes_number = task is not None and task.task.name == update_profile.UpdateProfile.name
    if (task is not None and not changes_number) or not _bans_calls(turn):
        return None
    assert turn.person is not None
    person_id = turn.person.id
    with turn.write() as session:
        is_new = jobs.ask_to_write(session, person_id, turn.actor)
    turn.say("refer.now_in_writing" if is_new else "refer.already_in_writing")
    if task is not None:
        turn.deal_with(*turn.reading.segments)
        turn.say("profile.number_stays")
        return Ended()
    turn.deal_with(*turn.left("background", "answer", "correction", "unclear", "social"))
    return Partly() if turn.left("wish", "question") else StayOpen()


def _bans_calls(turn: Turn) -> bool:
    bans = turn.reading.shows("writing_only") and not gives_a_number(turn.text)
    asks = turn.reading.whole.role == "question"
    return bans and not asks and withdraw_referral.has_standing(turn)
