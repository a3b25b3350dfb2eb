"""`tongxing models …`: the models that hearing and speaking need."""

from __future__ import annotations

from typing import Annotated

import typer

from server.speech.models.fetch import fetch_all
from server.speech.models.folders import is_whole, models_folder
from server.speech.models.manifest import manifest, to_fetch
from server.speech.models.progress import Progress, megabytes

models = typer.Typer(help="The models that hearing and speaking need.", no_args_is_help=True)


@models.command("fetch")
def fetch_command(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="Only these.")] = None,
    tests: Annotated[bool, typer.Option("--tests", help="Also those that only the tests need.")] = False,
) -> None:
    """Fetch and verify the models that are not here yet."""
    known = manifest()
    for name in names or ():
        if name not in known:
            typer.echo(f"There is no model {name}; there are {', '.join(known)}.", err=True)
            raise typer.Exit(1)
    wanted = [known[name] for name in names] if names else to_fetch(tests=tests)
    failures = fetch_all(wanted, models_folder(), Progress())
    for failure in failures:
        typer.echo(failure, err=True)
    if failures:
        raise typer.Exit(1)


@models.command("list")
def list_command() -> None:
    """List the models: whether each is here, its size, its licence and what it is for."""
    root = models_folder()
    for model in manifest().values():
        state = "here" if is_whole(model, root / model.name) else "by hand" if model.by_hand else "missing"
        size = megabytes(model.size) if model.size else ""
        typer.echo(f"{model.name:<13} {state:<8} {size:>7}  {model.licence:<10}  {model.what}")
    typer.echo(f"in {root}")
