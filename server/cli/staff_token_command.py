"""`tongxing staff-token`: a bearer token for the staff API, in development only."""

from __future__ import annotations

from typing import Annotated, NoReturn

import typer

from server.cli.development import development_settings
from server.registry.services.staff_accounts import BOTH_PROVINCES
from server.staff.tokens import Role, Staff, issue_token


def staff_token_command(
    role: Annotated[Role, typer.Option(help="What the holder does in the office.")],
    area: Annotated[str, typer.Option(help="A division code; 000000 means both provinces.")] = BOTH_PROVINCES,
    name: Annotated[str | None, typer.Option(help="Who it is; another name is another person.")] = None,
) -> None:
    """Print a bearer token for the staff API (development only).

    A server in development makes the account when it first sees the token; one in production takes no such token.
    """
    settings = development_settings("tokens are printed; in production staff sign in (tongxing staff add)")
    try:
        staff = Staff(role, area, name)
    except ValueError as reason:
        _give_up(str(reason))
    typer.echo(issue_token(staff, settings.secret_key))


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1) from None
