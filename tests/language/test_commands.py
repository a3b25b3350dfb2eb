"""The words that the assistant teaches are understood to the letter."""

import pytest

from language.commands import COMMANDS, read_command
from tests.words import words

TAUGHT = [(intent, word) for intent, taught in COMMANDS.items() for word in taught.split()]
NO_COMMANDS = words("人工智能 不取消 取消报名 我要返回郑州 重复的班 中 咋 继续教育")


@pytest.mark.parametrize(("intent", "word"), TAUGHT)
def test_every_taught_word_is_a_command_however_it_is_written(intent: str, word: str) -> None:
    for written in (word, f" {word}。", f"请{word}", f"{word}吧", " ".join(word)):
        assert read_command(written) == intent, written


@pytest.mark.parametrize("said", ["", *NO_COMMANDS])
def test_a_sentence_that_only_holds_such_a_word_is_no_command(said: str) -> None:
    assert read_command(said) is None


def test_no_word_stands_for_two_commands() -> None:
    taught = [word for _, word in TAUGHT]
    assert len(taught) == len(set(taught))
