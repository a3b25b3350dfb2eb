"""Which parts of a message ask something, taken together where they are one question."""

from __future__ import annotations

from actions import tasks
from actions.answers import outcome_questions, policy
from actions.dialogue.interpreters.wishes import is_denied
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.reading import LOOKS_FOR, Segment
from actions.turn import Turn
from language.asking import asks_which
from language.curses import only_scolds
from language.thresholds import ALIKE, SURE_WISH, TAKEN

SEARCHES = ("browse", "enrol", "find_job")
PERSONAL = ("consent", "person_name", "certificate_number", "phone_number", "verification_code", "bank_account")
"""slots at which a grumble about fraud asks why it is wanted"""
ON_ONE_SUBJECT = {"ask_policy", "ask_business_support"}
"""questions that side by side are mostly one: 我摆摊，能享受啥政策"""
ANSWERED = (
    *policy.POLICY_INTENTS, "ask_course_detail", "ask_why", "ask_meaning", "ask_next", "grumble", "bot_challenge",
    "help", "ask_case_status", "out_of_scope",
)  # fmt: skip
"""intents that ask in whatever role they are read"""
ASKED_IN = ("question", "wish", "social", "background", "unclear", "correction")


def _adds(task: OpenTask | None, said: Segment) -> bool:
    """Whether a question asks the search in hand for more: 有没有线上的."""
    searches = task is not None and task.task.name in SEARCHES
    return searches and said.intent in LOOKS_FOR and not asks_which(said.text) and bool(said.mentions)


def grouped(turn: Turn, task: OpenTask | None) -> list[list[Segment]]:
    """Return the questions; those on the rules side by side are one, which the search takes apart itself."""
    groups: list[list[Segment]] = []
    before: Segment | None = None
    for one in turn.reading.segments:
        if one in turn.left(*ASKED_IN) and _asks(turn, one) and not _adds(task, one):
            on_rules = {one.intent, before.intent if before else None} <= ON_ONE_SUBJECT
            if on_rules and groups and groups[-1][-1] is before:
                groups[-1].append(one)
            else:
                groups.append([one])
        before = one
    return groups


def _asks(turn: Turn, said: Segment) -> bool:
    """Whether it is a question, or a doubtful wish in words that ask for what others than this office know."""
    if said.role == "social":
        return said.intent == "grumble" and turn.state.question in PERSONAL and turn.reading.shows("distrusts")
    if only_scolds(said.text):
        return False
    if said.role == "question" or said.intent in ANSWERED:
        return True
    if said.role in ("background", "unclear", "correction"):  # 先别跟单位说 beside the yes to a referral
        return turn.state.question in (CONFIRM, "consent") and outcome_questions.touches(turn)
    return said.confidence < SURE_WISH and policy.is_held_elsewhere(turn, said)


def wishes_beside(turn: Turn) -> bool:
    """Whether a wish stands beside the questions, which begins its own task."""
    wished = [one for one in turn.left("wish") if not is_denied(one)]
    return any(one.confidence >= TAKEN and one.intent in tasks.intents() for one in wished)


def is_a_wish_after_all(turn: Turn, said: Segment) -> bool:
    """Whether a doubtful question on the rules is a wish to the classifier, which is sure of the whole message."""
    doubtful = said.confidence < SURE_WISH and said.intent in policy.POLICY_INTENTS
    sure = turn.reading.intent in tasks.intents() and turn.reading.confidence >= SURE_WISH
    return doubtful and sure and policy.search(turn, said).likeness < ALIKE


def is_of_the_open_question(task: OpenTask | None, said: Segment) -> bool:
    """Whether it is asked what a personal fact is needed for: to tell it needlessly harms nobody."""
    question = task.requested if task else None
    return said.intent == "ask_why" and question is not None and question.personal
