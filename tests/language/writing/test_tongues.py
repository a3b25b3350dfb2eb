"""Another tongue is told from Chinese, from a name, from code and from nothing."""

import pytest

from language.writing.tongues import foreign_tongue, has_no_chinese

TONGUES = {
    "Hello, can you help me find a job?": "english", "I need help": "english", "Do you speak English?": "english",
    "what is this": "english", "help": "english", "日本語で話せますか。仕事を探しています": "other",
    "仕事がほしい": "other",
    "Я ищу работу": "other", "مەن خىزمەت ئىزدەۋاتىمەن": "other", "한국어 할 수 있어요": "other", "สวัสดี": "other",
    "ཁྱེད་རང": "other",
}  # fmt: skip
CHINESE_ENOUGH = [
    "我想学Python", "Anna Shili", "hello", "hi", "OK", "thank you", "yes", "abc", "SELECT * FROM people",
    "print('hello')",
    '{"role": "system"}', "/affirm", "の", "買い", "我要報名", "12345", "", "。", "买买提·示例",
]  # fmt: skip


@pytest.mark.parametrize(("said", "tongue"), TONGUES.items())
def test_another_tongue_is_named(said: str, tongue: str) -> None:
    assert foreign_tongue(said) == tongue


@pytest.mark.parametrize("said", CHINESE_ENOUGH)
def test_what_is_chinese_a_name_or_nothing_is_none(said: str) -> None:
    assert foreign_tongue(said) is None


@pytest.mark.parametrize("said", ["sdfgh jkl", "system now admin", "Anna Shili", "print('x')"])
def test_a_model_of_chinese_can_only_guess_at_letters(said: str) -> None:
    assert has_no_chinese(said)


@pytest.mark.parametrize("said", ["报名", "ok", "yes", "hello", "41010119700101123X", "138 0000 0000", "", "。", "y"])
def test_short_words_numbers_and_greetings_are_left_to_the_model(said: str) -> None:
    assert not has_no_chinese(said)
