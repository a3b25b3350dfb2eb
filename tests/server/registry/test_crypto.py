"""What is encrypted opens with its key alone, and says nothing by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.registry import crypto
from server.registry.crypto import Keyring, UnreadableSecret, keyring, use_keyring, written_with

KEYS = Keyring("test")
PLACE = "people.name:1"
OF_BEFORE = "HWBk5NwM19NbxyCvOB84fmxNSwd/6VutX3X4kLwIWGhtgBxRHA=="
INDEX_OF_BEFORE = "eaf5821257dcf1cc5f93721a2e13f01187e365197e81b88a163c6671189b06f6"


@given(st.text())
def test_what_was_encrypted_is_read_again(plain: str) -> None:
    assert KEYS.decrypt(KEYS.encrypt(plain, PLACE), PLACE) == plain


def test_the_same_text_is_never_stored_alike() -> None:
    assert KEYS.encrypt("示例甲", PLACE) != KEYS.encrypt("示例甲", PLACE)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(UnreadableSecret, match="TONGXING_SECRET_KEY"):
        Keyring("another").decrypt(KEYS.encrypt("示例甲", PLACE), PLACE)


def test_a_changed_value_does_not_open() -> None:
    stored = KEYS.encrypt("示例甲", PLACE)
    changed = stored[:20] + ("A" if stored[20] != "A" else "B") + stored[21:]
    with pytest.raises(UnreadableSecret):
        KEYS.decrypt(changed, PLACE)


@pytest.mark.parametrize("elsewhere", ["people.name:2", "people.phone:1", "turns.name:1", ""])
def test_a_value_opens_at_no_other_place(elsewhere: str) -> None:
    with pytest.raises(UnreadableSecret):
        KEYS.decrypt(KEYS.encrypt("示例甲", PLACE), elsewhere)


def test_what_is_written_names_its_key() -> None:
    for made in (KEYS.encrypt("示例甲", PLACE), KEYS.index("phone", "1"), KEYS.sign("1")):
        assert written_with(made) == KEYS.current
    assert Keyring("another").current != KEYS.current


def test_an_old_key_opens_finds_and_proves_what_was_made_with_it_and_makes_nothing() -> None:
    both = Keyring("another", ["test"])
    assert both.decrypt(KEYS.encrypt("示例甲", PLACE), PLACE) == "示例甲"
    assert KEYS.index("phone", "1") in both.indexes("phone", "1")
    assert both.is_index(KEYS.index("phone", "1"), "phone", "1")
    assert both.verify(KEYS.sign("1"), "1")
    made = (both.encrypt("示例甲", PLACE), both.index("phone", "1"), both.sign("1"))
    assert {written_with(one) for one in made} == {Keyring("another").current}


def test_a_signature_holds_for_its_content_alone_and_without_its_key_nothing_is_said_of_it() -> None:
    assert KEYS.verify(KEYS.sign("1"), "2") is False
    assert Keyring("another").verify(KEYS.sign("1"), "1") is None


def test_what_was_written_before_keys_had_ids_opens_and_is_found() -> None:
    """As a registry of before holds it, made with the key "test"."""
    assert KEYS.decrypt(OF_BEFORE, PLACE) == "示例甲"
    assert KEYS.is_index(INDEX_OF_BEFORE, "phone", "19900000000")
    assert written_with(OF_BEFORE) is written_with(INDEX_OF_BEFORE) is None


@pytest.mark.parametrize("stored", ["", "示例甲", "plain text", "QUJD"])
def test_a_value_that_was_never_encrypted_is_unreadable_too(stored: str) -> None:
    with pytest.raises(UnreadableSecret):
        KEYS.decrypt(stored, PLACE)


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
