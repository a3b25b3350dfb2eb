"""The layers of a BERT encoder in plain numpy: what each piece of a text means among the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.special import erf

from bot.reading.packed_file import Floats, PackedFile

Layer = Mapping[str, Floats]
"""matrices (a column for each output) and offsets of one layer; `qkv` are the three of attention side by side"""
FLAT = ("ao.b", "aln.w", "aln.b", "fi.b", "fo.b", "oln.w", "oln.b")


def layer_of(file: PackedFile, number: int) -> dict[str, Floats]:
    """Return layer `number` (from 0) of the file, unpacked."""
    wide, inner = file.hidden, file.inner

    def matrix(name: str, columns: int) -> Floats:
        return file.matrix(f"l{number}.{name}.w", columns)

    layer = {name: file.floats(f"l{number}.{name}") for name in FLAT}
    layer["qkv.w"] = np.ascontiguousarray(np.concatenate([matrix(one, wide) for one in "qkv"]).T)
    layer["qkv.b"] = np.concatenate([file.floats(f"l{number}.{one}.b") for one in "qkv"])
    layer["ao.w"] = np.ascontiguousarray(matrix("ao", wide).T)
    layer["fi.w"] = np.ascontiguousarray(matrix("fi", wide).T)
    layer["fo.w"] = np.ascontiguousarray(matrix("fo", inner).T)
    return layer


def embedded(file: PackedFile, ids: Sequence[int]) -> Floats:
    """Return what goes into the first layer, a row for each piece."""
    words = file.rows("emb.word", file.hidden, list(ids))
    places = file.floats("emb.pos").reshape(-1, file.hidden)[: len(ids)]
    kind = file.floats("emb.type")[: file.hidden]
    return normed(words + places + kind, file.floats("emb.ln.w"), file.floats("emb.ln.b"), file.epsilon)


def through(layer: Layer, rows: Floats, heads: int, epsilon: float) -> Floats:
    """Return what one layer makes of the rows of one text."""
    length, wide = rows.shape
    query, key, value = (rows @ layer["qkv.w"] + layer["qkv.b"]).reshape(length, 3, heads, -1).transpose(1, 2, 0, 3)
    weights = query @ key.transpose(0, 2, 1) * np.float32((wide // heads) ** -0.5)
    weights -= weights.max(axis=-1, keepdims=True)
    np.exp(weights, out=weights)
    weights /= weights.sum(axis=-1, keepdims=True)
    seen = (weights @ value).transpose(1, 0, 2).reshape(length, wide)
    rows = normed(rows + seen @ layer["ao.w"] + layer["ao.b"], layer["aln.w"], layer["aln.b"], epsilon)
    inner = rows @ layer["fi.w"] + layer["fi.b"]
    inner *= np.float32(0.5) * (1 + erf(inner * np.float32(0.5**0.5)))
    return normed(rows + inner @ layer["fo.w"] + layer["fo.b"], layer["oln.w"], layer["oln.b"], epsilon)


def normed(rows: Floats, scale: Floats, offset: Floats, epsilon: float) -> Floats:
    """Return each row with mean 0 and spread 1, then scaled."""
    rows = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + np.float32(epsilon))
    done: Floats = rows / spread[:, None] * scale + offset
    return done
