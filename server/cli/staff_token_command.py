"""`tongxing staff-token`: a bearer token for the staff API, in development only."""

from __future__ import annotations

from typing import Annotated, NoReturn

import typer

from server.cli.development import development_settings
from server.staff.tokens import BOTH_PROVINCES, Role, Staff, issue_token


def staff_token_command(
    role: Annotated[Role, typer.Option(help="What the holder does in the office.")],
    area: Annotated[str, typer.Option(help="A division code; 000000 means both provinces.")] = BOTH_PROVINCES,
) -> None:
    """Print a bearer token for the staff API (development only)."""
    settings = development_settings("tokens are printed")
    try:
        staff = Staff(role, area)
    except ValueError as reason:
        _give_up(str(reason))
    typer.echo(issue_token(staff, settings.secret_key))


def _give_up(reason: str) -> NoReturn:
    typer.echo(reason, err=True)
    raise typer.Exit(1) from None
