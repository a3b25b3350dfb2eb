"""`tongxing export`, and who is on the audit for it."""

from pathlib import Path

import pytest
import typer
from sqlalchemy import select
from typer.testing import CliRunner, Result

from server.cli.export_command import export_command
from server.cli.import_command import import_command
from server.registry.database import Database
from server.registry.models import AuditEntry

app = typer.Typer()
app.command("import")(import_command)
app.command("export")(export_command)


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("LOGNAME", "example-account")
    return f"sqlite:///{tmp_path}/new.db"


def run(url: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--database-url", url])


def actors(url: str) -> list[tuple[str, str]]:
    database = Database(url)
    with database.read() as session:
        entries = session.execute(
            select(AuditEntry.action, AuditEntry.actor).where(AuditEntry.actor != "system").order_by(AuditEntry.id)
        ).all()
    database.close()
    return [(action, actor) for action, actor in entries]


def test_the_audit_names_who_imported_and_who_exported(url: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("代码,名称,来源\nZZ-1,示例修伞,示例来源\n", encoding="utf-8")
    assert run(url, "import", "occupations", str(path), "--by", "示例 甲").exit_code == 0
    done = run(url, "export", "occupations", str(tmp_path / "out.csv"))
    assert done.output == f"已写出职业 1 条：{tmp_path}/out.csv。\n"
    assert actors(url) == [("import", "cli:示例甲"), ("export", "cli:example-account")]
    assert run(url, "import", "occupations", str(tmp_path / "out.csv")).output.endswith("没有变化 1 条。\n")


def test_another_ending_is_told(url: str, tmp_path: Path) -> None:
    done = run(url, "export", "jobs", str(tmp_path / "out.xls"))
    assert (done.exit_code, done.stderr) == (1, "文件名要以 .csv 或 .xlsx 结尾。\n")
