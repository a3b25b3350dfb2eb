"""Who asks what became of the case is told from who asks after a claim, a class or a post."""

import pytest
from actions.reading.asking_after import asks_after_the_case

from tests.actions.words import words


@pytest.mark.parametrize(
    "said",
    words(
        "工作人员回复了吗 有人回我吗 转人工的事怎么样了 人工怎么还不来 有人接了吗 编号000012到哪一步了 "
        "我的问题处理了吗 回复了吗 有回信吗 "
        "工作人员什么时候联系我 客服还没来 我等了半天 有人理我吗 人工还要多久"
    ),
)
def test_the_question_is_heard(said: str) -> None:
    assert asks_after_the_case(said)


@pytest.mark.parametrize(
    "said",
    words(
        "补贴什么时候到账 单位回复了吗 推荐的工作有回信吗 单位不招残疾人有人管吗 报名到哪一步了 转人工 到哪一步了 "
        "证书发了吗 我等一下 谁能报名"),
)  # fmt: skip
def test_questions_after_other_things_are_not(said: str) -> None:
    assert not asks_after_the_case(said)
