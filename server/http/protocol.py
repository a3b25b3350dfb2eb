"""uvicorn's protocol with a clock: it ends idle connections, but would wait for ever for the rest of a request."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from server.http.body import ASK, MORE_TIME

REQUEST_WITHIN = 30.0
"""seconds for the whole of a request, its head and its body; the routes that read a form are stricter and say why"""


class TimedProtocol(HttpToolsProtocol):
    """Closes a connection whose next request is not there in time, also one refused before all of it had come."""

    _clock: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Start the clock of the first request."""
        super().connection_made(transport)
        self._start()

    def on_message_begin(self) -> None:
        """Tell the routes how to get more time than others: only who may send more reads for longer."""
        super().on_message_begin()
        self.scope["extensions"] = {MORE_TIME: {ASK: self._more_time}}

    def on_response_complete(self) -> None:
        """Start the clock of the next request."""
        super().on_response_complete()
        self._start()

    def on_message_complete(self) -> None:
        """Stop the clock: a request is there, and may be answered as slowly as we like."""
        self._stop()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Stop the clock: the stream has clocks of its own."""
        self._stop()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop()
        super().connection_lost(exc)

    def _start(self) -> None:
        self._stop()
        self._clock = self.loop.call_later(REQUEST_WITHIN, self.transport.close)

    def _more_time(self, within: float) -> None:
        if self._clock is not None:  # else all of it is there
            self._stop()
            self._clock = self.loop.call_later(within, self.transport.close)

    def _stop(self) -> None:
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None
