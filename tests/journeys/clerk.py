"""A clerk of the office, who works through the staff API."""

from __future__ import annotations

from typing import Any

from server.staff.tokens import BOTH_PROVINCES, Role, Staff, issue_token
from tests.journeys.talk import CLIENT, Talk
from tests.running import SECRET


class Clerk:
    """Takes up the newest case of one conversation."""

    def __init__(self, talk: Talk) -> None:
        self._url = f"{talk.service.url}/api/v1/handover-cases"
        self._headers = {"Authorization": f"Bearer {issue_token(Staff(Role.CLERK, BOTH_PROVINCES), SECRET)}"}
        found = self._ask("GET", f"?conversation_id={talk.id}")["items"]
        self.case_id: int = max(case["id"] for case in found)

    def read(self) -> dict[str, Any]:
        """The case in full."""
        return self._ask("GET", f"/{self.case_id}")

    def accept(self) -> None:
        self._ask("PATCH", f"/{self.case_id}", {"status": "accepted"})

    def close(self) -> None:
        self._ask("PATCH", f"/{self.case_id}", {"status": "closed"})

    def answer(self, body: str) -> None:
        self._ask("POST", f"/{self.case_id}/messages", {"body": body})

    def _ask(self, verb: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        answer = CLIENT.request(verb, self._url + path, json=body, headers=self._headers)
        assert answer.is_success, (answer.status_code, answer.text)
        found: dict[str, Any] = answer.json()
        return found
