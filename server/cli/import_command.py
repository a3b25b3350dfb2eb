"""`tongxing import KIND FILE`: an office's own list into the registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from server.cli.acting import By, actor_of
from server.open_registry import open_registry
from server.policies import PolicyFileError, use_rules
from server.registry.importing import ImportRefused, Kind, Office, import_file
from server.registry.reference.load import load_divisions
from server.settings import load_settings


def import_command(
    kind: Annotated[Kind, typer.Argument(help="What the file holds.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")],
    by: By = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Import a CSV or XLSX file; what the check finds wrong is listed and keeps all of it out."""
    settings = load_settings(database_url=database_url)
    database = open_registry(settings)
    try:
        if kind is Kind.CLAIMS:  # the office's own rules count as well; they are read before anybody is held up
            use_rules(settings.policy_dir)
        with database.write() as session:
            load_divisions(session)
        typer.echo(str(import_file(database, kind, path, actor_of(by), Office(settings.subsidy))))
    except ImportRefused as refused:
        typer.echo(str(refused.report), err=True)
        raise typer.Exit(1) from None
    except PolicyFileError as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    finally:
        database.close()
