"""Who acts on the command line."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

LONGEST = 40

By = Annotated[str | None, typer.Option("--by", help="Who does it, for the audit; the system's account unless set.")]


def actor_of(by: str | None) -> str:
    """Return the audit's name for who acts: the name given, or the account that the command runs under."""
    try:
        name = by or getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as in some containers
        name = "unknown"
    return f"cli:{''.join(name.split())[:LONGEST]}"
