"""The network in TensorFlow, for learning: what `bot/reading/` does in numpy, for many texts at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import tensorflow as tf

from bot.reading.encoder import layer_of
from bot.reading.labels import (
    DETAIL_OF_LABEL,
    DETAILS,
    DISTRESS,
    ENTITY_KINDS,
    ENTITY_ROLES,
    LABELS,
    PEOPLE,
    POLARITIES,
    ROLE_OF_LABEL,
    ROLES,
    SIGNS,
    SUBJECTS,
)
from bot.reading.packed_file import packed_file
from bot.reading.situations import FACTS

Tensors = dict[str, Any]
KINDS_OF_LOSS = ("label", "segment", "begins", "for", "distress", "polarity", "role", "topics", "signs")
DISTRESS_WEIGHTS = (1.0, 1.0, 1.0)


class Network:
    """`frozen` layers as they are in the file, `tuned` ones above them that learn, and the heads."""

    def __init__(self, frozen: int, tuned: int, known: Mapping[str, list[str]], seed: int = 1) -> None:
        file, chance = packed_file(), np.random.default_rng(seed)
        self._heads, self._epsilon = file.heads, file.epsilon
        wide = file.hidden
        self._frozen = [_constants(layer_of(file, number)) for number in range(frozen)]
        self._places = tf.constant(file.floats("emb.pos").reshape(-1, wide) + file.floats("emb.type")[:wide])
        self._after_words = [tf.constant(file.floats(f"emb.ln.{one}")) for one in "wb"]
        self.tuned = [_variables(layer_of(file, frozen + number)) for number in range(tuned)]
        sizes = {
            "role": len(ROLES), "detail": len(DETAILS), "joint": len(LABELS),
            "s_role": len(ROLES), "s_detail": len(DETAILS), "s_joint": len(LABELS),
            "topics": len(SUBJECTS), "for": len(PEOPLE), "distress": len(DISTRESS), "polarity": len(POLARITIES),
            "entity_role": len(ENTITY_ROLES), "for_look": 1, "distress_look": 1,
            "signs": len(SIGNS), "signs_look": len(SIGNS),
        }  # fmt: skip
        shapes = {f"{name}.w": (wide, size) for name, size in sizes.items()}
        shapes |= {f"{name}.b": (size,) for name, size in sizes.items()}
        shapes |= {"begins.w": (2 * wide, 1), "begins.b": (1,), "kinds": (len(ENTITY_KINDS), wide)}
        shapes |= {f"fact.{fact}": (len(known[fact]) + 2, wide) for fact in FACTS}
        self.heads = {
            name: tf.Variable(
                (chance.normal(0, 0.02, shape) * (not name.endswith(".b"))).astype(np.float32), name=name
            )
            for name, shape in shapes.items()
        }
        self._role_of, self._detail_of = tf.constant(ROLE_OF_LABEL), tf.constant(DETAIL_OF_LABEL)

    def rows(self, words: Any, batch: Tensors, drop: float) -> Any:
        """Return what each piece of the texts means, for the vectors `words` of all pieces."""
        rows = _normed(words + self._places[: tf.shape(words)[1]], *self._after_words, self._epsilon)
        away = (batch["there"] - 1)[:, None, None, :] * 1e4
        for layer in self._frozen:
            rows = self._through(layer, rows, away, 0.0)
        rows = tf.stop_gradient(rows)
        facts = tf.stack(
            [tf.gather(self.heads[f"fact.{fact}"], batch["facts"][:, at]) for at, fact in enumerate(FACTS)], 1
        )
        rows = tf.concat([facts, rows], 1)
        away = tf.pad(away, [[0, 0], [0, 0], [0, 0], [len(FACTS), 0]])
        for layer in self.tuned:
            rows = self._through(layer, rows, away, drop)
        return tf.gather(rows, batch["text_at"] + len(FACTS), batch_dims=1)

    def outputs(self, words: Any, batch: Tensors, drop: float = 0.0) -> Tensors:
        """Return the margins of every head."""
        rows = self.rows(words, batch, drop)
        rows = tf.nn.dropout(rows, drop) if drop else rows
        before = tf.pad(rows[:, :-1], [[0, 0], [1, 0], [0, 0]])
        there = batch["text_there"]
        spans = _means(rows, batch["segments"], there)
        mentioned = _means(rows, batch["mentions"], there) + tf.gather(self.heads["kinds"], batch["mentions"][:, 3])
        return {
            "label": self._labels(rows, ""),
            "segment": self._labels(spans, "s_"),
            "topics": self._head("topics", spans),
            "begins": tf.concat([rows, before], -1) @ self.heads["begins.w"] + self.heads["begins.b"],
            "for": self._head("for", self._looked(rows, there, "for_look")),
            "distress": self._head("distress", self._looked(rows, there, "distress_look")),
            "signs": self._signs(rows, there),
            "polarity": self._head("polarity", mentioned),
            "role": self._head("entity_role", mentioned),
        }

    def losses(self, outputs: Tensors, batch: Tensors, masks: Any) -> Tensors:
        """Return one number for each of `KINDS_OF_LOSS`."""
        weight, there = batch["weight"], batch["text_there"]
        by_piece = _of_sets(outputs["label"], batch["sets"], masks)
        piece_weight = batch["piece_weight"] * weight[:, None]
        cuts = tf.nn.sigmoid_cross_entropy_with_logits(batch["begins"], outputs["begins"][..., 0])
        cut_weight = there * batch["knows_cuts"][:, None]
        by_segment = _of_sets(outputs["segment"], batch["segments"][:, 3], masks)
        of_segment = tf.gather(weight, batch["segments"][:, 0])
        danger = tf.gather(tf.constant((0.0, *DISTRESS_WEIGHTS)), batch["distress"] + 1)
        return {
            "label": _mean(by_piece, piece_weight),
            "segment": _mean(by_segment, of_segment),
            "begins": _mean(cuts, cut_weight),
            "for": _of_numbers(outputs["for"], batch["for"], 1.0),
            "distress": _of_numbers(outputs["distress"], batch["distress"], danger),
            "polarity": _of_numbers(outputs["polarity"], batch["mentions"][:, 4], 1.0),
            "role": _of_numbers(outputs["role"], batch["mentions"][:, 5], 1.0),
            "topics": _of_each(outputs["topics"], batch["topics"]),
            "signs": _of_each(outputs["signs"], batch["signs"]),
        }

    def _labels(self, rows: Any, prefix: str) -> Any:
        role, detail = self._head(prefix + "role", rows), self._head(prefix + "detail", rows)
        joint = self._head(prefix + "joint", rows)
        return joint + tf.gather(role, self._role_of, axis=-1) + tf.gather(detail, self._detail_of, axis=-1)

    def _head(self, name: str, rows: Any) -> Any:
        return rows @ self.heads[f"{name}.w"] + self.heads[f"{name}.b"]

    def _looked(self, rows: Any, there: Any, name: str) -> Any:
        looks = self._head(name, rows)[..., 0] + (there - 1) * 1e4
        return tf.einsum("bs,bsh->bh", tf.nn.softmax(looks), rows)

    def _signs(self, rows: Any, there: Any) -> Any:
        looks = self._head("signs_look", rows) + ((there - 1) * 1e4)[..., None]
        return tf.reduce_sum(tf.nn.softmax(looks, 1) * self._head("signs", rows), 1)

    def _through(self, layer: Tensors, rows: Any, away: Any, drop: float) -> Any:
        many, length, wide = tf.shape(rows)[0], tf.shape(rows)[1], rows.shape[-1]
        three = tf.reshape(
            _times(rows, layer["qkv.w"]) + layer["qkv.b"], [many, length, 3, self._heads, wide // self._heads]
        )
        query, key, value = tf.unstack(tf.transpose(three, [2, 0, 3, 1, 4]))
        weights = tf.matmul(query, key, transpose_b=True) * (wide // self._heads) ** -0.5 + away
        seen = tf.reshape(tf.transpose(tf.nn.softmax(weights) @ value, [0, 2, 1, 3]), [many, length, wide])
        new = _times(seen, layer["ao.w"]) + layer["ao.b"]
        rows = _normed(
            rows + (tf.nn.dropout(new, drop) if drop else new), layer["aln.w"], layer["aln.b"], self._epsilon
        )
        new = _times(tf.nn.gelu(_times(rows, layer["fi.w"]) + layer["fi.b"]), layer["fo.w"]) + layer["fo.b"]
        return _normed(
            rows + (tf.nn.dropout(new, drop) if drop else new), layer["oln.w"], layer["oln.b"], self._epsilon
        )


def _constants(layer: Mapping[str, Any]) -> Tensors:
    return {name: tf.constant(values) for name, values in layer.items()}


def _variables(layer: Mapping[str, Any]) -> Tensors:
    return {name: tf.Variable(np.array(values), name=name) for name, values in layer.items()}


def _times(rows: Any, matrix: Any) -> Any:
    # Half precision: two to three times as fast on processors that have it, and nothing is lost by it.
    flat = tf.reshape(tf.cast(rows, tf.bfloat16), [-1, rows.shape[-1]])
    done = tf.cast(flat @ tf.cast(matrix, tf.bfloat16), tf.float32)
    return tf.reshape(done, tf.concat([tf.shape(rows)[:-1], [matrix.shape[-1]]], 0))


def _normed(rows: Any, scale: Any, offset: Any, epsilon: float) -> Any:
    rows = rows - tf.reduce_mean(rows, -1, keepdims=True)
    return rows * tf.math.rsqrt(tf.reduce_mean(rows * rows, -1, keepdims=True) + epsilon) * scale + offset


def _means(rows: Any, spans: Any, there: Any) -> Any:
    places = tf.range(tf.shape(rows)[1])[None]
    inside = tf.cast((places >= spans[:, 1:2]) & (places < spans[:, 2:3]), tf.float32)
    return tf.einsum("ns,nsh->nh", inside, tf.gather(rows, spans[:, 0])) / tf.reduce_sum(inside, -1, keepdims=True)


def _of_sets(margins: Any, sets: Any, masks: Any) -> Any:
    right = tf.reduce_logsumexp(margins + tf.gather(masks, sets), -1)
    return tf.reduce_logsumexp(margins, -1) - right


def _of_numbers(margins: Any, numbers: Any, weight: Any) -> Any:
    known = tf.cast(numbers >= 0, tf.float32) * weight
    return _mean(tf.nn.sparse_softmax_cross_entropy_with_logits(tf.maximum(numbers, 0), margins), known)


def _of_each(margins: Any, shown: Any) -> Any:
    known = tf.cast(shown >= 0, tf.float32)
    return _mean(tf.nn.sigmoid_cross_entropy_with_logits(tf.maximum(shown, 0), margins), known)


def _mean(values: Any, weights: Any) -> Any:
    return tf.reduce_sum(values * weights) / (tf.reduce_sum(weights) + 1e-6)
