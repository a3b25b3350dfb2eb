"""A client that costs little, so that the machine is left to what is measured."""

from __future__ import annotations

import json
from http.client import HTTPConnection, HTTPException
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

SECONDS = 60.0
IDLE = 3.0
"""seconds; uvicorn closes after five"""
NO_ANSWER = (OSError, HTTPException, ValueError)
"""what is raised where an answer is lost or is not JSON"""


class Connection:
    """One connection that stays open, or is opened anew where it was idle: servers close it then."""

    def __init__(self, url: str, token: str | None = None) -> None:
        self._http = HTTPConnection(str(urlsplit(url).netloc), timeout=SECONDS)
        self._headers = {"Content-Type": "application/json"}
        if token:
            self._headers["Authorization"] = f"Bearer {token}"
        self._used = monotonic()

    def post(self, path: str, body: object) -> tuple[int, Any]:
        """Return the status and the JSON of the answer; raises one of `NO_ANSWER`."""
        if monotonic() - self._used > IDLE:
            self._http.close()
        self._used = monotonic()
        self._http.request("POST", path, json.dumps(body).encode(), self._headers)
        answer = self._http.getresponse()
        return answer.status, json.loads(answer.read())

    def close(self) -> None:
        self._http.close()
