"""What is encrypted opens with its key alone, and says nothing by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.registry import crypto
from server.registry.crypto import Keyring, UnreadableSecret, keyring, use_keyring

KEYS = Keyring("test")


@given(st.text())
def test_what_was_encrypted_is_read_again(plain: str) -> None:
    assert KEYS.decrypt(KEYS.encrypt(plain)) == plain


def test_the_same_text_is_never_stored_alike() -> None:
    assert KEYS.encrypt("示例甲") != KEYS.encrypt("示例甲")


def test_another_key_opens_nothing() -> None:
    with pytest.raises(UnreadableSecret, match="TONGXING_SECRET_KEY"):
        Keyring("another").decrypt(KEYS.encrypt("示例甲"))


def test_a_changed_value_does_not_open() -> None:
    stored = KEYS.encrypt("示例甲")
    changed = stored[:20] + ("A" if stored[20] != "A" else "B") + stored[21:]
    with pytest.raises(UnreadableSecret):
        KEYS.decrypt(changed)


@pytest.mark.parametrize("stored", ["", "示例甲", "plain text", "QUJD"])
def test_a_value_that_was_never_encrypted_is_unreadable_too(stored: str) -> None:
    with pytest.raises(UnreadableSecret):
        KEYS.decrypt(stored)


def test_the_index_finds_the_same_text_and_keeps_purposes_and_keys_apart() -> None:
    assert KEYS.index("phone", "1") == Keyring("test").index("phone", "1")
    assert len({KEYS.index("phone", "1"), KEYS.index("code", "1"), Keyring("another").index("phone", "1")}) == 3


def test_without_a_key_the_registry_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crypto, "_keyring", None)
    with pytest.raises(RuntimeError, match="use_keyring"):
        keyring()


def test_the_key_in_use_can_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crypto, "_keyring", None)
    use_keyring(KEYS)
    assert keyring() is KEYS
