"""The office's hours as they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.office_hours import contradicts, said_hours

TIMES = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 5, 15, 30, 45)]
HOURS = st.tuples(st.sampled_from(TIMES), st.sampled_from([*TIMES, "24:00"])).filter(lambda pair: pair[0] < pair[1])
DAYS = st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days)))


@pytest.mark.parametrize(
    ("days", "opens", "closes", "said"),
    [
        ("12345", "09:00", "17:00", "周一到周五，早上9点到下午5点"),
        ("1234567", "00:00", "24:00", "每天，全天"),
        ("67", "05:00", "24:00", "周六、周日，凌晨5点到晚上12点"),
        ("136", "08:30", "12:05", "周一、周三、周六，早上8点半到中午12点零5分"),
        ("12346", "13:15", "20:45", "周一到周四、周六，下午1点15分到晚上8点45分"),
    ],
)
def test_days_and_times_make_the_sentence(days: str, opens: str, closes: str, said: str) -> None:
    assert said_hours(days, opens, closes) == said


@given(DAYS, HOURS)
def test_what_is_made_of_days_and_times_never_contradicts_them(days: str, hours: tuple[str, str]) -> None:
    assert not contradicts(said_hours(days, *hours), days, *hours)


@pytest.mark.parametrize(
    "sentence",
    ["周一至周五9:00-17:00", "工作日九点到五点", "星期一到星期五，上午9点到12点，下午2点到5点", "上班时间请打电话问"],
)
def test_the_same_hours_in_other_words_are_no_contradiction(sentence: str) -> None:
    assert not contradicts(sentence, "12345", "09:00", "17:00")


@pytest.mark.parametrize(
    "sentence", ["周一到周六，早上9点到下午5点", "每天9点到5点", "周一到周五，早上8点到下午5点", "工作日9点到17点半"]
)
def test_other_days_or_times_are_one(sentence: str) -> None:
    assert contradicts(sentence, "12345", "09:00", "17:00")
