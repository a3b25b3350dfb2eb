"""Where models lie, and how it is told that one is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.speech.models import ModelMissing, folder_of, is_here, models_folder


def test_all_checkouts_share_a_folder_in_the_users_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TONGXING_MODEL_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/cache")
    assert models_folder() == Path("/cache/tongxing/models")
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", "/home/wang")
    assert models_folder() == Path("/home/wang/.cache/tongxing/models")


def test_the_setting_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TONGXING_MODEL_DIR", str(tmp_path))
    assert models_folder() == tmp_path


def test_a_missing_model_says_how_to_get_it(tmp_path: Path) -> None:
    assert not is_here("kokoro", tmp_path)
    with pytest.raises(ModelMissing, match=f"kokoro is not in {tmp_path}/kokoro: .*`tongxing models fetch`"):
        folder_of("kokoro", tmp_path)


def test_a_missing_model_that_is_put_there_by_hand_says_from_where(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"by hand: https://.*vosk-model-small-cn-0\.22\.zip"):
        folder_of("vosk-cn", tmp_path)


def test_a_model_put_there_by_hand_is_found(tmp_path: Path) -> None:
    for path in ("am/final.mdl", "conf/model.conf"):
        (tmp_path / "vosk-cn" / path).parent.mkdir(parents=True)
        (tmp_path / "vosk-cn" / path).write_text("")
    assert folder_of("vosk-cn", tmp_path) == tmp_path / "vosk-cn"


def test_a_folder_that_was_never_verified_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "kokoro").mkdir()
    (tmp_path / "kokoro" / "model.onnx").write_bytes(b"half")
    assert not is_here("kokoro", tmp_path)
