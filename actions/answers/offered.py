"""Questions about what is on offer: a list of classes or jobs, or the post that was chosen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypeVar

from actions.answers.course import PARTS, SUPPORT, first_sentence
from actions.steps.choice import OFFERED
from actions.turn import Choice, Turn
from server.registry.models import Job, TrainingClass
from server.registry.repositories.classes import get_classes
from server.registry.repositories.jobs import get_jobs
from server.words import word

ASKS = re.compile(r"[吗么嘛没不啊呢][？?。]*$|[?？]|有没有|是不是|能不能|管不管|多少|怎么|哪")
WHAT = re.compile(r"啥|什么|几")
WISHES_FOR_ONE = re.compile(r"的(?:班|培训|课|岗位|工作|有)|想要|我要|给我|帮我|找")
MOST_PARTS = 3
UNSURE = 0.6

T = TypeVar("T")
Answer: TypeAlias = tuple[re.Pattern[str], Callable[[Turn, Sequence[T]], str]]

MONEY = re.compile(r"钱|免费|学费|收费|费用|花销")
PAY = re.compile(r"工资|薪|待遇|收入|钱|挣|赚")
MEALS = re.compile(r"饭|伙食|食宿|管吃|包吃|吃")
LODGING = re.compile(r"住|宿舍")
DISTANCE = re.compile(r"远|近|路程|在哪|哪里|哪儿|地方|地址")
DIFFERENCE = re.compile(r"区别|不一样|不同|差别|差在|分别|哪个好")
SUPPORTS = re.compile(r"手语|盲文|语音|读屏|轮椅|台阶|无障碍|支持|照顾|翻译|方便")
WHEN = re.compile(r"什么时候|啥时候|几号|哪天|开课|开班|多久|几时")
LEVEL = re.compile(r"基础|适合|难|没学过|条件|要求")


def asks_what_is_offered(turn: Turn) -> bool:
    """Whether the message asks something about the list, and wishes for no other list."""
    return (
        turn.intent == "ask_course_detail" and bool(ASKS.search(turn.text)) and not WISHES_FOR_ONE.search(turn.text)
    )


def asks_of_the_list(turn: Turn) -> bool:
    """Whether the message asks something about the list, as the model or, where it is not sure, the words say."""
    return asks_what_is_offered(turn) or (turn.confidence < UNSURE and asks_in_these_words(turn))


def asks_in_these_words(turn: Turn) -> bool:
    """Whether the words ask what is known of the list or of the chosen one, whatever the model takes them for."""
    if not (ASKS.search(turn.text) or WHAT.search(turn.text)) or WISHES_FOR_ONE.search(turn.text):
        return False
    answers: list[re.Pattern[str]] = []
    if turn.get("class_choice") is not None:
        answers += PARTS.values()
    elif _classes_offered(turn):
        answers += [words for words, _ in CLASS_ANSWERS]
    if _jobs_offered(turn):
        answers += [words for words, _ in JOB_ANSWERS]
    return any(words.search(turn.text) for words in answers)


def describe_list(turn: Turn) -> bool:
    """Answer from the records what is asked of the list or of the chosen job; False where neither is there.

    What the records do not hold is said to be not written, with a person to ask.
    """
    classes, jobs = _classes_offered(turn), _jobs_offered(turn)
    if not classes and not jobs:
        return False
    said = [*_told(turn, classes, CLASS_ANSWERS), *_told(turn, jobs, JOB_ANSWERS)]
    if not said:
        said = [word("class.not_written" if classes else "job.not_written", turn.number).text]
    asks_a_person = any("没有写" in one for one in said)
    turn.say_plain("".join(said[:MOST_PARTS]), options=[Choice("转人工", "转人工")] if asks_a_person else ())
    return True


def _classes_offered(turn: Turn) -> list[TrainingClass]:
    return get_classes(turn.session, _offered(turn, "class_choice"))


def _jobs_offered(turn: Turn) -> list[Job]:
    chosen = turn.get("job_choice")
    values = [chosen] if chosen is not None else _offered(turn, "job_choice")
    return get_jobs(turn.session, values)


def _offered(turn: Turn, slot: str) -> list[int]:
    offered = turn.get(OFFERED) or {}
    return [item[0] for item in offered.get("items", [])] if offered.get("slot") == slot else []


def _told(turn: Turn, records: Sequence[T], answers: Iterable[Answer[T]]) -> list[str]:
    return [say(turn, records) for words, say in answers if records and words.search(turn.text)]


# classes


def _fees(turn: Turn, classes: Sequence[TrainingClass]) -> str:
    fees = sorted({one.course.fee_yuan for one in classes})
    if fees == [0]:
        return word("class.all_free", turn.number).text
    if len(fees) == 1:
        return word("class.fee", turn.number, high=fees[0]).text
    return word("class.fees", turn.number, low=fees[0], high=fees[-1]).text


def _boarding(turn: Turn, classes: Sequence[TrainingClass]) -> str:
    return _which(turn, "提供住宿", [one.boarding for one in classes])


def _support(turn: Turn, classes: Sequence[TrainingClass]) -> str:
    """Say of each kind of support that is asked for, else of all that there is, which classes have it."""
    named = [(column, text) for column, text in SUPPORT if SUPPORT_WORDS.get(column, SUPPORTS).search(turn.text)]
    there = [pair for pair in SUPPORT if any(getattr(one, pair[0]) for one in classes)]
    pairs = named if len(named) < len(SUPPORT) else there
    return "".join(_which(turn, text, [getattr(one, column) for one in classes]) for column, text in pairs[:2])


def _which(turn: Turn, what: str, has: Sequence[bool]) -> str:
    if all(has):
        return word("class.all_have", turn.number, items=what).text
    if not any(has):
        return word("class.none_has", turn.number, items=what).text
    which = "、".join(f"第{number}个" for number, one in enumerate(has, start=1) if one)
    return word("class.some_have", turn.number, first=which, items=what).text


def _places(turn: Turn, classes: Sequence[TrainingClass]) -> str:
    where = ["网上" if one.online else _town(turn, one.division_code) for one in classes]
    return (
        word("class.where", turn.number, items=_listed(where)).text + word("class.way_not_written", turn.number).text
    )


def _starts(turn: Turn, classes: Sequence[TrainingClass]) -> str:
    days = sorted(one.starts_on for one in classes)
    first, last = (f"{day.month}月{day.day}日" for day in (days[0], days[-1]))
    key = "class.starts" if first == last else "class.starts_between"
    return word(key, turn.number, first=first, second=last).text


def _levels(turn: Turn, classes: Sequence[TrainingClass]) -> str:
    told = [(n, first_sentence(one.course.description)) for n, one in enumerate(classes, start=1)]
    found = [word("class.of_one", turn.number, first=f"第{n}个", items=text).text for n, text in told if text]
    return "".join(found[:3]) or word("class.not_written", turn.number).text


def _class_difference(turn: Turn, classes: Sequence[TrainingClass]) -> str:
    """Say what differs: the course, the place, the day, the support; the same is not listed."""
    differs = [
        name
        for name, values in (
            ("课程", {one.course_id for one in classes}),
            ("地方", {(one.division_code, one.online) for one in classes}),
            ("开课的日子", {one.starts_on for one in classes}),
            ("课时", {one.course.hours for one in classes}),
            ("学费", {one.course.fee_yuan for one in classes}),
            ("住宿", {one.boarding for one in classes}),
            ("手语翻译", {one.sign_interpreter for one in classes}),
        )
        if len(values) > 1
    ]
    return _difference(turn, differs) + (_levels(turn, classes) if "课程" in differs else "")


# jobs


def _pay(turn: Turn, jobs: Sequence[Job]) -> str:
    low, high = min(job.salary_min_yuan for job in jobs), max(job.salary_max_yuan for job in jobs)
    return word("job.pay" if len(jobs) == 1 else "job.pay_of_all", turn.number, low=low, high=high).text


def _job_meals(turn: Turn, jobs: Sequence[Job]) -> str:
    return _written(turn, "管饭", [bool(re.search(r"管.{0,2}[吃饭]|包吃", _own_words(job))) for job in jobs])


def _job_lodging(turn: Turn, jobs: Sequence[Job]) -> str:
    return _written(turn, "住处", [bool(re.search(r"住宿|管吃?住|包住", _own_words(job))) for job in jobs])


def _job_support(turn: Turn, jobs: Sequence[Job]) -> str:
    offered = list(dict.fromkeys(one for job in jobs for one in job.accommodations))
    if not offered:
        return word("job.not_written", turn.number).text
    return word("job.provide", turn.number, items="、".join(offered[:4])).text


def _job_places(turn: Turn, jobs: Sequence[Job]) -> str:
    where = ["家里" if job.work_mode == "居家" else _town(turn, job.division_code) for job in jobs]
    return word("job.where", turn.number, items=_listed(where)).text + word("class.way_not_written", turn.number).text


def _job_difference(turn: Turn, jobs: Sequence[Job]) -> str:
    differs = [
        name
        for name, values in (
            ("工作内容", {job.title for job in jobs}),
            ("单位", {job.employer for job in jobs}),
            ("地方", {job.division_code for job in jobs}),
            ("上班方式", {job.work_mode for job in jobs}),
            ("工资", {(job.salary_min_yuan, job.salary_max_yuan) for job in jobs}),
        )
        if len(values) > 1
    ]
    return _difference(turn, differs) + (_pay(turn, jobs) if "工资" in differs else "")


def _written(turn: Turn, what: str, has: Sequence[bool]) -> str:
    if not any(has):
        return word("job.nothing_of", turn.number, items=what).text
    if len(has) == 1:
        return word("job.has", turn.number, items=what).text
    which = "、".join(f"第{number}个" for number, one in enumerate(has, start=1) if one)
    return word("job.some_have", turn.number, first=which, items=what).text


def _own_words(job: Job) -> str:
    return "，".join([job.description, *job.accommodations])


# both


def _difference(turn: Turn, differs: Sequence[str]) -> str:
    if not differs:
        return word("class.no_difference", turn.number).text
    return word("class.difference", turn.number, items="、".join(differs)).text


def _town(turn: Turn, code: str) -> str:
    place = turn.context.gazetteer.get(code)
    return place.name if place else "记录里没有写的地方"


def _listed(where: Iterable[str]) -> str:
    return "、".join(list(dict.fromkeys(where))[:5])


SUPPORT_WORDS = {
    "sign_interpreter": re.compile(r"手语|翻译|支持|照顾|方便"),
    "braille_or_audio": re.compile(r"盲文|语音|读屏|支持|照顾|方便"),
    "step_free": re.compile(r"轮椅|台阶|无障碍|支持|照顾|方便"),
    "boarding": re.compile(r"住|支持|照顾|方便"),
}
CLASS_ANSWERS: tuple[Answer[TrainingClass], ...] = (
    (DIFFERENCE, _class_difference), (MONEY, _fees), (LODGING, _boarding), (SUPPORTS, _support), (WHEN, _starts),
    (DISTANCE, _places), (LEVEL, _levels),
    (MEALS, lambda turn, _: word("class.meals_not_written", turn.number).text),
)  # fmt: skip
JOB_ANSWERS: tuple[Answer[Job], ...] = (
    (DIFFERENCE, _job_difference), (PAY, _pay), (MEALS, _job_meals), (LODGING, _job_lodging),
    (SUPPORTS, _job_support), (DISTANCE, _job_places),
)  # fmt: skip
"""what a question asks for, and how it is answered, in the order of the answers"""
