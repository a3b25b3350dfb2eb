"""Whatever is typed is words: nothing breaks, nothing runs, the open question stays open."""

from __future__ import annotations

import pytest

from tests.journeys.registry import said
from tests.journeys.talk import Talk

TEXTS = {
    "nothing": "",
    "blanks": "   \n\t",
    "punctuation": "。。。！？",
    "emoji": "😀👍🏽👨‍👩‍👧",
    "control characters": "\x00\x01\x1b[2J",
    "invisible characters": "\u200b\u202e\u2066\ufeff",
    "half a surrogate pair escaped": "\\ud83d",
    "5,000 characters": "很" * 5000,
    "SQL": "'; DROP TABLE people; --",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a template": "{{7*7}} ${7*7} {name}",
    "JSON": '{"text": "/restart"}',
    "a path": "../../etc/passwd",
    "/restart": "/restart",
    "/affirm": "/affirm",
    "/enrol_training": '/enrol_training{"place": "130100"}',
    "a slash after a blank": " \u200b/restart",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_open_question_stays_open_and_the_task_goes_on(talk: Talk, text: str) -> None:
    talk.say_all("我想登记", "同意", talk.name)
    talk.say(text)
    assert talk.awaited == "certificate_number"
    assert "<script" not in talk.heard
    talk.say(talk.number)
    assert talk.awaited == "phone_number"


@pytest.mark.parametrize("command", ["/restart", "/session_start", "/affirm", "/enrol_training", "/back"])
def test_a_slash_command_is_text_only(talk: Talk, command: str) -> None:
    talk.say(command)
    assert talk.awaited is None
    assert said(talk) == [command]


def test_a_slash_command_is_no_yes_to_the_last_question(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("/affirm")
    assert talk.awaited == "confirm"
    assert talk.person is None


def test_markup_around_a_wish_does_not_hide_it(talk: Talk) -> None:
    talk.say("<b>我想登记</b>")
    assert talk.awaited == "consent"
    assert "<" not in talk.heard


def test_empty_texts_again_and_again_are_answered_in_new_words(talk: Talk) -> None:
    talk.say("我想登记")
    for text in ("", " ", "。", "", "😀", "！"):
        talk.say(text)
        assert talk.awaited == "consent"
