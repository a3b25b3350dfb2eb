"""Files that nobody else on the machine may read: 0600, and folders 0700, whatever the process's umask."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FILE, FOLDER = 0o600, 0o700
BESIDE_SQLITE = ("-wal", "-shm", "-journal")


def private_file(path: Path) -> None:
    """Make the file, empty, unless it is there, and keep others from it and from what SQLite puts beside it.

    A file that is there is never opened: to close it would give up all locks that SQLite holds on it in this process,
    and the next program that leaves it would take its journal away (sqlite.org/howtocorrupt.html, 2.2).
    """
    with suppress(OSError):  # it is there; or it cannot be made, which is told of by who wants to write it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDONLY, FILE))
    for one in (path, *(path.with_name(path.name + ending) for ending in BESIDE_SQLITE)):
        _restrict(one, FILE)


def private_folder(path: Path) -> None:
    """Make the folder unless it is there, and keep others from all that it holds."""
    path.mkdir(parents=True, exist_ok=True, mode=FOLDER)
    _restrict(path, FOLDER)
    for one in _below(path):
        _restrict(one, FOLDER if one.is_dir() else FILE)


def _below(path: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(path):
        yield from (Path(folder) / name for name in (*folders, *files))


def _restrict(path: Path, mode: int) -> None:
    with suppress(FileNotFoundError, PermissionError):  # gone meanwhile; another's, who decides about it
        if not path.is_symlink() and path.stat().st_mode & 0o777 & ~mode:
            path.chmod(mode)
