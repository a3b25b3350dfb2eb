"""What holds for any claims under any reading of the rule."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from server.policies import Claim, Decision, Request, SubsidySettings, evaluate, one_year_after, repeat_key

TODAY = date(2024, 6, 1)
CAP = 3

days = st.dates(date(2022, 12, 1), date(2025, 3, 31))
occupations = st.sampled_from(["示例职业甲", "示例职业乙"])
levels = st.sampled_from([None, 5, 4, 3])
kinds = st.sampled_from(["职业技能等级证书", "培训合格证书"])
provinces = st.sampled_from(["130000", "410000"])
readings = st.builds(
    SubsidySettings,
    year_of_cap=st.sampled_from(["calendar", "rolling"]),
    repeat_window=st.sampled_from(["calendar", "rolling"]),
    one_time=st.sampled_from(["not_withdrawn_refused_returned", "paid"]),
    competition_counts=st.booleans(),
    without_level=st.sampled_from(["by_kind", "by_occupation"]),
)
statuses = st.sampled_from(["submitted", "approved", "paid", "refused", "returned", "withdrawn"])
claims = st.lists(st.builds(Claim, days, occupations, levels, kinds, statuses, st.booleans()), max_size=9)
specific = st.builds(Request, days, occupations, levels, kinds, provinces, st.booleans())
general = st.builds(Request, days, st.none(), st.none(), st.none(), provinces)
requests = st.one_of(specific, general)


def decide(request: Request, made: list[Claim], settings: SubsidySettings) -> Decision:
    return evaluate(request, made, settings, TODAY)


def granted(request: Request) -> Claim:
    """A request that was granted and paid."""
    assert request.occupation is not None
    assert request.certificate_kind is not None
    kind, level = request.certificate_kind, request.skill_level
    return Claim(request.on, request.occupation, level, kind, "paid", request.competition)


@given(st.lists(specific, max_size=25), readings)
def test_its_own_yes_never_leads_to_more_than_the_cap_in_any_window(
    asked: list[Request], settings: SubsidySettings
) -> None:
    made: list[Claim] = []
    for request in asked:
        if decide(request, made, settings).eligible:
            made.append(granted(request))

    dates = [c.counted_on for c in made if settings.competition_counts or not c.competition]
    if settings.year_of_cap == "calendar":
        windows = [(date(year, 1, 1), date(year + 1, 1, 1)) for year in range(2022, 2026)]
    else:
        windows = [(start, one_year_after(start)) for start in dates]
    assert all(sum(start <= day < until for day in dates) <= CAP for start, until in windows)


@given(st.lists(specific, max_size=25), readings)
def test_its_own_yes_never_repeats_an_occupation_and_level_within_the_window(
    asked: list[Request], settings: SubsidySettings
) -> None:
    made: list[Claim] = []
    for request in asked:
        if decide(request, made, settings).eligible:
            made.append(granted(request))

    for index, one in enumerate(made):
        for other in made[index + 1 :]:
            if repeat_key(one.occupation, one.skill_level, one.certificate_kind, settings) == repeat_key(
                other.occupation, other.skill_level, other.certificate_kind, settings
            ):
                earlier, later = sorted((one.counted_on, other.counted_on))
                if settings.repeat_window == "calendar":
                    assert earlier.year != later.year
                else:
                    assert later >= one_year_after(earlier)


@given(requests, claims, readings)
def test_the_next_possible_date_is_granted_and_the_day_before_is_not(
    request: Request, made: list[Claim], settings: SubsidySettings
) -> None:
    decision = decide(request, made, settings)

    if decision.eligible:
        assert decision.next_possible is None
        return
    assert decision.next_possible is not None
    assert decision.next_possible > request.on
    assert decide(moved(request, decision.next_possible), made, settings).eligible
    assert not decide(moved(request, decision.next_possible - timedelta(days=1)), made, settings).eligible


@given(requests, claims, readings, st.floats(0, 1))
def test_no_day_before_the_next_possible_one_is_granted(
    request: Request, made: list[Claim], settings: SubsidySettings, share: float
) -> None:
    after = decide(request, made, settings).next_possible
    if after is not None:
        between = request.on + timedelta(days=int(share * ((after - request.on).days - 1)))
        assert not decide(moved(request, between), made, settings).eligible


@given(requests, claims, readings)
def test_the_remaining_count_lies_between_none_and_the_cap(
    request: Request, made: list[Claim], settings: SubsidySettings
) -> None:
    assert 0 <= decide(request, made, settings).remaining <= CAP


@given(requests, claims, readings, st.randoms(use_true_random=False))
def test_the_order_of_the_claims_does_not_matter(
    request: Request, made: list[Claim], settings: SubsidySettings, random: object
) -> None:
    shuffled = list(made)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    one, other = decide(request, shuffled, settings), decide(request, made, settings)
    assert (one.eligible, one.remaining, one.next_possible) == (other.eligible, other.remaining, other.next_possible)
    assert (one.refusal, one.reasons, one.trace) == (other.refusal, other.reasons, other.trace)
    assert (one.reading_note, one.notes) == (other.reading_note, other.notes)


@given(requests, claims, readings)
def test_every_sentence_that_a_person_hears_is_short(
    request: Request, made: list[Claim], settings: SubsidySettings
) -> None:
    decision = decide(request, made, settings)
    said = [reason.text for reason in decision.reasons] + [*decision.notes, *decision.setting_notes]
    said += filter(None, (decision.refusal, decision.reading_note))

    assert all(len(sentence) < 40 for text in said for sentence in text.split("。"))
    assert all(text.endswith("。") and "！" not in text and "{" not in text for text in said)


def moved(request: Request, day: date) -> Request:
    """The same request on another day."""
    return Request(
        day,
        request.occupation,
        request.skill_level,
        request.certificate_kind,
        request.province,
        request.competition,
    )
