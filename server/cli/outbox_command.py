"""`tongxing outbox`: the messages that would have been sent, in development only."""

from __future__ import annotations

import os
from typing import Annotated, NoReturn

import typer
from sqlalchemy import Select, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from language.numbers.personal import InvalidNumber, parse_phone_number
from server import clock
from server.cli.development import development_settings, is_there, not_served_to_people
from server.open_registry import use_keys
from server.registry.crypto import UnreadableSecret
from server.registry.database import Database
from server.registry.models import SentMessage
from server.registry.services.environment import WrongEnvironment
from server.registry.services.messages import phone_indexes
from server.running_copies import databases, from_anywhere
from server.settings import Settings


def outbox_command(
    to: Annotated[str | None, typer.Option(help="Only messages to this phone.")] = None,
    database_url: Annotated[
        str | None, typer.Option(help="The registry's database; those of all running copies unless set.")
    ] = None,
) -> None:
    """Print the messages that would have been sent, oldest first (development only)."""
    settings = development_settings("messages are shown")
    try:
        phone = parse_phone_number(to) if to else None
    except InvalidNumber:
        _give_up("--to takes a mobile number of 11 digits.")
    use_keys(settings)
    named = database_url or os.environ.get("TONGXING_DATABASE_URL")
    found: list[SentMessage] = []
    for url in [named] if named else _all_databases(settings):
        try:
            found += _messages(url, phone)
        except (SQLAlchemyError, UnreadableSecret, WrongEnvironment) as error:
            if named:
                raise
            typer.echo(f"A database was left out: {type(error).__name__}", err=True)
    for message in sorted(found, key=lambda each: each.created_at):
        typer.echo(_line(message, settings))


def _all_databases(settings: Settings) -> list[str]:
    return list(dict.fromkeys([from_anywhere(settings.database_url), *databases(settings.data_dir)]))


def _messages(url: str, phone: str | None) -> list[SentMessage]:
    """Read one database; one that is not there yet is not made, one of production is not read."""
    if not is_there(url):
        return []
    database = Database(url)
    try:
        if not inspect(database.engine).has_table(SentMessage.__tablename__):
            return []
        with database.read() as session:
            not_served_to_people(session)
            return list(session.scalars(_query(phone)))
    finally:
        database.close()


def _query(phone: str | None) -> Select[SentMessage]:
    query = select(SentMessage).order_by(SentMessage.id)
    return query.where(SentMessage.phone_hash.in_(phone_indexes(phone))) if phone else query


def _line(message: SentMessage, settings: Settings) -> str:
    at = clock.local(message.created_at)
    body = " ".join(message.body.split("\n"))
    return f"{at:%Y-%m-%d %H:%M:%S}  {message.phone}  {message.kind}  {body}"


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1) from None
