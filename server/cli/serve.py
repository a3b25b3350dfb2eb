"""`tongxing serve`: the server and its bot, until Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from contextlib import ExitStack
from typing import Annotated, NoReturn

import httpx
import typer
import uvicorn
from starlette.types import ASGIApp

from server.bot_process import BotProcess
from server.cli.ports import Claim, PortTaken, listen
from server.cli.rasa_command import BotNotSetUp, rasa_command, reachable
from server.http.protocol import TimedProtocol
from server.memory import keep_few_arenas
from server.policies import PolicyFileError, use_rules
from server.private import private_folder
from server.running_copies import announce
from server.settings import Settings, load_settings
from server.start_checks import require_what_serving_needs, setting_warnings

LARGEST_FRAME = 128 * 1024
"""bytes; the largest that the stream takes is a text of half of it"""
POLL_SECONDS = 0.25
SECONDS_FOR_OPEN_REQUESTS = 5


def serve(
    port: Annotated[int | None, typer.Option(help="Port of the server; 8000 unless set.")] = None,
    bot_port: Annotated[int | None, typer.Option(help="Port of the bot; a free one from 5005 on unless set.")] = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
    host: Annotated[str | None, typer.Option(help="Address to listen on; in production only.")] = None,
    inner_port: Annotated[
        int | None, typer.Option(help="Port of readiness, figures and the bot's actions; in production 8001.")
    ] = None,
) -> None:
    """Start the server and its bot, and say when both answer."""
    signal.signal(signal.SIGINT, _leave)
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    keep_few_arenas()
    try:
        settings = load_settings(
            port=port, bot_port=bot_port, database_url=database_url, host=host, inner_port=inner_port
        )
        require_what_serving_needs(settings)
        use_rules(settings.policy_dir)
        run(settings, any_bot_port=bot_port is None)
    except KeyboardInterrupt:
        typer.echo("stopped")
    except (PortTaken, BotNotSetUp, PolicyFileError) as reason:
        _give_up(str(reason))


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1) from None


def run(settings: Settings, *, any_bot_port: bool) -> None:
    """Serve until a signal ends it; whatever ends it, the bot ends too."""
    with ExitStack() as ending:
        listeners = [ending.enter_context(listen(settings.host, settings.port))]
        if settings.inner_port is not None:
            listeners.append(ending.enter_context(listen(settings.inner_host, settings.inner_port, "--inner-port")))
        for sentence in setting_warnings(settings):
            _warn(sentence)
        private_folder(settings.data_dir)  # what an older copy left may be open to others
        bot = None
        if settings.bot_url is None:
            claim = ending.enter_context(Claim(settings.bot_port, only=not any_bot_port))
            settings.bot_port = claim.port
            bot = BotProcess(rasa_command(settings, os.environ), tell=tell_restart)
            _say("Starting the bot; it takes about half a minute …")
            ending.callback(_stop, bot)
            bot.start()
        _serve(settings, listeners, ending)


def _serve(settings: Settings, listeners: list[socket.socket], ending: ExitStack) -> None:
    if settings.env == "production" and not settings.trusted_proxies:
        _warn("TONGXING_TRUSTED_PROXIES is not set: all who come through a proxy count as one address.")
    # Imported here, so that a wrong option or a taken port is told at once.
    from server.app import create_app
    from server.startup import prepare_database, prepare_search

    for sentence in prepare_database(settings):
        _warn(sentence)
    prepare_search()
    ending.enter_context(announce(settings))
    config = server_config(create_app(settings), settings)
    threading.Thread(target=_announce, args=[settings], daemon=True).start()
    uvicorn.Server(config).run(sockets=listeners)


def server_config(app: ASGIApp, settings: Settings) -> uvicorn.Config:
    """Return how the app is served: whom to believe, how much to take in at once, how long to wait for it."""
    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        http=TimedProtocol,
        proxy_headers=bool(settings.trusted_proxies),  # uvicorn would believe whoever comes from loopback
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=SECONDS_FOR_OPEN_REQUESTS,
        ws_max_size=LARGEST_FRAME,
        ws_per_message_deflate=False,  # a small compressed frame would unfold before anybody showed a token
    )


def _announce(settings: Settings) -> None:
    """Say once that everything answers, as soon as it does."""
    address = f"http://{reachable(settings.host)}:{settings.port}"
    inner = f"http://{reachable(settings.inner_host)}:{settings.inner_port}" if settings.inner_port else address
    with httpx.Client(trust_env=False, timeout=10) as client:
        while True:
            try:
                if client.get(f"{inner}/readyz").status_code == httpx.codes.OK:
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


def _warn(sentence: str) -> None:
    print(f"warning: {sentence}", file=sys.stderr, flush=True)


def _say(text: str) -> None:
    print(text, flush=True)
