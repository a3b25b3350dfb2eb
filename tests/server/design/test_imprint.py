"""Who runs the service, as every page says it."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from server.design.imprint import SAMPLE_OPERATOR, Imprint


def shown(app: FastAPI) -> Imprint:
    @app.get("/imprint")
    def imprint(request: Request) -> dict[str, object]:
        return vars(Imprint.of(request))

    return Imprint(**TestClient(app).get("/imprint").json())


def test_an_application_that_names_nobody_is_a_sample() -> None:
    assert shown(FastAPI()).operator == SAMPLE_OPERATOR


def test_what_the_application_was_given_is_shown() -> None:
    app = FastAPI()
    app.state.imprint = Imprint("示例市残疾人联合会", "请打示例电话。", keeping_days=77)
    assert shown(app) == app.state.imprint
