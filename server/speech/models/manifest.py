"""What is in `manifest.yaml`: each model, its files pinned by size and SHA-256, and where they may come from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

MANIFEST = Path(__file__).with_name("manifest.yaml")


@dataclass(frozen=True)
class Url:
    """An address that answers with the whole file."""

    address: str

    def __str__(self) -> str:
        return self.address


@dataclass(frozen=True)
class Member:
    """One file inside a package of an index; the package is a carrier and is never installed."""

    index: str
    """`pypi` (a wheel) or `npm` (a tarball)"""
    name: str
    version: str
    member: str
    """the path inside the archive"""

    @property
    def package(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True)
class Package:
    """Members of packages that are the file when joined in this order."""

    members: tuple[Member, ...]

    def __str__(self) -> str:
        packages = dict.fromkeys(f"{each.index} {each.package}" for each in self.members)
        return f"package {', '.join(packages)}"


Source = Url | Package


@dataclass(frozen=True)
class ModelFile:
    """One file of a model."""

    path: str
    """relative to the model's folder, with slashes"""
    size: int
    """bytes"""
    sha256: str
    sources: tuple[Source, ...]
    """the official one first"""


@dataclass(frozen=True)
class Model:
    """One model: a folder of files."""

    name: str
    what: str
    licence: str
    """SPDX identifier, of all its files"""
    files: tuple[ModelFile, ...] = ()
    for_tests: bool = False
    by_hand: str = ""
    """where a person finds it, when it has no hash and so is not fetched"""
    expects: tuple[str, ...] = ()
    """what its folder must hold to be taken for it, when it is put in place by hand"""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def fingerprint(self) -> str:
        """SHA-256 over the names and hashes of all files."""
        lines = (f"{file.path} {file.size} {file.sha256}\n" for file in self.files)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


Manifest = Mapping[str, Model]


@cache
def manifest(path: Path = MANIFEST) -> Manifest:
    """Read the models by their names, in the order of the file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: _model(name, fields) for name, fields in data.items()}


def to_fetch(*, tests: bool) -> list[Model]:
    """Return the models that are fetched unless told otherwise; with `tests` also those that only they need."""
    return [model for model in manifest().values() if not model.by_hand and (tests or not model.for_tests)]


def _model(name: str, fields: dict[str, Any]) -> Model:
    files = fields.pop("files", {})
    expects = tuple(fields.pop("expects", ()))
    return Model(name, files=tuple(_file(path, each) for path, each in files.items()), expects=expects, **fields)


def _file(path: str, fields: dict[str, Any]) -> ModelFile:
    return ModelFile(path, fields["size"], fields["sha256"], tuple(_sources(fields["sources"])))


def _sources(given: list[dict[str, Any]]) -> Iterator[Source]:
    for source in given:
        if "url" in source:
            yield Url(source["url"])
        else:
            yield Package(tuple(Member(**member) for member in source["package"]))
