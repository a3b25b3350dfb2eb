"""A question is answered, whatever is being done; the task in hand then goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions import tasks
from actions.answers import (
    about_the_talk,
    case_state,
    catalogue_questions,
    outcome_questions,
    plain_facts,
    policy,
    records,
)
from actions.answers.said_again import answer_only_once
from actions.dialogue.interpreters.asked import (
    SEARCHES,
    grouped,
    is_a_wish_after_all,
    is_of_the_open_question,
    wishes_beside,
)
from actions.dialogue.interpreters.question_about import (
    OPEN_QUESTIONS,
    RECORD_OF,
    asks_what_there_is,
    is_about_an_offer,
    is_about_the_office,
    is_held_elsewhere,
    is_of_what_was_done,
)
from actions.dialogue.interpreters.wishes import is_denied, is_same_wish, remember
from actions.dialogue.open_task import OpenTask
from actions.menu import A_PERSON, menu, to
from actions.named import named_trades
from actions.outcome import Begin, Outcome, Partly
from actions.reading import LOOKS_FOR, WANTED, Segment, merged
from actions.turn import Turn
from language.asking import asks_in_general, asks_of_just_now
from language.thresholds import ALIKE, SURE_BESIDE, TAKEN

OF_ALL = {"again", "entitled", "claim_until", "claim_how", "low_income"}
"""subjects whose answer is the same for everybody"""
Answer = Callable[[Turn, "OpenTask | None", Segment], "bool | Begin"]


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Answer each question of the message; one that needs the record begins the task that looks it up."""
    asked = grouped(turn, task)
    begun: list[Begin] = []
    answered = False
    for parts in asked:
        said = replace(merged(parts), role=parts[-1].role)
        if said.confidence < TAKEN and len(turn.reading.segments) == 1 and not is_of_the_open_question(task, said):
            continue
        if task is None and is_a_wish_after_all(turn, said):
            continue
        if task is not None and said.intent == "out_of_scope" and said.confidence < SURE_BESIDE:
            continue
        before = len(turn.said.messages)
        outcome = answer(turn, task, said)
        if (
            outcome is False
            and said.role == "question"
            and said.confidence >= TAKEN
            and said.intent in OPEN_QUESTIONS
        ):
            outcome = _not_known(turn, said)
        if outcome is True:
            answer_only_once(turn, said, before)
        if isinstance(outcome, Begin) and task is not None and said.confidence < SURE_BESIDE:
            continue  # a matter that was only guessed is not kept for later
        turn.deal_with(*parts)
        if (
            isinstance(outcome, Begin)
            and outcome.intent == policy.NEEDS_FACTS
            and (len(asked) > 1 or wishes_beside(turn))
        ):
            outcome = policy.answer(turn, said, in_a_task=True)  # what stands beside it is not lost over a fact
        if not isinstance(outcome, Begin):
            answered = answered or outcome
        elif not (task is not None and outcome.intent in task.task.intents):
            begun.append(outcome)
    wished = [one.intent for one in turn.left("wish") if not is_denied(one)]
    intents = [one.intent for one in begun]
    begun = [
        one for at, one in enumerate(begun)
        if not any(is_same_wish(one.intent, other) for other in (*wished, *intents[:at]))
    ]  # fmt: skip
    if begun and task is None and not wishes_beside(turn):
        for later in begun[1:]:
            remember(turn, replace(later.said, intent=later.intent))
        return begun[0]
    for one in begun:
        remember(turn, replace(one.said, intent=one.intent))
    if answered or begun:
        turn.deal_with(*turn.left("background", "social", "unclear"))
        return Partly()
    return None


