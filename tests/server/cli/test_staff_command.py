"""`tongxing staff …`: the accounts of the office, from the first administrator of a new server on."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from server.cli import app
from server.registry.database import Database
from server.registry.models import AuditEntry
from server.registry.services import staff_accounts
from server.registry.services.staff_sessions import account_of

PASSWORD, ANOTHER = "a long password", "quite another one"


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Database:
    """The registry of a production server that never ran."""
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TONGXING_ENV", "production")
    monkeypatch.setenv("TONGXING_SECRET_KEY", "5f0c9e3ad17b48e2a6c4d8f1b97e20356a4bd1c8")
    monkeypatch.delenv("TONGXING_DATABASE_URL", raising=False)
    return Database(f"sqlite:///{tmp_path}/tongxing.db")


def staff(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["staff", *arguments], input=typed)


def opens(database: Database, name: str, password: str) -> bool:
    with database.read() as session:
        return staff_accounts.is_right(account_of(session, name), password)


def test_accounts_are_made_listed_changed_and_closed(database: Database) -> None:
    made = staff("add", "wang", "--role", "admin", "--display-name", "示例王", typed=f"{PASSWORD}\n")
    assert (made.exit_code, made.stdout) == (0, "made: wang (admin, 000000), staff:1\n")
    assert opens(database, "wang", PASSWORD)
    assert staff("areas", "wang", "--area", "130100", "--area", "410100").exit_code == 0
    assert staff("password", "wang", typed=f"{ANOTHER}\n").exit_code == 0
    assert (opens(database, "wang", PASSWORD), opens(database, "wang", ANOTHER)) == (False, True)
    assert staff("list").stdout == "staff:1  wang  admin  130100 410100  active  示例王\n"
    assert staff("deactivate", "wang").exit_code == 0
    assert "closed" in staff("list").stdout
    assert not opens(database, "wang", ANOTHER)


def test_what_cannot_be_is_one_sentence() -> None:
    assert staff("add", "wang", "--role", "clerk", typed=f"{PASSWORD}\n").exit_code == 0
    for arguments, typed in (
        (["add", "wang", "--role", "clerk"], f"{PASSWORD}\n"),
        (["add", "li", "--role", "clerk"], "short\n"),
        (["add", "li", "--role", "clerk"], ""),
        (["add", "l", "--role", "clerk"], f"{PASSWORD}\n"),
        (["add", "li", "--role", "clerk", "--area", "110000"], f"{PASSWORD}\n"),
        (["deactivate", "nobody"], None),
        (["areas", "wang", "--area", "1"], None),
    ):
        result = staff(*arguments, typed=typed)
        assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1), arguments


def test_a_password_is_no_argument() -> None:
    for argument in (["--password", PASSWORD], [PASSWORD]):
        assert staff("add", "li", "--role", "clerk", *argument, typed=f"{PASSWORD}\n").exit_code == 2


def test_the_audit_names_who_did_it(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "operator")
    staff("add", "wang", "--role", "admin", typed=f"{PASSWORD}\n")
    staff("areas", "wang", "--area", "130100", "--by", "示例王")
    staff("password", "wang", "--by", "示例王", typed=f"{ANOTHER}\n")
    staff("deactivate", "wang", "--by", "示例王")
    with database.read() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.subject == "staff_account:1"))
        named = [(one.actor, one.action) for one in entries.all()]
    assert [actor for actor, _ in named] == ["cli:operator", "cli:示例王", "cli:示例王", "cli:示例王"], named
