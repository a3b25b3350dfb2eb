"""`tongxing check`: what a start would say, without starting anything or changing a row."""

from __future__ import annotations

from typing import Annotated

import typer
from sqlalchemy import inspect
from sqlalchemy.orm import Session

from server.cli.development import is_there
from server.open_registry import use_keys
from server.policies import PolicyFileError, use_rules
from server.registry.database import Database
from server.registry.models import Served
from server.registry.services import environment
from server.registry.services.key_check import check_key
from server.settings import Settings, load_settings
from server.start_checks import registry_warnings, require_what_serving_needs, setting_warnings


def check_command(
    database_url: Annotated[str | None, typer.Option(help="The registry's database; SQLite unless set.")] = None,
) -> None:
    """Check the settings, the rules and the registry as a start would; exit with 1 where it would stop."""
    settings = load_settings(database_url=database_url)
    require_what_serving_needs(settings)
    try:
        use_rules(settings.policy_dir)
    except PolicyFileError as reason:
        typer.echo(str(reason), err=True)
        raise typer.Exit(1) from None
    for sentence in [*setting_warnings(settings), *_registry(settings)]:
        typer.echo(f"warning: {sentence}")
    typer.echo(f"The settings can be started with ({settings.env}).")


def _registry(settings: Settings) -> list[str]:
    use_keys(settings)
    database = Database(settings.database_url)
    if not is_there(settings.database_url):
        return ["There is no registry yet: the first start makes it."]
    try:
        with database.read() as session:
            return _looked_at(session, settings)
    finally:
        database.close()


def _looked_at(session: Session, settings: Settings) -> list[str]:
    environment.require(session, settings.env)
    if not inspect(session.connection()).has_table(Served.__tablename__):
        return ["The registry has not the tables of this release: the next start brings them up to date."]
    told = registry_warnings(session, settings)
    check_key(session)  # what it would leave behind ends with this session
    return told
