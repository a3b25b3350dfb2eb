"""A wish begins its task, adds to the one in hand, or waits until that is done."""

from __future__ import annotations

from dataclasses import replace

from actions import tasks
from actions.answers import about_the_talk, policy
from actions.answers.days import said as day_said
from actions.dialogue.interpreters.steering import steer
from actions.dialogue.interpreters.steers import has_a_no_behind
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.menu import A_PERSON, title_of, to
from actions.named import named_trades
from actions.outcome import Begin, Outcome, Partly, StayOpen
from actions.reading import LOOKS_FOR, WANTED, Mention, Segment, merged
from actions.said import Choice
from actions.search.choices import active_enrolments, class_in_focus
from actions.task import Next, outcome_of
from actions.turn import Turn
from language.asking import asks, asks_for_a_favour, asks_how_to_undo
from language.fields import fields_named
from language.nearness import asks_for_a_nearer_one
from language.refusals import denies_the_thing, denies_what_it_names
from language.thresholds import DOUBTFUL, NEAR, SURE_BESIDE, SURE_WISH, TAKEN

TELL_ON = ("background", "social", "unclear", "answer")
TAKES_BACK = (
    "cancel_enrolment", "withdraw_claim", "withdraw_consent", "delete_my_data", "complain", "report_employment",
    "give_feedback", "update_profile",
)  # fmt: skip
"""wishes that are put in words of denial: 不去了"""
CHANGES = ("update_profile", "browse_courses", "enrol_training", "cancel_enrolment")
"""intents in which a change from one class to another is read"""
OF_CLASSES = ("browse_courses", "enrol_training")


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Take up the wishes of the message in their order; of several the first begins and the others wait."""
    wished = [one for one in turn.reading.segments if _wishes(turn, one)]
    meant = [one for one in wished if not is_denied(one) and not has_a_no_behind(turn, one)]
    if (
        task is None
        and any(one.intent in CHANGES for one in meant)
        and turn.reading.shows("other_one")
        and active_enrolments(turn)
    ):
        return _to_another_class(turn)
    if task is None and (joined := _changes_to_the_one_shown(turn, meant)) is not None:
        turn.deal_with(*turn.reading.segments)
        remember(turn, joined)
        return Begin("enrol_training", replace(turn.reading.whole, role="wish", intent="enrol_training"))
    sure = [one for one in meant if one.confidence >= TAKEN or turn.has_dealt]
    wishes = _by_task(turn, [one for one in sure if not _is_guessed_to_undo(turn, one)])
    if not wishes:
        return None
    turn.deal_with(*turn.left("wish"), *meant)
    names_a_trade = wishes[0].intent in LOOKS_FOR and bool(wishes[0].named("occupation", WANTED))
    in_doubt = len(wishes) == 1 and wishes[0].confidence < DOUBTFUL and not names_a_trade
    if task is None and in_doubt and (near := near_intents(turn)):
        return ask_which(turn, near)
    outcome: Outcome | None = None
    for said in wishes:
        if policy.is_plainly_a_rule(turn, said):
            policy.answer(turn, said, in_a_task=True)  # what is wished for beside it begins nothing else
            outcome = outcome or Partly()
        elif _only_asks_of_undoing(said) and about_the_talk.explains_matter(
            turn, replace(said, role="question"), in_hand=task is not None and said.intent in task.task.intents
        ):
            outcome = outcome or Partly()
        elif task is not None and said.intent in task.task.given_up_by:
            if turn.reading.shows("puts_off"):  # 退班的事先放放: what is in hand stands
                turn.say("task.wish_not_meant")
                turn.full_prompt = True
                outcome = outcome or Partly()
                continue
            if not asks(said.text) and active_enrolments(turn):
                return Begin(str(said.intent), said)  # 那先退了算了 of who is in a class leaves that
            if not asks(said.text):
                return steer(turn, task, "cancel")
            turn.say(f"about.{said.intent}")  # 以后能退不: nobody leaves what is not joined yet
            outcome = outcome or Partly()
        elif task is not None and said.intent in (*task.task.intents, *task.task.also_means):
            outcome = _add(turn, task, said)
            if not isinstance(outcome, Partly):
                return outcome
        elif said.intent == A_PERSON:
            begun = [outcome.said] if isinstance(outcome, Begin) else []
            for other in [*begun, *wishes[wishes.index(said) + 1 :]]:
                remember(turn, other)
            return Begin(A_PERSON, turn.reading.whole, keeps_task=True)
        elif task is None and not isinstance(outcome, Begin):
            outcome = Begin(str(said.intent), replace(said, role="wish"))  # 有没有中级的班 asks for one
        elif task is not None and replaces_search(task, said) and _wishes_alone(turn, said):
            return Begin(str(said.intent), said, keeps_task=True)
        elif task is None or said.confidence >= SURE_WISH:
            remember(turn, said)
            outcome = outcome or Partly()
    if isinstance(outcome, Partly):
        turn.deal_with(*turn.left(*TELL_ON))
    return outcome


UNDOES = (
    "cancel_enrolment", "withdraw_claim", "withdraw_referral", "withdraw_consent", "delete_my_data",
)  # fmt: skip
"""wishes that take back what somebody has"""


def _is_guessed_to_undo(turn: Turn, said: Segment) -> bool:
    """Whether what would undo something is only guessed: 名额给他留着了是吧 frightens who hears 退班 offered."""
    return said.intent in UNDOES and said.confidence < SURE_WISH and turn.reading.intent != said.intent


def _only_asks_of_undoing(said: Segment) -> bool:
    """Whether it is asked how or whether something can be undone, and nobody is asked to do it: 以后想删掉怎么删."""
    asked = asks_how_to_undo(said.text) or (asks(said.text) and not asks_for_a_favour(said.text))
    return said.intent in UNDOES and asked


def _changes_to_the_one_shown(turn: Turn, wished: list[Segment]) -> Segment | None:
    """Return the wish to leave a class where the one just shown is taken instead: 就改成这个，把养鸡那个退了."""
    shown = class_in_focus(turn)
    leaves = next((one for one in wished if one.intent == "cancel_enrolment"), None)
    takes = any(one.intent == "enrol_training" for one in wished)
    return leaves if shown is not None and takes and active_enrolments(turn) else None


def _to_another_class(turn: Turn) -> Outcome:
    """Look for another class of the trade joined last; that one is left once the other is sure (`Enrol.finish`)."""
    joined, said = active_enrolments(turn)[0].training_class, turn.reading.whole
    trade = joined.course.occupation
    own = () if named_trades(turn, said) else (Mention("occupation", trade.name, (trade.code,)),)
    turn.deal_with(*turn.reading.segments)
    turn.set("class_in_focus", None)
    turn.say("enrol.to_another", name=joined.course.name, starts=day_said(joined.starts_on))
    wish = replace(said, role="wish", intent="browse_courses", mentions=(*said.mentions, *own))
    return Begin("browse_courses", wish)


LOOKING = ("occupation", "place", "skill_level", "work_mode", "class_choice", "job_choice")
"""questions of a search: nothing is lost where it is left for something else"""


def replaces_search(task: OpenTask, said: Segment) -> bool:
    """Whether one search is wished for in the middle of another one, so that it need not wait: 找培训班 over jobs."""
    question = task.requested
    return question is not None and question.slot in LOOKING and said.intent in LOOKS_FOR


def _wishes_alone(turn: Turn, said: Segment) -> bool:
    """Whether a sure wish is all that the message is about."""
    return said.confidence >= SURE_WISH and not turn.reading.of("answer", "question", "correction")


def remember(turn: Turn, said: Segment) -> None:
    """Put a wish aside with what is told of it, to be offered when the task in hand is done."""
    segments = list(turn.reading.segments)
    at = next((at for at, one in enumerate(segments) if one.text == said.text), len(segments))
    told: list[Segment] = []
    for one in segments[at + 1 :]:
        if one.role not in ("background", "answer"):
            break
        told.append(one)
    wished = tasks.by_intent(str(said.intent))
    if wished.once and wished.name == turn.state.last_done:
        return  # what was just done is spoken of: 你说我适合食用菌
    kept = merged([said, *told])
    turn.state.pending = [one for one in turn.state.pending if one["intent"] != said.intent] + [kept.as_dict()]
    turn.say("task.wish_noted", title=title_of(str(said.intent)))


def near_intents(turn: Turn) -> list[str]:
    """Return the two wishes that the message may mean alike, or none where the pipeline knows or has no idea."""
    if len(turn.reading.segments) > 1:
        return []
    ranked = [one for one in turn.ranking if one.get("name") != "nlu_fallback"][:2]
    if len(ranked) < 2 or ranked[1].get("confidence", 0) < NEAR or ranked[0]["confidence"] >= SURE_WISH:
        return []
    intents = [str(one["name"]) for one in ranked if one["name"] in tasks.intents()]
    return intents if len(intents) == 2 else []


def ask_which(turn: Turn, near: list[str]) -> Outcome:
    """Ask which of two wishes was meant."""
    first, second = near
    turn.say(
        "fallback.did_you_mean", first=title_of(first), second=title_of(second),
        options=[to(first), to(second), Choice("都不是", "都不是")],
    )  # fmt: skip
    return StayOpen()


def _by_task(turn: Turn, wishes: list[Segment]) -> list[Segment]:
    """Return one segment for each task that is wished for; wishes that nothing here does are left out.

    What stands beside another wish is one only where it was read surely: a wish that nobody has is offered later on.
    """
    found: list[Segment] = []
    for one in map(_of_a_class, wishes):
        if one.intent not in tasks.intents():
            continue
        same = next((at for at, other in enumerate(found) if is_same_wish(other.intent, one.intent)), None)
        if same is None:
            found.append(one)
        else:
            surest = max(found[same], one, key=lambda said: said.confidence)
            found[same] = replace(merged([found[same], one]), intent=surest.intent, confidence=surest.confidence)
    best = max((one.confidence for one in found), default=0.0)
    return [one for one in found if one.confidence >= min(best, SURE_BESIDE)]


def _of_a_class(said: Segment) -> Segment:
    """Return a change that names a trade and no fact of the person as what it is: 给我换成烘焙的."""
    changes = said.intent == "update_profile" and said.named("occupation") and not fields_named(said.text)
    return replace(said, intent="browse_courses") if changes else said


def _wishes(turn: Turn, said: Segment) -> bool:
    """Whether a segment wishes for something; to ask whether there is a class wishes for one."""
    looks = said.role == "question" and said.intent in LOOKS_FOR
    return said in turn.left("wish", "question") and (said.role == "wish" or looks)


def is_denied(said: Segment) -> bool:
    """Whether what was read as a wish is just what is not wanted: 我没让你查报名."""
    if denies_the_thing(said.text):
        return True
    if said.intent in TAKES_BACK or any(one.polarity == WANTED for one in said.mentions):
        return False
    return denies_what_it_names(said.text)


def is_same_wish(one: str | None, other: str | None) -> bool:
    """Whether two intents want the same thing: to look for a class is part of joining one."""
    return one == other or (one in OF_CLASSES and other in OF_CLASSES)


def _wants_others(turn: Turn) -> bool:
    """Whether none of the list will do, and nothing is named that could be looked for instead: 有没有近点的."""
    return turn.state.question in ("class_choice", "job_choice") and turn.reading.shows("other_one")


def _add(turn: Turn, task: OpenTask, said: Segment) -> Outcome:
    """Take what a wish of the same task adds: another filter, another trade, facts."""
    changed = task.task.hears(turn, said)
    before = dict(turn.state.facts)
    then = task.extract([said])
    if then is not Next.ASK:
        return outcome_of(then)
    renewed, then = task.renew(said, before)
    if then is not Next.ASK:
        return outcome_of(then)
    changed = changed or renewed
    chosen = task.task.takes_wish(turn, said)
    if chosen is not Next.ASK:
        return outcome_of(chosen)
    if not changed and turn.state.facts == before and _wants_others(turn):
        if asks_for_a_nearer_one(said.text):
            turn.say("class.nearest_first")
        return steer(turn, task, "more_options") or Partly()
    if changed or turn.state.facts != before or turn.state.question == CONFIRM:  # 俺没事，就是想删掉信息
        turn.full_prompt = True
        turn.state.no_match_count = 0
    return Partly()
