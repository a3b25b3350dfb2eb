"""The command line `tongxing`; each command is a file of its own."""

from __future__ import annotations

import os

import typer

from server.cli.audit_command import audit
from server.cli.check_command import check_command
from server.cli.export_command import export_command
from server.cli.import_command import import_command
from server.cli.keys_command import keys
from server.cli.models_command import models
from server.cli.outbox_command import outbox_command
from server.cli.policy_command import policy
from server.cli.serve import serve
from server.cli.staff_command import staff
from server.cli.staff_token_command import staff_token_command
from server.cli.told import Commands

app = typer.Typer(
    cls=Commands,
    help="同行: an accessible conversational assistant.",
    no_args_is_help=True,
    add_completion=False,
    # The pretty ones can show the values of variables, secrets among them.
    pretty_exceptions_enable=False,
)
app.command()(serve)
app.add_typer(audit, name="audit")
app.command("check")(check_command)
app.command("import")(import_command)
app.command("export")(export_command)
app.add_typer(keys, name="keys")
app.add_typer(models, name="models")
app.command("outbox")(outbox_command)
app.add_typer(policy, name="policy")
app.add_typer(staff, name="staff")
app.command("staff-token")(staff_token_command)


def main() -> None:
    """Run the command line; what it writes is read by nobody else on the machine."""
    os.umask(0o077)
    app()
