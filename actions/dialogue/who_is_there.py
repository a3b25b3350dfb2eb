"""Before a message is read: what holds for who says it, where somebody else may have been there before them."""

from __future__ import annotations

from datetime import datetime

from actions import crisis_path
from actions.questions.identity import newcomer_is_proved
from actions.questions.numbers import CertificateNumberQuestion
from actions.questions.verification_code import CodeQuestion
from actions.turn import Turn
from server.registry.services import presence, proofs


def forget_who_was_there(turn: Turn) -> None:
    """Begin anew where who talked has gone; ask for the code anew where what was proved has ended."""
    since, known = presence.here_since(turn.session, turn.conversation), turn.state.here_since
    linked = turn.conversation.person_id is not None
    if since is not None and (known is None or since > datetime.fromisoformat(known)):
        _begin_anew(turn, since)
        if turn.person is not None:  # a clerk has let them in
            return
    else:
        proved = turn.person is not None if linked else newcomer_is_proved(turn)
        if proved or not (linked or turn.get(CodeQuestion.slot)):
            return
        turn.clear([CodeQuestion.slot, *CertificateNumberQuestion.resets])
    with turn.write() as session:
        proofs.forget(session, turn.conversation_id, turn.actor)


def _begin_anew(turn: Turn, since: datetime) -> None:
    """Let nothing hold of what was said before, but the help that was called less than half an hour ago.

    Who is merely slow hears that something has ended; who is in distress hears of nothing but the help.
    """
    had_begun = turn.state.has_begun
    if turn.state.crisis is not None and turn.history.quiet_for < proofs.SILENCE:
        turn.begin_anew(since, turn.state.crisis, crisis_path.called_before(turn))
        return
    turn.begin_anew(since)
    if had_begun:
        turn.say("trouble.left")
