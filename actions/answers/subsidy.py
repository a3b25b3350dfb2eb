"""Decisions on the subsidy, said with their reasons, dates and clauses."""

from __future__ import annotations

from collections.abc import Iterable

from actions.said import Source
from actions.turn import Turn
from server.policies import Citation, Decision, current_rules

STATUS_WORDS = {
    "submitted": "已提交，等审核",
    "approved": "已批准，等拨款",
    "paid": "已拨款",
    "refused": "没有批准",
    "returned": "退回补材料",
    "withdrawn": "已撤回",
    "reversed": "拨款已撤销",
}


def sources_of(citations: Iterable[Citation]) -> list[Source]:
    """Return clauses in the form that messages carry, each with the page of its rule."""
    rules = current_rules()
    return [Source(one.document, one.clause, one.title, rules.page_of(one)) for one in citations]


def explain(turn: Turn, decision: Decision) -> None:
    """Say yes or no, why, which certificates could be claimed for instead, and what else bears on it."""
    opening = decision.refusal
    for reason in decision.reasons:
        sources = sources_of([reason.citation] if reason.citation else decision.citations)
        turn.say_plain(opening + reason.text, sources=sources)
        opening = ""
    for note in decision.notes:
        turn.say_plain(note, sources=sources_of(decision.sources_of(note)))
    if decision.reading_note:
        turn.say_plain(decision.reading_note)
