"""The vectors of the rules are computed by the set-up only when a rule has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import policy_index
from scripts.policy_index import index_of


def project(root: Path, rule: str) -> Path:
    """A project with one rule, one file of the search and the vectors of a run before."""
    for name, text in (("parameters/rule.yaml", rule), ("retrieval/find.py", "")):
        path = root / "server" / "policies" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "models").mkdir(exist_ok=True)
    (root / "models" / "policy-vectors.npz").touch()
    return root


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The commands that were run."""
    made: list[object] = []
    monkeypatch.setattr(policy_index, "run", lambda command, otherwise: made.append(command))
    return made


def test_a_rule_that_changed_is_read_and_an_unchanged_one_is_not(tmp_path: Path, calls: list[object]) -> None:
    index_of(project(tmp_path, "甲"))
    index_of(project(tmp_path, "甲"))
    assert len(calls) == 1
    index_of(project(tmp_path, "乙"))
    assert len(calls) == 2
    assert len(list((tmp_path / "models").glob("policy-vectors-*.done"))) == 1


def test_vectors_that_were_deleted_are_computed_again(tmp_path: Path, calls: list[object]) -> None:
    index_of(project(tmp_path, "甲"))
    (tmp_path / "models" / "policy-vectors.npz").unlink()
    index_of(tmp_path)
    assert len(calls) == 2
