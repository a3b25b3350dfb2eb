"""The decision on the training subsidy in the shape that all eligibility checks share."""

from server.policies.eligibility.decision import Answer, Eligibility, Missing
from server.policies.eligibility.wording import load_wording
from server.policies.training_subsidy.evaluate import SUBJECT, Decision


def of_the_training_subsidy(decision: Decision) -> Eligibility:
    """Say a decision as an eligibility check: what it still wants to know are the place and the certificate."""
    words, request = load_wording(), decision.request
    no_rule = any(reason.code == "no_rule" for reason in decision.reasons)
    answer: Answer = "no_rule" if no_rule else "yes" if decision.eligible else "no"
    missing = []
    if decision.eligible and request.training_place is None:
        missing.append(Missing("training_place", words.training_place_question))
    if decision.eligible and request.occupation is None:
        missing.append(Missing("certificate", words.certificate_question))
    notes = [] if no_rule else [*decision.notes, *([decision.reading_note] if decision.reading_note else [])]
    opening = words.openings[answer].format(title=words.titles[SUBJECT])
    return Eligibility(
        benefit=SUBJECT,
        answer=answer,
        opening=opening if no_rule else decision.refusal or opening,
        reasons=decision.reasons,
        values=() if no_rule else decision.trace,
        offers=(),
        apply_at="",
        changes_on=decision.next_possible,
        missing=tuple(missing),
        notes=tuple(notes),
    )
