"""`tongxing audit verify`: whether the audit is what was written."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated, NoReturn

import typer

from server.cli.development import is_there
from server.open_registry import use_keys
from server.registry.database import Database
from server.registry.services.audit import BrokenChain, read_chain
from server.settings import load_settings

audit = typer.Typer(help="The audit.", no_args_is_help=True)


@audit.callback()
def _commands() -> None:
    """Keep `verify` a command of its own, though there is one alone."""


@audit.command()
def verify(
    head: Annotated[
        list[str] | None, typer.Option(help="A head that was kept elsewhere; can be given again.")
    ] = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Check the whole chain, and that it still holds the heads that were kept elsewhere."""
    settings = load_settings(database_url=database_url)
    use_keys(settings)
    if not is_there(settings.database_url):
        _give_up("There is no registry yet: the first start makes it.")
    try:
        with closing(Database(settings.database_url)) as database, database.read() as session:
            chain = read_chain(session, head or ())
    except BrokenChain as reason:
        _give_up(f"The audit is broken: {reason}.")
    if chain.unseen:
        _give_up(f"The audit lacks an entry whose head was kept: {', '.join(sorted(chain.unseen))}.")
    if chain.first is None or chain.last is None:
        typer.echo("The audit is empty.")
        return
    first, last = (f"{at:%Y-%m-%d %H:%M}" for at in (chain.first, chain.last))
    typer.echo(f"{chain.length} entries hold together, from {first} to {last} UTC.")
    typer.echo(f"head: {chain.head}")


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1)
