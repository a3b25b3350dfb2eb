"""What is told to somebody who would do alone what takes two."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import StaffAccount
from server.registry.services.areas import any_covers
from server.registry.services.four_eyes import SamePerson, Steps
from server.staff import rights
from server.staff.desk import Desk
from server.staff.problems import StaffProblem
from server.staff.tokens import Role

SAID: dict[Steps, str] = {
    "record_and_verify": "这本证书是您录入的。录入的人不能自己核对。",
    "verify_and_approve": "核对证书和批准申请，要由两个人来办。",
    "submit_and_approve": "这份申请是您提交的。提交的人不能自己批准。",
    "approve_and_pay": "这份申请是您批准的。批准的人不能登记拨款。",
    "pay_and_reverse": "这笔拨款是您登记的。登记的人不能自己撤销。",
}
NAMED = 3


def four_eyes_problem(session: Session, desk: Desk, error: SamePerson, resource: str) -> StaffProblem:
    """Return the problem, which names colleagues of these areas who may do the step."""
    colleagues = _colleagues(session, desk, resource, error.before)
    ask = f"请让{'、'.join(colleagues)}来办。" if colleagues else "请让另一位同事来办。没有别人时，请找管理员。"
    return StaffProblem(409, "four_eyes", SAID[error.steps] + ask, steps=error.steps, colleagues=colleagues)


def _colleagues(session: Session, desk: Desk, resource: str, barred: Collection[str | None]) -> list[str]:
    others = select(StaffAccount).where(StaffAccount.active)
    in_development = desk.settings.env == "development"
    return [
        one.display_name
        for one in session.scalars(others.order_by(StaffAccount.id))
        if f"staff:{one.id}" not in barred
        and rights.may(Role(one.role), "decide", resource)
        and all(any_covers(one.areas, area) for area in desk.areas)
        and (in_development or not one.development)
    ][:NAMED]
