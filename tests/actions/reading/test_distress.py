"""Despair is heard from mild to explicit, whatever the model makes of it."""

import pytest
from actions.reading.distress import is_everyday, says_distress

from tests.actions.words import words


@pytest.mark.parametrize(
    "said",
    words(
        "我不想活了 俺不想活了 活不下去了 活着没意思 活着真没劲 活着太累了 我想死 死了算了 死了干净 不如死了 "
        "我想自杀 我要跳楼 想跳河 "
        "我割腕了 遗书写好了 没活路了 我绝望了 我撑不下去了 快撑不住了 我快崩溃了 想不开 一了百了 我死想 活够了 "
        "我不想货了 不想再醒来 "
        "不想活着 世界上没有我更好 想结束生命 伤害自己"
    ),
)
def test_despair_is_heard(said: str) -> None:
    assert says_distress(said)


@pytest.mark.parametrize("said", ["I want to kill myself", "i don't want to live anymore", "thinking about suicide"])
def test_despair_is_heard_in_english(said: str) -> None:
    assert says_distress(said)


@pytest.mark.parametrize(
    "said",
    words(
        "累死了 热死我了 笑死人 手机死机了 系统崩溃了 网页老崩溃 没活了 我没活干了 不想活动 想学生活照料 我没想死 "
        "不是想自杀 "
        "死亡证明怎么开 自杀干预培训班有吗 这身体撑不住 我想找活 活儿太累 生活费多少 结束了吗 跳过 不想说了"
    ),
)
def test_other_words_are_not_taken_for_it(said: str) -> None:
    assert not says_distress(said)


@pytest.mark.parametrize("said", words("排队累死了 手机死机了 热死我了 系统崩溃了 急死人了 昨晚没睡好"))
def test_everyday_words_are_known_as_such(said: str) -> None:
    assert is_everyday(said)


@pytest.mark.parametrize(
    "said", words("我想死 累死了不想活了 活着累死了 我不想活了 报名 天天晚上没睡着 昨晚没睡好不想活了")
)
def test_despair_is_not_everyday(said: str) -> None:
    assert not is_everyday(said)
