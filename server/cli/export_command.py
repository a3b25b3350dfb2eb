"""`tongxing export KIND FILE`: what the registry holds, as a list that can be imported again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.exc import OperationalError

from server.cli.acting import By, actor_of
from server.registry.crypto import Keyring, UnreadableSecret, WrongSecret, use_keyring
from server.registry.database import Database
from server.registry.exporting import WrongEnding, export_file
from server.registry.importing import Kind, wording
from server.registry.migrate import migrate
from server.registry.services import audit
from server.registry.services.key_check import check_key
from server.settings import MissingSecret, load_settings


def export_command(
    kind: Annotated[Kind, typer.Argument(help="What to write.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, by its ending CSV or XLSX.")],
    by: By = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Write all that the registry holds of a kind, for a spreadsheet or another registry."""
    try:
        settings = load_settings(database_url=database_url)
    except MissingSecret as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    use_keyring(Keyring(settings.secret_key))
    database = Database(settings.database_url)
    try:
        migrate(database)
        with database.write() as session:  # noted before anything leaves the registry
            check_key(session)
            audit.record(session, actor_of(by), "export", kind.value)
        with database.read() as session:
            count, files = export_file(session, kind, path, ZoneInfo(settings.time_zone))
        typer.echo(wording.WRITTEN.format(kind=wording.KINDS[kind], count=count, files="、".join(map(str, files))))
    except (WrongEnding, OSError, UnreadableSecret, WrongSecret) as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    except OperationalError as error:
        typer.echo(f"The database does not answer: {error.orig}", err=True)
        raise typer.Exit(1) from None
    finally:
        database.close()
