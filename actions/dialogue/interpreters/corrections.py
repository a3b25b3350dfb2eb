"""What was said or understood before is taken back, with its new value or without one."""

from __future__ import annotations

from dataclasses import replace

from actions.dialogue.interpreters.steering_outside import DONE
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.menu import to
from actions.named import FROM, LIVES
from actions.outcome import Begin, GoOn, Outcome, Partly, StayOpen
from actions.questions.confirm import WHAT_IS_WRONG
from actions.questions.home import home_was_asked
from actions.questions.question import Problem, Question
from actions.reading import WANTED, Segment, merged
from actions.said import Choice
from actions.search.choices import ClassQuestion, JobQuestion
from actions.task import Next, outcome_of
from actions.turn import Turn
from language.corrections import denies_what_stands, is_bare_denial, only_says_it_is_right, without_denied
from language.fields import fields_named, names_where_to_look
from language.named_wishes import learns_or_works

GIVES_VALUE = ("answer", "wish", "background")
"""roles of a segment behind a correction that may hold the new value: 不是郑州，是开封"""
SUBJECTS = {
    "place": "place", "occupation": "trade", "skill_level": "level", "work_mode": "mode", "person_name": "name",
}  # fmt: skip
"""entity → what a correction that names one is about"""
HOME = "home"
SEARCHES = ("browse", "find_job")
SEARCHED_FOR = ("place", "trade", "level", "mode")


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Change what is corrected, or ask for its new value, or which one is meant."""
    corrections = [*turn.left("correction"), *changes_wished(turn, task)]
    if not corrections:
        return None
    if task is None:
        return _search_again(turn, corrections)
    changed = False
    for one in corrections:
        if one not in turn.left(one.role):  # taken with the one before
            continue
        if turn.person is not None and _only_tells_the_home(one):
            turn.deal_with(one)
            turn.full_prompt = changed = True
            continue
        if only_says_it_is_right(one.text):  # 号码没错，名字也没错 names them, and takes nothing back
            turn.deal_with(one)
            turn.full_prompt = changed = True
            continue
        question = question_of(turn, task, one)
        if question is None or not _takes_back(turn, question, one):
            continue
        turn.deal_with(one)
        others = [] if question.slot == HOME else _also_wrong(turn, task, question, one)
        for wrong in [question, *others]:
            outcome = _correct(turn, task, wrong, one)
            if not isinstance(outcome, Partly | GoOn):
                return outcome
        changed = True  # another correction, or a question beside this one, is still to be heard
    if changed:
        return Partly()
    if turn.state.question != CONFIRM and not is_bare_denial(turn.text):
        # What was said instead is heard as a wish for it, or by those behind, or not understood.
        heard = [one for one in corrections if task.hear_as_wish(one)]  # 我要看1月11开课那个线上的
        turn.deal_with(*heard)
        return Partly() if heard else None
    turn.deal_with(*corrections)
    return _ask_which(turn, task)


def _takes_back(turn: Turn, question: Question, correction: Segment) -> bool:
    """Whether a correction is about this fact by more than a guess: it names the fact or a value, or only denies.

    不是学费，我问的吃饭 takes no trade back.
    """
    if not question.replaceable or fields_named(correction.text) or is_bare_denial(turn.text):
        return True
    named = any(SUBJECTS.get(one.entity) in question.about for one in turn.reading.whole.mentions)
    return named or question.parse_correction(turn, replace(correction, value=None)) is not None


def _correct(turn: Turn, task: OpenTask, question: Question, correction: Segment) -> Outcome:
    said = _with_new_value(turn, correction)
    value = question.parse_correction(turn, said) if said.text else None
    was_filled, is_open = (
        question.is_filled(turn),
        task.requested is not None and task.requested.slot == question.slot,
    )
    if (value is None or isinstance(value, Problem)) and question.rules_out(turn, correction):
        kept = turn.get(question.slot)
        task.take_back(question)  # 先不报高级了: the others are looked at, and nobody is asked for a level
        turn.set(question.slot, kept)
        return Partly()
    if isinstance(value, Problem):
        turn.reprompt = True
        task.take_back(question)
        turn.say(value.key, **value.values)
        return GoOn()
    if value is None:
        task.take_back(question)
        turn.say("correct.again", title=question.title or task.task.title)
        turn.reprompt = is_open
        return GoOn()
    if was_filled and value == turn.get(question.slot):
        if question.replaceable and denies_what_stands(correction.text):
            task.take_back(question)  # 不是居家，我去单位上班 names what is wrong, and not what is right
            turn.say("correct.again", title=question.title)
            return GoOn()
        turn.say("correct.stays", title=question.title, value=question.said_back(turn))
        return Partly()
    then = (
        task.change(question, value)
        if (was_filled or not question.asked) and question.title
        else task.accept(question, value)
    )
    return Partly() if then is Next.ASK else outcome_of(then)


def changes_wished(turn: Turn, task: OpenTask | None) -> list[Segment]:
    """Return what wishes to change a fact that the task in hand was told: 可以是可以，手机号换成我闺女的."""
    if task is None or task.task.name == "update_profile":
        return []
    wished = [one for one in turn.left("wish") if one.intent == "update_profile"]
    return [one for one in wished if any(task.about(field) for field in fields_named(one.text))]


def question_of(turn: Turn, task: OpenTask, correction: Segment) -> Question | None:
    """Return the question whose answer is corrected, None where it is none of the task in hand."""
    return _home(turn, task, correction) or _by_slot(task, correction) or task.about(_subject(turn, correction))


def _only_tells_the_home(correction: Segment) -> bool:
    """Whether no more is said than where somebody lives, which moves no class."""
    places = correction.named("place")
    return bool(places) and all(one.role == LIVES for one in places) and "住" in correction.text


def _home(turn: Turn, task: OpenTask, correction: Segment) -> Question | None:
    """Return the question for the home, where 住在别处，请告诉我 was just said and no class is spoken of."""
    names_place = correction.named("place") or correction.about == "place"
    if not names_place or learns_or_works(correction.text) or names_where_to_look(correction.text):
        return None
    tells_home = any(one.role in (LIVES, FROM) for one in correction.named("place"))
    if not home_was_asked(turn) and (turn.get("class_choice") is None or not tells_home or turn.person is not None):
        return None
    return next((one for one in task.questions() if one.slot == HOME), None)


def _by_slot(task: OpenTask, correction: Segment) -> Question | None:
    """Return the question that the form of the message named (actions/dialogue/corrected.py)."""
    return next((one for one in task.questions() if one.slot == correction.about), None)


def _subject(turn: Turn, correction: Segment) -> str:
    """Return what is corrected: the one kind of thing that is named, else what the correction was read as."""
    segments = list(turn.reading.segments)
    at = segments.index(correction)
    if fields := fields_named(correction.text):
        return fields[0]
    named = {SUBJECTS[one.entity] for one in correction.mentions if one.entity in SUBJECTS}
    if not named and at + 1 < len(segments) and correction.about in (None, "other"):
        named = {SUBJECTS[one.entity] for one in segments[at + 1].mentions if one.entity in SUBJECTS}
    return named.pop() if len(named) == 1 else (correction.about or "")


def _also_wrong(turn: Turn, task: OpenTask, question: Question, correction: Segment) -> list[Question]:
    """Return what else the same words give a new value: 不是初级，要中级的，也不要郑州的，要开封的."""
    named = {SUBJECTS[one.entity] for one in correction.mentions if one.entity in SUBJECTS and one.polarity == WANTED}
    others = [other for subject in sorted(named) if (other := task.about(subject)) is not None]
    return [
        one for one in others
        if one.slot != question.slot and one.slot != "person_name"
        and one.parse_correction(turn, _with_new_value(turn, correction)) not in (None, turn.get(one.slot))
    ]  # fmt: skip


def _with_new_value(turn: Turn, correction: Segment) -> Segment:
    """Return the correction and what follows it, without what it denies."""
    segments = list(turn.reading.segments)
    at = segments.index(correction)
    following: list[Segment] = []
    for one in segments[at + 1 :]:
        same = one.role == "correction" and one.about in (correction.about, None, "other")
        if one.role not in GIVES_VALUE and not same:
            break
        following.append(one)
    whole = merged([correction, *following])
    turn.deal_with(*[one for one in following if one.role != "wish"])
    wished = [one.words for one in whole.mentions if one.polarity == WANTED and one.entity in SUBJECTS]
    left = without_denied(whole.text)
    if wished and not any(words in left for words in wished):
        left = "".join(wished)  # 不要高级要初级: what is read as wished for is not what is denied
    kept = tuple(one for one in whole.mentions if one.polarity != "not_wanted" and one.words in left)
    return replace(whole, text=left, role="correction", mentions=kept, value=None)


def _ask_which(turn: Turn, task: OpenTask) -> Outcome:
    filled = task.filled()
    if not filled:
        turn.reprompt = True
        turn.say("correct.nothing_yet")
        return GoOn()
    options = [Choice(f"改{one.title}", f"{one.title}错了，要改") for one in reversed(filled)]
    turn.say("correct.which", options=[*options[: turn.said.option_limit - 1], Choice("取消", "取消")])
    if turn.state.question == CONFIRM:
        turn.set(WHAT_IS_WRONG, True)
    return StayOpen()


def _search_again(turn: Turn, corrections: list[Segment]) -> Outcome | None:
    """With no task open a correction of what was looked for looks again: 不是初级，我要中级的; 我说的是唐山那个."""
    choice = JobQuestion() if turn.state.last_task == "find_job" else ClassQuestion()
    chosen = [one for one in corrections if one.about in ("class", "job", "place", "task", "other", None)]
    meant = next((one for one in chosen if choice.spoken_of(turn, one) is not None), None)
    if turn.state.last_task in SEARCHES and meant is not None:
        turn.deal_with(*turn.reading.segments)
        if turn.state.last_task == "find_job":
            return Begin("find_job", replace(turn.reading.whole, role="wish", intent="find_job"))
        return Begin("browse_courses", replace(meant, role="correction"))  # it is shown, and not yet joined
    if not any(turn.history.told(key) for key in DONE) and any(one.mentions for one in corrections):
        return None  # nothing was noted that could be wrong: what is named is simply told
    if turn.state.last_task not in SEARCHES or not any(one.about in SEARCHED_FOR for one in corrections):
        turn.deal_with(*corrections)
        if turn.left("wish", "question", "answer"):
            return Partly()
        if any(turn.history.told(key) for key in DONE):
            turn.say(
                "correct.done_already", options=[to("withdraw_referral"), to("update_profile"), to("talk_to_human")]
            )
        else:
            turn.say("correct.nothing_yet", options=[to("talk_to_human")])
        return GoOn()
    turn.deal_with(*turn.reading.segments)
    intent = "browse_courses" if turn.state.last_task == "browse" else "find_job"
    return Begin(intent, replace(turn.reading.whole, role="wish", intent=intent))
