"""`tongxing keys …`: under which key everything stands, and bringing it under the current one."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Annotated, NoReturn

import typer

from server import dialogues
from server.dialogues import DialogueKeys, open_dialogues, tracker_keys, tracker_url
from server.open_registry import open_registry
from server.registry.crypto import keyring
from server.registry.database import Database
from server.registry.services import rotation
from server.settings import Settings, load_settings

NAMED_AT_MOST = 10
DatabaseUrl = Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")]
keys = typer.Typer(help="The secret keys: what stands under which, and changing them.", no_args_is_help=True)


@keys.command()
def rotate(database_url: DatabaseUrl = None) -> None:
    """Rewrite everything under TONGXING_SECRET_KEY; can be ended and begun again, and runs beside the server."""
    with _opened(database_url) as (settings, registry):
        unopened = rotation.rotate(registry, typer.echo).unopened
        with open_dialogues(tracker_url(settings, os.environ)) as kept:
            if kept is not None:
                unopened += dialogues.rotate(kept, _dialogue_keys(settings), typer.echo)
        _tell_standing(settings, registry)
    _give_up_over(unopened)


@keys.command()
def status(database_url: DatabaseUrl = None) -> None:
    """Say how much stands under which key, and whether the old ones are still needed."""
    with _opened(database_url) as (settings, registry):
        _tell_standing(settings, registry)


@keys.command()
def check(database_url: DatabaseUrl = None) -> None:
    """Open everything that is encrypted, for instance after a backup was put back."""
    with _opened(database_url) as (settings, registry):
        unopened = rotation.check(registry)
        with open_dialogues(tracker_url(settings, os.environ)) as kept:
            if kept is not None:
                unopened += dialogues.check(kept, _dialogue_keys(settings))
    _give_up_over(unopened)
    typer.echo("Everything opens with the keys that are set, where it stands.")


@contextmanager
def _opened(database_url: str | None) -> Iterator[tuple[Settings, Database]]:
    settings = load_settings(database_url=database_url)
    with closing(open_registry(settings)) as registry:
        yield settings, registry


def _tell_standing(settings: Settings, registry: Database) -> None:
    with registry.read() as session:
        lasting, ending = rotation.standing(session), rotation.ending(session)
    found = Counter(lasting)
    with open_dialogues(tracker_url(settings, os.environ)) as kept:
        if kept is not None:
            its_keys = _dialogue_keys(settings)
            for id, count in dialogues.standing(kept, its_keys).items():
                found["dialogues.data", keyring().current if id == its_keys.current else id] = count
    current = keyring().current
    under_it = sum(count for (_, id), count in found.items() if id == current)
    typer.echo(f"{under_it} values stand under the current key {current}.")
    left = {at: count for at, count in found.items() if at[1] != current}
    for (column, id), count in sorted(left.items(), key=str):
        typer.echo(f"{column}: {count} under {_name(id)}")
    for (column, id), count in sorted(ending.items(), key=str):
        if id != current:
            typer.echo(f"{column}: {count} under {_name(id)}; they end by themselves")
    if not left:
        typer.echo("Nothing needs TONGXING_OLD_SECRET_KEYS any more.")


def _name(id: str | None) -> str:
    return "a key of before keys had ids" if id is None else f"the key {id}"


def _dialogue_keys(settings: Settings) -> DialogueKeys:
    return DialogueKeys(tracker_keys(settings, os.environ))


def _give_up_over(unopened: list[str]) -> None:
    if unopened:
        named = ", ".join(unopened[:NAMED_AT_MOST]) + (" …" if len(unopened) > NAMED_AT_MOST else "")
        _give_up(
            f"{len(unopened)} do not open with the keys that are set, or are not where they were written: {named}"
        )


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1)
