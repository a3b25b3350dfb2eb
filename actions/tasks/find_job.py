"""Finding a job that fits, and being referred to it."""

from __future__ import annotations

from actions.answers.category import known_category
from actions.answers.job import describe_job
from actions.contact import CANNOT_TAKE_CALLS
from actions.menu import to
from actions.outcome import Begin
from actions.personal import PersonalTask
from actions.questions.confirm import YES_NO, ConfirmQuestion
from actions.questions.identity import announce_means, announce_newcomer, helper_of, identity_questions, person_of
from actions.questions.question import Question
from actions.questions.referral import ASKED_BESIDE, ReferralQuestion
from actions.questions.search import OccupationQuestion, PlaceQuestion
from actions.questions.whose import SELF, WhoseQuestion, named, relation
from actions.questions.work_mode import WorkModeQuestion
from actions.reading import Segment
from actions.said import Choice
from actions.search.choices import JOB_IN_FOCUS, JobQuestion, fits_job
from actions.search.task import SearchTask
from actions.search.wishes import FILTER
from actions.task import Next
from actions.turn import Turn
from language.numbers.personal import DISABILITY_CATEGORIES
from server.registry.repositories.jobs import get_job
from server.registry.services.jobs import ReferralRefused, refer
from server.words import Digits


class FindJob(SearchTask, PersonalTask):
    name = "find_job"
    intents = ("find_job",)
    deed = "推荐|找(?:工作|活)"
    also_means = ("ask_course_detail",)
    choice = JobQuestion()
    for_jobs = True

    def questions(self, turn: Turn) -> list[Question]:
        trade = OccupationQuestion("ask.occupation_to_work", may_be_any=True, kind="jobs")
        search: list[Question] = [PlaceQuestion(), trade, WorkModeQuestion()]
        if turn.get("job_choice") is not None:  # what led to the job can be corrected still
            search = [one for one in search if one.is_filled(turn)]
        return [
            *search,
            JobQuestion(),
            ReferralQuestion(),
            WhoseQuestion(),
            *identity_questions(),
            ConfirmQuestion(announce, self.title),
        ]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        SearchTask.begins(self, turn, intent, said)
        PersonalTask.begins(self, turn, intent, said)
        turn.clear([FILTER])
        pointed = self.choice.spoken_of(turn, said) if turn.reading.shows("takes_it") else None
        in_focus = turn.get(JOB_IN_FOCUS) if pointed is None else pointed
        if in_focus and turn.reading.shows("takes_it") and fits_job(turn, in_focus, said):
            self._choose(turn, in_focus)

    def takes_wish(self, turn: Turn, said: Segment) -> Next | Begin:
        """Who asks to be referred where only one job is on offer, or one was described, means that one."""
        if turn.state.question == ReferralQuestion.slot and turn.reading.shows("takes_it"):
            turn.set(ReferralQuestion.slot, True)
        only = self.choice.only_one_offered(turn)
        if only is None or not turn.reading.shows("takes_it") or turn.get(JobQuestion.slot):
            return Next.ASK
        self.choice.accept(turn, only)
        return self.after_accepting(turn, self.choice)

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        if question.slot == JobQuestion.slot:
            asks_first = turn.reading.of("question") and not turn.reading.shows("takes_it")
            turn.set(ASKED_BESIDE, True if asks_first else None)
            self._choose(turn, turn.get(JobQuestion.slot))
        if question.slot == ReferralQuestion.slot and not turn.get(question.slot):
            turn.clear([JobQuestion.slot, ReferralQuestion.slot, ASKED_BESIDE])
            turn.full_prompt = True
        then = SearchTask.after_accepting(self, turn, question)
        then = PersonalTask.after_accepting(self, turn, question) if then is Next.ASK else then
        if then is Next.ASK and question.slot == "verification_code":
            self._look_again(turn)
        return then

    @staticmethod
    def _choose(turn: Turn, job_id: int) -> None:
        """Take a job, and describe it where it was not the last one that was described."""
        turn.set(JobQuestion.slot, job_id)
        if turn.get(JOB_IN_FOCUS) != job_id and (job := get_job(turn.session, job_id)) is not None:
            describe_job(turn, job)
            turn.set(JOB_IN_FOCUS, job_id)

    def own_facts(self, turn: Turn) -> list[str]:
        own = [*SearchTask.own_facts(self, turn), *PersonalTask.own_facts(self, turn)]
        return [*own, FILTER, "disability_category", ASKED_BESIDE]

    def finish(self, turn: Turn) -> Next:
        try:
            with turn.write() as session:
                person = person_of(turn, session)
                referral = refer(
                    session,
                    person.id,
                    turn.get("job_choice"),
                    turn.actor,
                    turn.context.today(),
                    helper=helper_of(turn),
                )
                writes = person.cannot_take_calls and (relation(turn) == SELF or bool(turn.get(CANNOT_TAKE_CALLS)))
                number = Digits(f"{referral.id:06d}")
        except ReferralRefused as refusal:
            turn.say(f"refer.{refusal.code}", options=[Choice("看别的岗位", to("find_job").payload)])
            return Next.DONE
        turn.clear([JOB_IN_FOCUS])
        turn.say("refer.done", number=number)
        turn.say("refer.next_in_writing" if writes else "refer.next")
        return Next.DONE

    @staticmethod
    def _look_again(turn: Turn) -> None:
        """Look again at the choice once the person's certificate is known."""
        category = known_category(turn)
        job = get_job(turn.session, turn.get("job_choice"))
        if category is None or job is None or not job.for_categories or category in job.for_categories:
            return
        turn.say("job.not_arranged", category=DISABILITY_CATEGORIES[category])
        turn.set("disability_category", category)
        turn.clear(["job_choice"])


def announce(turn: Turn) -> None:
    """Say who is referred to which employer, and what the employer will be told."""
    job = get_job(turn.session, turn.get("job_choice"))
    assert job is not None
    announce_newcomer(turn)
    announce_means(turn)
    turn.say("refer.confirm", options=YES_NO, who=named(turn), title=job.title, employer=job.employer)
