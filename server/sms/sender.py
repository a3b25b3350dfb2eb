"""Takes the outbox to the gateway, in the background, for as long as the server runs."""

from __future__ import annotations

import threading
from datetime import timedelta

import structlog

from server.registry.database import Database, utcnow
from server.registry.services import outbox
from server.sms.gateway import HttpGateway, NotTaken

log = structlog.get_logger(__name__)

POLL_SECONDS = 1.0


class Sender:
    """One thread that sends what is due, looking every second."""

    def __init__(self, database: Database, gateway: HttpGateway, code_seconds: int) -> None:
        self._database, self._gateway = database, gateway
        self._code_lasts = timedelta(seconds=code_seconds)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="text messages", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """End after the message that is being sent; what is left is due at the next start."""
        self._stopping.set()
        self._thread.join()
        self._gateway.close()

    def send_due(self) -> int:
        """Send what is due now; return how many messages the gateway took."""
        with self._database.read() as session:  # a look costs no lock
            if not outbox.is_due(session, utcnow()):
                return 0
        with self._database.write() as session:
            due = outbox.claim(session, utcnow(), self._code_lasts)
        return sum(self._send(one) for one in due if not self._stopping.is_set())

    def _send(self, one: outbox.Due) -> bool:
        try:
            self._gateway.send(one.message_id, one.phone, one.text)
        except NotTaken as reason:
            log.warning("text_not_sent", message=one.row, reason=str(reason), for_good=reason.for_good)
            with self._database.write() as session:
                outbox.not_sent(session, one.row, utcnow(), reason.for_good)
            return False
        with self._database.write() as session:
            outbox.sent(session, one.row, utcnow())
        return True

    def _run(self) -> None:
        while not self._stopping.wait(POLL_SECONDS):
            try:
                self.send_due()
            except Exception as error:  # whatever it is, the next message must go out; its text may quote a row
                log.error("outbox_not_read", error=type(error).__name__)
