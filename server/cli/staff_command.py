"""`tongxing staff …`: the accounts of the office. A password comes from the terminal or the standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from sqlalchemy.orm import Session

from server.cli.acting import By, actor_of
from server.registry.database import Database
from server.registry.services import staff_accounts
from server.registry.services.staff_accounts import BOTH_PROVINCES
from server.settings import load_settings
from server.staff.tokens import Role
from server.startup import prepare_database

staff = typer.Typer(help="The accounts of the office.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name to sign in with.")]
Areas = Annotated[list[str], typer.Option("--area", help="A division code; several times for several areas.")]
DatabaseUrl = Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")]


@staff.command("add")
def add(
    name: Name,
    role: Annotated[Role, typer.Option(help="What the person does in the office.")],
    area: Areas = [BOTH_PROVINCES],  # noqa: B006 - typer copies it
    display_name: Annotated[
        str | None, typer.Option(help="The name that others see; the sign-in name unless set.")
    ] = None,
    by: By = None,
    database_url: DatabaseUrl = None,
) -> None:
    """Make an account; the password is asked for, or read from the standard input."""
    password = _password()  # before the registry is held: somebody types
    with _registry(database_url) as session:
        made = staff_accounts.create(session, name, display_name or name, role, area, actor_of(by), password)
        typer.echo(f"made: {made.sign_in_name} ({made.role}, {' '.join(made.areas)}), staff:{made.id}")


@staff.command("list")
def list_accounts(database_url: DatabaseUrl = None) -> None:
    """Print all accounts: their name in the audit, sign-in name, role, areas, state, and the name that others see."""
    with _registry(database_url) as session:
        for one in staff_accounts.all_accounts(session):
            state = ("active" if one.active else "closed") + (", development" if one.development else "")
            areas = " ".join(one.areas)
            typer.echo(f"staff:{one.id}  {one.sign_in_name}  {one.role}  {areas}  {state}  {one.display_name}")


@staff.command("deactivate")
def deactivate(name: Name, by: By = None, database_url: DatabaseUrl = None) -> None:
    """Close an account and end its sessions at once; it stays, since the audit names it."""
    with _registry(database_url) as session:
        staff_accounts.deactivate(session, staff_accounts.find(session, name), actor_of(by))


@staff.command("password")
def password(name: Name, by: By = None, database_url: DatabaseUrl = None) -> None:
    """Set another password and end the account's sessions at once."""
    fresh = _password()
    with _registry(database_url) as session:
        staff_accounts.set_password(session, staff_accounts.find(session, name), fresh, actor_of(by))


@staff.command("areas")
def areas(name: Name, area: Areas, by: By = None, database_url: DatabaseUrl = None) -> None:
    """Give an account other areas, from its next request on."""
    with _registry(database_url) as session:
        staff_accounts.set_areas(session, staff_accounts.find(session, name), area, actor_of(by))


@contextmanager
def _registry(database_url: str | None) -> Iterator[Session]:
    """Give a session that commits at the end; what cannot be is one sentence on the error stream."""
    settings = load_settings(database_url=database_url)
    prepare_database(settings)
    database = Database(settings.database_url)
    try:
        with database.write() as session:
            yield session
    except (ValueError, staff_accounts.NameTaken, staff_accounts.NoSuchAccount) as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    finally:
        database.close()


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")
