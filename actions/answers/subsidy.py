"""Decisions on the subsidy, said with their reasons, dates and clauses."""

from __future__ import annotations

from actions.answers.days import said
from actions.turn import Source, Turn
from server.policies import Decision

STATUS_WORDS = {
    "submitted": "已提交，等审核",
    "approved": "已批准，等拨款",
    "paid": "已拨款",
    "refused": "没有批准",
    "returned": "退回补材料",
    "withdrawn": "已撤回",
}


def sources_of(decision: Decision) -> list[Source]:
    """Return the clauses of a decision in the form that messages carry."""
    return [Source(one.document, one.clause, one.title) for one in decision.citations]


def explain(turn: Turn, decision: Decision) -> None:
    """Say yes or no, why, from when it is possible again, and what else bears on it."""
    for reason in decision.reasons:
        source = reason.citation
        sources = [Source(source.document, source.clause, source.title)] if source else sources_of(decision)
        turn.say_plain(reason.text, sources=sources)
    told_when = any(reason.code == "next_possible" for reason in decision.reasons)
    if not decision.eligible and decision.next_possible and not told_when:
        turn.say("subsidy.next_possible", day=said(decision.next_possible))
    for note in (*decision.notes, *decision.setting_notes):
        turn.say_plain(note)
