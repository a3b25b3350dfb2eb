"""What the tests of the models may ask for."""

from __future__ import annotations

import io
from collections.abc import Iterator

import httpx
import pytest

from server.speech.models.download import Downloader
from server.speech.models.progress import Progress
from tests.server.speech.models.source_server import SourceServer, source_server


@pytest.fixture
def server() -> Iterator[SourceServer]:
    """A server that gives files."""
    with source_server() as started:
        yield started


@pytest.fixture
def told() -> io.StringIO:
    """What was printed."""
    return io.StringIO()


@pytest.fixture
def progress(told: io.StringIO) -> Progress:
    """A progress that prints into `told`, which is no terminal."""
    return Progress(told)


@pytest.fixture
def http(progress: Progress) -> Iterator[Downloader]:
    """A downloader of little patience."""
    downloader = Downloader(progress, timeout=httpx.Timeout(5, read=0.5))
    yield downloader
    downloader.close()
