"""A bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io

from server.speech.models.progress import Progress, megabytes


class Terminal(io.StringIO):
    """Text that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_log_gets_one_line_a_file_and_no_bar() -> None:
    told = io.StringIO()
    progress = Progress(told)
    progress.start("Fetching a", 145_000_000)
    progress.at(1_000_000)
    progress.end()
    assert told.getvalue() == "Fetching a (145 MB) …\n"


def test_a_terminal_gets_a_bar_that_is_cleared_away() -> None:
    told = Terminal()
    progress = Progress(told)
    progress.start("Fetching a", 100_000_000)
    progress.at(50_000_000)
    progress.end()
    assert "████████████░░░░░░░░░░░░ 50 % of 100 MB" in told.getvalue()
    assert told.getvalue().endswith("\r\x1b[K")


def test_where_the_size_is_not_known_the_bytes_are_told() -> None:
    told = Terminal()
    progress = Progress(told)
    progress.start("Fetching a package")
    progress.at(17_000_000)
    assert "Fetching a package  17 MB" in told.getvalue()


def test_sizes_are_told_as_people_read_them() -> None:
    assert [megabytes(size) for size in (2309, 522_240, 145_217_607)] == ["2.3 kB", "522.2 kB", "145 MB"]
