"""Which jobs fit, and how far one had to look for them."""

from __future__ import annotations

from dataclasses import replace

from actions.answers.category import known_category
from actions.steps.step import ANY
from actions.steps.wishes import occupation_name
from actions.tasks.searching import Found, look_further, rings
from actions.turn import Turn
from language.numbers.personal import DISABILITY_CATEGORIES
from server.registry.models import Job
from server.registry.repositories.jobs import JobFilter, find_jobs, provides
from server.words import word

MOST_JOBS = 500
AT_HOME = "居家"


def search_jobs(turn: Turn) -> Found[Job]:
    """Return the nearest jobs that fit the wish and the person; what the employer provides only orders them."""
    wishes = ["work_mode"] if turn.get("work_mode") not in (None, ANY) else []
    found = look_further(
        rings(turn), wishes, lambda prefix, dropped: look(turn, prefix, dropped), lambda job: job.work_mode == AT_HOME
    )
    wished, pay = turn.get("accommodation"), turn.get("pay_wish") or 0
    if not wished and not pay:
        return found
    return replace(
        found,
        items=sorted(
            found.items, key=lambda job: (job.salary_max_yuan < pay, -provides(job, wished) if wished else 0)
        ),
    )


def look(
    turn: Turn, place_prefix: str | None, dropped: frozenset[str] = frozenset(), whoever: bool = False
) -> list[Job]:
    """Return the open jobs in a place and at home, without the wishes that are dropped, or for `whoever` it is."""
    occupation = turn.get("occupation")
    mode = None if "work_mode" in dropped else turn.get("work_mode")
    wanted = JobFilter(
        occupation_code=None if occupation in (None, ANY) else occupation,
        place_prefix=place_prefix,
        work_mode=None if mode == ANY else mode,
        disability_category=None if whoever else known_category(turn),
        accommodation=turn.get("accommodation"),
        person_id=turn.person.id if turn.person else None,
    )
    return find_jobs(turn.session, wanted, turn.context.today(), limit=MOST_JOBS)


def what_was_found(turn: Turn, found: Found[Job]) -> str:
    """Say which wishes were heard, where the jobs are, where there are none, and what they lack."""
    around, trade, number = rings(turn), occupation_name(turn), turn.number
    mode, home = turn.get("work_mode"), len(found.items) - found.near
    said = [word("job.wished", number, value=mode).text] if mode not in (None, ANY) else []
    if not around:
        said.append(word("job.found_everywhere", number, count=found.near, occupation=trade).text)
    elif not found.near:
        said.append(word("job.found_home", number, value=around[0].name, home=home, occupation=trade).text)
    elif found.ring is not None and found.ring != around[0]:
        values = {"value": around[0].name, "place": found.ring.name, "count": found.near, "occupation": trade}
        said.append(word("job.found_around", number, **values).text)
    else:
        said.append(
            word("job.found_here", number, place=around[0].full_name, count=found.near, occupation=trade).text
        )
    if found.near and home:
        said.append(word("job.also_home", number, home=home).text)
    if found.dropped:
        said.append(word("job.lacking", number, value=mode).text)
    return "".join(
        [*said, *_of_the_pay(turn, found), *_of_what_is_provided(turn, found), *_of_the_category(turn, found)]
    )


def _of_the_pay(turn: Turn, found: Found[Job]) -> list[str]:
    wished = turn.get("pay_wish")
    if not wished:
        return []
    count = sum(job.salary_max_yuan >= wished for job in found.items)
    return [word("job.paid" if count else "job.not_paid", turn.number, value=wished, count=count).text]


def _of_what_is_provided(turn: Turn, found: Found[Job]) -> list[str]:
    wished = turn.get("accommodation")
    if not wished:
        return []
    count = sum(any(wished in one for one in job.accommodations) for job in found.items)
    if count:
        return [word("job.provided", turn.number, items=wished, count=count).text]
    return [word("job.not_provided", turn.number, items=wished).text]


def _of_the_category(turn: Turn, found: Found[Job]) -> list[str]:
    category, prefix = known_category(turn), found.ring.prefix if found.ring else None
    if category is None:
        return []
    dropped = frozenset(found.dropped)
    if len(look(turn, prefix, dropped, whoever=True)) == len(look(turn, prefix, dropped)):
        return []
    return [word("job.for_category", turn.number, category=DISABILITY_CATEGORIES[category]).text]
