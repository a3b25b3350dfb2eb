"""Which jobs fit what is known, and how what was found is told."""

from __future__ import annotations

from actions.answers.category import known_category
from actions.questions.question import ANY
from actions.questions.search import NOT_TRADES, occupation_name
from actions.questions.work_mode import NOT_MODES
from actions.search.rings import beside, name_of, not_there, rings, says_nearness
from actions.search.wishes import filter_of
from actions.turn import Turn
from language.numbers.personal import DISABILITY_CATEGORIES
from server.registry.models import Job
from server.registry.repositories.job_search import JobWish, rank_jobs
from server.registry.repositories.ranking import Found
from server.words import word


def search_jobs(turn: Turn) -> Found[Job]:
    """Return the nearest jobs that fit the wish and the person; looked up once for what is known."""
    wish = _wish(turn)
    key = f"jobs:{wish}"
    if key not in turn.memo:
        turn.memo[key] = rank_jobs(turn.session, wish, turn.context.today())
    found: Found[Job] = turn.memo[key]
    return found


def what_was_found(turn: Turn, found: Found[Job]) -> str:
    """Say which wishes were heard, where the jobs are, where there are none, and what they lack."""
    around, trade, number = rings(turn), occupation_name(turn), turn.number
    mode, home = turn.get("work_mode"), len(found.best) - found.near
    said = [word("job.wished", number, value=mode).text] if mode not in (None, ANY) else []
    if not around:
        said.append(word("job.found_everywhere", number, count=len(found.best), occupation=trade).text)
        home = 0
    elif not found.near:
        said.append(word("job.found_home", number, value=name_of(turn, 0), home=home, occupation=trade).text)
    elif found.ring:
        values = {"value": name_of(turn, 0), "place": name_of(turn, found.ring), "count": found.near}
        values["occupation"] = trade
        said.append(word("job.found_around", number, **values).text)
    else:
        said.append(
            word("job.found_here", number, place=name_of(turn, 0, True), count=found.near, occupation=trade).text
        )
    if found.near and home:
        said.append(word("job.also_home", number, home=home).text)
    if "work_mode" in found.unmet:
        said.append(word("job.lacking", number, value=mode).text)
    return "".join(
        [
            *said,
            *says_nearness(turn),
            *_of_the_pay(turn, found),
            *_of_the_conditions(turn, found),
            *_of_what_is_provided(turn, found),
            *_of_the_category(turn, found),
        ]
    )


def _of_the_pay(turn: Turn, found: Found[Job]) -> list[str]:
    wished = filter_of(turn).get("pay")
    if not wished:
        return []
    count = sum("pay" in one.meets for one in found.best)
    return [word("job.paid" if count else "job.not_paid", turn.number, value=wished, count=count).text]


def _of_the_conditions(turn: Turn, found: Found[Job]) -> list[str]:
    wished = set(filter_of(turn).get("conditions", []))
    if not wished:
        return []
    items = "、".join(word(f"job.condition_{one}").text for one in sorted(wished))
    count = sum(wished <= one.meets for one in found.best)
    return [
        word("job.conditions_met" if count else "job.conditions_unmet", turn.number, items=items, count=count).text
    ]


def _of_what_is_provided(turn: Turn, found: Found[Job]) -> list[str]:
    wished = filter_of(turn).get("accommodation")
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


def _wish(turn: Turn) -> JobWish:
    trade, mode, wished = turn.get("occupation"), turn.get("work_mode"), filter_of(turn)
    return JobWish(
        occupations=frozenset() if trade in (None, ANY) else frozenset([trade]),
        not_occupations=frozenset(turn.get(NOT_TRADES) or []),
        around=tuple(place.prefix for place in rings(turn)),
        beside=beside(turn),
        not_places=not_there(turn),
        work_modes=frozenset() if mode in (None, ANY) else frozenset([mode]),
        not_work_modes=frozenset(turn.get(NOT_MODES) or []),
        pay_at_least=wished.get("pay"),
        conditions=frozenset(wished.get("conditions", [])),
        accommodations=(wished["accommodation"],) if wished.get("accommodation") else (),
        category=known_category(turn),
        person_id=turn.person.id if turn.person else None,
    )
