"""The lists that are offered: classes and jobs, with titles that can be told apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.answers.category import known_category
from actions.answers.course import title_of, titles_of
from actions.answers.job import job_title, job_titles
from actions.answers.titles import told_apart
from actions.menu import A_PERSON, to
from actions.questions.choice import Item
from actions.questions.question import ANY
from actions.questions.search import occupation_name
from actions.reading import Segment
from actions.said import Choice
from actions.search import classes, jobs
from actions.search.clues import Clues, clues_of
from actions.search.listed import ListedQuestion
from actions.search.rings import rings, with_neighbours
from actions.turn import Turn
from language.numbers.personal import DISABILITY_CATEGORIES
from server.registry.models import Enrolment, Job, TrainingClass
from server.registry.repositories import records
from server.registry.repositories.classes import find_by_code, get_class, get_classes
from server.registry.repositories.jobs import get_job, get_jobs

IN_FOCUS = "class_in_focus"
JOB_IN_FOCUS = "job_in_focus"
"""fact: the job that was described last"""
FOUND_NOTHING = "found_nothing"
"""fact: the trade that was looked for in vain, and in which list"""
CODE_LENGTH = 6


class ClassQuestion(ListedQuestion):
    slot = "class_choice"
    joined_by = "enrol_training"
    about = ("class",)
    resets = ("offered",)
    title = "班"

    def items(self, turn: Turn) -> list[Item]:
        found, nearer = with_neighbours(turn, classes.search_classes(turn)), classes.nearer_without_wishes(turn)
        found = [*found[:1], *nearer, *found[1:]]
        titles = told_apart([titles_of(turn, one) for one in found])
        lacks = {one.id: f"，{words}" for one, words in nearer.items()}
        lacks |= dict.fromkeys(joined_classes(turn), "，已经报了")
        return [
            Item(one.id, title + lacks.get(one.id, ""), f"选班{one.code}")
            for one, title in zip(found, titles, strict=True)
        ]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        if attempt:
            return "ask.class_choice_again", {}
        return "ask.class_choice", {"items": classes.what_was_found(turn, classes.search_classes(turn))}

    def nothing_found(self, turn: Turn) -> None:
        _keep_trade(turn, self.slot)
        around, trade = rings(turn), occupation_name(turn)
        found = classes.search_classes(turn)
        others = Choice("看别的课", "有哪些别的培训班")
        if around and found.elsewhere:
            everywhere = Choice("看各地的班", f"有哪些{trade}培训班，哪里都可以")
            turn.say(
                "none.class_choice_here", place=around[-1].name, count=found.elsewhere, occupation=trade,
                options=[everywhere, others, to(A_PERSON)],
            )  # fmt: skip
        else:
            turn.say("none.class_choice", occupation=trade, options=[others, to(A_PERSON)])

    def extract(self, turn: Turn, said: Segment) -> Any:
        """Return a class that is named by its code, or that a correction means: 我要沧州的初级班，不是这个."""
        for code in codes_in(said.text):
            if found := find_by_code(turn.session, code):
                return found.id
        return self.spoken_of(turn, said) if said.role == "correction" else None

    def records(self, turn: Turn, ids: Sequence[int]) -> Sequence[TrainingClass]:
        return get_classes(turn.session, ids)

    def like(self, turn: Turn, clues: Clues) -> Sequence[TrainingClass]:
        return classes.open_like(turn, clues)

    def said_back(self, turn: Turn) -> str:
        chosen = get_class(turn.session, turn.get(self.slot))
        return title_of(turn, chosen) if chosen else ""


class JobQuestion(ListedQuestion):
    slot = "job_choice"
    about = ("job",)
    title = "岗位"

    def items(self, turn: Turn) -> list[Item]:
        found = with_neighbours(turn, jobs.search_jobs(turn))
        titles = told_apart([job_titles(turn, job) for job in found])
        return [Item(job.id, title, f"选岗位{job.code}") for job, title in zip(found, titles, strict=True)]

    def introduce(self, turn: Turn, items: list[Item], shown: int, attempt: int) -> tuple[str, dict[str, Any]]:
        if attempt:
            return "ask.job_choice_again", {}
        return "ask.job_choice", {"items": jobs.what_was_found(turn, jobs.search_jobs(turn))}

    def nothing_found(self, turn: Turn) -> None:
        _keep_trade(turn, self.slot)
        around, trade, category = rings(turn), occupation_name(turn), known_category(turn)
        found = jobs.search_jobs(turn)
        learn, other = Choice("先学一门手艺", "有哪些培训班"), Choice("换一种工作", "帮我找别的工作")
        wished = turn.context.trades(turn.session).get(turn.get("occupation") or "")
        if around and found.elsewhere:
            everywhere = Choice("看各地的岗位", "帮我找工作，哪里都可以")
            turn.say(
                "none.job_choice_here", place=around[-1].name, count=found.elsewhere, occupation=trade,
                options=[everywhere, learn, to(A_PERSON)],
            )  # fmt: skip
        elif category and found.for_others:
            turn.say(
                "none.job_choice_category", category=DISABILITY_CATEGORIES[category], occupation=trade,
                options=[learn, other, to(A_PERSON)],
            )  # fmt: skip
        elif wished is not None and wished.medical:
            turn.say("none.job_choice_medical", occupation=trade, options=[learn, other, to(A_PERSON)])
        else:
            turn.say("none.job_choice", occupation=trade, options=[learn, other, to(A_PERSON)])

    def records(self, turn: Turn, ids: Sequence[int]) -> Sequence[Job]:
        return get_jobs(turn.session, ids)

    def like(self, turn: Turn, clues: Clues) -> Sequence[Job]:
        return []  # a job is never so well known that it is no search

    def said_back(self, turn: Turn) -> str:
        job = get_job(turn.session, turn.get(self.slot))
        return job_title(turn, job) if job else ""


def _keep_trade(turn: Turn, slot: str) -> None:
    trade = turn.get("occupation")
    turn.set(FOUND_NOTHING, None if trade in (None, ANY) else [slot, trade])


def class_in_focus(turn: Turn) -> int | None:
    """Return the class that is talked about, unless the person is in it already."""
    in_focus = turn.get(IN_FOCUS)
    return in_focus if in_focus not in joined_classes(turn) else None


def active_enrolments(turn: Turn) -> list[Enrolment]:
    """Return the places that the person holds in classes and on waiting lists, the latest first."""
    return records.active_enrolments(turn.session, turn.person.id) if turn.person else []


def joined_classes(turn: Turn) -> list[int]:
    """Return the ids of the classes that the person is in, the latest joined first."""
    return [one.class_id for one in active_enrolments(turn)]


def fits_class(turn: Turn, class_id: int, said: Segment) -> bool:
    """Whether all that a wish names can be of this class; a day that is named may be that of joining."""
    found = get_class(turn.session, class_id)
    return found is not None and replace(clues_of(turn, said), days=None).fit(found)


def fits_job(turn: Turn, job_id: int, said: Segment) -> bool:
    """Whether all that a wish names can be of this job, or it names nothing."""
    found = get_job(turn.session, job_id)
    return found is not None and clues_of(turn, said).fit(found)


def codes_in(text: str) -> list[str]:
    """Return the runs of six digits, which may be codes of classes."""
    runs = "".join(one if one.isdecimal() else " " for one in text).split()
    return [run for run in runs if len(run) == CODE_LENGTH]
