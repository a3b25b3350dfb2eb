"""`tongxing import KIND FILE`: an office's own list into the registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.exc import OperationalError

from server.cli.acting import By, actor_of
from server.policies import PolicyFileError, use_rules
from server.registry.crypto import Keyring, WrongSecret, use_keyring
from server.registry.database import Database
from server.registry.importing import ImportRefused, Kind, Office, check_file, write_checked
from server.registry.migrate import migrate
from server.registry.reference.load import load_divisions
from server.registry.services.key_check import check_key
from server.settings import MissingSecret, load_settings


def import_command(
    kind: Annotated[Kind, typer.Argument(help="What the file holds.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")],
    by: By = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Import a CSV or XLSX file: all of it, or nothing and the list of what to put right."""
    try:
        settings = load_settings(database_url=database_url)
        if kind is Kind.CLAIMS:  # they are checked by the office's own rules, too; read before anybody is held up
            use_rules(settings.policy_dir)
    except (MissingSecret, PolicyFileError) as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    use_keyring(Keyring(settings.secret_key))
    office = Office(settings.subsidy, ZoneInfo(settings.time_zone))
    database = Database(settings.database_url)
    try:
        migrate(database)
        with database.write() as session:
            check_key(session)
            load_divisions(session)
        with database.read() as session:  # a long check keeps nobody from writing
            checked = check_file(session, kind, path, office)
        with database.write() as session:
            report = write_checked(session, checked, actor_of(by), office)
        typer.echo(str(report))
    except ImportRefused as refused:
        typer.echo(str(refused.report), err=True)
        raise typer.Exit(1) from None
    except WrongSecret as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    except OperationalError as error:
        typer.echo(f"The database does not answer: {error.orig}", err=True)
        raise typer.Exit(1) from None
    finally:
        database.close()
