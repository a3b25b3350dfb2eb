"""A model is trained when what it is made from changed, and only then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import grimp
import pytest

from scripts.train import MODELS_KEPT, ROOT, Progress, code_files, model_of, newest_model

READ_WHILE_TRAINING = [
    "language/named_wishes.py", "language/time/dates.py", "language/trades.py", "office/trades.csv",
]  # fmt: skip
INPUTS = [
    "config.yml", "domain.yml", "data/nlu/ask.yml", "bot/components/word.py", "bot/requirements.lock",
    *READ_WHILE_TRAINING,
]  # fmt: skip
CONFIG = "pipeline:\n  - name: bot.entity_values.EntityValues\n    occupations: office/trades.csv # ours\n"


class Training:
    """Stands where Rasa would: writes an empty model and counts how often it was asked to."""

    def __init__(self) -> None:
        self.caches: list[Path] = []

    def __call__(self, target: Path, cache: Path) -> None:
        target.parent.mkdir(exist_ok=True)
        cache.mkdir(parents=True, exist_ok=True)
        target.touch()
        self.caches.append(cache)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project's inputs, as small as can be."""
    for name in INPUTS:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")
    (tmp_path / "config.yml").write_text(CONFIG)
    return tmp_path


def test_the_same_inputs_are_trained_once(project: Path) -> None:
    train = Training()
    assert model_of(project, train) == model_of(project, train)
    assert len(train.caches) == 1


@pytest.mark.parametrize("changed", INPUTS)
def test_a_changed_input_is_trained_again(project: Path, changed: str) -> None:
    train = Training()
    before = model_of(project, train)
    (project / changed).write_text("two")
    assert model_of(project, train) != before
    assert len(train.caches) == 2


def test_a_new_and_a_renamed_input_are_trained_again(project: Path) -> None:
    train = Training()
    model_of(project, train)
    (project / "data/rules").mkdir()
    (project / "data/rules/first.yml").write_text("one")
    model_of(project, train)
    (project / "data/rules/first.yml").rename(project / "data/rules/second.yml")
    model_of(project, train)
    assert len(train.caches) == 3


@pytest.mark.parametrize(
    "beside",
    [
        "README.md",
        "data/.hidden",
        "bot/endpoints.yml",
        "bot/.venv/lib/x.py",
        "bot/__pycache__/word.pyc",
        "actions/form.py",
        "server/registry/database.py",
        "office/other.csv",
    ],
)
def test_what_does_not_shape_the_model_trains_nothing(project: Path, beside: str) -> None:
    train = Training()
    model_of(project, train)
    (project / beside).parent.mkdir(parents=True, exist_ok=True)
    (project / beside).write_text("two")
    model_of(project, train)
    assert len(train.caches) == 1


@pytest.mark.parametrize("changed", ["bot/components/word.py", *READ_WHILE_TRAINING])
def test_changed_components_and_readings_start_with_an_empty_cache(project: Path, changed: str) -> None:
    train = Training()
    model_of(project, train)
    (project / "data/nlu/ask.yml").write_text("two")
    model_of(project, train)
    (project / changed).write_text("two")
    model_of(project, train)
    first, second, third = train.caches
    assert first == second != third
    assert not first.exists()


def test_going_back_finds_the_model_again_and_makes_it_the_one_in_use(project: Path) -> None:
    train = Training()
    first = model_of(project, train)
    os.utime(first, (1, 1))
    (project / "config.yml").write_text("two")
    second = model_of(project, train)
    assert newest_model(project / "models") == second
    os.utime(second, (2, 2))
    (project / "config.yml").write_text(CONFIG)
    assert model_of(project, train) == first == newest_model(project / "models")
    assert len(train.caches) == 2


def test_only_the_last_models_are_kept(project: Path) -> None:
    train = Training()
    for number in range(4):
        (project / "config.yml").write_text(str(number))
        os.utime(model_of(project, train), (number, number))
    (project / "config.yml").write_text("last")
    newest = model_of(project, train)
    assert len(list((project / "models").glob("*.tar.gz"))) == MODELS_KEPT
    assert newest.exists()


def test_progress_is_told_in_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    tell: Callable[[str], None] = Progress()
    for line in (
        "INFO rasa.engine.training.hooks - Starting to train component 'DIETClassifier'.",
        "Epochs:   0%|",
        "Epochs:  20%|██",
        "Epochs:  20%|██ t_loss",
        "Epochs:  33%|███",
        "Epochs: 100%|██████████",
    ):
        tell(line)
    assert capsys.readouterr().out.split("\n") == ["  DIETClassifier", "    20 %", "    100 %", ""]


def test_all_of_ours_that_the_bot_imports_is_among_what_a_model_is_made_from() -> None:
    graph = grimp.build_graph("bot", "language", "actions", "server")
    imported = graph.find_upstream_modules("bot", as_package=True)
    files = {path for name in imported if (path := ROOT / f"{name.replace('.', '/')}.py").exists()}
    assert len(files) > 10
    assert files <= set(code_files(ROOT))
