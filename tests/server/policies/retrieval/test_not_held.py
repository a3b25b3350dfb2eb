"""What people ask that no rule holds."""

from datetime import date
from pathlib import Path

import pytest

from server.policies import PolicyFileError, current_rules
from server.policies.retrieval.not_held import load_topics, named_by_words

TOPIC = """\
topics:
  - title: 示例
    ask: 请问示例部门。
    asked: [示例怎么办]
    words: ['示例.{0,3}办']
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "not_held.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_topic_has_a_name_of_its_own_and_says_whom_to_ask() -> None:
    topics = load_topics()

    assert len({topic.title for topic in topics}) == len(topics)
    assert all("问" in topic.ask or "找" in topic.ask for topic in topics)
    assert all(topic.ask.endswith("。") and "你" not in topic.ask for topic in topics)


def test_no_way_of_asking_belongs_to_two_topics_or_to_a_rule() -> None:
    asked = [text for topic in load_topics() for text in topic.asked]
    of_rules = {text for rule in current_rules().on(date(2026, 11, 27)) for text in rule.asked}

    assert len(set(asked)) == len(asked)
    assert not of_rules & set(asked)


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("我的轮椅坏了", "辅助器具和康复"),
        ("养老金怎么算", "养老和退休"),
        ("湖北的怎么领", "别的省的规定"),
        ("残疾证丢了", "残疾人证"),
        ("补贴发多少钱", "给多少钱"),
    ],
)
def test_some_words_name_the_topic_alone(question: str, title: str) -> None:
    topic = named_by_words(question)

    assert topic is not None
    assert topic.title == title


@pytest.mark.parametrize("question", ["", "培训补贴一年能领几次", "学分银行是啥", "示例"])
def test_other_words_name_none(question: str) -> None:
    assert named_by_words(question) is None


def test_the_words_hardly_ever_name_what_a_rule_answers() -> None:
    asked = [text for rule in current_rules().on(date(2026, 11, 27)) for text in rule.asked]
    named = [text for text in asked if named_by_words(text)]

    assert len(named) <= len(asked) / 40, named


def test_a_good_file_loads(tmp_path: Path) -> None:
    (topic,) = load_topics(write(tmp_path, TOPIC))

    assert (topic.title, topic.ask, topic.asked) == ("示例", "请问示例部门。", ("示例怎么办",))


@pytest.mark.parametrize(
    ("what", "text", "line"),
    [
        ("a pattern that does not compile", TOPIC.replace("示例.{0,3}办", "示例("), 5),
        ("nobody to ask", TOPIC.replace("    ask: 请问示例部门。\n", ""), 2),
        ("no way of asking", TOPIC.replace("[示例怎么办]", "[]"), 4),
        ("a sentence too long", TOPIC.replace("请问示例部门", "请问示例部门" * 7), 3),
        ("an unknown key", TOPIC + "    word: a\n", 6),
        ("no topic", "topics: []\n", 1),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, what: str, text: str, line: int) -> None:
    with pytest.raises(PolicyFileError, match=rf"not_held\.yaml, line {line}:"):
        load_topics(write(tmp_path, text))