def answer(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    """Answer one question, or return the task that can; False where nothing answers it."""
    intent = said.intent or ""
    if _answer_of_the_talk(turn, said):
        return True
    if task is None and is_of_what_was_done(turn, said):
        records.show_record(turn, RECORD_OF[turn.state.last_done or ""])
        return True
    if is_about_an_offer(turn, task, said):
        return _catalogue(turn, task, said)
    if plain_facts.tell_fee(turn, said):
        return True
    if is_about_the_office(turn, task, said):
        turn.say("small.office_hours", hours=turn.context.office.said)
        return True
    if is_held_elsewhere(turn, said):
        return policy.answer_elsewhere(turn, said) or policy.answer(turn, said, in_a_task=task is not None)
    if policy.is_plainly_a_rule(turn, said):
        return policy.answer(turn, said, in_a_task=task is not None)
    if asks_what_there_is(turn, task, said):
        catalogue_questions.tell_trades(turn)
        return True
    if task is not None and intent in task.task.given_up_by:
        turn.say(f"about.{intent}")  # 以后能退不: nobody leaves what is not joined yet
        return True
    if about_the_talk.explains_matter(turn, said, in_hand=task is not None and intent in task.task.intents):
        return True
    if (handler := ANSWERS.get(intent)) is not None:
        return handler(turn, task, said)
    if intent in records.RECORD_INTENTS:
        return _record(turn, task, said)
    if intent in tasks.intents():
        wish = replace(said, role="wish") if intent in LOOKS_FOR else said  # 有没有中级的班 asks for one
        return Begin(intent, wish) if task is None or intent not in task.task.intents else False
    return False


def _answer_of_the_talk(turn: Turn, said: Segment) -> bool:
    """Answer what is the same for everybody; a second subject that was read in the same words is answered, too."""
    if not (outcome_questions.answer(turn, said) or plain_facts.answer(turn, said)):
        return False
    for topic in said.topics[1:2]:  # 会不会老给我打推销电话: what it costs, and who gets the number
        second = replace(said, topics=(topic,))
        if not outcome_questions.answer(turn, second):
            plain_facts.answer(turn, second)
    return True


def _policy(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    beside = turn.reading.of("wish", "answer", "correction")
    if said.confidence < TAKEN and beside and not policy.knows(turn, said):
        return False  # a guess is no reason to say that something is not known
    return policy.answer(turn, said, in_a_task=task is not None)


def _catalogue(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    """Answer what is asked of a class or a job; where none is talked about, find one first."""
    looks_on = task is None and said.intent in LOOKS_FOR and said.named("place", WANTED)
    if not looks_on and catalogue_questions.answer(turn, said):  # 洛阳还有没有别的班 is not of the class of before
        return True
    if catalogue_questions.answer_in_general(turn, said):
        return True
    searches = task is not None and task.task.name in SEARCHES
    wished = any(one.intent in LOOKS_FOR and not is_denied(one) for one in turn.left("wish"))
    if said.intent in LOOKS_FOR and task is None and not wished:
        catalogue_questions.keep_for_the_list(turn, said)
        return Begin(said.intent, replace(said, role="wish"))
    if searches or wished:
        catalogue_questions.keep_for_the_list(turn, said)
        if not wished:
            turn.say(
                "job.not_yet_chosen" if task is not None and task.task.name == "find_job" else "class.not_yet_chosen"
            )
        return True
    found = policy.search(turn, said)
    if named_trades(turn, said) and found.likeness < ALIKE and task is None:
        catalogue_questions.keep_for_the_list(turn, said)
        return Begin("browse_courses", replace(said, role="wish"))
    if found.answered or found.topic is not None or task is not None or not said.named("place"):
        return policy.answer(turn, said, in_a_task=task is not None)
    catalogue_questions.keep_for_the_list(turn, said)
    return Begin("browse_courses", replace(said, role="wish"))


def _record(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    if turn.person is not None:
        records.show_record(turn, said.intent or "")
        return True
    if asks_in_general(said.text) and policy.knows(turn, said):
        return policy.answer(turn, said, in_a_task=task is not None)
    if set(said.topics[:1]) & OF_ALL and policy.knows(turn, said):
        return policy.answer(turn, said, in_a_task=True)  # a question on the rules asks nobody who they are
    enrolled_here = turn.history.told("enrol.done") or turn.history.told("enrol.waiting")
    if said.intent == "check_enrolment_status" and asks_of_just_now(said.text) and not enrolled_here:
        turn.say("record.none_just_now", options=[to("check_enrolment_status")])
        return True
    if said.intent == "check_subsidy_eligibility" and task is not None:
        return policy.answer(turn, said, in_a_task=True)
    return Begin(said.intent or "", said)


def _why(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    if not turn.reading.shows("distrusts"):
        return _not_known(turn, said)
    return about_the_talk.why(turn, task.task.title if task else None)


def _not_known(turn: Turn, said: Segment) -> bool:
    """Say that it stands nowhere, and offer to ask: a near answer would be a false one."""
    catalogue_questions.note_in_own_words(turn, said)
    turn.say("question.not_known", options=[to("ask_base"), to(A_PERSON)])
    return True


def _meaning(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    if catalogue_questions.explains(turn, said):
        return True
    return about_the_talk.meaning(turn, turn.state.question) or _not_known(turn, said)


def _next(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    if (task.task.name if task else turn.state.last_done) == "complain":
        return about_the_talk.what_next(turn, "complain", said)
    return _not_known(turn, said)


def _machine(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    turn.say("small.bot_challenge")
    return True


def _help(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    if task is None:
        turn.say("small.help", options=menu(turn))
    else:
        turn.say("steer.help_in_task", title=task.task.title)
    return True


def _case(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    return case_state.tell(turn) or Begin("talk_to_human", said)


def _out_of_scope(turn: Turn, task: OpenTask | None, said: Segment) -> bool | Begin:
    if policy.is_held_elsewhere(turn, said):
        return policy.answer(turn, said, in_a_task=task is not None)
    turn.say("small.out_of_scope", options=[] if task else menu(turn))
    return True


ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(policy.POLICY_INTENTS, _policy),
    "ask_course_detail": _catalogue, "ask_why": _why, "ask_meaning": _meaning, "ask_next": _next,
    "grumble": _why, "bot_challenge": _machine, "help": _help, "ask_case_status": _case,
    "out_of_scope": _out_of_scope,
}  # fmt: skip
