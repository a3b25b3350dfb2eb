"""What there is to know of a job: its titles, and what is told when it is chosen."""

from __future__ import annotations

from actions.answers.course import first_sentence
from actions.turn import Turn
from language.places import Place
from server.registry.models import Job


def job_title(turn: Turn, job: Job) -> str:
    """Return one line for a list: post, employer, place, way of working."""
    return job_titles(turn, job)[0]


def job_titles(turn: Turn, job: Job) -> list[str]:
    """Return lines for a list from short to full: with the full name of the town, the pay, the code."""
    place = turn.context.gazetteer.get(job.division_code)
    short, town = (f"{job.title}，{job.employer}，{where}，{job.work_mode}" for where in _names(place))
    paid = f"{town}，每月{job.salary_min_yuan}到{job.salary_max_yuan}元"
    return [short, town, paid, f"{paid}，编号{job.code}"]


def describe_job(turn: Turn, job: Job) -> None:
    """Say what the post is, what it pays, and what the employer provides."""
    turn.say(
        "job.details", title=job.title, employer=job.employer, low=job.salary_min_yuan, high=job.salary_max_yuan,
        vacancies=job.vacancies,
    )  # fmt: skip
    if description := first_sentence(job.description):
        turn.say_plain(f"{description}。")
    if job.accommodations:
        turn.say("job.accommodations", items="、".join(job.accommodations))


def _names(place: Place | None) -> tuple[str, str]:
    return (place.name, place.full_name) if place else ("", "")
