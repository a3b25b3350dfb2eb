"""The dearest turn is found by counting at the engine, on both databases."""

from __future__ import annotations

import pytest

from actions import tasks
from actions.context import ActionContext
from actions.questions.confirm import ConfirmQuestion
from actions.turn import Turn
from benches.statement_scenes import Scene
from benches.statements import BARE_YES, CONSENT, EIGHT, Counted, Stuck, of_every_kind, play, worst
from server import clock
from server.registry.database import Database
from server.registry.sample import load_sample
from tests.actions.drive import Talk
from tests.actions.fake_tracker import fake_tracker


@pytest.fixture
def with_sample(database: Database) -> Database:
    with database.write() as session:
        load_sample(session, clock.today())
    return database


def asking_for_a_yes(database: Database) -> set[str]:
    """The tasks that ask before they write."""
    talk = Talk(ActionContext(database))
    with database.read() as session:
        turn = Turn(talk.context, session, fake_tracker(talk.id, {}))
        return {
            one.name
            for one in tasks.all_tasks()
            if any(isinstance(question, ConfirmQuestion) for question in one.questions(turn))
        }


def test_every_task_comes_to_its_end_and_each_of_its_turns_is_counted(
    with_sample: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    found = worst(of_every_kind(with_sample))
    assert capsys.readouterr().err == ""
    assert {BARE_YES, CONSENT, EIGHT} <= set(found)
    assert {kind.split(":")[0].split(",")[0] for kind in found if ": the yes" in kind} == asking_for_a_yes(
        with_sample
    )
    assert all(cost > 0 for kind, cost in found.items() if ": the yes" in kind)


def test_a_scene_without_an_answer_says_what_it_was_asked_for(with_sample: Database) -> None:
    counted: list[Counted] = []
    with pytest.raises(Stuck, match="complain is asked for complaint_about"):
        play(Scene("complain", "我要投诉", "complain"), Talk(ActionContext(with_sample)), counted)
    assert [turn.kind for turn in counted] == ["complain, new: the wish"]


def test_of_each_kind_the_dearest_turn_stands_the_dearest_kind_first() -> None:
    assert list(worst([Counted("a", 3), Counted("b", 9), Counted("a", 4)]).items()) == [("b", 9), ("a", 4)]
