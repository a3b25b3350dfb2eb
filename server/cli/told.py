"""The command line tells what an operator can put right as one sentence, whatever command it was."""

from __future__ import annotations

from typing import Any

import typer
from sqlalchemy.exc import DatabaseError, OperationalError
from typer.core import TyperGroup

from server.registry.crypto import UnreadableSecret, WrongSecret
from server.registry.database import BadAddress
from server.registry.services.environment import WrongEnvironment
from server.wrong_settings import WrongSettings

TOLD = (BadAddress, UnreadableSecret, WrongEnvironment, WrongSecret, WrongSettings)


class Commands(TyperGroup):
    """Commands whose known troubles end with a sentence on the standard error stream and exit code 1."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except TOLD as reason:
            sentence = str(reason)
        except DatabaseError as error:
            if type(error) not in (DatabaseError, OperationalError):  # the others are faults of ours
                raise
            sentence = f"The database does not answer: {' '.join(str(error.orig).split())}"
        typer.echo(sentence, err=True)
        raise typer.Exit(1)
