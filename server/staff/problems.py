"""What staff are told when a request cannot be met, as problem details with a stable code."""

from __future__ import annotations

from typing import Any

from server.http.problems import Problem


class StaffProblem(Problem):
    """An error answer; `members` are further parts of the body, such as the reasons of a refusal."""

    def __init__(self, status: int, code: str, detail: str, **members: Any) -> None:
        super().__init__(status, code, detail, {"WWW-Authenticate": "Bearer"} if status == 401 else None, **members)


def not_found() -> StaffProblem:
    """There is no such record, or it lies outside the area: nobody learns which."""
    return StaffProblem(404, "not_found", "没有找到这条记录。")


def outside_area() -> StaffProblem:
    return StaffProblem(403, "outside_area", "这个地方不归您这里管。")


def invalid_field(field: str, code: str, detail: str = "请求里有不对的地方。") -> StaffProblem:
    """One part of the request cannot be used; its value is never repeated."""
    return StaffProblem(422, "invalid_request", detail, errors=[{"field": field, "code": code}])


def step_not_possible() -> StaffProblem:
    return StaffProblem(409, "step_not_possible", "这一步现在不能做。请先看记录的状态。")


def consent_withdrawn() -> StaffProblem:
    return StaffProblem(409, "consent_withdrawn", "这个人收回了同意。请先征得同意。")


def conflict() -> StaffProblem:
    return StaffProblem(409, "conflict", "这与已有的记录冲突。请核对编号。")
