"""`tongxing serve`: the server and its bot, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from contextlib import ExitStack
from typing import Annotated, NoReturn

import httpx
import typer
import uvicorn
from pydantic import ValidationError
from sqlalchemy.exc import OperationalError

from server.bot_process import BotProcess
from server.cli.ports import Claim, PortTaken, listen
from server.cli.rasa_command import BotNotSetUp, rasa_command, reachable
from server.policies import PolicyFileError, use_rules
from server.private import private_folder
from server.registry.crypto import WrongSecret
from server.running_copies import announce
from server.settings import MissingSecret, Settings, load_settings

LARGEST_FRAME = 128 * 1024
"""bytes; the largest that the stream takes is a text of half of it"""
POLL_SECONDS = 0.25
SECONDS_FOR_OPEN_REQUESTS = 5


def serve(
    port: Annotated[int | None, typer.Option(help="Port of the server; 8000 unless set.")] = None,
    bot_port: Annotated[int | None, typer.Option(help="Port of the bot; a free one from 5005 on unless set.")] = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; in production only.")] = None,
) -> None:
    """Start the server and its bot, and say when both answer."""
    signal.signal(signal.SIGINT, _leave)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    try:
        settings = load_settings(port=port, bot_port=bot_port, database_url=database_url, host=host)
        use_rules(settings.policy_dir)
        run(settings, any_bot_port=bot_port is None)
    except KeyboardInterrupt:
        typer.echo("stopped")
    except (MissingSecret, WrongSecret, PortTaken, BotNotSetUp, PolicyFileError) as reason:
        _give_up(str(reason))
    except ValidationError as error:
        _give_up("\n".join(f"TONGXING_{e['loc'][0]}".upper() + f": {e['msg']}" for e in error.errors() if e["loc"]))
    except OperationalError as error:
        _give_up(f"The database does not answer: {error.orig}")


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1) from None


def run(settings: Settings, *, any_bot_port: bool) -> None:
    """Serve until a signal ends it; whatever ends it, the bot ends too."""
    with ExitStack() as ending, listen(settings.host, settings.port) as listener:
        private_folder(settings.data_dir)  # what an older copy left may be open to others
        bot = None
        if settings.bot_url is None:
            claim = ending.enter_context(Claim(settings.bot_port, only=not any_bot_port))
            settings.bot_port = claim.port
            bot = BotProcess(rasa_command(settings, os.environ), tell=tell_restart)
            _say("Starting the bot; it takes about half a minute …")
            ending.callback(_stop, bot)
            bot.start()
        _serve(settings, listener, ending)


def _serve(settings: Settings, listener: socket.socket, ending: ExitStack) -> None:
    # Imported here, so that a wrong option or a taken port is told at once.
    from server.app import create_app
    from server.startup import prepare_database, prepare_search

    prepare_database(settings)
    prepare_search()
    ending.enter_context(announce(settings))
    config = uvicorn.Config(
        create_app(settings),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=SECONDS_FOR_OPEN_REQUESTS,
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,  # a small compressed frame would unfold before anybody showed a token
    )
    threading.Thread(target=_announce, args=[settings], daemon=True).start()
    uvicorn.Server(config).run(sockets=[listener])


def _announce(settings: Settings) -> None:
    """Say once that everything answers, as soon as it does."""
    address = f"http://{reachable(settings.host)}:{settings.port}"
    with httpx.Client(trust_env=False, timeout=10) as client:
        while True:
            try:
                if client.get(f"{address}/readyz").status_code == httpx.codes.OK:
                    return _say(f"ready: {address}")
            except httpx.HTTPError:
                pass
            time.sleep(POLL_SECONDS)


def _stop(bot: BotProcess) -> None:
    # A second Ctrl-C must not leave the bot behind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    bot.stop()


def _leave(*_: object) -> None:
    raise KeyboardInterrupt


def tell_restart(text: str) -> None:
    """Say, and count, that the bot ended and starts again."""
    from server.metrics import BOT_RESTARTS

    BOT_RESTARTS.inc()
    _say(text)


def _say(text: str) -> None:
    print(text, flush=True)
