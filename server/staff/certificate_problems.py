"""What staff are told when a certificate cannot be entered, set right or verified."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from language.certificate_kinds import CERTIFICATE_KINDS
from server.registry.services import certificates
from server.registry.services.four_eyes import SamePerson
from server.registry.services.issued_on import Fault, ImpossibleDay
from server.registry.services.subsidy import ClaimRefused
from server.staff.desk import Desk
from server.staff.four_eyes_problem import four_eyes_problem
from server.staff.problems import StaffProblem, invalid_field

DAYS: dict[Fault, str] = {
    "in_the_future": "发证日期还没有到。",
    "too_early": "发证日期太早了。请核对证书。",
    "before_that_age": "发证那天这个人年纪还太小。请核对证书和身份证号。",
}


@contextmanager
def told(session: Session, desk: Desk) -> Iterator[None]:
    """Turn what the registry refuses about a certificate into problems."""
    try:
        yield
    except ImpossibleDay as error:
        raise invalid_field("issued_on", error.fault, DAYS[error.fault]) from error
    except certificates.UnknownKind as error:
        raise invalid_field("kind", "unknown", f"没有这种证书。可以写：{'、'.join(CERTIFICATE_KINDS)}。") from error
    except certificates.LevelDoesNotFit as error:
        raise invalid_field("skill_level", "does_not_fit", "等级和证书的种类对不上。请核对证书。") from error
    except certificates.NumberMissing as error:
        raise StaffProblem(409, "number_missing", "没有证书编号，不能核对。请先照着证书填上编号。") from error
    except certificates.NumberTaken as error:
        raise StaffProblem(
            409, "number_taken", "这个证书编号已经登记过。同一本证书只能登记一次，请核对编号。"
        ) from error
    except certificates.AlreadyVerified as error:
        raise StaffProblem(
            409,
            "already_verified",
            "证书已经核对，或者申请已经批准，不能再改。要改，请先退回申请（已拨款的撤销拨款），再撤销核对。",
        ) from error
    except ClaimRefused as error:
        raise StaffProblem(
            409, "claim_does_not_hold", "这样改了，等着的那份补贴申请就不合规定。请先退回那份申请。"
        ) from error
    except SamePerson as error:
        raise four_eyes_problem(session, desk, error, "certificates") from error
