"""Finding a job that fits, and being referred to it."""

from __future__ import annotations

from typing import Any

from actions.answers.category import known_category
from actions.answers.course import first_sentence
from actions.answers.offered import asks_of_the_list
from actions.answers.titles import told_apart
from actions.personal import PersonalForm
from actions.reading.wishes import read_category
from actions.steps.choice import ChoiceStep, Item
from actions.steps.confirm import YES_NO, ConfirmStep
from actions.steps.identity import announce_newcomer, identity_steps, person_of
from actions.steps.step import Step
from actions.steps.wishes import OccupationStep, PlaceStep, WorkModeStep, occupation_name
from actions.tasks.class_search import NOT_NEEDED
from actions.tasks.done import TaskEnd
from actions.tasks.job_search import search_jobs, what_was_found
from actions.tasks.pay import read_pay_wish
from actions.tasks.searching import SearchForm, rings
from actions.turn import REQUESTED, Choice, Turn
from language.numbers.personal import DISABILITY_CATEGORIES
from language.places import Place
from language.writing.plain import squeeze
from server.registry.models import Job
from server.registry.repositories.jobs import get_job
from server.registry.repositories.occupations import get_occupation
from server.registry.services.jobs import ReferralRefused, refer
from server.words import Digits

ACCOMMODATION_WORDS = ("手语", "读屏", "无障碍", "弹性", "远程面试", "文字沟通")


class JobChoiceStep(ChoiceStep):
    slot = "job_choice"
    names = "岗位|工作|职位"
    title = "岗位"

    def items(self, turn: Turn) -> list[Item]:
        found = matching_jobs(turn)
        titles = told_apart([titles_of(turn, job) for job in found])
        return [Item(job.id, title, f"选岗位{job.code}") for job, title in zip(found, titles, strict=True)]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        if attempt:
            return "ask.job_choice_again", {}
        return "ask.job_choice", {"items": what_was_found(turn, search_jobs(turn))}

    def nothing_found(self, turn: Turn) -> None:
        around, trade, category = rings(turn), occupation_name(turn), known_category(turn)
        found = search_jobs(turn)
        options = [
            Choice("先学一门手艺", "有哪些培训班"),
            Choice("换一种工作", "帮我找别的工作"),
            Choice("转人工", "转人工"),
        ]
        if around and found.elsewhere:
            everywhere = Choice("看各地的岗位", "帮我找工作，哪里都可以")
            turn.say(
                "none.job_choice_here", place=around[-1].name, count=found.elsewhere, occupation=trade,
                options=[everywhere, options[0], options[2]],
            )  # fmt: skip
        elif category and found.for_others:
            turn.say(
                "none.job_choice_category",
                category=DISABILITY_CATEGORIES[category],
                occupation=trade,
                options=options,
            )
        elif (trade_wished := get_occupation(turn.session, turn.get("occupation") or "")) and trade_wished.medical:
            turn.say("none.job_choice_medical", occupation=trade, options=options)
        else:
            turn.say("none.job_choice", occupation=trade, options=options)

    def said_back(self, turn: Turn) -> str:
        job = get_job(turn.session, turn.get(self.slot))
        return title_of(turn, job) if job else ""


def title_of(turn: Turn, job: Job) -> str:
    """Return one line for a list: post, employer, place, way of working."""
    return titles_of(turn, job)[0]


def titles_of(turn: Turn, job: Job) -> list[str]:
    """Return lines for a list from short to full: with the full name of the town, the pay, the code."""
    place = turn.context.gazetteer.get(job.division_code)
    short, town = (f"{job.title}，{job.employer}，{where}，{job.work_mode}" for where in _names(place))
    paid = f"{town}，每月{job.salary_min_yuan}到{job.salary_max_yuan}元"
    return [short, town, paid, f"{paid}，编号{job.code}"]


def _names(place: Place | None) -> tuple[str, str]:
    return (place.name, place.full_name) if place else ("", "")


def matching_jobs(turn: Turn) -> list[Job]:
    """Return the jobs that fit the wish and the person, or come nearest to it."""
    return search_jobs(turn).items


class FindJobForm(SearchForm, PersonalForm):
    form = "find_job_form"
    title = "找工作"
    intents = ("find_job",)
    choice = JobChoiceStep()

    def steps(self, turn: Turn) -> list[Step]:
        search: list[Step] = [PlaceStep(), OccupationStep("ask.occupation_to_work"), WorkModeStep()]
        if turn.get("job_choice") is not None:  # what led to the job can be corrected still
            search = [step for step in search if step.is_filled(turn)]
        return [*search, JobChoiceStep(), *identity_steps(), ConfirmStep(announce_referral, self.title)]

    def act(self, turn: Turn) -> None:
        text = (turn.get("carried") or {}).get("text") or turn.text
        if self.begins(turn):
            turn.clear(["accommodation", "pay_wish"])
            self.forget_what_led_nowhere(turn, text)
        if turn.get("job_choice") is None:
            self._note_wishes(turn, text)
        super().act(turn)

    def _note_wishes(self, turn: Turn, text: str) -> None:
        before = _wishes(turn)
        if (pay := read_pay_wish(text)) is not None:
            turn.set("pay_wish", pay or None)
        if category := read_category(text):
            turn.set("disability_category", category)
        if pay is None and turn.get(REQUESTED) == "job_choice" and asks_of_the_list(turn):
            return
        said = squeeze(text)
        if wished := next((one for one in ACCOMMODATION_WORDS if one in said), None):
            turn.set("accommodation", None if NOT_NEEDED.search(said) else wished)
        if before != _wishes(turn):
            self.show_anew(turn)

    def after_accepting(self, turn: Turn, step: Step) -> bool:
        if step.slot == "job_choice":
            _describe(turn)
        going_on = super().after_accepting(turn, step)
        if going_on and step.slot == "verification_code":
            return self._still_fits(turn)
        return going_on

    def _still_fits(self, turn: Turn) -> bool:
        """Look again at the choice once the person's certificate is known."""
        category = known_category(turn)
        job = get_job(turn.session, turn.get("job_choice"))
        if category is None or job is None or not job.for_categories or category in job.for_categories:
            return True
        turn.say("job.not_arranged", category=DISABILITY_CATEGORIES[category])
        turn.set("disability_category", category)
        turn.clear(["job_choice"])
        return True


def _wishes(turn: Turn) -> tuple[Any, ...]:
    return turn.get("accommodation"), turn.get("disability_category"), turn.get("pay_wish")


def _describe(turn: Turn) -> None:
    job = get_job(turn.session, turn.get("job_choice"))
    assert job is not None
    turn.say(
        "job.details", title=job.title, employer=job.employer, low=job.salary_min_yuan, high=job.salary_max_yuan,
        vacancies=job.vacancies,
    )  # fmt: skip
    if description := first_sentence(job.description):
        turn.say_plain(f"{description}。")
    if job.accommodations:
        turn.say("job.accommodations", items="、".join(job.accommodations))


def announce_referral(turn: Turn) -> None:
    job = get_job(turn.session, turn.get("job_choice"))
    assert job is not None
    announce_newcomer(turn)
    turn.say("refer.confirm", options=YES_NO, title=job.title, employer=job.employer)


class Refer(TaskEnd):
    action_name = "action_refer"
    form = "find_job_form"
    forgets = ("job_choice", "occupation", "work_mode", "accommodation", "disability_category", "pay_wish")

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
