"""What is told of jobs, by the subject that is asked about (topics of data/reading/topics)."""

from __future__ import annotations

from collections.abc import Sequence

from actions.answers.class_facts import MEALS, _ages, made_for
from actions.answers.course import first_sentence
from actions.answers.facts import Fact, FactOf, compared, fact, not_on_record, values, which
from actions.turn import Turn
from server.registry.models import Job

Jobs = Sequence[Job]
LODGING = {"none": "不管住", "own_cost": "有地方住，自己花钱", "included": "管住"}


def pay(turn: Turn, found: Jobs) -> Fact:
    low, high = min(job.salary_min_yuan for job in found), max(job.salary_max_yuan for job in found)
    return fact(turn, "pay", "job.pay" if len(found) == 1 else "job.pay_of_all", low=low, high=high)


def meals(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "meals", [MEALS.get(one.meals or "") for one in found])


def lodging(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "lodging", [LODGING.get(one.lodging or "") or _lodging_offered(one) for one in found])


def _lodging_offered(job: Job) -> str | None:
    return next((f"写着可以提供{one}" for one in job.accommodations if "住" in one), None)


def hours(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "hours", [_hours(one) for one in found])


def categories(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "categories", [made_for(one.for_categories) for one in found])


def weekends(turn: Turn, found: Jobs) -> Fact:
    return which(turn, "free_weekends", [one.weekends_off for one in found], "周末休息", "周末要上班")


def _hours(one: Job) -> str | None:
    weekends = {True: "周末休息", False: "周末要上班", None: None}[one.weekends_off]
    return "，".join(part for part in (one.daily_hours, weekends) if part) or None


def night(turn: Turn, found: Jobs) -> Fact:
    return which(turn, "night", [one.night_shift for one in found], "要上夜班", "不上夜班")


def insurance(turn: Turn, found: Jobs) -> Fact:
    return which(turn, "insurance", [one.social_insurance for one in found], "单位交社保", "单位不交社保")


def probation(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "probation", [one.probation for one in found])


def pay_day(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "pay_day", [one.pay_day for one in found])


def way(turn: Turn, found: Jobs) -> Fact:
    return values(
        turn, "way", ["在家做，不用去" if one.work_mode == "居家" else one.how_to_get_there for one in found]
    )


def remote(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "remote", ["在家做" if one.work_mode == "居家" else "要去单位上班" for one in found])


def where(turn: Turn, found: Jobs) -> Fact:
    places = ["在家里" if one.work_mode == "居家" else _town(turn, one.division_code) for one in found]
    return values(turn, "where", places)


def _town(turn: Turn, code: str) -> str | None:
    place = turn.context.gazetteer.get(code)
    return f"在{place.full_name}" if place else None


def experience(turn: Turn, found: Jobs) -> Fact:
    return which(turn, "experience", [one.experience_needed for one in found], "要有经验", "没有经验也行")


def interview(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "interview", [one.interview for one in found])


def age(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "age", [_ages(one.age_min, one.age_max) for one in found])


def vacancies(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "vacancies", [f"招{one.vacancies}人" for one in found])


def support(turn: Turn, found: Jobs) -> Fact:
    offered = list(dict.fromkeys(one for job in found for one in job.accommodations))
    return fact(turn, "support", "job.provide" if offered else None, items="、".join(offered[:4]))


def content(turn: Turn, found: Jobs) -> Fact:
    return values(turn, "content", [first_sentence(one.description) or None for one in found])


def difference(turn: Turn, found: Jobs) -> Fact:
    """Say what differs, job by job: the same is not listed."""
    return compared(turn, [
        [f"是{one.title}" for one in found],
        [f"单位是{one.employer}" for one in found],
        [f"在{_town(turn, one.division_code)}" for one in found],
        [f"每月{one.salary_min_yuan}到{one.salary_max_yuan}元" for one in found],
        [one.work_mode for one in found],
    ])  # fmt: skip


NOT_ON_RECORD = (
    "seated", "companion", "distance", "employer", "danger", "people", "lodging_cost", "meals_cost", "travel_cost",
)  # fmt: skip
"""subjects that no job has on record: the question can go to the employer"""
FACTS: dict[str, FactOf] = {
    "pay": pay, "cost": pay, "meals": meals, "lodging": lodging, "hours": hours, "weekends": weekends,
    "categories": categories, "night": night,
    "insurance": insurance, "probation": probation, "pay_day": pay_day, "way": way, "where": where,
    "experience": experience, "level": experience, "interview": interview, "age": age, "seats": vacancies,
    "vacancies": vacancies, "sign": support, "step_free": support, "braille": support, "support": support,
    "content": content, "difference": difference, "free_days": weekends, "remote": remote,
    **{one: not_on_record(one) for one in NOT_ON_RECORD},
}  # fmt: skip
"""topic → how it is answered"""
