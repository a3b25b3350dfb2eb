"""Whether a person on record may have a benefit: what is on record is known, the rest is told or asked."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from server.policies import SubsidySettings
from server.policies.eligibility.decision import Eligibility
from server.policies.eligibility.evaluate import decide
from server.policies.eligibility.subsidy import of_the_training_subsidy
from server.policies.facts import Facts
from server.policies.training_subsidy.evaluate import SUBJECT
from server.registry.models import Certificate, Person
from server.registry.services import subsidy_rule


def check(
    session: Session,
    person: Person,
    benefit: str,
    told: Facts,
    settings: SubsidySettings,
    on: date,
    today: date,
    certificate: Certificate | None = None,
    training_place: str | None = None,
) -> Eligibility:
    """Decide on a benefit for a person on a day; `certificate` is one of theirs, `today` tells which plans are over.

    Raises KeyError for an unknown benefit.
    """
    if benefit == SUBJECT:
        decision = subsidy_rule.check(session, person, settings, certificate, today, training_place, on)
        return of_the_training_subsidy(decision)
    known = told
    if certificate is not None and told.certificate_kind is None:
        known = told.model_copy(update={"certificate_kind": certificate.kind})
    return decide(benefit, subsidy_rule.province_of(person), known, on, today)
