"""Which jobs fit, and how far one had to look for them."""

from __future__ import annotations

from actions.answers.category import known_category
from actions.steps.step import ANY
from actions.steps.wishes import occupation_name
from actions.tasks.searching import prefixes, rings, trades_wished
from actions.turn import Turn
from server.registry.models import Job
from language.numbers.personal import DISABILITY_CATEGORIES
from server.registry.repositories.job_search import JobWish, rank_jobs
from server.registry.repositories.ranking import Found
from server.words import word


def search_jobs(turn: Turn) -> Found[Job]:
    """Return the nearest jobs that fit the wish and the person; pay and what is provided only order them."""
    mode, wished = turn.get("work_mode"), turn.get("accommodation")
    wish = JobWish(
        occupations=trades_wished(turn),
        around=prefixes(rings(turn)),
        work_modes=frozenset() if mode in (None, ANY) else frozenset({mode}),
        pay_at_least=turn.get("pay_wish"),
        accommodations=(wished,) if wished else (),
        category=known_category(turn),
        person_id=turn.person.id if turn.person else None,
    )
    return rank_jobs(turn.session, wish, turn.context.today())


def what_was_found(turn: Turn, found: Found[Job]) -> str:
    """Say which wishes were heard, where the jobs are, where there are none, and what they lack."""
    around, trade, number = rings(turn), occupation_name(turn), turn.number
    mode, home = turn.get("work_mode"), len(found.best) - found.near
    said = [word("job.wished", number, value=mode).text] if mode not in (None, ANY) else []
    if not around:
        said.append(word("job.found_everywhere", number, count=found.near, occupation=trade).text)
    elif not found.near:
        said.append(word("job.found_home", number, value=around[0].name, home=home, occupation=trade).text)
    elif found.ring:
        values = {"value": around[0].name, "place": around[found.ring].name, "count": found.near, "occupation": trade}
        said.append(word("job.found_around", number, **values).text)
    else:
        said.append(
            word("job.found_here", number, place=around[0].full_name, count=found.near, occupation=trade).text
        )
    if found.near and home:
        said.append(word("job.also_home", number, home=home).text)
    if "work_mode" in found.unmet:
        said.append(word("job.lacking", number, value=mode).text)
    return "".join(
        [*said, *_of_the_pay(turn, found), *_of_what_is_provided(turn, found), *_of_the_category(turn, found)]
    )


def _of_the_pay(turn: Turn, found: Found[Job]) -> list[str]:
    wished = turn.get("pay_wish")
    if not wished:
        return []
    count = sum("pay" in one.meets for one in found.best)
    return [word("job.paid" if count else "job.not_paid", turn.number, value=wished, count=count).text]


def _of_what_is_provided(turn: Turn, found: Found[Job]) -> list[str]:
    wished = turn.get("accommodation")
    if not wished:
        return []
    count = sum("accommodations" in one.meets for one in found.best)
    if count:
        return [word("job.provided", turn.number, items=wished, count=count).text]
    return [word("job.not_provided", turn.number, items=wished).text]


def _of_the_category(turn: Turn, found: Found[Job]) -> list[str]:
    category = known_category(turn)
    if category is None or not found.left_out:
        return []
    return [word("job.for_category", turn.number, category=DISABILITY_CATEGORIES[category]).text]
