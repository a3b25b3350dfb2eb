"""What the server and its bot take of the machine."""

from __future__ import annotations

from dataclasses import dataclass

import psutil

from tests.running import Service

MB = 1_000_000


@dataclass(frozen=True)
class Taken:
    """Two figures of one unit, one of each process."""

    server: float
    bot: float

    def __sub__(self, before: Taken) -> Taken:
        return Taken(self.server - before.server, self.bot - before.bot)

    def __add__(self, other: Taken) -> Taken:
        return Taken(self.server + other.server, self.bot + other.bot)


NOTHING = Taken(0, 0)


def resident_mb(service: Service) -> Taken:
    """Return the resident memory of now, in MB of a million bytes."""
    server, bot = _processes(service)
    return Taken(*(sum(one.memory_info().rss for one in each) / MB for each in (server, bot)))


def cpu_seconds(service: Service) -> Taken:
    """Return the seconds of a processor that were taken since the start."""
    server, bot = _processes(service)
    return Taken(*(sum(sum(one.cpu_times()[:2]) for one in each) for each in (server, bot)))


def _processes(service: Service) -> tuple[list[psutil.Process], list[psutil.Process]]:
    server = psutil.Process(service.process.pid)
    return [server], server.children(recursive=True)  # all that the server starts is its bot
