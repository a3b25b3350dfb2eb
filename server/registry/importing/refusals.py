"""What a clerk is told where the rules do not allow a row: one sentence for each of the rules' exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import structlog
from sqlalchemy.exc import SQLAlchemyError

from server.registry.importing import wording
from server.registry.importing.personal_rows import PersonalRow
from server.registry.importing.report import RowError
from server.registry.services import certificates, people, subsidy, subsidy_decisions, training
from server.registry.services.issued_on import ImpossibleDay

log = structlog.get_logger(__name__)
SENTENCES: dict[type[Exception], tuple[str, str | None]] = {
    certificates.NumberMissing: (wording.NUMBER_MISSING, "证书编号"),
    certificates.NumberTaken: (wording.NUMBER_TAKEN, "证书编号"),
    certificates.UnknownKind: (wording.UNKNOWN_KIND, "证书种类"),
    certificates.LevelDoesNotFit: (wording.LEVEL_DOES_NOT_FIT, "等级"),
    ImpossibleDay: (wording.IMPOSSIBLE_DAY, "发证日期"),
    training.EnrolmentRefused: (wording.CLASS_FULL, "班次编号"),
    subsidy.CertificateClaimed: (wording.CERTIFICATE_CLAIMED, None),
    subsidy.ClaimRefused: (wording.CLAIM_REFUSED, None),
    subsidy_decisions.DecisionRefused: (wording.CLAIM_REFUSED, "状态"),
    people.AlreadyRegistered: (wording.REGISTERED_JUST_NOW, None),
    people.OlderCertificate: (wording.OLDER_CERTIFICATE, "残疾人证号"),
    people.ConsentWithdrawn: (wording.CONSENT_WITHDRAWN, None),
}


class RowRefused(Exception):
    """A row cannot be put on record; the message is the sentence, `column` where it is about one."""

    def __init__(self, sentence: str, column: str | None = None) -> None:
        super().__init__(sentence)
        self.column = column


class BatchRefused(Exception):
    """A batch is not written; raising it takes the batch back."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__(f"{len(errors)} rows")
        self.errors = errors


@contextmanager
def gathered(errors: list[RowError], number: int, row: PersonalRow) -> Iterator[None]:
    """Add to `errors` why the row in hand cannot be written; whatever the rules raise is a refusal of this row.

    What the database raises passes: that is about more than the row. What has no sentence of its own is logged.
    """
    try:
        yield
    except RowRefused as refused:
        errors.append(RowError(str(refused), number, refused.column))
    except SQLAlchemyError:
        raise
    except Exception as error:
        errors.append(_said_of(error, number, row))


def _said_of(error: Exception, number: int, row: PersonalRow) -> RowError:
    if isinstance(error, subsidy.ClaimRefused) and error.decision.reasons:
        return RowError(error.decision.reasons[0].text, number)
    known = next((SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES), None)
    if known is None:
        log.error("a refused row has no sentence", refused_by=type(error).__name__)
    sentence, column = known or (wording.ROW_REFUSED, None)
    return RowError(sentence.format(tail=row.tail, row=row), number, column)
