"""The installer is found or fetched on a machine that may lack everything but Python."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from scripts import bootstrap_uv
from scripts.console import SetupFailure
from scripts.package_index import uv_environment

NAME = "uv-0.13.9-py3-none-any.whl"


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A wheel whose program says the version that it was made for."""
    path = tmp_path / "wheels" / NAME
    path.parent.mkdir()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("uv-0.13.9.data/scripts/uv", "#!/bin/sh\necho 'uv 0.13.9 (test)'\n")
        archive.writestr("uv-0.13.9.dist-info/METADATA", "Metadata-Version: 2.1\nName: uv\nVersion: 0.13.9\n")
        archive.writestr("uv-0.13.9.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr("uv-0.13.9.dist-info/RECORD", "")
    return path


@pytest.fixture
def only_that_folder(wheel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pip find packages in the wheel's folder and nowhere else."""
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel.parent))


def pin(folder: Path, digest: str) -> Path:
    pinned = folder / "uv.lock"
    pinned.write_text(f"uv==0.13.9 --hash=sha256:{digest}\n")
    return pinned


@pytest.mark.usefixtures("only_that_folder")
def test_the_pinned_uv_is_fetched_and_ready_to_run(wheel: Path, tmp_path: Path) -> None:
    target = tmp_path / "tools" / "uv"
    bootstrap_uv.fetch(target, pin(tmp_path, hashlib.sha256(wheel.read_bytes()).hexdigest()))
    assert bootstrap_uv.is_new_enough(target)


@pytest.mark.usefixtures("only_that_folder")
def test_a_uv_with_another_hash_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "tools" / "uv"
    with pytest.raises(SetupFailure, match="could not be fetched"):
        bootstrap_uv.fetch(target, pin(tmp_path, "0" * 64))
    assert not target.exists()


def test_a_uv_that_is_too_old_is_not_taken(tmp_path: Path) -> None:
    old = tmp_path / "uv"
    old.write_text("#!/bin/sh\necho 'uv 0.4.30'\n")
    old.chmod(0o755)
    assert not bootstrap_uv.is_new_enough(old)
    assert not bootstrap_uv.is_new_enough(tmp_path / "missing")


def test_every_pinned_file_has_a_hash() -> None:
    first, *hashes = bootstrap_uv.PINNED.read_text().splitlines()
    assert first.startswith("uv==")
    assert hashes
    assert all(line.strip().startswith("--hash=sha256:") for line in hashes)


def test_uv_is_told_the_index_that_pip_was_told(tmp_path: Path) -> None:
    config = tmp_path / "pip.conf"
    config.write_text("[global]\nindex-url = https://mirror.example/simple\n")
    environ = {"HOME": str(tmp_path), "PIP_CONFIG_FILE": str(config)}
    assert uv_environment(environ)["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert "UV_DEFAULT_INDEX" not in uv_environment({**environ, "UV_DEFAULT_INDEX": "https://other.example"})
    stronger = {**environ, "PIP_INDEX_URL": "https://nearer.example/simple"}
    assert uv_environment(stronger)["UV_DEFAULT_INDEX"] == "https://nearer.example/simple"
