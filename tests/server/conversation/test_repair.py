"""Cantonese, traditional characters and pinyin reach the bot in its own words; a name stays its owner's."""

from __future__ import annotations

import pytest

from language.writing.pinyin import Pinyin
from server.conversation.messages import Awaiting, Message, Reply
from server.conversation.repair import Repair

REPAIR = Repair(Pinyin(lambda: ["转人工", "我要报名", "报名"]))


def asked_for(slot: str) -> Reply:
    return Reply(messages=[Message(id="1", text="。")], awaiting=Awaiting(slot=slot, kind="text", step=1, of=1))


@pytest.mark.parametrize("name", ["張示例", "Anna Shili", "Wang Li"])
def test_a_name_stays_as_its_owner_writes_it(name: str) -> None:
    assert REPAIR.read(name, asked_for("person_name")) == name


def test_at_the_name_a_wish_in_pinyin_or_cantonese_is_heard() -> None:
    assert REPAIR.read("zhuan rengong", asked_for("person_name")) == "转人工"
    assert REPAIR.read("唔該轉人工", asked_for("person_name")) == "请转人工"


@pytest.mark.parametrize("slot", ["certificate_number", "confirm", "free_text"])
def test_elsewhere_everything_is_read(slot: str) -> None:
    assert REPAIR.read("woyaobaoming", asked_for(slot)) == "我要报名"
    assert REPAIR.read("報名", None) == "报名"
