"""Learns a head with TensorFlow, which the bot's environment has, and writes its weights for numpy.

Convolutions over time with connectionist temporal classification (Graves et al., 2006).
Voices that are held back tell how well it reads speakers it does not know.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from scripts.whisper_heads.folders import frames_of, symbols_of

WEIGHTS = Path(__file__).resolve().parents[2] / "server" / "speech" / "recognizers"
HELD_BACK = (
    "zm_yunjian", "am_adam", "bf_emma", "af_bella", "jm_kumo", "mixed_00", "mixed_01", "mixed_02", "mixed_03",
)  # fmt: skip
WIDTHS, EPOCHS = {"digits": (48,), "sounds": (192, 128)}, {"digits": 24, "sounds": 16}
"""of the inner convolutions; rounds over all clips"""
FRAME, BATCH = 512, 32
TAPS = {"digits": (5, 5), "sounds": (3, 5, 5)}
"""frames that a convolution sees at once"""
RATE, RATE_GOING_ON, SLOWER_AT, SLOWER_BY = 2e-3, 1e-3, (0.6, 0.85), 4
SEED = 1
DROPPED, LOST, NOISE = 0.25, 0.15, 0.4
"""share of values between the layers and of the encoder's features that are left out; noise on normalised frames"""
HIDDEN, MOST_HIDDEN = 0.7, 5
"""share of the clips in which some frames are hidden, and how many frames less than these"""


@dataclass(frozen=True)
class Clip:
    """Frames of the encoder, normalised, of the shape (time, `FRAME`); the numbers of the symbols said in them."""

    frames: Any
    label: list[int]
    voice: str
    way: str


def load(name: str, normal: tuple[Any, Any] | None = None) -> tuple[list[Clip], Any, Any]:
    """Return all clips, and the mean and the scale that normalised them: those of `normal`, else their own."""
    symbols = symbols_of(name).read_text(encoding="utf-8").split("\n")
    clips = []
    for path in sorted(frames_of(name).glob("?????.npz")):
        with np.load(path) as kept:
            label, voice = [symbols.index(one) for one in str(kept["label"]).split()], str(kept["voice"])
            clips += [Clip(kept[way], label, voice, way) for way in kept.files if way.startswith("way_")]
    some = np.concatenate([clip.frames for clip in clips[::7]]).astype(np.float32)
    mean, scale = normal or (some.mean(axis=0), 1 / (some.std(axis=0) + 1e-3))
    for clip in clips:  # in place: all of them take gigabytes
        np.multiply(clip.frames - mean, scale, out=clip.frames, casting="unsafe")
    return clips, mean, scale


def head(name: str, symbols: int) -> Any:
    """Return the model, from frames to the logits of each symbol and the blank."""
    layers = tf.keras.layers
    frames = values = tf.keras.Input((None, FRAME))
    *inner, outer = TAPS[name]
    for at, (width, taps) in enumerate(zip(WIDTHS[name], inner, strict=True)):
        values = layers.Conv1D(
            width, taps, padding="same", activation="relu", kernel_regularizer=tf.keras.regularizers.l2(1e-5)
        )(layers.Dropout(DROPPED)(values if at else _disturbed(values)))
    return tf.keras.Model(frames, layers.Conv1D(symbols + 1, outer, padding="same")(layers.Dropout(DROPPED)(values)))


def _disturbed(frames: Any) -> Any:
    """Return the frames with noise and some features lost, while it learns: else it knows all by heart."""
    return tf.keras.layers.SpatialDropout1D(LOST)(tf.keras.layers.GaussianNoise(NOISE)(frames))


