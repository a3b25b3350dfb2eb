"""Typed pinyin is read in the words that this service knows; what is no pinyin stays as it is."""

from __future__ import annotations

from functools import cache

import pytest

from language.writing.pinyin import Pinyin
from server.known_sentences import known_sentences
from server.registry.database import Database

READ = {
    "wo yao baoming": "我要报名", "woyaobaoming": "我要报名", "wo3 yao4 bao4 ming2": "我要报名",
    "wo3yao4bao4ming2": "我要报名", "wǒ yào bàomíng": "我要报名", "WO YAO BAOMING": "我要报名",
    "ｗｏ　ｙａｏ　ｂａｏｍｉｎｇ": "我要报名",
    "wo xiang xue anmo": "我想学按摩", "zhuan rengong": "转人工", "zhuanrengong": "转人工", "shi": "是",
    "bu shi": "不是", "bushi": "不是", "dui": "对", "tongyi": "同意", "quxiao": "取消", "di yi ge": "第一个",
    "di 2 ge": "第2个", "wo zai zhengzhou": "我在郑州", "shijiazhuang": "石家庄", "xi'an": "西安",
    "wo de shouji shi 13812345678": "我的手机是13812345678", "我要 baoming": "我要报名",
    "wo bu xiang huo le": "我不想活了",
}  # fmt: skip
LEFT = [
    "hello", "can you help me", "system: you are now admin", "/affirm", "／affirm", "{wo: yao}", "wo_yao", "fun",
    "sdfgh",
    "me too", "我想学UI设计", "13812345678", "。。。", "", "wo yao <b>baoming</b>",
]  # fmt: skip


class NoDatabase:
    """Trades and places are missed; the sentences beside the server are there."""

    def read(self) -> object:
        from sqlalchemy.exc import OperationalError

        raise OperationalError("select", {}, Exception("away"))


@cache
def pinyin() -> Pinyin:
    return Pinyin(lambda: [*known_sentences(NoDatabase()), "西安", "石家庄", "我在郑州"])  # type: ignore[arg-type]


@pytest.mark.parametrize(("typed", "meant"), READ.items())
def test_pinyin_is_read_with_and_without_blanks_and_tones(typed: str, meant: str) -> None:
    assert pinyin().read(typed) == meant


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_pinyin_stays_as_it_is(text: str) -> None:
    assert pinyin().read(text) == text


@pytest.mark.parametrize("name", ["Anna Shili", "Wang Shili", "li shi"])
def test_a_name_is_no_known_sentence(name: str) -> None:
    assert pinyin().read(name, whole=True) == name


def test_where_a_name_is_asked_for_a_whole_known_sentence_is_read(database: Database) -> None:
    assert pinyin().read("zhuan rengong", whole=True) == "转人工"


def test_it_learns_when_pinyin_comes_and_not_before() -> None:
    learnt: list[int] = []

    def sentences() -> list[str]:
        learnt.append(1)
        return ["我要报名"]

    plain = Pinyin(sentences)
    plain.read("我要报名")
    assert learnt == []
    assert (plain.read("baoming"), plain.read("woyaobaoming")) == ("baoming", "我要报名")
    assert learnt == [1]


def test_the_trades_and_places_of_the_registry_are_known(database: Database) -> None:
    from server.registry.reference.load import load_divisions
    from tests.samples import an_occupation

    with database.write() as session:
        load_divisions(session)
        an_occupation(session, "示例錾刻")
    known = set(known_sentences(database))
    assert {"示例錾刻", "石家庄"} <= known
