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


def test_any_answer_closes_the_choice() -> None:
    for answer in ("1", "初级", "/level junior", "我不知道"):
        assert items_of_transcript([assistant(CHOICE), person(answer), assistant()], "c")[0].answered


def test_options_stand_side_by_side_where_all_are_short() -> None:
    for title, is_short in (("查补贴次数", True), ("中式面点初级班，河南省郑州市", False)):
        option = Option(key="1", title=title, payload="1")
        (item,) = items_of_transcript([assistant(Message(id="m", text="选", options=[option]))], "c")
        assert item.is_short is is_short


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
