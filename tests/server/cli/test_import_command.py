"""`tongxing import`, as a clerk runs it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from server.cli import app
from server.registry.database import Database
from server.registry.models import Occupation


def run(database_url: str, path: Path) -> Result:
    return CliRunner().invoke(app, ["import", "occupations", str(path), "--database-url", database_url])


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    return f"sqlite:///{tmp_path}/new.db"


def test_a_good_file_is_imported_even_into_a_new_database(url: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("代码,名称,来源\nZZ-1,示例修伞,示例来源\n", encoding="utf-8")
    result = run(url, path)
    assert result.output == "已导入职业：新增 1 条，更新 0 条，没有变化 0 条。\n"
    assert result.exit_code == 0
    database = Database(url)
    with database.read() as session:
        assert session.get_one(Occupation, "ZZ-1").name == "示例修伞"
    database.close()


def test_a_bad_file_ends_with_one_and_the_list_of_mistakes(url: str, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("代码,名称,来源\nZZ-1,,示例来源\n", encoding="utf-8")
    result = run(url, path)
    assert result.exit_code == 1
    assert "第 2 行“名称”：不能空着。" in result.stderr
