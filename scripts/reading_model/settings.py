"""`python -m scripts.reading_model.settings LEARNED`: how margins become segments, by the writers held back."""

from __future__ import annotations

import argparse
import itertools
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.special import log_softmax

from benches.nlu.in_context import Utterance, figures, utterances
from bot.reading import weights
from bot.reading.labels import LABELS, Label
from bot.reading.model import Margins, ReadingModel
from bot.reading.segments import Run
from scripts.reading_model.examples import HELD_BACK, ROOT
from scripts.reading_model.export import SETTINGS, export

TRIED = {"weight": (0.15, 0.25, 0.4, 0.6), "switch": (-1.0, 0.0, 1.0), "of_whole": (0.3, 0.6, 0.9)}
SHARPNESS = np.arange(0.3, 2.5, 0.05)


def main() -> None:
    """Try all combinations, keep the best in `LEARNED/settings.json`, and print what they come to."""
    parser = argparse.ArgumentParser(prog="scripts.reading_model.settings", description=__doc__)
    parser.add_argument("learned", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT / "data" / "reading")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for writer in HELD_BACK:
            shutil.copy(options.data / f"{writer}.jsonl", folder)
        said = utterances(Path(folder), options.data / "contexts.jsonl")
        export(options.learned, Path(folder) / "weights.npz", SETTINGS)
        model = ReadingModel(weights.read(Path(folder) / "weights.npz"))
    margins = [model.margins(one.text, one.situation) for one in said]
    names, tried = list(TRIED), list(itertools.product(*TRIED.values()))
    scores = [_score(model, said, margins, dict(zip(names, values, strict=True))) for values in tried]
    best = dict(zip(names, tried[int(np.argmax(scores))], strict=True))
    _set(model, best)
    best["sharpness"] = _sharpness(model, said, margins)
    print(f"{max(scores):.4f} {best}")
    (options.learned / "settings.json").write_text(json.dumps(best))


def _score(
    model: ReadingModel, said: Sequence[Utterance], margins: Sequence[Margins], settings: dict[str, float]
) -> float:
    _set(model, settings)
    readings = [
        {"segments": model.segments(one.text, margin), "for": "self", "distress": "none"}
        for one, margin in zip(said, margins, strict=True)
    ]
    found = figures(list(zip(said, readings, strict=True)))
    parts = ("segment_label", "in_context_acts", "in_context_main", "first_sentence_acts", "first_sentence_main")
    return float(np.mean([found[name] for name in parts]))


def _set(model: ReadingModel, settings: dict[str, float]) -> None:
    model.settings = {**model.settings, **settings}


def _sharpness(model: ReadingModel, said: Sequence[Utterance], margins: Sequence[Margins]) -> float:
    """Return the factor on the margins of segments whose shares have the least log loss."""
    _set(model, {"sharpness": 1.0})
    rows, right = [], []
    for one, margin in zip(said, margins, strict=True):
        for start, end, (role, detail) in one.segments:
            inside = [at for at, (a, b) in enumerate(margin.spans) if start <= (a + b - 1) / 2 < end]
            if inside and Label(role, detail) in LABELS:
                rows.append(np.log(model.shares(margin, Run(inside[0], inside[-1] + 1, 0)) + 1e-9))
                right.append(LABELS.index(Label(role, detail)))
    table = np.array(rows)

    def loss(factor: float) -> float:
        return float(-log_softmax(factor * table, axis=1)[np.arange(len(right)), right].mean())

    return round(float(min(SHARPNESS, key=loss)), 2)


if __name__ == "__main__":
    main()
