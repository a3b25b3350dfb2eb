"""Another user of the machine looks into what a running copy writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.journeys.talk import Talk
from tests.running import Service

NOBODY = 65534
READ_ALL = """
import os, sys
os.setgroups([]); os.setgid({id}); os.setuid({id})
for path in sys.argv[1:]:
    try:
        open(path, "rb").read(1)
        print(path)
    except OSError:
        pass
"""


def written(folder: Path) -> list[Path]:
    return [folder, *folder.rglob("*")]


def is_open_to_others(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & 0o077)
    except FileNotFoundError:  # a prompt that was just made has its name by now
        return False


def test_no_file_and_no_folder_is_open_to_others(service: Service) -> None:
    Talk(service).say("你好")
    names = {path.name for path in written(service.data_dir)}
    assert {"tongxing.db", "tongxing.db-wal", "tracker.db", "tracker.db-wal", "log", "run"} <= names
    open_to_others = [str(path) for path in written(service.data_dir) if is_open_to_others(path)]
    assert open_to_others == []


def test_another_user_reads_nothing(service: Service) -> None:
    """Where the tests may become another user they try it; elsewhere the modes above are all that can be shown."""
    if os.geteuid() != 0:
        return
    paths = [str(path) for path in written(service.data_dir) if path.is_file()]
    code = READ_ALL.format(id=NOBODY)
    done = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True)
    assert done.stdout == ""
