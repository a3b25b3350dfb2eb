"""Turns cut short: the server, its bot or both are killed at a random moment, then the message is sent again."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx

from benches.hold.deeds import DEEDS, Deed, NotLedThere
from benches.hold.serving import Server, a_server
from benches.sides import TROUBLE
from server.bot_process import BotProcess, Patience
from server.cli.rasa_command import rasa_command
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.settings import load_settings
from tests.journeys.talk import Talk
from tests.running import SECRET, free_port

Victim = Literal["server", "bot", "both"]
VICTIMS: tuple[Victim, ...] = ("bot", "both", *["server"] * 18)
"""in turn; a bot takes a quarter of a minute to start, a server a second"""
BEYOND = 1.25
"""the moments lie between the sending and so many times what the turn takes"""
TRIES, PAUSE = 40, 0.25
AT_ONCE = Patience(first=0.1, longest=0.1)
AGAIN = "再试一次"


@dataclass(frozen=True)
class Cut:
    """What became of one turn that was cut short.

    `said` is how often its words stand in the transcript, `done` how often the deed in the registry (None: there is
    none to count), `alike` whether the same message sent once more got the same answer.
    """

    database: str
    deed: str
    victim: Victim
    said: int
    answered: bool
    done: int | None
    alike: bool

    @property
    def lost(self) -> bool:
        return not self.said or not self.answered or self.done == 0

    @property
    def doubled(self) -> bool:
        return self.said > 1 or (self.done or 0) > 1 or not self.alike


@dataclass
class World:
    """A server and its bot, each of which can be killed; to a `Talk` it is the service."""

    name: str
    server: Server
    bot: BotProcess
    database: Database

    @property
    def url(self) -> str:
        return self.server.url

    def kill(self, victim: Victim) -> None:
        """End it as a power cut would; the bot starts again by itself."""
        if victim in ("bot", "both") and (group := self.bot.pid):
            os.killpg(group, signal.SIGKILL)
        if victim in ("server", "both"):
            self.server.kill()

    def restore(self, victim: Victim) -> None:
        """Wait until all is there again."""
        if victim in ("server", "both"):
            self.server.start()
        self.server.await_ready()


def cut_short(folder: Path, databases: Sequence[tuple[str, str]], runs: int, seed: int) -> Iterator[Cut]:
    """Yield what became of `runs` turns, spread over the databases (a name and an address each)."""
    chance = random.Random(seed)
    with _a_bot(folder) as (bot, bot_url, port):
        for nth, (name, address) in enumerate(databases):
            with _a_world(name, a_server(folder, address, bot_url, port), bot) as world:
                taken = {deed.name: _seconds(world, deed) for deed in DEEDS}
                for number in range(nth, runs, len(databases)):
                    deed = DEEDS[number // len(databases) % len(DEEDS)]
                    victim = VICTIMS[number // len(databases) % len(VICTIMS)]
                    cut = _cut(world, deed, victim, chance.uniform(0, BEYOND * taken[deed.name]))
                    print(f"kills: {number + 1} of {runs}: {cut}", file=sys.stderr)
                    yield cut


@contextmanager
def _a_bot(folder: Path) -> Iterator[tuple[BotProcess, str, int]]:
    settings = load_settings(data_dir=folder, secret_key=SECRET, port=free_port(), bot_port=free_port())
    bot = BotProcess(rasa_command(settings, os.environ), lambda text: None, AT_ONCE)
    bot.start()
    try:
        yield bot, f"http://127.0.0.1:{settings.bot_port}", settings.port
    finally:
        bot.stop()


@contextmanager
def _a_world(name: str, server: Server, bot: BotProcess) -> Iterator[World]:
    server.start()
    try:
        server.await_ready()
        use_keyring(Keyring(SECRET))
        database = Database(server.database_url)
        yield World(name, server, bot, database)
        database.close()
    finally:
        server.kill()


def _seconds(world: World, deed: Deed) -> float:
    """Return what the turn takes when nothing happens."""
    talk = _led_to(world, deed)
    began = time.monotonic()
    talk.say(deed.said)
    return time.monotonic() - began


def _led_to(world: World, deed: Deed) -> Talk:
    for _ in range(3):
        talk = Talk(world)  # type: ignore[arg-type]
        try:
            deed.prepare(talk)
        except NotLedThere as why:
            print(f"kills: {why}", file=sys.stderr)
        else:
            return talk
    raise NotLedThere(deed.name)


def _cut(world: World, deed: Deed, victim: Victim, after: float) -> Cut:
    talk, message_id = _led_to(world, deed), str(uuid.uuid4())
    before = _said(talk, deed.said)
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(_told, talk, deed.said, message_id)
        time.sleep(after)
        world.kill(victim)
        sending.exception()
    world.restore(victim)
    answer = _answer(talk, deed.said, message_id)
    again = _told(talk, deed.said, message_id)
    return Cut(
        world.name, deed.name, victim, _said(talk, deed.said) - before, answer is not None,
        deed.done(talk) if deed.done else None, answer is None or again == answer,
    )  # fmt: skip


def _answer(talk: Talk, text: str, message_id: str) -> list[str] | None:
    """Send the message until it is answered, as a client does; return the answer, None where none comes.

    Who is only told of trouble, though all is there again, takes up the option that goes with it.
    """
    for _ in range(TRIES):
        told = _told(talk, text, message_id)
        if told and not TROUBLE.intersection(told):
            return told
        time.sleep(PAUSE)
    told = _told(talk, AGAIN, str(uuid.uuid4()))
    return told if told and not TROUBLE.intersection(told) else None


def _told(talk: Talk, text: str, message_id: str) -> list[str]:
    """Return the texts of the answer, none where there was none."""
    body = {"text": text, "message_id": message_id}
    try:
        with httpx.Client(timeout=60, trust_env=False) as client:
            answer = client.post(f"{talk.address}/messages", json=body, headers=talk.headers)
        return [message["text"] for message in answer.json().get("messages", [])]
    except (httpx.HTTPError, ValueError):
        return []


def _said(talk: Talk, text: str) -> int:
    """Return how often the transcript has the words as the person's."""
    with httpx.Client(timeout=60, trust_env=False) as client:
        transcript: dict[str, Any] = client.get(talk.address, headers=talk.headers).json()
    return Counter(entry.get("text") for entry in transcript["entries"] if entry["role"] == "person")[text]
