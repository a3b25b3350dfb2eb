"""How many SQL statements a turn costs: counted at the engine, in the real action, without Rasa."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from actions.context import ActionContext
from benches.statement_scenes import WISH_OF_EIGHT, Scene, entities_of_eight, scenes
from server import clock
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import migrate
from server.registry.sample import load_sample
from server.words import word
from server.words.trouble import NOTHING_DONE
from tests.actions.drive import Talk
from tests.running import SECRET
from tests.statements import statements

BOUND = 30
"""what no turn may exceed"""
MOST_TURNS = 16
YES = "同意"
EIGHT, BARE_YES, CONSENT = "eight wishes at once", "同意, nothing open", "同意 to the consent"


class Stuck(Exception):
    """A scene was asked what it has no answer to, or did not come to its end."""


@dataclass(frozen=True)
class Counted:
    """One turn: the kind of it, and how many statements it cost."""

    kind: str
    statements: int


def on_a_new_registry(url: str) -> list[Counted]:
    """Make a registry with the sample catalogue at `url` and return what `of_every_kind` finds there."""
    use_keyring(Keyring(SECRET))
    database = Database(url)
    try:
        migrate(database)
        with database.write() as session:
            load_sample(session, clock.today())
        return of_every_kind(database)
    finally:
        database.close()


def of_every_kind(database: Database) -> list[Counted]:
    """Play all scenes on a registry that holds the sample catalogue; return every turn.

    What is read once in the life of a process (the places) is read before. A scene that gets stuck is told to stderr,
    and the turns that it had count.
    """
    context = ActionContext(database)
    context.gazetteer  # noqa: B018
    counted: list[Counted] = []
    _say(Talk(context), counted, BARE_YES, YES, "affirm")
    _say(Talk(context), counted, EIGHT, WISH_OF_EIGHT, "browse_courses", entities=entities_of_eight())
    for scene in scenes():
        try:
            play(scene, Talk(context), counted)
        except Stuck as error:
            print(f"statements: {error}", file=sys.stderr)
    return counted


def play(scene: Scene, talk: Talk, counted: list[Counted]) -> None:
    """Lead one task to its end and add its turns to `counted`; raises `Stuck`."""
    scene.begin(talk)
    of = f"{scene.task}{'' if scene.prepare else ', new'}"
    _say(talk, counted, f"{of}: the wish", scene.wish, scene.intent)
    for _ in range(MOST_TURNS):
        slot = talk.awaited
        if slot is None:
            return
        if slot == "consent":
            _say(talk, counted, CONSENT, YES, "affirm")
        elif slot == "confirm":
            _say(talk, counted, f"{of}: the yes", "是", "affirm")
        else:
            _say(talk, counted, f"{of}: an answer", _answer(scene, talk, slot))
    raise Stuck(f"{of} is still asked for {talk.awaited}")


def worst(counted: Sequence[Counted]) -> dict[str, int]:
    """Return by kind of turn the most statements that one of them cost, the dearest kind first."""
    kinds: dict[str, int] = {}
    for turn in counted:
        kinds[turn.kind] = max(turn.statements, kinds.get(turn.kind, 0))
    return dict(sorted(kinds.items(), key=lambda item: -item[1]))


def _say(talk: Talk, counted: list[Counted], kind: str, text: str, intent: str = "inform", **reading: Any) -> None:
    with statements(talk.context.database) as run:
        said = talk.take(text, intent, **reading)
    talk.keep(said)
    if word(NOTHING_DONE).text in talk.heard:
        raise Stuck(f"{kind}: the registry did not answer")
    # The turn that puts the summary before the yes looks up most of what it says.
    kind = f"{kind.split(':')[0]}: the summary" if talk.awaited == "confirm" and ": the yes" not in kind else kind
    counted.append(Counted(kind, len(run)))


def _answer(scene: Scene, talk: Talk, slot: str) -> str:
    usual = {"certificate_number": talk.number, "phone_number": talk.phone, "person_name": talk.name}
    if slot == "verification_code":
        return talk.code()
    if slot == "new_phone_code":
        talk.phone = scene.answers["new_phone"]  # that is where the code went
        return talk.code()
    known = {**usual, **scene.answers}
    if slot not in known:
        raise Stuck(f"{scene.task} is asked for {slot}: {talk.heard}")
    return known[slot]
