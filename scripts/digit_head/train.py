"""Learns the head with TensorFlow, which the bot's environment has, and writes its weights for numpy.

Two convolutions over time, 512 → 48 → 13, with connectionist temporal classification (Graves et al., 2006).
Voices that are held back tell how well it reads speakers it does not know.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from scripts.digit_head.folders import FRAMES

WEIGHTS = Path(__file__).resolve().parents[2] / "server" / "speech" / "recognizers" / "whisper_digits.npz"
SYMBOLS = "0123456789X?"
BLANK = len(SYMBOLS)
"""as in whisper_digits.py, which needs more than this environment has"""
HELD_BACK = ("zm_yunjian", "am_adam", "bf_emma", "af_bella", "jm_kumo")
WIDTH, TAPS = 48, 5
EPOCHS, BATCH = 24, 24
RATE, SLOWER_AT, SLOWER_BY = 2e-3, (0.6, 0.85), 4
SEED = 1
HIDDEN, MOST_HIDDEN = 0.5, 4
"""share of the clips in which some frames are hidden, and how many frames less than these"""


@dataclass(frozen=True)
class Clip:
    """Frames of the encoder, normalised, of the shape (time, 512), and the symbols that they say."""

    frames: Any
    label: str
    voice: str
    way: str


def load() -> tuple[list[Clip], Any, Any]:
    """Return all clips, and the mean and the scale that normalised them."""
    clips = []
    for path in sorted(FRAMES.glob("*.npz")):
        with np.load(path) as kept:
            label, voice = str(kept["label"]), str(kept["voice"])
            clips += [Clip(kept[way], label, voice, way) for way in kept.files if way.startswith("way_")]
    some = np.concatenate([clip.frames for clip in clips[::7]]).astype(np.float32)
    mean, scale = some.mean(axis=0), 1 / (some.std(axis=0) + 1e-3)
    return (
        [Clip(((clip.frames - mean) * scale).astype(np.float16), clip.label, clip.voice, clip.way) for clip in clips],
        mean,
        scale,
    )


def head() -> Any:
    """Return the model, from frames to the logits of each symbol and the blank."""
    layers = tf.keras.layers
    frames = tf.keras.Input((None, 512))
    inner = layers.Conv1D(
        WIDTH, TAPS, padding="same", activation="relu", kernel_regularizer=tf.keras.regularizers.l2(1e-5)
    )(layers.Dropout(0.2)(frames))
    return tf.keras.Model(frames, layers.Conv1D(BLANK + 1, TAPS, padding="same")(layers.Dropout(0.1)(inner)))


def train(clips: list[Clip]) -> Any:
    """Return the model that has learned from all clips but those of voices held back, saying how well it does."""
    known = [clip for clip in clips if clip.voice not in HELD_BACK]
    unknown = [clip for clip in clips if clip.voice in HELD_BACK]
    print(f"{len(known)} clips to learn from, {len(unknown)} of voices held back", file=sys.stderr)
    tf.random.set_seed(SEED)
    chance, model = np.random.default_rng(SEED), head()
    optimizer = tf.keras.optimizers.Adam(RATE)

    @tf.function(reduce_retracing=True)
    def step(frames: Any, labels: Any, lengths: Any, label_lengths: Any) -> Any:
        with tf.GradientTape() as tape:
            logits = tf.transpose(model(frames, training=True), [1, 0, 2])
            losses = tf.nn.ctc_loss(labels, logits, label_lengths, lengths, blank_index=BLANK)
            loss = tf.reduce_mean(losses) + sum(model.losses)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, model.trainable_variables), 5.0)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # noqa: B905 - TensorFlow translates it
        return loss

    for epoch in range(EPOCHS):
        if epoch in [int(EPOCHS * part) for part in SLOWER_AT]:
            optimizer.learning_rate.assign(optimizer.learning_rate / SLOWER_BY)
        losses = [float(step(*batch)) for batch in _batches(known, chance)]
        print(f"epoch {epoch + 1} of {EPOCHS}: loss {np.mean(losses):.3f}", file=sys.stderr)
    for way in sorted({clip.way for clip in unknown}):
        print(_figures(model, way, [clip for clip in unknown if clip.way == way]), file=sys.stderr)
    return model


def _batches(clips: list[Clip], chance: np.random.Generator) -> Any:
    """Yield the clips in chance order, those of like length together, some frames hidden."""
    order = sorted(range(len(clips)), key=lambda at: len(clips[at].frames) + chance.uniform(-40, 40))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    for number in chance.permutation(len(batches)):
        chosen = [clips[at] for at in batches[number]]
        frames = np.zeros((len(chosen), max(len(clip.frames) for clip in chosen), 512), dtype=np.float32)
        labels = np.zeros((len(chosen), max(len(clip.label) for clip in chosen)), dtype=np.int32)
        for row, clip in enumerate(chosen):
            frames[row, : len(clip.frames)] = clip.frames
            labels[row, : len(clip.label)] = [SYMBOLS.index(symbol) for symbol in clip.label]
            if chance.random() < HIDDEN:
                start = chance.integers(0, max(1, len(clip.frames) - MOST_HIDDEN))
                frames[row, start : start + chance.integers(1, MOST_HIDDEN)] = 0
        lengths = np.array([len(clip.frames) for clip in chosen], dtype=np.int32)
        label_lengths = np.array([len(clip.label) for clip in chosen], dtype=np.int32)
        yield tf.constant(frames), tf.constant(labels), tf.constant(lengths), tf.constant(label_lengths)


def _figures(model: Any, way: str, clips: list[Clip]) -> str:
    wrong = said = rows = rows_wrong = 0
    for clip in clips:
        wanted, read = clip.label.strip("?"), _read(model, clip).strip("?")
        if wanted:
            errors = _errors(wanted, read)
            wrong, said, rows, rows_wrong = wrong + errors, said + len(wanted), rows + 1, rows_wrong + bool(errors)
    return f"{way}: {wrong} of {said} digits wrong, {rows_wrong} of {rows} rows"


def _read(model: Any, clip: Clip) -> str:
    best = model(clip.frames[np.newaxis].astype(np.float32)).numpy()[0].argmax(axis=-1)
    changes = [symbol for at, symbol in enumerate(best) if symbol != BLANK and (at == 0 or symbol != best[at - 1])]
    return "".join(SYMBOLS[symbol] for symbol in changes)


def _errors(wanted: str, read: str) -> int:
    row = list(range(len(read) + 1))
    for at, one in enumerate(wanted, 1):
        before, row[0] = row[:], at
        for place, other in enumerate(read, 1):
            row[place] = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (one != other))
    return row[-1]


def main() -> None:
    """Learn, and write the weights in half precision."""
    clips, mean, scale = load()
    inner, inner_bias, outer, outer_bias = train(clips).get_weights()
    weights = {"mean": mean, "scale": scale, "inner": inner, "inner_bias": inner_bias, "outer": outer}
    half = {name: value.astype(np.float16) for name, value in {**weights, "outer_bias": outer_bias}.items()}
    np.savez_compressed(WEIGHTS, **half)
    print(f"written: {WEIGHTS.name}, {WEIGHTS.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main()
