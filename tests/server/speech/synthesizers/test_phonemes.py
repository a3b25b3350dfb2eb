"""How letters are spelled and long texts parted."""

from server.speech.synthesizers.phonemes import LETTERS, Phonemizer, in_parts


def test_a_letter_is_said_by_its_name() -> None:
    assert LETTERS["X"] in Phonemizer().phonemes("证号末位是X。")


def test_marks_alone_have_no_sound() -> None:
    assert Phonemizer().phonemes("。，") == ""


def test_a_long_text_is_parted_at_pauses_and_nothing_is_lost() -> None:
    text = "abcd, " * 200

    parts = list(in_parts(text))

    assert "".join(parts).strip() == text.strip()
    assert all(len(part) <= 508 and part.rstrip().endswith(",") for part in parts)


def test_what_has_no_pause_is_parted_all_the_same() -> None:
    assert [len(part) for part in in_parts("a" * 1200)] == [508, 508, 184]
