"""Bytes from an address, over a real connection that is good or bad."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from server.speech.models.download import Downloader, SourceFailed
from tests.server.speech.models.source_server import Answer, SourceServer

CONTENT = bytes(range(256)) * 400
SIZE = len(CONTENT)


@pytest.fixture
def part(tmp_path: Path) -> Path:
    """Where the bytes go."""
    return tmp_path / "model.bin.part"


def test_a_file_comes_whole(server: SourceServer, http: Downloader, part: Path) -> None:
    http.download(server.gives("/model.bin", Answer(CONTENT)), part, SIZE)
    assert part.read_bytes() == CONTENT


def test_a_download_that_breaks_off_goes_on_where_it_was(server: SourceServer, http: Downloader, part: Path) -> None:
    http.download(server.gives("/model.bin", Answer(CONTENT, breaks_after=[50_000, 20_000])), part, SIZE)
    assert part.read_bytes() == CONTENT
    assert server.asked == [("/model.bin", None), ("/model.bin", "bytes=50000-"), ("/model.bin", "bytes=70000-")]


def test_bytes_of_an_earlier_run_are_not_fetched_again(server: SourceServer, http: Downloader, part: Path) -> None:
    part.write_bytes(CONTENT[:90_000])
    http.download(server.gives("/model.bin", Answer(CONTENT)), part, SIZE)
    assert part.read_bytes() == CONTENT
    assert server.asked == [("/model.bin", "bytes=90000-")]


def test_a_server_without_ranges_begins_again(server: SourceServer, http: Downloader, part: Path) -> None:
    http.download(server.gives("/model.bin", Answer(CONTENT, ranges=False, breaks_after=[50_000])), part, SIZE)
    assert part.read_bytes() == CONTENT


def test_one_that_breaks_off_at_once_is_given_up(server: SourceServer, http: Downloader, part: Path) -> None:
    with pytest.raises(SourceFailed, match="broke off"):
        http.download(server.gives("/model.bin", Answer(CONTENT, breaks_after=[0] * 9)), part, SIZE)
    assert len(server.asked) == 1


def test_one_that_breaks_off_again_and_again_is_given_up(server: SourceServer, http: Downloader, part: Path) -> None:
    with pytest.raises(SourceFailed, match="5 times"):
        http.download(server.gives("/model.bin", Answer(CONTENT, breaks_after=[10] * 9)), part, SIZE)


def test_a_server_that_does_not_answer_is_given_up(server: SourceServer, http: Downloader, part: Path) -> None:
    with pytest.raises(SourceFailed, match="broke off"):
        http.download(server.gives("/model.bin", Answer(CONTENT, hangs=True)), part, SIZE)


def test_a_page_that_asks_to_log_in_is_refused_before_its_bytes(
    server: SourceServer, http: Downloader, part: Path
) -> None:
    with pytest.raises(SourceFailed, match=f"12 bytes lies there, and {SIZE} are expected"):
        http.download(server.gives("/model.bin", Answer(b"<html></htm>")), part, SIZE)
    assert not part.exists()


def test_bytes_without_end_are_cut(server: SourceServer, http: Downloader, part: Path) -> None:
    with pytest.raises(SourceFailed, match="more than"):
        http.download(server.gives("/model.bin", Answer(CONTENT, tells_length=False)), part, 1000)
    assert part.stat().st_size <= 1000


def test_a_file_that_is_gone_is_said_to_be(server: SourceServer, http: Downloader, part: Path) -> None:
    with pytest.raises(SourceFailed, match="404"):
        http.download(f"{server.address}/gone", part, SIZE)


def test_a_host_that_cannot_be_reached_is_tried_once(http: Downloader, part: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    with pytest.raises(SourceFailed, match="cannot be reached"):
        http.download(f"{address}/a", part, SIZE)
    with socket.create_server(("127.0.0.1", int(address.rsplit(":", 1)[1]))) as back:
        back.settimeout(0)
        with pytest.raises(SourceFailed, match="cannot be reached"):
            http.download(f"{address}/b", part, SIZE)
        with pytest.raises(BlockingIOError):
            back.accept()
