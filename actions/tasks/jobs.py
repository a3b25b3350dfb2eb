"""Finding a job that fits, and being referred to it."""

from __future__ import annotations

from typing import Any

from actions.personal import PersonalForm
from actions.reading.wishes import read_category
from actions.steps.choice import ChoiceStep, Item
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.identity import identity_steps, is_new, person_of
from actions.steps.step import ANY, Step
from actions.steps.wishes import OccupationStep, PlaceStep, WorkModeStep, occupation_name, place_name, place_prefix
from actions.tasks.done import TaskEnd
from actions.turn import REQUESTED, Choice, Turn
from server.registry.models import Job
from server.registry.numbers import DISABILITY_CATEGORIES
from server.registry.plain import squeeze
from server.registry.repositories.jobs import JobFilter, find_jobs, get_job
from server.registry.services import people
from server.registry.services.jobs import ReferralRefused, refer
from server.words import Digits

MOST_JOBS = 500
ACCOMMODATION_WORDS = ("手语", "读屏", "无障碍", "弹性", "远程面试", "文字沟通")


class JobChoiceStep(ChoiceStep):
    slot = "job_choice"
    names = "岗位|工作|职位"
    title = "岗位"
    noun = "个岗位"

    def items(self, turn: Turn) -> list[Item]:
        return [Item(job.id, title_of(turn, job), f"选岗位{job.code}") for job in matching_jobs(turn)]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        prefix = place_prefix(turn) or ""
        near = sum(1 for job in matching_jobs(turn) if job.division_code.startswith(prefix))
        key = "ask.job_choice" if near == len(items) else "ask.job_choice_and_home"
        values = {"count": near, "home": len(items) - near}
        return ("ask.job_choice_again" if attempt else key), {
            **values, "occupation": occupation_name(turn), "place": place_name(turn),
        }  # fmt: skip

    def nothing_found(self, turn: Turn) -> None:
        turn.say(
            "none.job_choice", occupation=occupation_name(turn), place=place_name(turn),
            options=[Choice("看各地的岗位", "帮我找工作，哪里都可以"), Choice("先学一门手艺", "有哪些培训班"),
                     Choice("转人工", "转人工")],
        )  # fmt: skip

    def said_back(self, turn: Turn) -> str:
        job = get_job(turn.session, turn.get(self.slot))
        return title_of(turn, job) if job else ""


def title_of(turn: Turn, job: Job) -> str:
    """Return one line for a list: post, employer, place, way of working."""
    place = turn.context.gazetteer.get(job.division_code)
    where = place.name if place else ""
    return f"{job.title}，{job.employer}，{where}，{job.work_mode}"


def matching_jobs(turn: Turn) -> list[Job]:
    """Return the jobs that fit what is known of the wish and, once verified, of the person."""
    occupation, mode = turn.get("occupation"), turn.get("work_mode")
    wanted = JobFilter(
        occupation_code=None if occupation in (None, ANY) else occupation,
        place_prefix=place_prefix(turn),
        work_mode=None if mode in (None, ANY) else mode,
        disability_category=_category(turn),
        accommodation=turn.get("accommodation"),
        person_id=turn.person.id if turn.person else None,
    )
    return find_jobs(turn.session, wanted, turn.context.today(), limit=MOST_JOBS)


def _category(turn: Turn) -> int | None:
    person = turn.person
    if person is not None and (certificate := people.current_certificate(turn.session, person.id)):
        return int(certificate.category)
    told = turn.get("disability_category")
    return int(told) if told else None


class FindJobForm(PersonalForm):
    form = "find_job_form"
    title = "找工作"
    intents = ("find_job",)

    def steps(self, turn: Turn) -> list[Step]:
        search: list[Step] = [PlaceStep(), OccupationStep("ask.occupation_to_work"), WorkModeStep()]
        if turn.get("job_choice") is not None:  # what led to the job can be corrected still
            search = [step for step in search if step.is_filled(turn)]
        return [*search, JobChoiceStep(), *identity_steps(), ConfirmStep(announce_referral, self.title)]

    def act(self, turn: Turn) -> None:
        if turn.get(REQUESTED) is None:
            turn.clear(["accommodation", "disability_category"])
        if category := read_category(turn.text):
            turn.set("disability_category", category)
        said = squeeze(turn.text)
        wished = next((word for word in ACCOMMODATION_WORDS if word in said), None)
        if wished and (exact := _accommodation_named(turn, wished)):
            turn.set("accommodation", exact)
        super().act(turn)

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot == "job_choice":
            _describe(turn)
        going_on = super().after_accepting(turn, step)
        if going_on and step.slot == "verification_code":
            return self._still_fits(turn)
        return going_on

    def _still_fits(self, turn: Turn) -> bool:
        """Look again at the choice once the person's certificate is known."""
        category = _category(turn) or int(turn.get("certificate_number")[18])
        job = get_job(turn.session, turn.get("job_choice"))
        if job is None or not job.for_categories or category in job.for_categories:
            return True
        turn.say("job.not_arranged", category=DISABILITY_CATEGORIES[category])
        turn.set("disability_category", category)
        turn.clear(["job_choice"])
        return True


def _accommodation_named(turn: Turn, word: str) -> str | None:
    """Return the accommodation, in the words of the jobs on offer, that holds `word`."""
    offered = find_jobs(turn.session, JobFilter(place_prefix=place_prefix(turn)), turn.context.today(), limit=200)
    return next((one for job in offered for one in job.accommodations if word in one), None)


def _describe(turn: Turn) -> None:
    job = get_job(turn.session, turn.get("job_choice"))
    assert job is not None
    turn.say(
        "job.details", title=job.title, employer=job.employer, low=job.salary_min_yuan, high=job.salary_max_yuan,
        vacancies=job.vacancies,
    )  # fmt: skip
    if job.accommodations:
        turn.say("job.accommodations", items="、".join(job.accommodations))


def announce_referral(turn: Turn) -> None:
    job = get_job(turn.session, turn.get("job_choice"))
    assert job is not None
    if is_new(turn):
        turn.say(
            "register.with_task", name=turn.get("person_name"), number=Digits(turn.get("certificate_number")[-4:])
        )
    turn.say("refer.confirm", options=YES_NO, title=job.title, employer=job.employer)


class Refer(TaskEnd):
    action_name = "action_refer"
    form = "find_job_form"
    forgets = ("job_choice", "occupation", "work_mode", "accommodation", "disability_category")

    def finish(self, turn: Turn) -> bool:
        try:
            with turn.write() as session:
                person = person_of(turn, session)
                referral = refer(session, person.id, turn.get("job_choice"), turn.actor, turn.context.today())
                number, writes = Digits(f"{referral.id:06d}"), person.cannot_take_calls
        except ReferralRefused as refusal:
            turn.say(f"refer.{refusal.code}", options=[Choice("看别的岗位", "帮我找工作")])
            return True
        turn.say("refer.done", number=number)
        turn.say("refer.next_in_writing" if writes else "refer.next")
        return True
