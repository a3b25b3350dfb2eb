"""How long the bot takes from its start to its first answered parse."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

from benches.connection import NO_ANSWER, Connection
from server.bot_process import BotProcess
from server.cli.rasa_command import rasa_command
from server.conversation.bot_client import CHANNEL
from server.derive import derive
from server.settings import load_settings
from tests.running import SECRET, free_port

PARSE = f"{CHANNEL}/parse"
SENTENCE = "石家庄有什么盲人按摩的培训班"
LONGEST, PAUSE = 240.0, 0.1


def bot_ready_s(data_dir: Path) -> float | None:
    """Start a bot of the newest model, as the server does, until it has parsed a sentence; return the seconds.

    None where it has not within `LONGEST`. Nothing else may run: a start takes one core whole.
    """
    settings = load_settings(data_dir=data_dir, secret_key=SECRET, bot_port=free_port())
    bot = BotProcess(rasa_command(settings, os.environ))
    started = time.monotonic()
    bot.start()
    try:
        while time.monotonic() - started < LONGEST:
            if _parses(settings.bot_port):
                return time.monotonic() - started
            time.sleep(PAUSE)
        return None
    finally:
        bot.stop()


def _parses(port: int) -> bool:
    """Whether the bot answers with what the sentence wishes; it answers without a model too, with nothing."""
    connection = Connection(f"http://127.0.0.1:{port}", derive(SECRET, "bot"))
    with contextlib.closing(connection), contextlib.suppress(*NO_ANSWER):
        status, parse = connection.post(PARSE, {"text": SENTENCE})
        return status == 200 and bool((parse.get("intent") or {}).get("name"))
    return False
