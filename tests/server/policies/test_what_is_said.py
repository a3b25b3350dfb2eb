"""What a person is told: no promise that cannot come true, the refusal first, nothing said twice."""

from datetime import date

import pytest

from server.policies import Claim, Decision, Request, SubsidySettings, evaluate

TODAY = date(2026, 8, 20)
KIND = "职业技能等级证书"
EARLIER = Claim(date(2026, 6, 3), "示例职业甲", 5, KIND, "submitted", other_dates=(("claimed", date(2026, 6, 9)),))


def asked(
    *made: Claim, general: bool = False, on: date = date(2026, 8, 1), province: str = "130000", **read_as: object
) -> Decision:
    """Ask about a certificate of the same occupation and level, or in general."""
    request = Request(TODAY, None, None, None, province) if general else None
    settings = SubsidySettings().model_copy(update=read_as)
    certificate = Request(on, "示例职业甲", 5, KIND, province)
    return evaluate(request or certificate, made, settings, TODAY)


def said_of_the_next(decision: Decision) -> str:
    return next(reason.text for reason in decision.reasons if reason.code == "next_possible")


def test_a_certificate_whose_day_is_fixed_is_never_promised_a_later_day() -> None:
    decision = asked(EARLIER)

    assert said_of_the_next(decision) == "这张证书不能再领。2027年6月3日或以后新发的证书可以。"
    assert decision.next_possible == date(2027, 6, 3)
    assert not asked(EARLIER, on=date(2027, 6, 2)).eligible
    assert asked(EARLIER, on=date(2027, 6, 3)).eligible


def test_by_the_start_of_training_a_later_training_is_needed() -> None:
    assert said_of_the_next(asked(EARLIER, counting_date="training_started")) == (
        "这张证书不能再领。2027年6月3日或以后新开班的培训可以。"
    )


@pytest.mark.parametrize("counting_date", ["claimed", "paid"])
def test_where_the_day_is_still_to_come_the_same_certificate_can_be_claimed_for_later(counting_date: str) -> None:
    assert said_of_the_next(asked(EARLIER, counting_date=counting_date)) == "从2027年6月3日起，可以再领。"


def test_a_full_year_in_general_speaks_of_new_certificates_alone() -> None:
    made = [Claim(date(2026, month, 5), "示例职业甲", month, KIND, "paid") for month in (1, 2, 3)]
    decision = asked(*made, general=True)

    assert said_of_the_next(decision) == "2027年1月1日或以后新发的证书可以。"
    assert decision.refusal == "现在发的证书，不能申请补贴。"
    assert decision.reasons[0].code == "cap_reached"


def test_before_any_rule_nothing_was_claimed_before() -> None:
    assert said_of_the_next(asked(on=date(2018, 5, 1))).startswith("这张证书不能领。")


def test_a_refusal_begins_with_the_refusal_and_leaves_out_what_is_left() -> None:
    decision = asked(EARLIER)

    assert decision.refusal == "这张证书现在不能申请补贴。"
    assert [reason.code for reason in decision.reasons] == ["repeat", "next_possible"]
    assert "还可以用" not in "".join(reason.text for reason in decision.reasons)


def test_what_is_granted_has_no_refusal() -> None:
    assert asked().refusal == ""


def test_all_readings_that_decide_are_named_in_one_sentence() -> None:
    decision = asked(EARLIER)

    assert len(decision.setting_notes) > 1
    assert decision.reading_note.count("。") == 1
    assert decision.reading_note.count("换个算法") == 1
    assert "同级要隔满一年" in decision.reading_note
    assert "在办的也算" in decision.reading_note


def test_where_no_reading_decides_nothing_is_said_of_them() -> None:
    assert asked().reading_note == ""


def test_an_answer_of_this_year_says_that_the_claim_of_last_year_is_not_in_it() -> None:
    decision = asked(Claim(date(2025, 8, 10), "示例职业甲", 5, KIND, "submitted"), general=True)

    assert [reason.text for reason in decision.reasons if reason.code == "other_year"] == [
        "按证书上的日期，您2025年的那次不算在2026年里。"
    ]


def test_several_claims_of_another_year_are_counted() -> None:
    made = [Claim(date(2025, month, 10), "示例职业甲", month, KIND, "paid") for month in (1, 2)]

    assert "您2025年的那2次不算在2026年里。" in "".join(reason.text for reason in asked(*made, general=True).reasons)


@pytest.mark.parametrize(
    ("made", "read_as"),
    [
        (Claim(date(2024, 8, 10), "示例职业甲", 5, KIND, "paid"), {}),
        (Claim(date(2025, 8, 10), "示例职业甲", 5, KIND, "withdrawn"), {}),
        (Claim(date(2025, 8, 10), "示例职业甲", 5, KIND, "paid"), {"year_of_cap": "rolling"}),
    ],
)
def test_of_other_years_nothing_is_said_where_it_helps_nobody(made: Claim, read_as: dict[str, object]) -> None:
    assert "other_year" not in [reason.code for reason in asked(made, general=True, **read_as).reasons]


def test_of_two_plans_the_note_cites_the_one_whose_document_gives_its_end() -> None:
    decision = asked(province="410000")
    (note,) = decision.notes

    assert note == "这里用的是已经到期的规定，系统里还没有新的规定。"
    (document,) = {source.document for source in decision.sources_of(note)}
    assert "2019—2021年" in document


def test_the_span_begins_a_sentence() -> None:
    assert asked().span == "2026年您"
    assert asked(year_of_cap="rolling").span == "连续12个月里您"
