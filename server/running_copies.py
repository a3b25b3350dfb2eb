"""The copies of the server that run now on this machine, each announced by a small file in the data folder."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from server.settings import Settings


@contextmanager
def announce(settings: Settings) -> Iterator[None]:
    """Say in `data_dir/run/<port>.json` that this copy runs, for as long as the block lasts."""
    path = settings.data_dir / "run" / f"{settings.port}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"pid": os.getpid(), "port": settings.port, "database_url": from_anywhere(settings.database_url)}
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.touch(mode=0o600)  # the address of a database can hold its password
    fresh.write_text(json.dumps(content))
    fresh.replace(path)
    try:
        yield
    finally:
        if _pid(_read(path)) == os.getpid():
            path.unlink(missing_ok=True)


def databases(data_dir: Path) -> list[str]:
    """Return the databases of the copies that run now, each once; what a dead copy left behind is removed."""
    found: dict[str, None] = {}
    for path in sorted((data_dir / "run").glob("*.json")):
        content = _read(path)
        if _is_alive(_pid(content)):
            found[str(content["database_url"])] = None
        else:
            path.unlink(missing_ok=True)
    return list(found)


def from_anywhere(database_url: str) -> str:
    """Return an address that means the same database in every working folder."""
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        return database_url
    return f"sqlite:///{Path(url.database).resolve()}"


def _read(path: Path) -> dict[str, object]:
    try:
        content = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) and "database_url" in content else {}


def _pid(content: dict[str, object]) -> int:
    pid = content.get("pid")
    return pid if isinstance(pid, int) else 0


def _is_alive(pid: int) -> bool:
    if pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
