"""`tongxing import KIND FILE`: an office's own list into the registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from server.open_registry import open_registry
from server.registry.importing import ImportRefused, Kind, import_file
from server.registry.reference.load import load_divisions
from server.settings import load_settings


def import_command(
    kind: Annotated[Kind, typer.Argument(help="What the file holds.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")],
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Import a CSV or XLSX file: all of it, or nothing and the list of what to put right."""
    database = open_registry(load_settings(database_url=database_url))
    try:
        with database.write() as session:
            load_divisions(session)
        with database.write() as session:
            report = import_file(session, kind, path)
        typer.echo(str(report))
    except ImportRefused as refused:
        typer.echo(str(refused.report), err=True)
        raise typer.Exit(1) from None
    finally:
        database.close()
