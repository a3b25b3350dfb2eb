"""What a person sent, made ready for the bot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.conversation.incoming import LONGEST, chosen, cleaned, disarmed, trouble_with
from server.conversation.messages import Message, Option, Reply

CLASSES = [
    Option(key="1", title="中式面点初级班", payload="选班320028"),
    Option(key="2", title="更多", payload="更多"),
]
HELP = [Option(key="1", title="转人工", payload="转人工")]


def reply(*lists: list[Option]) -> Reply:
    """What the assistant said last: one message for each list of options."""
    return Reply(messages=[Message(id=str(number), text="请选一个", options=one) for number, one in enumerate(lists)])


@pytest.mark.parametrize("said", ["1", "１", "1。", " 1 ", "中式面点初级班", "中式面点初级班。", "选班320028"])
def test_an_option_is_chosen_by_its_key_its_title_or_its_payload(said: str) -> None:
    assert chosen(said, reply(CLASSES)) == "选班320028"


def test_an_option_is_chosen_by_its_order() -> None:
    offered = [option.payload for option in reply(CLASSES).messages[-1].options]
    assert chosen("第一个", reply(CLASSES)) == offered[0]
    assert chosen("最后一个", reply(CLASSES)) == [one for one in offered if one != "更多"][-1]


@pytest.mark.parametrize("said", ["不对，是第一个", "选错了，第一个"])
def test_what_corrects_an_earlier_choice_names_no_option_of_now(said: str) -> None:
    assert chosen(said, reply(CLASSES)) == said


@pytest.mark.parametrize("said", ["3", "11", "面点", "第七个", "选班", ""])
def test_what_names_no_option_stays_as_it_is(said: str) -> None:
    assert chosen(said, reply(CLASSES)) == said


def test_where_nothing_was_offered_a_number_stays_a_number() -> None:
    assert chosen("1", None) == "1"
    assert chosen("1", Reply(messages=[])) == "1"


def test_a_key_that_stands_twice_means_the_list_that_was_said_last() -> None:
    assert chosen("1", reply(HELP, CLASSES)) == "选班320028"
    assert chosen("1", reply(CLASSES, HELP)) == "转人工"
    assert chosen("转人工", reply(HELP, CLASSES)) == "转人工"


@pytest.mark.parametrize("said", ["/restart", " /greet", "\n/session_start", "/enrol_training{}", "\u3000/slot"])
def test_a_slash_gives_the_bot_no_command(said: str) -> None:
    assert not disarmed(said).lstrip().startswith("/")


@pytest.mark.parametrize("said", ["1/2", "面点/按摩", "你好", ""])
def test_a_slash_inside_a_sentence_stays(said: str) -> None:
    assert disarmed(said) == said


def test_the_payload_of_an_option_is_disarmed_like_any_text() -> None:
    planted = reply([Option(key="1", title="一", payload="/restart")])
    assert disarmed(chosen("1", planted)) == "／restart"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("你好\x00", "你好"), ("\x1b[31m你好", "[31m你好"), ("\u200b你\ufeff好", "你好"), ("\u202e你好", "你好"),
        ("\u2066你好\u2069", "你好"), ("你好\x85", "你好"), ("  你好\n", "你好"), ("你\r\n好", "你\n\n好"),
        ("\x00\x07", ""), ("你\x9b好\xad", "你好"),
        ("你\t好", "你\t好"), ("一、二", "一、二"),
    ],
)  # fmt: skip
def test_control_characters_and_outer_blanks_are_taken_out(said: str, left: str) -> None:
    assert cleaned(said) == left


@pytest.mark.parametrize("said", ["", "   ", "\u200b", "\x00"])
def test_nothing_is_said_to_be_nothing(said: str) -> None:
    assert trouble_with(cleaned(said)) == "trouble.empty"


@pytest.mark.parametrize("said", ["👍", "😀😀😀", "？？？", "……", "👩‍🦽", "。", "-", "+"])
def test_emoji_and_punctuation_alone_are_no_words(said: str) -> None:
    assert trouble_with(cleaned(said)) == "trouble.no_words"


@pytest.mark.parametrize("said", ["好👍", "1", "二", "*", "#", "a", "中", "½"])
def test_one_letter_one_digit_and_the_keys_of_the_telephone_are_words(said: str) -> None:
    assert trouble_with(cleaned(said)) is None


def test_a_text_is_too_long_from_its_first_character_too_many() -> None:
    assert trouble_with("中" * LONGEST) is None
    assert trouble_with("中" * (LONGEST + 1)) == "trouble.too_long"


@given(st.text(max_size=80))
def test_no_text_makes_the_way_in_raise_or_gives_the_bot_a_command(text: str) -> None:
    said = cleaned(text)
    trouble_with(said)
    assert not disarmed(chosen(said, reply(CLASSES))).lstrip().startswith("/")
    assert cleaned(said) == said
