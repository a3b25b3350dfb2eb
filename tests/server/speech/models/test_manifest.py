"""The manifest is whole, and what was fetched is what it pins."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.speech.models.fetch import matches
from server.speech.models.folders import folder_of, is_here
from server.speech.models.manifest import Model, Package, Url, manifest, to_fetch

MODELS = list(manifest().values())
FETCHED = [model for model in MODELS if not model.by_hand]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_model_says_what_it_is_and_under_which_licence(model: Model) -> None:
    assert model.what
    assert model.licence in ("MIT", "Apache-2.0")


@pytest.mark.parametrize("model", FETCHED, ids=lambda model: model.name)
def test_every_file_has_its_size_its_hash_and_a_source(model: Model) -> None:
    assert model.files
    for file in model.files:
        assert file.size > 0
        assert re.fullmatch(r"[0-9a-f]{64}", file.sha256)
        assert file.sources
        assert not Path(file.path).is_absolute()
        assert ".." not in Path(file.path).parts


@pytest.mark.parametrize("model", FETCHED, ids=lambda model: model.name)
def test_the_official_address_comes_before_a_package(model: Model) -> None:
    for file in model.files:
        kinds = [type(source) for source in file.sources]
        assert kinds in ([Url, Package], [Package])


def test_a_model_without_hashes_is_never_fetched() -> None:
    assert [model.name for model in MODELS if not model.files] == ["vosk-cn"]
    assert "vosk-cn" not in [model.name for model in to_fetch(tests=True)]


def test_running_needs_no_model_of_the_tests() -> None:
    assert [model.name for model in to_fetch(tests=False)] == ["whisper-base", "kokoro"]


def test_the_models_that_were_fetched_here_are_the_pinned_ones() -> None:
    for model in FETCHED:
        if is_here(model.name):
            folder = folder_of(model.name)
            assert [file.path for file in model.files if not matches(folder / file.path, file)] == []
