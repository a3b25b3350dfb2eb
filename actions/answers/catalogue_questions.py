"""Questions on what is on offer: the class or job that is talked about, the list that was shown.

Which subject is asked about stands in the reading (`topics`); how each is answered stands in `class_facts` and
`job_facts`. What the record does not hold is said to be not on record, and the question can go to the base.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.answers import class_facts, job_facts
from actions.answers.category import known_category
from actions.answers.course import DESCRIBED, describe_class, named_with_code, offer_to_enrol
from actions.answers.facts import LISTED_AS, MOST_COMPARED, Fact, FactOf
from actions.answers.open_questions import note
from actions.answers.own_words import whole_words
from actions.catalogue import Kind
from actions.menu import A_PERSON, to
from actions.named import named_trades
from actions.questions.choice import OFFERED, OFFERED_BEFORE, SHORT, shown_before
from actions.questions.search import say_not_there, trades_not_there
from actions.reading import LOOKS_FOR, Segment, segment_of
from actions.turn import Turn
from language.asking import asks_for_the_weekday
from language.numbers.ordinals import read_ordinals
from language.pointing import described, read_position, read_side
from server.registry.models import Job, TrainingClass
from server.registry.repositories.classes import get_class
from server.registry.repositories.jobs import get_job

MOST_SUBJECTS, MOST_TRADES = 3, 6
LEVEL_MEANING, DIFFERENCE = "level_meaning", "difference"
IN_GENERAL = {
    "by_parents": "facts.by_others_general",
    "after": "facts.after_general",
    "categories": "facts.who_general",
}
"""topic → what holds for all classes"""
UNANSWERED = "unanswered"
"""fact: questions that wait for a list, each as `Segment.as_dict` keeps it"""


def answer(turn: Turn, said: Segment) -> bool:
    """Answer from the records what is asked; False where no class and no job is talked about."""
    if explains(turn, said):
        return True
    pointed = _pointed_at(turn, said, "class_choice") or _pointed_at(turn, said, "job_choice")
    if (unknown := trades_not_there(turn, said)) and not said.topics and not pointed:
        say_not_there(turn, "、".join(unknown))  # 保安没有吗
        return True
    classes, jobs = _classes(turn, said), _jobs(turn, said)
    if not classes and not jobs:
        return False
    told = [*_told(turn, said, classes, class_facts.FACTS), *_told(turn, said, jobs, job_facts.FACTS)]
    if not told and len(classes) == 1 and not jobs and not said.topics and turn.get(DESCRIBED) != classes[0].id:
        describe_class(turn, classes[0])
        if turn.state.task is None:
            offer_to_enrol(turn)
        return True
    known = [one for one in told if one.text]
    for one in known[:MOST_SUBJECTS]:
        turn.say_plain(one.text)
    missing = [one.subject for one in told if not one.text]
    if missing or not told:
        note_question(turn, said)
        _say_not_on_record(turn, missing, bool(classes))
    return True


def note_question(turn: Turn, said: Segment) -> bool:
    """Note a question that the records do not answer, to be put to who knows; False where they hold all of it."""
    classes, jobs = _classes(turn, said), _jobs(turn, said)
    told = [*_told(turn, said, classes, class_facts.FACTS), *_told(turn, said, jobs, job_facts.FACTS)]
    missing = [one.subject for one in told if not one.text]
    if told and not missing:
        return False
    note_in_own_words(turn, said)
    return True


def ids_asked_about(turn: Turn, said: Segment) -> list[int]:
    """Return the ids of the classes, or else of the jobs, that a question is about."""
    return [one.id for one in _classes(turn, said) or _jobs(turn, said)]


def of_what(turn: Turn, said: Segment) -> tuple[str, int | None, str]:
    """Return what a question is about (class, job, case), and the id and the name of its record."""
    classes, jobs = _classes(turn, said), _jobs(turn, said)
    about = "class" if classes else "job" if jobs else "case"
    if len(classes) == 1:
        return about, classes[0].id, named_with_code(classes[0])
    if len(jobs) == 1 and not classes:
        return about, jobs[0].id, f"{jobs[0].employer}的{jobs[0].title}"
    return about, None, ""


def note_in_own_words(turn: Turn, said: Segment) -> None:
    """Note a question in the person's words, whatever the records hold of its subject."""
    note(turn, *of_what(turn, said), whole_words(turn, said))


def answer_in_general(turn: Turn, said: Segment) -> bool:
    """Answer what is the same for every class; False where it depends on the class."""
    if said.named("place") or named_trades(turn, said):
        return False
    keys = [IN_GENERAL[one] for one in subjects_of(said) if one in IN_GENERAL]
    for key in dict.fromkeys(keys):
        turn.say(key)
    return bool(keys)


def touches(said: Segment) -> bool:
    """Whether the question touches a subject that classes or jobs have on record."""
    return any(
        topic in class_facts.FACTS or topic in job_facts.FACTS or topic == LEVEL_MEANING
        for topic in subjects_of(said)
    )


