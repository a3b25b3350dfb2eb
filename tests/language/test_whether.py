"""Whether something may be done."""

import pytest

from language.whether import asks_whether_one_may


@pytest.mark.parametrize(
    "said", ["那妮儿还能回去上课不能", "还能回去上课不能人家撵俺是不是不占理", "能不能换个老师", "他还能去吗"]
)
def test_who_asks_whether_one_may(said: str) -> None:
    assert asks_whether_one_may(said)


@pytest.mark.parametrize("said", ["啥时候能有结果", "能查到结果吗", "然后呢", "几天能办好", "我能听着信儿不"])
def test_who_asks_for_the_answer_does_not(said: str) -> None:
    assert not asks_whether_one_may(said)
