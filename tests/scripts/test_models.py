"""The set-up fetches the models of voice, and goes on without them except on CI."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.console import SetupFailure
from scripts.models import WITHOUT, set_up_models


@pytest.fixture(autouse=True)
def _folder_that_cannot_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("TONGXING_MODEL_DIR", str(tmp_path / "file"))


def test_where_no_model_can_be_had_voice_is_off_and_the_set_up_goes_on(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    set_up_models(with_tests=False)
    told = capfd.readouterr().out
    assert "whisper-base cannot be written" in told
    assert told.endswith(f"{WITHOUT}\n")


def test_on_ci_nothing_may_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SetupFailure, match="could not be fetched"):
        set_up_models(with_tests=True)
