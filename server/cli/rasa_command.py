"""How Rasa is started: in its own environment, on loopback, knowing only what a bot may know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from server.bot_process import BotCommand
from server.conversation.bot_client import STATUS
from server.derive import derive
from server.dialogues import tracker_keys, tracker_url
from server.settings import Settings
from server.without_secrets import without_secrets

ROOT = Path(__file__).resolve().parents[2]
ACTIONS_PATH = "/actions/webhook"


class BotNotSetUp(Exception):
    """The bot's environment or its model is missing."""


def rasa_command(settings: Settings, environ: Mapping[str, str], root: Path = ROOT) -> BotCommand:
    """Return the command of the bot on `settings.bot_port` with the newest model.

    Raises `BotNotSetUp` with a sentence to print.
    """
    python, model = root / "bot" / ".venv" / "bin" / "python", newest_model(root / "models")
    if not python.exists() or model is None:
        raise BotNotSetUp("The bot has no environment or no model yet: run `make train` once.")
    port = str(settings.bot_port)
    where = ["-i", "127.0.0.1", "-p", port]
    files = ["--endpoints", "bot/endpoints.yml", "--credentials", "bot/credentials.yml", "-m", str(model)]
    return BotCommand(
        arguments=[str(python), "-m", "rasa", "run", *where, *files],
        environment=rasa_environment(settings, environ, root),
        folder=root,
        log=settings.data_dir.resolve() / "log" / f"bot-{port}.log",
        status_url=f"http://127.0.0.1:{port}{STATUS}",
        token=derive(settings.secret_key, "bot"),
    )


def rasa_environment(settings: Settings, environ: Mapping[str, str], root: Path) -> dict[str, str]:
    """Return the bot's whole environment: none of the server's settings but those that are meant for it."""
    inner = settings.inner_port is not None
    at, port = (settings.inner_host, settings.inner_port) if inner else (settings.host, settings.port)
    host = f"[{at}]" if ":" in at else at
    return without_secrets(environ) | {
        "TONGXING_ACTION_ENDPOINT_URL": f"http://{reachable(host)}:{port}{ACTIONS_PATH}",
        "TONGXING_TRACKER_URL": tracker_url(settings, environ),
        "TONGXING_TRACKER_KEY": tracker_keys(settings, environ),
        "TONGXING_ACTION_TOKEN": derive(settings.secret_key, "actions"),
        "TONGXING_BOT_TOKEN": derive(settings.secret_key, "bot"),
        "PYTHONPATH": str(root),
        "PYTHONWARNINGS": "ignore",
        "PYTHONUNBUFFERED": "1",
        "LOG_LEVEL": "WARNING",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def reachable(host: str) -> str:
    """Return the address at which a server that listens on `host` is reached from this machine."""
    return {"0.0.0.0": "127.0.0.1", "[::]": "[::1]", "::": "[::1]"}.get(host, host)


def newest_model(models: Path) -> Path | None:
    """Return the model in use: the newest archive in `models`."""
    return max(models.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime_ns, default=None)
