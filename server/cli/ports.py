"""Ports on this machine: taking the one that was asked for, finding a free one for the bot."""

from __future__ import annotations

import errno
import fcntl
import socket
import tempfile
from pathlib import Path
from typing import IO

BACKLOG = 2048
PORTS_TRIED = 100


class PortTaken(Exception):
    """The port is in use, or may not be used."""


def listen(host: str, port: int, option: str = "--port") -> socket.socket:
    """Return a socket that listens on `host`:`port`; raises `PortTaken` with a sentence that names the option."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # At once, because two sockets that do not listen yet may both hold the port.
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        why = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        reason = f"Port {port} on {host} {why}: stop what holds it, or choose another with {option}."
        raise PortTaken(reason) from error
    return listener


class Claim:
    """A free loopback port that no other copy of ours chooses while this object lives.

    A bot takes long to bind its port, so a copy that starts meanwhile would find it free still.
    """

    def __init__(self, first: int, *, only: bool = False) -> None:
        """Claim the first free port from `first` on, or `first` only; raises `PortTaken`."""
        for port in range(first, first + (1 if only else PORTS_TRIED)):
            lock = _lock(port)
            if lock is None:
                continue
            if _is_free(port):
                self.port, self._lock = port, lock
                return
            lock.close()
        raise PortTaken(f"Port {first}, meant for the bot, is in use: choose another with --bot-port.")

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, *_: object) -> None:
        self._lock.close()


def _lock(port: int) -> IO[str] | None:
    lock = (Path(tempfile.gettempdir()) / f"tongxing-bot-{port}.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
