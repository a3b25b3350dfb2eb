"""What the form of a message shows to be taken back, whatever the pipeline made of it: 不对，是第二个.

Only what the task in hand was told can be taken back, so that the grammar of `language.corrections` leaves no doubt.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from actions.contact import HOME
from actions.dialogue.interpreters.corrections import question_of
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.named import SEARCHED
from actions.questions.choice import ChoiceQuestion
from actions.questions.identity import area_of_newcomer
from actions.questions.person_name import NameQuestion
from actions.questions.question import Problem, Question
from actions.reading import NOT_WANTED, WANTED, Mention, Reading, Segment
from actions.turn import Turn
from language.corrections import TakenBack, denies, taken_back
from language.places import within
from language.pointing import points_at_the_one
from language.writing.plain import squeeze

CHOSEN = ("class", "job")
ALL_OF_IT = "task"
SHORTEST_WORD = 2
INTRODUCES = ("叫", "姓")


def note_what_is_taken_back(turn: Turn, task: OpenTask | None) -> None:
    """Put segments with the role of a correction into the reading where the form of the message shows one."""
    if task is None or any(one.about == ALL_OF_IT for one in turn.reading.of("correction")):
        return
    for found in taken_back(turn.text):
        mentions = tuple(_seen(one, found) for one in turn.reading.whole.mentions)
        said = Segment(
            turn.text[found.start : found.end], "correction",
            mentions=tuple(one for one in mentions if found.start <= one.start < found.end),
        )  # fmt: skip
        slots = _slots(turn, task, found, said)
        if slots:
            put = [replace(said, about=slot) for slot in slots]
            turn.reading = _with(turn.reading, found, put, mentions)


def note_what_is_only_told(turn: Turn, task: OpenTask | None) -> None:
    """Make a remark of what was read as a correction beside an answer and takes nothing back.

    对，就改成华龙区吧 names what stands already; 同意，我叫韩桂兰 tells a name that nobody has given yet.
    """
    if task is None or not turn.reading.of("answer") or denies(turn.text):
        return
    segments = tuple(
        replace(one, role="background", about=None) if _only_tells(turn, task, one) else one
        for one in turn.reading.segments
    )
    turn.reading = replace(turn.reading, segments=segments)


def _only_tells(turn: Turn, task: OpenTask, said: Segment) -> bool:
    question = question_of(turn, task, said) if said.role == "correction" else None
    if question is None or question.slot == turn.state.question:
        return False
    facts = dict(turn.state.facts)
    value = question.parse_correction(turn, said)
    turn.state.facts = facts  # parsing may note what is unsure
    if value is None or isinstance(value, Problem):
        return False
    known = turn.get(question.slot)
    if known is None and question.slot == HOME and turn.get("certificate_number"):
        known = area_of_newcomer(turn)  # which is what was announced
    if known is None:  # at the last question all that counts was announced, and a new fact changes it
        return turn.state.question != CONFIRM
    return bool(value == known) or _lies_within(turn, known, value)


def _lies_within(turn: Turn, known: Any, said: Any) -> bool:
    """Whether a place that is known lies in the one that is said: 是唐山的 of 唐山市玉田县."""
    inner, outer = (turn.context.gazetteer.get(str(one)) for one in (known, said))
    return inner is not None and outer is not None and within(inner, outer)


def _slots(turn: Turn, task: OpenTask, found: TakenBack, said: Segment) -> list[str]:
    """Return the questions whose answers are taken back, by their slots."""
    if found.fields:
        named = [_named(task, field) for field in found.fields]
        return [one.slot for one in named if one is not None]
    answered = _latest_first(turn, task)
    if found.given:
        value = replace(
            said, text=found.given, mentions=tuple(one for one in said.mentions if one.polarity == WANTED)
        )
        told = [one for one in task.questions() if not one.asked and not one.is_filled(turn)]
        fitting = [one for one in (*answered, *told) if _takes(turn, one, found, value)]
        return [one.slot for one in fitting[:1]]
    if not found.denied or points_at_the_one(found.denied):
        return [one.slot for one in answered if isinstance(one, ChoiceQuestion)][:1]
    return [one.slot for one in answered if _is_denied(turn, one, found)][:1]


def _named(task: OpenTask, field: str) -> Question | None:
    question = task.about(field)
    if field in CHOSEN and (question is None or not question.is_filled(task.turn)):
        return task.about("trade") or question  # 换一门课 over the list means another trade
    return question


def _latest_first(turn: Turn, task: OpenTask) -> list[Question]:
    asked = turn.state.asked
    answered = [one for one in task.filled() if not one.used_up]
    return sorted(answered, key=lambda one: asked.index(one.slot) if one.slot in asked else -1, reverse=True)


def _takes(turn: Turn, question: Question, found: TakenBack, value: Segment) -> bool:
    """Whether the new value can be one of this question; a name could be anything, so it must be called one."""
    if isinstance(question, NameQuestion):
        calls = turn.text[max(found.given_at - 1, 0) : found.given_at] in INTRODUCES
        return calls or found.denied == turn.get(question.slot)
    facts = dict(turn.state.facts)
    parsed = question.parse_correction(turn, value)
    turn.state.facts = facts  # parsing may note what is unsure
    return parsed is not None and not isinstance(parsed, Problem)


def _is_denied(turn: Turn, question: Question, found: TakenBack) -> bool:
    """Whether what is denied is the very value of the answer."""
    denied, value = squeeze(found.denied), squeeze(question.said_back(turn))
    return len(denied) >= SHORTEST_WORD and (denied == value or denied in value)


def _seen(mention: Mention, found: TakenBack) -> Mention:
    """Return what is named with the polarity that the form gives it."""
    if not found.start <= mention.start < found.end:
        return mention
    given = found.given and found.given_at <= mention.start < found.given_at + len(found.given)
    if given:
        role = mention.role if mention.role == "lives" else (SEARCHED if mention.entity == "place" else "wanted")
        return replace(mention, polarity=WANTED, role=role)
    return replace(mention, polarity=NOT_WANTED)


def _with(reading: Reading, found: TakenBack, put: list[Segment], mentions: tuple[Mention, ...]) -> Reading:
    """Return the reading with these segments in the place of what was read there."""
    segments: list[Segment] = []
    at, is_put = 0, False
    for one in reading.segments:
        start, end = at, at + len(one.text)
        at = end
        if end <= found.start or start >= found.end:
            if start >= found.end and not is_put:
                segments += put
                is_put = True
            segments.append(replace(one, mentions=tuple(m for m in mentions if start <= m.start < end)))
            continue
        if start < found.start:
            segments.append(_part(one, start, start, found.start, mentions))
        if not is_put:
            segments += put
            is_put = True
        if end > found.end:
            segments.append(_part(one, start, found.end, end, mentions))
    if not is_put:
        segments += put
    whole = replace(reading.whole, mentions=mentions)
    if len(segments) == 1:
        whole = replace(whole, role="correction", about=segments[0].about, value=None, intent=None)
    return replace(reading, segments=tuple(segments), whole=whole)


def _part(one: Segment, at: int, start: int, end: int, mentions: tuple[Mention, ...]) -> Segment:
    return replace(
        one, text=one.text[start - at : end - at], mentions=tuple(m for m in mentions if start <= m.start < end)
    )
