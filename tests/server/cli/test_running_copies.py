"""The copies that run now."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from server.running_copies import announce, databases
from server.settings import Settings


def test_a_copy_is_announced_while_it_runs(tmp_path: Path) -> None:
    path = tmp_path / "run" / "8001.json"
    with announce(Settings(data_dir=tmp_path, port=8001, database_url=f"sqlite:///{tmp_path}/a.db")):
        assert json.loads(path.read_text())["port"] == 8001
        assert path.stat().st_mode & 0o077 == 0
        assert databases(tmp_path) == [f"sqlite:///{tmp_path}/a.db"]
    assert databases(tmp_path) == []
    assert list(path.parent.iterdir()) == []


def test_copies_that_share_a_database_name_it_once(tmp_path: Path) -> None:
    url = "postgresql://127.0.0.1/tongxing"
    with (
        announce(Settings(data_dir=tmp_path, port=8001, database_url=url)),
        announce(Settings(data_dir=tmp_path, port=8002, database_url=url)),
    ):
        assert databases(tmp_path) == [url]


def test_a_copy_that_was_killed_is_dropped(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    path = tmp_path / "run" / "8001.json"
    path.parent.mkdir()
    path.write_text(json.dumps({"pid": ended.pid, "port": 8001, "database_url": "sqlite:///a.db"}))
    (tmp_path / "run" / "8002.json").write_text("half a fi")
    assert databases(tmp_path) == []
    assert not path.exists()


def test_a_later_copy_on_the_same_port_is_not_removed_by_the_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "run" / "8001.json"
    with announce(Settings(data_dir=tmp_path, port=8001, database_url="sqlite:////tmp/a.db")):
        path.write_text(json.dumps({"pid": 1, "port": 8001, "database_url": "sqlite:////tmp/b.db"}))
    assert path.exists()
