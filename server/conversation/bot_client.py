"""The client of the bot: one message in, what it says out."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import Any

import httpx

SECONDS = 30.0
CHANNEL = "/webhooks/rest"
STATUS = f"{CHANNEL}/status"


class BotUnavailable(Exception):
    """The bot does not answer, or not sensibly."""


@dataclass(frozen=True)
class Sent:
    """Which message it is: the action finds out by its id what it did already, where it was sent before."""

    id: str
    again: bool = False


class BotClient:
    """Speaks to the bot's channel (`bot/server_channel.py`), which `token` opens."""

    def __init__(self, base_url: str, token: str, transport: httpx.AsyncBaseTransport | None = None) -> None:
        limits = httpx.Limits(max_connections=64, max_keepalive_connections=32)
        self._client = httpx.AsyncClient(
            base_url=base_url, timeout=SECONDS, limits=limits, transport=transport, trust_env=False,
            headers={"Authorization": f"Bearer {token}"},
        )  # fmt: skip

    async def say(
        self, sender: str, text: str, situation: dict[str, Any] | None = None, sent: Sent | None = None
    ) -> list[dict[str, Any]]:
        """Send one message of `sender` with the situation it is said in; return the custom parts of all answers.

        Raises `BotUnavailable`, after `SECONDS` at the latest.
        """
        told = {"situation": situation or {}, **({"sent": asdict(sent)} if sent else {})}
        body = {"sender": sender, "message": text, "metadata": told}
        try:
            async with asyncio.timeout(SECONDS):
                answer = await self._client.post(f"{CHANNEL}/webhook", json=body)
            answer.raise_for_status()
            messages = answer.json()
        except (httpx.HTTPError, ValueError, TimeoutError) as error:
            raise BotUnavailable(type(error).__name__) from error
        return [message["custom"] for message in messages if message.get("custom")]

    async def is_ready(self) -> bool:
        """Whether the bot has its model loaded and answers."""
        try:
            answer = await self._client.get(STATUS, timeout=2.0)
            return answer.status_code == httpx.codes.OK and bool(answer.json().get("model_file"))
        except (httpx.HTTPError, ValueError):
            return False

    async def close(self) -> None:
        await self._client.aclose()
