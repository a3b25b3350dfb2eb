"""`tongxing export KIND FILE`: what the registry holds, as a list that can be imported again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from server.cli.acting import By, actor_of
from server.open_registry import open_registry
from server.registry.crypto import UnreadableSecret
from server.registry.exporting import WrongEnding, export_file
from server.registry.importing import Kind, wording
from server.registry.services import audit
from server.settings import load_settings


def export_command(
    kind: Annotated[Kind, typer.Argument(help="What to write.")],
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, by its ending CSV or XLSX.")],
    by: By = None,
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Write all that the registry holds of a kind, for a spreadsheet or another registry."""
    database = open_registry(load_settings(database_url=database_url))
    try:
        with database.write() as session:  # noted before anything leaves the registry
            audit.record(session, actor_of(by), "export", kind.value)
        with database.read() as session:
            count, files = export_file(session, kind, path)
        typer.echo(wording.WRITTEN.format(kind=wording.KINDS[kind], count=count, files="、".join(map(str, files))))
    except (WrongEnding, OSError, UnreadableSecret) as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    finally:
        database.close()
