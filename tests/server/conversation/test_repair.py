"""Cantonese, traditional characters and pinyin reach the bot in its own words; a name stays its owner's."""

from __future__ import annotations

import pytest

from language.writing.cantonese import TRADITIONAL, in_common_chinese
from language.writing.pinyin import Pinyin
from server.conversation.messages import Awaiting, Message, Reply
from server.conversation.repair import Repair

REPAIR = Repair(Pinyin(lambda: ["转人工", "我要报名", "报名"]))
READ = {
    "我想搵工": "我想找工作", "唔該，我要報名": "请，我要报名", "係": "是", "唔係": "不是",
    "補貼幾時到賬": "补贴什么时候到账",
    "唔知": "不知道", "我聽唔到": "我听不见", "有冇按摩班": "有没有按摩班",
    "我想學按摩，邊度有班": "我想学按摩，哪里有班",
    "我要报名": "我要报名", "关系": "关系", "的确": "的确", "": "",
}  # fmt: skip


def asked_for(slot: str) -> Reply:
    return Reply(messages=[Message(id="1", text="。")], awaiting=Awaiting(slot=slot, kind="text", step=1, of=1))


@pytest.mark.parametrize(("said", "meant"), READ.items())
def test_cantonese_and_traditional_characters_are_put_in_common_words(said: str, meant: str) -> None:
    assert in_common_chinese(said) == meant


def test_no_character_of_the_table_stands_for_itself() -> None:
    assert not [one for one, simple in TRADITIONAL.items() if one == simple]


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
