"""Telling the office of one's work: begun, kept, changed, lost."""

from __future__ import annotations

from datetime import date
from typing import Any

from actions.answers.days import said as day_said
from actions.menu import to
from actions.personal import PersonalTask
from actions.questions.choice import Item
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.fixed_choice import FixedChoiceQuestion
from actions.questions.identity import announce_newcomer, helper_of, identity_questions, person_of
from actions.questions.question import ANY, Problem, Question
from actions.questions.whose import WhoseQuestion
from actions.reading import Segment
from actions.task import Next
from actions.turn import Turn
from language.fields import given
from language.time.dates import read_day, says_only_a_day
from server.registry.services import employment
from server.words import Digits

LOST = "lost"


class KindQuestion(FixedChoiceQuestion):
    """What happened."""

    slot = "employment_kind"
    title = "情况"
    options = (
        Item("started", "开始上班了", "开始上班了"), Item("kept", "还在原来的单位", "还在原来的单位"),
        Item("changed", "换了单位", "换了单位"), Item(LOST, "不上班了", "不上班了"),
    )  # fmt: skip


class EmployerQuestion(Question):
    slot = "employer"
    kind = "text"
    about = ("job", "employer")
    optional = True
    title = "单位"
    longest = 80

    def applies(self, turn: Turn) -> bool:
        return bool(turn.get(KindQuestion.slot) not in (None, LOST))

    def parse(self, turn: Turn, said: Segment) -> Any:
        return given(said.text)[: self.longest] or None


class SinceQuestion(Question):
    slot = "started_on"
    awaited_as = "date"
    kind = "date"
    about = ("date",)
    optional = True
    title = "日期"

    def applies(self, turn: Turn) -> bool:
        return bool(turn.get(KindQuestion.slot) != "kept")

    def ask(self, turn: Turn, attempt: int) -> None:
        key = "since_lost" if turn.get(KindQuestion.slot) == LOST else "since"
        turn.say(f"ask.{key}_again" if attempt else f"ask.{key}")

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return says_only_a_day(said.text) and read_day(said.text, turn.context.today(), past=True) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        day = read_day(said.text, turn.context.today(), past=True)
        if day is None:
            return None
        return Problem("problem.since_future") if day > turn.context.today() else day.isoformat()

    def said_back(self, turn: Turn) -> str:
        return _day(turn)


class ReportEmployment(PersonalTask):
    name = "report_employment"
    intents = ("report_employment",)
    deed = "登记|记"

    def questions(self, turn: Turn) -> list[Question]:
        return [
            WhoseQuestion(), *identity_questions(), KindQuestion(), EmployerQuestion(),
            SinceQuestion(), ConfirmQuestion(announce, self.title),
        ]  # fmt: skip

    def finish(self, turn: Turn) -> Next:
        since, employer = turn.get("started_on"), turn.get("employer")
        try:
            with turn.write() as session:
                person_id = person_of(turn, session).id
                report = employment.report(
                    session, person_id, turn.get(KindQuestion.slot), None if employer == ANY else employer,
                    date.fromisoformat(since) if since not in (None, ANY) else None, turn.actor, turn.context.today(),
                    helper=helper_of(turn),
                )  # fmt: skip
                number = Digits(f"{report.id:06d}")
        except employment.ReportRefused:
            turn.say("employment.already")
            return Next.DONE
        lost = turn.get(KindQuestion.slot) == LOST
        turn.say("employment.done", number=number)
        turn.say("employment.next_lost" if lost else "employment.next", options=[to("find_job")] if lost else [])
        return Next.DONE


def announce(turn: Turn) -> None:
    """Say whose work is reported, and what."""
    announce_newcomer(turn)
    name = turn.person.name if turn.person is not None else turn.get("person_name")
    employer = turn.get("employer")
    parts = [KindQuestion().said_back(turn), employer if employer not in (None, ANY) else "", _day(turn)]
    turn.say("employment.confirm", options=YES_NO, person=name, items="，".join(part for part in parts if part))


def _day(turn: Turn) -> str:
    since = turn.get("started_on")
    return day_said(date.fromisoformat(since)) if since not in (None, ANY) else ""
