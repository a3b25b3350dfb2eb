"""Errors as problem details (RFC 9457): a stable code, a plain sentence, never a person's data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """One part of the request that cannot be used; its value is never repeated."""

    field: str
    code: str


class ProblemDetails(BaseModel):
    """The body of every error answer; a problem may have further members, such as the reasons of a refusal."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldProblem] | None = None


class Problem(HTTPException):
    """An error with its stable `code`, a plain sentence in Chinese for who reads it, and what else is told of it."""

    def __init__(
        self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None, **members: Any
    ) -> None:
        super().__init__(status, detail, headers)
        self.code = code
        self.members = members

    def body(self) -> dict[str, Any]:
        """Return the problem details that are sent."""
        details = ProblemDetails(
            type=f"urn:tongxing:problem:{self.code}",
            title=HTTPStatus(self.status_code).phrase,
            status=self.status_code,
            detail=self.detail,
            code=self.code,
        )
        return {**details.model_dump(exclude_none=True), **self.members}


AsPage = Callable[[Request, Problem], Response]
Told = Mapping[type[Exception], Callable[[Any], Problem]]

_BY_STATUS = {
    400: ("malformed_request", "请求读不懂。请检查格式。"),
    401: ("not_authenticated", "请先登录。"),
    403: ("forbidden", "您不能做这件事。"),
    404: ("not_found", "没有找到。请检查网址。"),
    405: ("method_not_allowed", "这个网址不能这样用。"),
    408: ("body_too_slow", "内容传得太慢，没有收全。请再发一次。"),
    413: ("body_too_large", "内容太长了。请分几次发。"),
    415: ("unsupported_media_type", "请用 JSON 格式发送。"),
    422: ("invalid_request", "请求里有不对的地方。"),
    429: ("too_many_requests", "您发得太快了。请过一会儿再发。"),
    503: ("unavailable", "现在用不了。请过几分钟再试。"),
}
_UNEXPECTED = ("internal_error", "我们这边出了问题。请过几分钟再试。")


def problem_of(status: int, headers: Mapping[str, str] | None = None) -> Problem:
    """Return the problem that is told of a status about which nothing else is known."""
    return Problem(status, *_BY_STATUS.get(status, _UNEXPECTED), headers)


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the problem answers of an endpoint for its OpenAPI page."""
    schema = ProblemDetails.model_json_schema(ref_template="#/components/schemas/{model}")
    schema["properties"]["errors"] = {"type": "array", "items": FieldProblem.model_json_schema()}
    schema.pop("$defs", None)
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": schema}},
        }
        for status in statuses
    }


def install_problem_handlers(app: FastAPI, as_page: AsPage | None = None, told: Told | None = None) -> None:
    """Answer every error of the app as a problem; `told` says which problem an exception of ours is.

    `as_page` shows it to people: it is used for a browser that asks for a page outside /api.
    """

    def answer(request: Request, problem: Problem) -> Response:
        if as_page is not None and _wants_page(request):
            response = as_page(request, problem)
            response.headers.update(problem.headers or {})
            return response
        return JSONResponse(
            problem.body(), problem.status_code, headers=dict(problem.headers or {}), media_type=MEDIA_TYPE
        )

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        known = error if isinstance(error, Problem) else problem_of(error.status_code, error.headers)
        return answer(request, known)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(request, _from_validation(error))

    async def unexpected(request: Request, error: Exception) -> Response:
        return answer(request, problem_of(500))

    def teller(problem_from: Callable[[Any], Problem]) -> Callable[[Request, Exception], Any]:
        async def tell(request: Request, error: Exception) -> Response:
            return answer(request, problem_from(error))

        return tell

    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, unexpected)
    for kind, problem_from in (told or {}).items():
        app.add_exception_handler(kind, teller(problem_from))


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def _from_validation(error: RequestValidationError) -> Problem:
    """Name the fields that are wrong; their values stay out of the answer and of the logs."""
    found = error.errors()
    if any(each["type"] == "json_invalid" for each in found):
        return problem_of(400)
    if any(each["type"] == "string_too_long" and each["loc"][-1:] == ("text",) for each in found):
        return Problem(422, "text_too_long", "这段话太长了。请分几次发。")
    errors = [
        {"field": ".".join(str(part) for part in each["loc"][1:]) or "body", "code": each["type"]} for each in found
    ]
    return Problem(422, *_BY_STATUS[422], errors=errors)
