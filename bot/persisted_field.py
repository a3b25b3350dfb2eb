"""A trained conditional random field as python-crfsuite's own file, which is read in moments and holds no code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pycrfsuite

SUFFIX = ".crfsuite"


class PersistedField:
    """Judges characters by a field that was trained before; stands where Rasa has `sklearn_crfsuite.CRF`."""

    def __init__(self, content: bytes) -> None:
        """Read the field; raises `ValueError` where `content` is none."""
        # The tagger reads where the bytes lie, and the file's folder is gone once the model is loaded.
        self._content = content
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(content)
        self._labels = self._tagger.labels()

    def predict_marginals_single(self, features: list[dict[str, Any]]) -> list[dict[str, float]]:
        """Return how likely each label is at each place of one sentence."""
        self._tagger.set(features)
        return [{label: self._tagger.marginal(label, at) for label in self._labels} for at in range(len(features))]


def keep(trained: Any, folder: Path, name: str) -> None:
    """Write a `sklearn_crfsuite.CRF` that was fitted as `name` into `folder`."""
    (folder / f"{name}{SUFFIX}").write_bytes(Path(trained.modelfile.name).read_bytes())


def read(folder: Path, name: str) -> PersistedField:
    """Return the field of that name; raises `OSError` where there is none and `ValueError` where it is broken."""
    return PersistedField((folder / f"{name}{SUFFIX}").read_bytes())
