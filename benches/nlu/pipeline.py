"""One pipeline: trained from nothing, then asked for every held-out sentence, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benches.nlu.held_out import Sentence
from benches.nlu.in_context import Utterance
from benches.nlu.sample import sampled, with_rounds

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "bot" / ".venv" / "bin" / "python"
OURS = ROOT / "config.yml"
PIPELINES = Path(__file__).parent / "pipelines"


@dataclass(frozen=True)
class Parsed:
    """What one sentence was taken for: the intent, the first of the ranking with their confidence, the entities."""

    intent: str
    ranking: tuple[tuple[str, float], ...]
    entities: frozenset[tuple[int, int, str]]


@dataclass(frozen=True)
class Outcome:
    """What came out of a pipeline. `train_s` in seconds, `times` in ms for each sentence, `memory` in MB.

    `readings` has one for each utterance in its situation, where any were to be read.
    """

    name: str
    train_s: float
    parsed: list[Parsed]
    times: list[float]
    per_second: float
    memory: float
    readings: list[dict[str, Any]] = field(default_factory=list)


def measure(
    name: str,
    config: Path,
    sentences: Sequence[Sentence],
    folder: Path,
    every: int = 1,
    rounds: int = 0,
    utterances: Sequence[Utterance] = (),
) -> Outcome:
    """Train `config` on each `every`-th sentence of `data/` and parse `sentences`; raises `CalledProcessError`.

    `utterances` are read as well, each in its situation.

    DIET learns for as many rounds as its pipeline says, or for `rounds` where they are given.
    """
    train_s = _train(config, folder / name, every, rounds)
    asked = {
        "texts": [sentence.text for sentence in sentences],
        "utterances": [{"text": one.text, "situation": one.situation} for one in utterances],
    }
    found = _parse(folder / name / "model.tar.gz", asked)
    parsed = [
        Parsed(one["intent"], tuple(map(tuple, one["ranking"])), frozenset(map(tuple, one["entities"])))
        for one in found["parsed"]
    ]
    return Outcome(name, train_s, parsed, found["times"], found["per_second"], found["memory"], found["readings"])


def _train(config: Path, folder: Path, every: int, rounds: int) -> float:
    folder.mkdir(parents=True)
    if rounds and config != OURS:
        config = with_rounds(config, folder / config.name, rounds)
    sources = ["--config", config, "--domain", ROOT / "domain.yml"]
    nlu = ROOT / "data" / "nlu"
    if every > 1:
        nlu = sampled(nlu, folder / "nlu", every)
    if config == OURS and every == 1:  # all of it, as a newcomer's first `make run` trains it
        command = [PYTHON, "-m", "rasa", "train", *sources, "--data", ROOT / "data"]
    else:
        command = [PYTHON, "-m", "rasa", "train", "nlu", *sources, "--nlu", nlu]
    before = time.perf_counter()
    with (folder / "train.log").open("w") as log:
        subprocess.run(
            [*command, "--out", folder, "--fixed-model-name", "model.tar.gz"],
            check=True, cwd=ROOT, env=_environment(folder), stdout=log, stderr=log,
        )  # fmt: skip
    return time.perf_counter() - before


def _parse(model: Path, asked: dict[str, Any]) -> dict[str, Any]:
    out = model.parent / "parsed.json"
    subprocess.run(
        [PYTHON, "-m", "benches.nlu.parsing", model, out],
        input=json.dumps(asked), check=True, cwd=ROOT, env=_environment(model.parent), text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    found: dict[str, Any] = json.loads(out.read_text())
    return found


def _environment(folder: Path) -> dict[str, str]:
    ours = {
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "RASA_CACHE_DIRECTORY": str(folder / "cache"),
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    return {**os.environ, **ours}
