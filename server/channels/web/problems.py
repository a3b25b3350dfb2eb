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

from server.conversation.service import ConversationsUnavailable

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """One part of the request that cannot be used; its value is never repeated."""

    field: str
    code: str


class ProblemDetails(BaseModel):
    """The body of every error answer."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[FieldProblem] | None = None


class Problem(HTTPException):
    """An error with its stable `code` and a plain sentence in Chinese for the person who reads it."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        headers: Mapping[str, str] | None = None,
        errors: list[FieldProblem] | None = None,
    ) -> None:
        super().__init__(status, detail, headers)
        self.code = code
        self.errors = errors

    def details(self) -> ProblemDetails:
        """Return the body that is sent."""
        return ProblemDetails(
            type=f"urn:tongxing:problem:{self.code}",
            title=HTTPStatus(self.status_code).phrase,
            status=self.status_code,
            detail=self.detail,
            code=self.code,
            errors=self.errors,
        )


AsPage = Callable[[Request, Problem], Response]

_BY_STATUS = {
    400: ("malformed_request", "请求读不懂。请检查格式。"),
    401: ("not_authenticated", "请先登录。"),
    403: ("forbidden", "您不能做这件事。"),
    404: ("not_found", "没有找到。请检查网址。"),
    405: ("method_not_allowed", "这个网址不能这样用。"),
    413: ("body_too_large", "内容太长了。请分几次发。"),
    415: ("unsupported_media_type", "请用 JSON 格式发送。"),
    422: ("invalid_request", "请求里有不对的地方。"),
    429: ("too_many_requests", "您发得太快了。请过一会儿再发。"),
    503: ("unavailable", "现在用不了。请过几分钟再试。"),
}
_UNEXPECTED = ("internal_error", "我们这边出了问题。请过几分钟再试。")


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


def install_problem_handlers(app: FastAPI, as_page: AsPage | None = None) -> None:
    """Answer every error of the app as a problem.

    `as_page` shows it to people: it is used for a browser that asks for a page outside /api.
    """

    def answer(request: Request, problem: Problem) -> Response:
        if as_page is not None and _wants_page(request):
            return as_page(request, problem)
        return JSONResponse(
            problem.details().model_dump(exclude_none=True),
            problem.status_code,
            headers=dict(problem.headers or {}),
            media_type=MEDIA_TYPE,
        )

    async def http_error(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return answer(request, error if isinstance(error, Problem) else _from_http(error))

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return answer(request, _from_validation(error))

    async def unavailable(request: Request, error: Exception) -> Response:
        return answer(request, Problem(503, *_BY_STATUS[503], {"Retry-After": "30"}))

    async def unexpected(request: Request, error: Exception) -> Response:
        return answer(request, Problem(500, *_UNEXPECTED))

    app.add_exception_handler(HTTPException, http_error)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(ConversationsUnavailable, unavailable)
    app.add_exception_handler(Exception, unexpected)


def _wants_page(request: Request) -> bool:
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def _from_http(error: HTTPException) -> Problem:
    code, detail = _BY_STATUS.get(error.status_code, _UNEXPECTED)
    return Problem(error.status_code, code, detail, error.headers)


def _from_validation(error: RequestValidationError) -> Problem:
    """Name the fields that are wrong; their values stay out of the answer and of the logs."""
    found = error.errors()
    if any(each["type"] == "json_invalid" for each in found):
        return Problem(400, *_BY_STATUS[400])
    if any(each["type"] == "string_too_long" and each["loc"][-1:] == ("text",) for each in found):
        return Problem(422, "text_too_long", "这段话太长了。请分几次发。")
    errors = [
        FieldProblem(field=".".join(str(part) for part in each["loc"][1:]) or "body", code=each["type"])
        for each in found
    ]
    return Problem(422, *_BY_STATUS[422], errors=errors)
