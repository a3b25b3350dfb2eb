"""The spans of time that the database layer relies on too."""

from datetime import date

import pytest

from server.policies import Claim, SubsidySettings, cap_year, one_year_after, repeat_key, repeat_window


def test_a_year_from_29_february_leads_to_1_march() -> None:
    assert one_year_after(date(2024, 2, 29)) == date(2025, 3, 1)


def test_a_year_from_28_february_leads_to_28_february() -> None:
    assert one_year_after(date(2023, 2, 28)) == date(2024, 2, 28)


def test_the_repeat_window_runs_a_year_from_the_day() -> None:
    window = repeat_window(date(2024, 3, 1), SubsidySettings())

    assert window == (date(2024, 3, 1), date(2025, 3, 1))


def test_the_repeat_window_may_be_the_calendar_year() -> None:
    window = repeat_window(date(2024, 3, 1), SubsidySettings(repeat_window="calendar"))

    assert window == (date(2024, 1, 1), date(2025, 1, 1))


def test_a_claim_counts_in_its_calendar_year() -> None:
    assert [cap_year(day) for day in (date(2024, 12, 31), date(2025, 1, 1))] == [2024, 2025]


def test_a_level_makes_the_kind_irrelevant_for_a_repeat() -> None:
    assert repeat_key("示例职业甲", 4, "职业资格证书") == repeat_key("示例职业甲", 4, "职业技能等级证书")


def test_without_a_level_the_kind_stands_for_it() -> None:
    assert repeat_key("示例职业甲", None, "职业资格证书") != repeat_key("示例职业甲", None, "培训合格证书")


def test_a_repeat_cannot_be_told_without_level_and_kind() -> None:
    with pytest.raises(ValueError, match="level"):
        repeat_key("示例职业甲", None, None)


def test_a_claim_of_an_unknown_status_is_refused() -> None:
    with pytest.raises(ValueError, match="status"):
        Claim(date(2024, 1, 1), "示例职业甲", 4, "职业技能等级证书", "lost")
