"""A gateway for text messages over HTTP: one POST for each message (docs/reference/settings.md)."""

from __future__ import annotations

import httpx

SECONDS = 10.0
WORTH_TRYING_AGAIN = (408, 425, 429)
"""codes of the client's kind that say that it was too early or too much"""


class NotTaken(Exception):
    """The gateway did not take a message; `for_good` where trying again would not help."""

    def __init__(self, reason: str, for_good: bool) -> None:
        super().__init__(reason)
        self.for_good = for_good


class HttpGateway:
    """Posts `{"id", "to", "text"}` with a bearer token; any answer of 2xx means taken.

    The id is the same whenever a message is sent again, so that a gateway can leave out what it has.
    """

    def __init__(self, url: str, token: str = "", seconds: float = SECONDS) -> None:
        self._url = url
        bearer = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx.Client(timeout=seconds, headers=bearer)

    def send(self, message_id: str, phone: str, text: str) -> None:
        """Hand one message over. Raises `NotTaken`, whose text holds neither the phone nor the message."""
        try:
            answer = self._client.post(self._url, json={"id": message_id, "to": phone, "text": text})
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotTaken(type(error).__name__, for_good=False) from None
        if not answer.is_success:
            for_good = answer.is_client_error and answer.status_code not in WORTH_TRYING_AGAIN
            raise NotTaken(f"status {answer.status_code}", for_good)

    def close(self) -> None:
        self._client.close()
