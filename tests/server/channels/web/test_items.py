"""The transcript as items of the page."""

from __future__ import annotations

from datetime import UTC, datetime

from server.channels.web.items import items_of_transcript
from server.conversation.messages import Message, Option, TranscriptEntry

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CHOICE = Message(id="m1", text="哪一级？", options=[Option(key="1", title="初级", payload="/level junior")])


def person(text: str) -> TranscriptEntry:
    return TranscriptEntry(role="person", at=NOW, text=text)


def assistant(*messages: Message) -> TranscriptEntry:
    return TranscriptEntry(role="assistant", at=NOW, messages=list(messages))


def test_an_open_choice_can_still_be_pressed() -> None:
    (item,) = items_of_transcript([assistant(CHOICE)], "c")
    assert not item.answered
    assert item.latest


def test_a_choice_is_recognised_by_key_title_or_payload() -> None:
    for answer in ("1", "初级", "/level junior"):
        item = items_of_transcript([assistant(CHOICE), person(answer)], "c")[0]
        assert item.answered
        assert item.options[0].chosen


def test_another_answer_closes_the_choice_without_marking_one() -> None:
    item = items_of_transcript([assistant(CHOICE), person("我不知道"), assistant()], "c")[0]
    assert item.answered
    assert not item.options[0].chosen


def test_only_the_first_message_of_the_last_reply_is_the_latest() -> None:
    more = Message(id="m2", text="还有一件事。")
    items = items_of_transcript([assistant(CHOICE), person("1"), assistant(CHOICE, more)], "c")
    assert [item.latest for item in items] == [False, False, True, False]


def test_what_the_staff_write_is_told_as_theirs() -> None:
    (item,) = items_of_transcript([TranscriptEntry(role="staff", at=NOW, text="我来帮您。")], "c")
    assert (item.sender, item.text) == ("staff", "我来帮您。")


def test_every_item_has_its_own_anchor_even_where_message_ids_repeat() -> None:
    items = items_of_transcript([assistant(CHOICE, CHOICE), person("1"), assistant(CHOICE)], "c")
    assert len({item.anchor for item in items}) == 4