def train(clips: list[Clip], model: Any, epochs: int, rate: float) -> None:
    """Let the model learn from all clips but those of voices held back, saying how well it does."""
    known = [clip for clip in clips if clip.voice not in HELD_BACK]
    unknown = [clip for clip in clips if clip.voice in HELD_BACK]
    print(f"{len(known)} clips to learn from, {len(unknown)} of voices held back", file=sys.stderr)
    blank = model.output_shape[-1] - 1
    chance = np.random.default_rng(SEED)
    optimizer = tf.keras.optimizers.Adam(rate)

    @tf.function(reduce_retracing=True)
    def step(frames: Any, labels: Any, lengths: Any, label_lengths: Any) -> Any:
        with tf.GradientTape() as tape:
            logits = tf.transpose(model(frames, training=True), [1, 0, 2])
            losses = tf.nn.ctc_loss(labels, logits, label_lengths, lengths, blank_index=blank)
            loss = tf.reduce_mean(losses) + sum(model.losses)
        gradients, _ = tf.clip_by_global_norm(tape.gradient(loss, model.trainable_variables), 5.0)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # noqa: B905 - TensorFlow translates it
        return loss

    for epoch in range(epochs):
        if epoch in [int(epochs * part) for part in SLOWER_AT]:
            optimizer.learning_rate.assign(optimizer.learning_rate / SLOWER_BY)
        losses = [float(step(*batch)) for batch in _batches(known, chance)]
        print(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses):.3f}", file=sys.stderr)
    for way in sorted({clip.way for clip in unknown}):
        print(_figures(model, way, [clip for clip in unknown if clip.way == way]), file=sys.stderr)


def _batches(clips: list[Clip], chance: np.random.Generator) -> Any:
    """Yield the clips in chance order, those of like length together, some frames hidden."""
    order = sorted(range(len(clips)), key=lambda at: len(clips[at].frames) + chance.uniform(-40, 40))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    for number in chance.permutation(len(batches)):
        chosen = [clips[at] for at in batches[number]]
        frames = np.zeros((len(chosen), max(len(clip.frames) for clip in chosen), FRAME), dtype=np.float32)
        labels = np.zeros((len(chosen), max(len(clip.label) for clip in chosen)), dtype=np.int32)
        for row, clip in enumerate(chosen):
            frames[row, : len(clip.frames)] = clip.frames
            labels[row, : len(clip.label)] = clip.label
            if chance.random() < HIDDEN:
                start = chance.integers(0, max(1, len(clip.frames) - MOST_HIDDEN))
                frames[row, start : start + chance.integers(1, MOST_HIDDEN)] = 0
        lengths = np.array([len(clip.frames) for clip in chosen], dtype=np.int32)
        label_lengths = np.array([len(clip.label) for clip in chosen], dtype=np.int32)
        yield tf.constant(frames), tf.constant(labels), tf.constant(lengths), tf.constant(label_lengths)


def _figures(model: Any, way: str, clips: list[Clip]) -> str:
    wrong = said = rows_wrong = 0
    for clip in clips:
        errors = _errors(clip.label, _read(model, clip))
        wrong, said, rows_wrong = wrong + errors, said + len(clip.label), rows_wrong + bool(errors)
    return f"{way}: {wrong} of {said} symbols wrong, {rows_wrong} of {len(clips)} rows"


def _read(model: Any, clip: Clip) -> list[int]:
    scores = model(clip.frames[np.newaxis].astype(np.float32)).numpy()[0]
    best, blank = scores.argmax(axis=-1), scores.shape[-1] - 1
    return [int(one) for at, one in enumerate(best) if one != blank and (at == 0 or one != best[at - 1])]


def _errors(wanted: list[int], read: list[int]) -> int:
    row = list(range(len(read) + 1))
    for at, one in enumerate(wanted, 1):
        before, row[0] = row[:], at
        for place, other in enumerate(read, 1):
            row[place] = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (one != other))
    return row[-1]


def main(name: str, epochs: int = 0) -> None:
    """Learn, and write the weights in half precision; with `epochs` go on from the weights that are there."""
    path = WEIGHTS / f"whisper_{name}.npz"
    model = head(name, len(symbols_of(name).read_text(encoding="utf-8").split("\n")))
    tf.random.set_seed(SEED)
    normal = None
    if epochs:
        with np.load(path) as kept:
            normal = kept["mean"].astype(np.float32), kept["scale"].astype(np.float32)
            layers = range(len(TAPS[name]))
            model.set_weights([kept[f"{of}_{at}"] for at in layers for of in ("kernel", "bias")])
    clips, mean, scale = load(name, normal)
    train(clips, model, epochs or EPOCHS[name], RATE_GOING_ON if epochs else RATE)
    weights = {"mean": mean, "scale": scale}
    for at, (kernel, bias) in enumerate(zip(*[iter(model.get_weights())] * 2, strict=True)):
        weights |= {f"kernel_{at}": kernel, f"bias_{at}": bias}
    np.savez_compressed(path, **{of: value.astype(np.float16) for of, value in weights.items()})
    print(f"written: {path.name}, {path.stat().st_size} bytes", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 0)
