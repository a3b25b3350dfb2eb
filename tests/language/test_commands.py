"""The words that the assistant teaches are understood to the letter."""

import pytest

from language.commands import (
    COMMANDS,
    is_in_sign_order,
    may_skip,
    may_wait,
    plain_wish,
    read_command,
)
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


@pytest.mark.parametrize("said", ["我要撤回补贴申请", "我想撤回补贴申请", "请帮我撤回补贴申请", "撤回补贴申请"])
def test_a_wish_is_the_same_with_and_without_the_words_that_say_that_it_is_one(said: str) -> None:
    assert plain_wish(said) == "撤回补贴申请"


def test_nothing_is_left_of_no_wish_alone() -> None:
    assert plain_wish("我要") == "我要"


@pytest.mark.parametrize("said", ["那你转人工吧", "我说转人工", "那就转人工呗"])
def test_a_taught_word_is_heard_inside_what_people_say_around_it(said: str) -> None:
    assert read_command(said) == "talk_to_human"


@pytest.mark.parametrize(("said", "waits"), [("等会儿，我找找", True), ("先报上吧，俺老伴那事等恁问好再说", False)])
def test_time_is_asked_for_with_a_word_for_it(said: str, waits: bool) -> None:
    assert may_wait(said) == waits


def test_a_long_story_skips_nothing() -> None:
    assert not may_skip("前几天去一家超市面试理货，人家一看见我的证就说不要")
    assert may_skip("这个我不知道咋说，先跳过这一步中不中")


@pytest.mark.parametrize(("said", "same"), [("补贴 申请 撤回 我 要", True), ("申请 补贴 不要 撤回", False)])
def test_a_taught_sentence_is_heard_in_the_order_of_signs(said: str, same: bool) -> None:
    assert is_in_sign_order(said, {"撤回补贴申请"}) == same


@pytest.mark.parametrize(("said", "intent"), [("还有几步", "where_am_i"), ("等一下子", "wait"), ("等一会儿", "wait")])
def test_a_taught_word_is_known_in_its_everyday_forms(said: str, intent: str) -> None:
    assert read_command(said) == intent
