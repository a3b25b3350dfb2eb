"""The minutes of the last whole run come from what it noted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benches.hold.ci import minutes


def test_the_seconds_that_were_noted_are_told_in_minutes(tmp_path: Path) -> None:
    (tmp_path / "seconds").write_text("2030\n")
    assert minutes(tmp_path / "seconds") == pytest.approx(33.83, abs=0.01)


@pytest.mark.parametrize("content", [None, "", "half an hour"])
def test_what_nobody_noted_is_unknown(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "seconds").write_text(content)
    assert minutes(tmp_path / "seconds") is None
