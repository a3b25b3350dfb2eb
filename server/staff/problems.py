"""What staff are told when a request cannot be met, as problem details (RFC 9457) with a stable code."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class StaffProblem(HTTPException):
    """An error answer; `members` are further parts of the body, such as the reasons of a refusal."""

    def __init__(
        self, status: int, code: str, detail: str, headers: dict[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(status, detail, headers)
        self.code = code
        self.members = members


def install_problems(app: FastAPI) -> None:
    """Answer every `StaffProblem` of the app."""
    app.add_exception_handler(StaffProblem, _answer)


async def _answer(_request: Request, error: Exception) -> Response:
    assert isinstance(error, StaffProblem)
    body = {
        "type": f"urn:tongxing:problem:{error.code}",
        "title": HTTPStatus(error.status_code).phrase,
        "status": error.status_code,
        "detail": error.detail,
        "code": error.code,
        **error.members,
    }
    headers = {"WWW-Authenticate": "Bearer"} if error.status_code == 401 else error.headers
    return JSONResponse(body, error.status_code, headers=headers, media_type=MEDIA_TYPE)


def described(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the problem answers of a router for its OpenAPI page."""
    members: dict[str, Any] = {name: {"type": "string"} for name in ("type", "title", "detail", "code")}
    members["status"] = {"type": "integer"}
    schema = {"type": "object", "properties": members, "required": ["code", "status"]}
    return {
        status: {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {"schema": schema}}}
        for status in statuses
    }


def not_found() -> StaffProblem:
    """There is no such record, or it lies outside the area: nobody learns which."""
    return StaffProblem(404, "not_found", "没有找到这条记录。")


def forbidden() -> StaffProblem:
    return StaffProblem(403, "forbidden", "您的岗位不能做这件事。")


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
