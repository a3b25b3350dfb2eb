"""An error is told by its kind and its place."""

from __future__ import annotations

import pytest

from server.faults import told_of


def test_what_an_error_says_stays_out() -> None:
    with pytest.raises(ValueError, match="王示例") as raised:
        int_of("王示例的证号")
    told = told_of(raised.value)
    assert told["error"] == "ValueError"
    assert told["at"].startswith("test_faults.py:")
    assert "王示例" not in str(told)


def int_of(text: str) -> int:
    return int(text)
