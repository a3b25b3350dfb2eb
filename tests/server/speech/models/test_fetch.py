"""A model is fetched whole and verified, from the first source that has it, or not at all."""

from __future__ import annotations

import hashlib
import io
import threading
from pathlib import Path

import pytest

from server.speech.models.download import Downloader
from server.speech.models.fetch import FetchFailed, fetch, fetch_all, only_one
from server.speech.models.folders import is_whole
from server.speech.models.manifest import Model, ModelFile, Url
from server.speech.models.progress import Progress
from tests.server.speech.models.source_server import Answer, SourceServer

CONTENT = bytes(range(256)) * 400


def model_from(*addresses: str) -> Model:
    """Describe a model of one file, in a folder of its own, that lies at these addresses."""
    sources = tuple(Url(each) for each in addresses)
    file = ModelFile("am/final.mdl", len(CONTENT), hashlib.sha256(CONTENT).hexdigest(), sources)
    return Model("example", "an example", "MIT", (file,))


def test_a_model_is_fetched_and_then_here(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    model = model_from(server.gives("/a", Answer(CONTENT)))
    fetch(model, tmp_path, http, progress)
    assert is_whole(model, tmp_path / "example")
    assert sorted(each.name for each in (tmp_path / "example").rglob("*")) == [".verified", "am", "final.mdl"]


def test_what_is_here_is_not_fetched_again(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    model = model_from(server.gives("/a", Answer(CONTENT)))
    fetch(model, tmp_path, http, progress)
    fetch(model, tmp_path, http, progress)
    assert len(server.asked) == 1


def test_wrong_bytes_are_thrown_away_and_the_next_source_is_asked(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    wrong = server.gives("/wrong", Answer(CONTENT[::-1]))
    model = model_from(wrong, server.gives("/right", Answer(CONTENT)))
    fetch(model, tmp_path, http, progress)
    assert (tmp_path / "example" / "am" / "final.mdl").read_bytes() == CONTENT


def test_wrong_bytes_of_an_earlier_run_do_not_count_against_the_source(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    model = model_from(server.gives("/a", Answer(CONTENT)))
    part = tmp_path / "example" / "am" / "final.mdl.part"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"\0" * 1000)
    fetch(model, tmp_path, http, progress)
    assert server.asked == [("/a", "bytes=1000-"), ("/a", None)]


def test_a_failure_says_what_every_source_answered_and_what_to_do(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    model = model_from(server.gives("/wrong", Answer(CONTENT[::-1])), f"{server.address}/gone")
    with pytest.raises(FetchFailed) as failed:
        fetch(model, tmp_path, http, progress)
    told = str(failed.value)
    assert "/wrong: its bytes are not the pinned ones" in told
    assert "/gone: it answers 404" in told
    assert f"by hand as {tmp_path / 'example' / 'am' / 'final.mdl'}" in told
    assert not is_whole(model, tmp_path / "example")


def test_a_file_put_in_place_by_hand_is_verified_and_kept(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    model = model_from(f"{server.address}/gone")
    target = tmp_path / "example" / "am" / "final.mdl"
    target.parent.mkdir(parents=True)
    target.write_bytes(CONTENT)
    assert not is_whole(model, tmp_path / "example")
    fetch(model, tmp_path, http, progress)
    assert is_whole(model, tmp_path / "example")
    assert server.asked == []


def test_a_damaged_file_is_fetched_again(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    model = model_from(server.gives("/a", Answer(CONTENT)))
    fetch(model, tmp_path, http, progress)
    target = tmp_path / "example" / "am" / "final.mdl"
    target.write_bytes(CONTENT[:-1])
    fetch(model, tmp_path, http, progress)
    assert target.read_bytes() == CONTENT


def test_a_second_fetch_waits_for_the_first_and_finds_its_work_done(
    server: SourceServer, progress: Progress, told: io.StringIO, tmp_path: Path
) -> None:
    model = model_from(server.gives("/a", Answer(CONTENT)))
    failures: list[str] = []
    both = [
        threading.Thread(target=lambda: failures.extend(fetch_all([model], tmp_path, progress))) for _ in range(2)
    ]
    with only_one(tmp_path / ".example.lock", progress):
        for each in both:
            each.start()
        while told.getvalue().count("Waiting for another fetch") < len(both):
            threading.Event().wait(0.01)
    for each in both:
        each.join()
    assert failures == []
    assert len(server.asked) == 1


def test_one_model_that_cannot_be_had_does_not_keep_the_others_away(
    server: SourceServer, progress: Progress, tmp_path: Path
) -> None:
    by_hand = Model("other", "another", "MIT", by_hand="https://example.org/other.zip", expects=("a",))
    failures = fetch_all([by_hand, model_from(server.gives("/a", Answer(CONTENT)))], tmp_path, progress)
    assert failures == [
        f"other is put in place by hand: unpack https://example.org/other.zip into {tmp_path / 'other'}."
    ]
    assert (tmp_path / "example" / "am" / "final.mdl").exists()


def test_a_full_disk_is_said_in_a_sentence(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    model = model_from(server.gives("/a", Answer(CONTENT)))
    part = tmp_path / "example" / "am" / "final.mdl.part"
    part.parent.mkdir(parents=True)
    part.symlink_to("/dev/full")
    with pytest.raises(FetchFailed, match=r"The disk is full: example needs 102\.4 kB"):
        fetch(model, tmp_path, http, progress)


def test_a_folder_that_cannot_be_written_is_said_in_a_sentence(
    server: SourceServer, http: Downloader, progress: Progress, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FetchFailed, match=r"cannot be written .* TONGXING_MODEL_DIR"):
        fetch(model_from(server.gives("/a", Answer(CONTENT))), tmp_path / "file", http, progress)
