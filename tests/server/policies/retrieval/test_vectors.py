"""Vectors are computed once, and a bad file of them costs time alone."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import pytest

from server.policies.load import load_rules
from server.policies.retrieval.index import Index
from server.policies.retrieval.not_held import Topic
from server.policies.retrieval.vectors import LONGEST, SIZE, VectorStore, vectors_of
from tests.server.policies.rule_files import documents, rule, version

TEXTS = ["示例甲", "示例乙"]


def overwrite(path: Path, value: float) -> None:
    """Give all kept texts a vector that no text could have."""
    with np.load(path) as kept:
        keys, vectors = kept["keys"], kept["vectors"]
    np.savez(path, keys=keys, vectors=np.full_like(vectors, value))


def test_a_vector_has_length_one_and_likes_itself_most() -> None:
    vectors = vectors_of(["补贴一年能领几次", "一年可以领几回补贴", "今天下雨"])

    assert vectors.shape == (3, SIZE)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-3)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2]


def test_of_a_very_long_text_its_start_counts() -> None:
    same, longer = vectors_of(["补贴" * (LONGEST // 2), "补贴" * 5000])

    assert same == pytest.approx(longer, abs=1e-3)


def test_known_vectors_are_not_computed_again(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    VectorStore(path).of(TEXTS)
    overwrite(path, 0.5)
    kept = path.read_bytes()

    assert np.all(VectorStore(path).of([*TEXTS, TEXTS[0]]) == 0.5)
    assert path.read_bytes() == kept


def test_only_what_is_new_is_computed_and_what_is_gone_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    VectorStore(path).of(TEXTS)
    overwrite(path, 0.5)

    old, new = VectorStore(path).of([TEXTS[1], "示例丙"])

    assert np.all(old == 0.5)
    assert np.linalg.norm(new) == pytest.approx(1, abs=1e-3)
    with np.load(path) as kept:
        assert len(kept["keys"]) == 2


def test_the_file_keeps_everything_that_the_search_compares_with(tmp_path: Path) -> None:
    rule(documents(tmp_path), "example", version("{a: 1}", "2024-01-01"), subject="example")
    rules = list(load_rules((tmp_path,)).on(date(2024, 1, 1)))
    topics = [Topic(title="示例之外", ask="请问示例部门。", asked=("示例以外的事",))]
    path = tmp_path / "vectors.npz"
    Index(rules, topics, VectorStore(path))
    kept = path.read_bytes()

    Index(rules, topics, VectorStore(path))

    assert path.read_bytes() == kept
    with np.load(path) as held:
        assert len(held["keys"]) == 5  # two ways of asking with the title, a sentence, and the topic's two


def _array(content: BytesIO) -> None:
    np.save(content, np.zeros(3))


def _other_zip(content: BytesIO) -> None:
    with ZipFile(content, "w") as archive:
        archive.writestr("示例.txt", "示例")


def _other_size(content: BytesIO) -> None:
    np.savez(content, keys=np.array(["示例"]), vectors=np.zeros((1, 3)))


def _other_number(content: BytesIO) -> None:
    np.savez(content, keys=np.array(["示例"]), vectors=np.zeros((2, SIZE)))


def _objects(content: BytesIO) -> None:
    np.savez(content, keys=np.array([{"示例": 1}], dtype=object), vectors=np.zeros((1, SIZE)))


def _half(content: BytesIO) -> None:
    np.savez(content, keys=np.array(["示例"]), vectors=np.zeros((1, SIZE)))
    content.truncate(len(content.getvalue()) // 2)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: None,
        lambda content: content.write("没有向量".encode()),
        lambda content: content.write(b"PK\x03\x04 no zip"),
        _array,
        _other_zip,
        _other_size,
        _other_number,
        _objects,
        _half,
    ],
    ids=["empty", "text", "no zip", "an array", "another zip", "another size", "another number", "objects", "half"],
)
def test_a_damaged_file_is_computed_anew(tmp_path: Path, damage: Callable[[BytesIO], None]) -> None:
    content = BytesIO()
    damage(content)
    path = tmp_path / "vectors.npz"
    path.write_bytes(content.getvalue())

    assert VectorStore(path).of(TEXTS[:1]).shape == (1, SIZE)
    with np.load(path) as kept:
        assert len(kept["keys"]) == 1


def test_a_place_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("示例")
    (tmp_path / "folder.npz").mkdir()

    for path in (tmp_path / "file" / "vectors.npz", tmp_path / "folder.npz"):
        assert VectorStore(path).of(TEXTS[:1]).shape == (1, SIZE)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder.npz"]
