"""What somebody could do and what would help, from their own answers; never a judgement on what they cannot."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import AbilityAssessment, Occupation
from server.registry.reference.questionnaire import Option, Trade, Workload, questionnaire
from server.registry.repositories.occupations import all_occupations
from server.registry.services import audit, people

AVOIDED = 3
"""how much it counts against a trade that it asks for what somebody leaves to others; it is ranked, not struck out"""
MOST_TRADES = 6
Answers = Mapping[str, str | None]
"""question → option; a question that is missing or none was skipped"""
_Chosen = list[tuple[str, int, Option]]


class UnknownAnswer(ValueError):
    """No such question, or no such option of it."""


@dataclass(frozen=True)
class Suggestion:
    """A trade of the office's catalogue; `reason` names the answer that speaks most for it: interest.making."""

    occupation_code: str
    reason: str


@dataclass(frozen=True)
class Assessment:
    """What the answers come to; the best trade first, none where nothing speaks for any."""

    trades: tuple[Suggestion, ...]
    supports: tuple[str, ...]
    workload: Workload
    """full unless an answer says otherwise"""


def evaluate(session: Session, answers: Answers) -> Assessment:
    """Evaluate the answers against the trades on record. Raises `UnknownAnswer`."""
    chosen = _chosen(answers)
    ranked = sorted(_rated(chosen, all_occupations(session)), key=lambda one: (-one[0], one[1].occupation_code))
    workloads = {option.workload for _, _, option in chosen}
    workload: Workload = "home" if "home" in workloads else "part" if "part" in workloads else "full"
    return Assessment(
        trades=tuple(suggestion for _, suggestion in ranked[:MOST_TRADES]),
        supports=tuple(dict.fromkeys(support for _, _, option in chosen for support in option.supports)),
        workload=workload,
    )


def support_text(code: str) -> str:
    """Return what a support is called."""
    return questionnaire().supports[code]


def save(
    session: Session, person_id: str | None, conversation_id: str, answers: Answers, actor: str
) -> AbilityAssessment:
    """Keep the answers with what they come to, of a person or of somebody in a conversation who gave no name.

    Raises `UnknownAnswer`, and of a person `people.ConsentWithdrawn` and `people.PersonGone`.
    """
    if person_id is not None:
        people.lock(session, person_id)
        people.require_consent(session, person_id)
    result = evaluate(session, answers)
    kept = AbilityAssessment(
        person_id=person_id,
        conversation_id=conversation_id,
        answers=json.dumps({key: option for key, option in answers.items() if option is not None}),
        result=json.dumps(asdict(result)),
    )
    session.add(kept)
    session.flush()
    audit.record(session, actor, "assessment.save", f"assessment:{kept.id}")
    return kept


def latest(session: Session, person_id: str) -> Assessment | None:
    """Return what the person's last assessment came to."""
    kept = session.scalar(
        select(AbilityAssessment)
        .where(AbilityAssessment.person_id == person_id)
        .order_by(AbilityAssessment.id.desc())
        .limit(1)
    )
    return read(kept) if kept else None


def read(kept: AbilityAssessment) -> Assessment:
    """Return what an assessment on record came to."""
    result: dict[str, Any] = json.loads(kept.result)
    trades = tuple(Suggestion(**one) for one in result["trades"])
    return Assessment(trades, tuple(result["supports"]), result["workload"])


def _chosen(answers: Answers) -> _Chosen:
    """Return the answers in the order of the questions, each with its question's key and weight."""
    known = {question.key: question for question in questionnaire().questions}
    if unknown := set(answers) - set(known):
        raise UnknownAnswer(f"no question {', '.join(sorted(unknown))}")
    found: _Chosen = []
    for key, question in known.items():
        if (wanted := answers.get(key)) is None:
            continue
        try:
            found.append((key, question.weight, question.option(wanted)))
        except KeyError as error:
            raise UnknownAnswer(f"no such option of {key}") from error
    return found


def _rated(chosen: _Chosen, occupations: list[Occupation]) -> list[tuple[int, Suggestion]]:
    """Return the trades on record that more speaks for than against."""
    trades = questionnaire().trades
    found = []
    for occupation in occupations:
        trade = next((one for one in trades if _is(occupation, one)), None)
        if trade is None or occupation.medical:
            continue
        speaks = [(weight * len(trade.tags & set(option.favours)), key, option) for key, weight, option in chosen]
        against = sum(AVOIDED * len(trade.tags & set(option.avoids)) for _, _, option in chosen)
        points = sum(one for one, _, _ in speaks) - against
        if points > 0:
            _, key, option = max(speaks, key=lambda one: one[0])
            found.append((points, Suggestion(occupation.code, f"{key}.{option.key}")))
    return found


def _is(occupation: Occupation, trade: Trade) -> bool:
    return occupation.name in trade.names or any(name in trade.names for name in occupation.synonyms)
