"""`tongxing policy load`, as a clerk runs it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from server.cli import app
from server.policies import use_rules
from server.policies.originals import wording
from server.registry.database import Database
from server.registry.models import PolicyDocument
from server.registry.services import policy_documents
from tests.server.policies.rule_files import documents, rule, version

TEXT = "示例办法\n一、示例总则\n（一）示例金额。\n二、示例附则\n"
KNOWN = "hebei-2022"
TITLE = "《示例办法》（示例〔2024〕1号）"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """An office with one document and two rules of its own; afterwards the shipped rules are in use again."""
    office = documents(tmp_path / "office")
    rule(office, "one", version("{a: 1}", "2024-01-01", clause="一（一）"), subject="example")
    rule(office, "other", version("{a: 1}", "2024-01-01", clause="二"), subject="example")
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("TONGXING_POLICY_DIR", str(office))
    monkeypatch.delenv("TONGXING_DATABASE_URL", raising=False)
    monkeypatch.delenv("TONGXING_ENV", raising=False)
    yield
    use_rules(None)


def load(path: Path, url: str, *options: str) -> Result:
    return CliRunner().invoke(app, ["policy", "load", str(path), "--database-url", url, *options])


def written(folder: Path, text: str = TEXT) -> Path:
    path = folder / "document.txt"
    path.write_text(text, encoding="utf-8")
    return path


def kept(url: str, name: str = "example") -> list[str]:
    """The labels of a loaded document's clauses."""
    database = Database(url)
    with database.read() as session:
        document = policy_documents.find(session, name)
        found = [clause.label for clause in document.clauses] if document else []
    database.close()
    return found


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Traceback" not in result.output
    return result.stderr.rstrip("\n")


def nothing_is_kept(url: str) -> bool:
    database = Database(url)
    with database.read() as session:
        number = session.scalar(select(func.count()).select_from(PolicyDocument))
    database.close()
    return number == 0


def test_a_document_is_loaded_if_every_rule_finds_its_clause(database_url: str, tmp_path: Path) -> None:
    path = written(tmp_path)
    result = load(path, database_url)

    assert result.output == f"已录入 {TITLE}：4 个条款，2 条规定引用了其中的条款。\n"
    assert result.exit_code == 0
    assert kept(database_url) == ["开头", "一", "一（一）", "二"]
    database = Database(database_url)
    with database.read() as session:
        document = session.get_one(PolicyDocument, "example")
        assert (document.title, document.file_hash) == (TITLE, hashlib.sha256(path.read_bytes()).hexdigest())
    database.close()


def test_loaded_again_a_document_is_replaced(database_url: str, tmp_path: Path) -> None:
    load(written(tmp_path), database_url)
    result = load(written(tmp_path, TEXT + "三、示例补充\n"), database_url)

    assert result.exit_code == 0
    assert kept(database_url) == ["开头", "一", "一（一）", "二", "三"]


def test_even_a_new_database_is_filled(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/new.db"

    assert load(written(tmp_path), url).exit_code == 0
    assert kept(url) == ["开头", "一", "一（一）", "二"]


def test_a_clause_that_is_not_found_is_named_with_its_rule(database_url: str, tmp_path: Path) -> None:
    result = load(written(tmp_path, TEXT.replace("（一）", "")), database_url)

    assert refused(result).splitlines() == [wording.UNRESOLVED, "  130000.example.one 引用的 一（一）"]
    assert nothing_is_kept(database_url)


def test_what_is_refused_leaves_the_document_before(database_url: str, tmp_path: Path) -> None:
    load(written(tmp_path), database_url)
    refused(load(written(tmp_path, TEXT.replace("二、", "")), database_url))

    assert kept(database_url) == ["开头", "一", "一（一）", "二"]


def test_a_document_that_nobody_knows_is_refused_with_those_that_are_known(database_url: str, tmp_path: Path) -> None:
    said = refused(load(written(tmp_path, TEXT.replace("示例办法", "另一份文件")), database_url))

    assert said.startswith("认不出这是哪一份文件。")
    assert KNOWN in said
    assert "example" in said
    assert nothing_is_kept(database_url)


def test_a_document_without_its_title_can_be_named(database_url: str, tmp_path: Path) -> None:
    path = written(tmp_path, TEXT.replace("示例办法", "另一份文件"))

    assert load(path, database_url, "--document", "example").exit_code == 0
    assert kept(database_url) == ["开头", "一", "一（一）", "二"]


def test_a_name_goes_before_the_title_and_must_be_known(database_url: str, tmp_path: Path) -> None:
    path = written(tmp_path)

    assert refused(load(path, database_url, "--document", "lost")).startswith("没有叫 lost 的文件。")
    assert refused(load(path, database_url, "--document", KNOWN)).startswith(wording.UNRESOLVED)
    assert nothing_is_kept(database_url)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", wording.EMPTY),
        ("示例办法\n没有条款".encode(), wording.NO_CLAUSES),
        (b"%PDF-1.7\n", wording.DAMAGED),
        (b"PK\x03\x04", wording.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", wording.OLD_WORD),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", wording.NOT_A_DOCUMENT),
    ],
    ids=["empty", "no clauses", "PDF", "DOCX", "old Word", "JPEG"],
)
def test_a_bad_file_ends_with_one_sentence_and_writes_nothing(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "document"
    path.write_bytes(content)

    assert refused(load(path, f"sqlite:///{tmp_path}/new.db")) == says
    assert not (tmp_path / "new.db").exists()


def test_a_file_that_is_not_there_ends_with_one_sentence(tmp_path: Path) -> None:
    assert refused(load(tmp_path / "lost.pdf", f"sqlite:///{tmp_path}/new.db")) == wording.NOT_FOUND


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite:///{folder}/document.txt/all.db",
        "sqlite:///{folder}/document.txt",
        "postgresql://127.0.0.1:1/none",
    ],
)
def test_a_database_that_cannot_be_used_is_told_without_a_traceback(tmp_path: Path, url: str) -> None:
    told = refused(load(written(tmp_path), url.format(folder=tmp_path)))
    assert re.match("The database |TONGXING_DATABASE_URL takes an address ", told)
    assert len(told.splitlines()) == 1


def test_bad_rules_of_the_office_are_named_with_their_line(tmp_path: Path) -> None:
    path = rule(tmp_path / "office", "one", version("{}", "2024-01-01"), subject="example")

    assert refused(load(written(tmp_path), f"sqlite:///{tmp_path}/new.db")).startswith(f"{path}, line 7: ")


def test_a_folder_of_rules_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_POLICY_DIR", str(tmp_path / "lost"))

    assert "there is no such folder" in refused(load(written(tmp_path), f"sqlite:///{tmp_path}/new.db"))
