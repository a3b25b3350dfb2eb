"""Bytes from an address into a file, gone on with where they broke off."""

from __future__ import annotations

from pathlib import Path

import httpx

from server.speech.models.progress import Progress

TIMEOUT = httpx.Timeout(10, connect=5)
"""seconds: an address that nobody answers at must not hold up the next source"""
ATTEMPTS = 5
"""for one address, as long as each brings something"""


class SourceFailed(Exception):
    """One source cannot give the file; the text says why, and the next may."""


class Downloader:
    """Downloads over HTTP; remembers hosts that cannot be reached, so as to wait for each but once."""

    def __init__(self, progress: Progress, timeout: httpx.Timeout = TIMEOUT) -> None:
        self._progress = progress
        self._client = httpx.Client(timeout=timeout, follow_redirects=True, headers={"Accept-Encoding": "identity"})
        self._unreachable: set[str] = set()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def download(self, address: str, part: Path, size: int | None = None) -> None:
        """Bring all of `address` into `part`, after the bytes that are there already.

        `size` is how many bytes it must be, where known. Raises `SourceFailed`, and `OSError` from the disk.
        """
        host = httpx.URL(address).host
        if host in self._unreachable:
            raise SourceFailed(f"{host} cannot be reached")
        self._progress.start(f"Fetching {address}", size or 0)
        try:
            self._insist(address, host, part, size)
        finally:
            self._progress.end()

    def _insist(self, address: str, host: str, part: Path, size: int | None) -> None:
        for _ in range(ATTEMPTS):
            before = size_of(part)
            try:
                return self._go_on(address, part, size)
            except (httpx.ConnectError, httpx.ConnectTimeout):
                self._unreachable.add(host)
                raise SourceFailed(f"{host} cannot be reached") from None
            except httpx.HTTPStatusError as error:
                raise SourceFailed(f"it answers {error.response.status_code}") from None
            except httpx.HTTPError as error:
                if size_of(part) == before:
                    raise SourceFailed(f"it broke off ({type(error).__name__})") from None
        raise SourceFailed(f"it broke off {ATTEMPTS} times")

    def _go_on(self, address: str, part: Path, size: int | None) -> None:
        here = size_of(part)
        if here == size:
            return
        headers = {"Range": f"bytes={here}-"} if here else {}
        with self._client.stream("GET", address, headers=headers) as answer:
            answer.raise_for_status()
            if answer.status_code != httpx.codes.PARTIAL_CONTENT:
                here = 0  # it has no ranges and begins again
            self._check_length(answer, here, size)
            with part.open("ab" if here else "wb") as file:
                for chunk in answer.iter_raw():  # of any size: gathered ones would be lost where it breaks off
                    here += len(chunk)
                    if size is not None and here > size:
                        raise SourceFailed(f"it gives more than the {size} bytes that are expected")
                    file.write(chunk)
                    self._progress.at(here)

    def _check_length(self, answer: httpx.Response, here: int, size: int | None) -> None:
        """Refuse another version, or a page that says "please log in", before its bytes come."""
        length = answer.headers.get("Content-Length")
        if size is not None and length is not None and here + int(length) != size:
            raise SourceFailed(f"a file of {here + int(length)} bytes lies there, and {size} are expected")


def size_of(path: Path) -> int:
    """Return the bytes of `path`, 0 where it is not there."""
    return path.stat().st_size if path.exists() else 0