def tell_trades(turn: Turn) -> None:
    """Say which trades there are, three a sentence, for who cannot choose before hearing them."""
    kind: Kind = "jobs" if turn.state.task == "find_job" else "classes"
    names = turn.context.trades(turn.session).common(known_category(turn), kind=kind)[:MOST_TRADES]
    if not names:
        turn.say(f"none.{kind}", options=[to(A_PERSON)])
        return
    turn.say("class.trades", items="、".join(names[:3]), facts="、".join(names[3:]) or names[0])


def keep_for_the_list(turn: Turn, said: Segment) -> None:
    """Keep a question until there is a list that it can be answered of."""
    turn.set(UNANSWERED, [*(turn.get(UNANSWERED) or []), said.as_dict()])


def answer_of_the_list(turn: Turn) -> None:
    """Answer what was asked before there was a list, in front of the list that was just put."""
    kept = [segment_of(one) for one in turn.get(UNANSWERED) or []]
    if not kept or not (turn.get(OFFERED) or {}).get("items"):
        return
    turn.clear([UNANSWERED])
    shown = turn.said.messages.pop()
    for said in kept:
        classes, jobs = _classes(turn, said), _jobs(turn, said)
        told = [*_told(turn, said, classes, class_facts.FACTS), *_told(turn, said, jobs, job_facts.FACTS)]
        later = "class.subject_asked_later" if classes else "job.subject_asked_later"
        if not told:
            turn.say("class.not_written" if classes else "job.not_written")
        for one in told[:MOST_SUBJECTS]:
            if one.text:
                turn.say_plain(one.text)
            else:
                turn.say(later, items=one.subject)
    turn.said.messages.append(shown)


def explains(turn: Turn, said: Segment) -> bool:
    """Say what the levels and kinds of classes mean, where that is asked."""
    if LEVEL_MEANING not in said.topics or said.intent in LOOKS_FOR:
        return False
    turn.say("class.levels_explained")
    turn.say("class.kinds_explained")
    return True


def _say_not_on_record(turn: Turn, subjects: Sequence[str], of_a_class: bool) -> None:
    if subjects:
        items = "、".join(dict.fromkeys(subjects[:MOST_SUBJECTS]))
        key = "class.subject_not_on_record" if of_a_class else "job.subject_not_on_record"
        turn.say(key, items=items, options=[to("ask_base"), to(A_PERSON)])
    else:
        key = "class.not_written" if of_a_class else "job.not_written"
        turn.say(key, options=[to("ask_base"), to(A_PERSON)])


def _told(turn: Turn, said: Segment, records: Sequence[Any], facts: Mapping[str, FactOf]) -> list[Fact]:
    return [facts[topic](turn, records) for topic in subjects_of(said) if topic in facts] if records else []


def subjects_of(said: Segment) -> tuple[str, ...]:
    """Return the subjects of a question; on which day of the week something is asks for the day."""
    day = ("start",) if asks_for_the_weekday(said.text) and "start" not in said.topics else ()
    return (*said.topics, *day)


def _classes(turn: Turn, said: Segment) -> list[TrainingClass]:
    """Return the class that is chosen or pointed at, else those on the list, else the one talked about last.

    Who names another trade (按摩那个管住不) asks about none of these.
    """
    chosen = turn.get("class_choice")
    pointed = _pointed_at(turn, said, "class_choice")
    own = [chosen] if chosen is not None else []
    ids = (pointed or own if DIFFERENCE in said.topics else own or pointed) or _offered(turn, "class_choice")
    if not ids and turn.get("class_in_focus") is not None and not _offered(turn, "job_choice"):
        ids = [turn.get("class_in_focus")]
    found = [one for value in ids if (one := get_class(turn.session, value))]
    trades = {code for one in named_trades(turn, said) for code in one.codes}
    return [one for one in found if one.course.occupation_code in trades] if trades else found


def _jobs(turn: Turn, said: Segment) -> list[Job]:
    chosen = turn.get("job_choice")
    ids = [chosen] if chosen is not None else _pointed_at(turn, said, "job_choice") or _offered(turn, "job_choice")
    return [job for value in ids if (job := get_job(turn.session, value))]


def _offered(turn: Turn, slot: str) -> list[int]:
    offered = turn.get(OFFERED) or {}
    return [item[0] for item in offered.get("items", [])] if offered.get("slot") == slot else []


def _pointed_at(turn: Turn, said: Segment, slot: str) -> list[int]:
    """Return the one of the list that the question is about: 第二个远不远."""
    lists = (turn.get(OFFERED) or {}, turn.get(OFFERED_BEFORE) or {})
    items: list[Any] = next((one["items"] for one in lists if one.get("slot") == slot and one.get("items")), [])
    if DIFFERENCE in said.topics:  # 第一个和第二个有啥不一样; with fewer named, all of them are compared
        named = [one for one in read_ordinals(said.text) if one <= len(items)]
        turn.memo[LISTED_AS] = named if len(named) > 1 else []
        return [items[one - 1][0] for one in named] if len(named) > 1 else [one[0] for one in items[:MOST_COMPARED]]
    if len(said.text) > SHORT and (before := shown_before(turn, slot, said.text)) is not None:
        return [before]
    position = read_position(said.text)
    if position is not None and 0 < abs(position) <= len(items):
        return [items[position - 1 if position > 0 else position][0]]
    side = read_side(said.text, len(items))
    at = side if side is not None else described(said.text, [item[1] for item in items])
    return [] if at is None else [items[at][0]]
