"""Which subjects a short question touches: one linear separator a topic over characters and sounds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC

from bot.text_views import sounded, written

NONE = "-"
"""marks sentences that sound near a topic and are none"""


def read_examples(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return the sentences of all files with their topics; a line is `topic[,topic]<TAB>sentence`."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            names, _, sentence = line.partition("\t")
            if sentence.strip():
                topics = tuple(name.strip() for name in names.split(",") if name.strip() != NONE)
                found.append((sentence.strip(), topics))
    return found


def read_talks(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """Return the questions with subjects that people asked in whole talks (data/reading/README.md)."""
    rows = [
        json.loads(line) for path in sorted(folder.glob("s*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [
        (one["text"], tuple(one["topics"]))
        for row in rows for one in row["segments"] if one["role"] == "question" and "topics" in one
    ]  # fmt: skip


class TopicModel:
    """Knows several topics of one text; none where no separator has it on its side."""

    def __init__(self) -> None:
        self._views = (
            (written, TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)),
            (sounded, TfidfVectorizer(token_pattern=r"\S+", ngram_range=(1, 2), sublinear_tf=True)),
        )
        self._names = MultiLabelBinarizer()
        self._separators = OneVsRestClassifier(LinearSVC(C=1.0, class_weight="balanced", random_state=1))

    def fit(self, examples: Iterable[tuple[str, Sequence[str]]]) -> TopicModel:
        """Learn from sentences with their topics."""
        texts, topics = zip(*examples, strict=True)
        features = hstack([view.fit_transform(map(look, texts)) for look, view in self._views]).tocsr()
        self._separators.fit(features, self._names.fit_transform(topics))
        return self

    def find(self, text: str, margin: float) -> list[str]:
        """Return the topics whose margin is at least `margin`, the surest first."""
        features: csr_matrix = hstack([view.transform([look(text)]) for look, view in self._views]).tocsr()
        margins: np.ndarray[Any, Any] = self._separators.decision_function(features)[0]
        order = margins.argsort()[::-1]
        return [str(self._names.classes_[at]) for at in order if margins[at] >= margin]
