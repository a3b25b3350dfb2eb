"""Finds uv, or brings the pinned one into `.tools/`, on a machine that may lack even pip."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts.console import ROOT, SetupFailure, run, step
from server.without_secrets import without_secrets

TOOLS = ROOT / ".tools"
PINNED = Path(__file__).with_name("uv.lock")
OLDEST = (0, 13)
DEBIAN_WHEELS = Path("usr/share/python-wheels")
HOW_TO_GET_UV = (
    "The installer uv could not be fetched: check the network, or name a reachable package index in "
    "PIP_INDEX_URL, or put uv 0.13 or newer on the PATH."
)
HOW_TO_GET_PIP = (
    "This Python has no pip, and none could be fetched from Debian: "
    "install it with `apt-get install python3-pip`, or put uv 0.13 or newer on the PATH."
)


def find_uv() -> Path:
    """Return a uv that is new enough: our own, the machine's, or the pinned one fetched now.

    Raises `SetupFailure` when none can be had.
    """
    ours = TOOLS / "uv"
    for candidate in (ours, shutil.which("uv")):
        if candidate and is_new_enough(candidate):
            return Path(candidate)
    with step("Fetching uv, which installs everything else"):
        fetch(ours)
    return ours


def is_new_enough(uv: Path | str) -> bool:
    """Tell whether `uv` runs and is of a version that the set-up is known to work with."""
    try:
        told = subprocess.run(
            [uv, "--version"], capture_output=True, text=True, check=False, env=without_secrets()
        ).stdout
    except OSError:
        return False
    version = re.search(r"uv (\d+)\.(\d+)", told)
    return version is not None and tuple(int(part) for part in version.groups()) >= OLDEST


def fetch(target: Path, pinned: Path = PINNED) -> None:
    """Download the wheel named in `pinned` with pip, which checks its hash, and unpack its program."""
    with tempfile.TemporaryDirectory() as folder:
        options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", "--dest", folder]
        command = [*find_pip(), "--disable-pip-version-check", "download", *options, "-r", pinned]
        certificates = os.environ.get("SSL_CERT_FILE")
        # pip, unlike uv, does not know this variable by itself.
        env = {"PIP_CERT": certificates} if certificates and "PIP_CERT" not in os.environ else {}
        run(command, HOW_TO_GET_UV, env=env)
        unpack(next(Path(folder).glob("*.whl")), target)


def unpack(wheel: Path, target: Path) -> None:
    """Write the program `*.data/scripts/<name of target>` of `wheel` to `target`, ready to run."""
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_suffix(".new")
    with zipfile.ZipFile(wheel) as archive:
        member = next(n for n in archive.namelist() if n.endswith(f".data/scripts/{target.name}"))
        unfinished.write_bytes(archive.read(member))
    unfinished.chmod(0o755)
    unfinished.replace(target)


def find_pip() -> list[str | Path]:
    """Return the start of a command that runs pip.

    Debian's python3 may come without pip and without ensurepip; then pip is run from a wheel, Debian's own
    if need be, fetched into a folder of ours without root and without installing it.
    """
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    wheel = next(pip_wheels(), None) or fetch_debian_pip()
    return [sys.executable, wheel / "pip"]


def pip_wheels() -> Iterator[Path]:
    """Yield the wheels of pip that lie on this machine."""
    bundled = importlib.util.find_spec("ensurepip")
    if bundled and bundled.origin:
        yield from (Path(bundled.origin).parent / "_bundled").glob("pip-*.whl")
    yield from ("/" / DEBIAN_WHEELS).glob("pip-*.whl")


def fetch_debian_pip() -> Path:
    """Unpack Debian's package python3-pip-whl into `.tools/` and return the wheel in it."""
    if not shutil.which("apt-get"):
        raise SetupFailure(HOW_TO_GET_PIP)
    lists = TOOLS / "apt"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    own_lists = ["-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache={lists}", "-o", "Debug::NoLocking=1"]
    if os.geteuid() == 0:
        own_lists += ["-o", "APT::Sandbox::User=root"]
    run(["apt-get", *own_lists, "update"], HOW_TO_GET_PIP)
    run(["apt-get", *own_lists, "download", "python3-pip-whl"], HOW_TO_GET_PIP, cwd=lists)
    package = next(lists.glob("python3-pip-whl_*.deb"))
    run(["dpkg-deb", "-x", package, lists / "pip"], HOW_TO_GET_PIP)
    return next((lists / "pip" / DEBIAN_WHEELS).glob("pip-*.whl"))
