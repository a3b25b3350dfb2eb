"""What the speech part adds to the memory of the server."""

from __future__ import annotations

import psutil

from benches.processes import MB
from tests.running import Service

BOT = "rasa"
"""an argument of the command that starts the bot, and of no other"""


def server_mb(service: Service) -> float:
    """Return the resident memory of the server and all that it started except its bot, in MB of a million bytes."""
    server = psutil.Process(service.process.pid)
    bots = [child for child in server.children() if BOT in child.cmdline()]
    without = {one.pid for bot in bots for one in (bot, *bot.children(recursive=True))}
    own = [one for one in (server, *server.children(recursive=True)) if one.pid not in without]
    return sum(one.memory_info().rss for one in own) / MB
