"""The command line `tongxing`; each command is a file of its own."""

from __future__ import annotations

import typer

from server.cli.serve import serve

app = typer.Typer(
    help="同行: an accessible conversational assistant.",
    no_args_is_help=True,
    add_completion=False,
    # The pretty ones can show the values of variables, secrets among them.
    pretty_exceptions_enable=False,
)
app.command()(serve)


@app.callback()
def _commands() -> None:
    """Keep `tongxing serve` a command by name, also while it is the only one."""


def main() -> None:
    """Run the command line."""
    app()
