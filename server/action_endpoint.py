"""Rasa's action server, inside this one: `rasa-sdk`'s executor behind one address, for the bot alone."""

from __future__ import annotations

import hmac

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import JSONResponse
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException


def action_router(executor: ActionExecutor, token: str) -> APIRouter:
    """Return the route that Rasa's `action_endpoint` points at.

    Whoever calls it can act for any conversation: without the bot's `token`, as a bearer token, it is as if it were
    not there.
    """
    opens = f"Bearer {token}".encode()
    router = APIRouter(include_in_schema=False)

    @router.post("/actions/webhook")
    async def run_action(request: Request) -> JSONResponse:
        if not hmac.compare_digest(request.headers.get("authorization", "").encode(), opens):
            raise HTTPException(404)
        call = await request.json()
        try:
            result = await executor.run(call)
        except ActionExecutionRejection as rejection:
            return JSONResponse({"error": str(rejection), "action_name": rejection.action_name}, status_code=400)
        except ActionNotFoundException as missing:
            return JSONResponse({"error": str(missing), "action_name": missing.action_name}, status_code=404)
        return JSONResponse(result if isinstance(result, dict) else result.model_dump())

    return router
