"""Trade, place, level and way of working, read from a plain answer or out of a sentence."""

from typing import Any

import pytest
from actions.steps.step import ANY, Problem
from actions.steps.wishes import LevelStep, OccupationStep, PlaceStep, WorkModeStep, leftover, means_anything

from actions.turn import Turn
from server.registry.repositories.occupations import get_occupation
from tests.actions.conftest import Turns
from tests.actions.drive import Talk

ZHENGZHOU = "410100"


def occupation_of(turns: Turns, code: str) -> str | None:
    found = get_occupation(turns.session, code)
    return found.name if found else None


def taken_by_the_model(turn: Turn, entity: dict[str, Any]) -> Turn:
    turn.tracker.latest_message["entities"] = [entity]
    return turn


@pytest.mark.parametrize("said", ["都行", "都可以", "随便", "哪里都可以", "啥都行", "都中", "哪都行。", "不限"])
def test_anything_will_do(turns: Turns, said: str) -> None:
    assert means_anything(said)
    assert PlaceStep().read(turns(said)) == ANY
    assert PlaceStep().is_plain_answer(turns(said))


def test_small_words_around_an_answer_do_not_count() -> None:
    assert leftover("我想学面点", ["面点"]) == 0
    assert leftover("面点多少钱", ["面点"]) == 3


@pytest.mark.parametrize("said", ["面点", "我想学面点", "俺想学面点了", "面点吧"])
def test_a_trade_alone_is_a_plain_answer(turns: Turns, said: str) -> None:
    step, turn = OccupationStep(), turns(said)
    assert step.is_plain_answer(turn)
    found = get_occupation(turns.session, step.read(turn))
    assert found is not None
    assert "面点" in found.name


@pytest.mark.parametrize("said", ["面点多少钱一期", "面点班有补贴吗", "不知道", ""])
def test_a_question_about_a_trade_is_no_plain_answer(turns: Turns, said: str) -> None:
    assert not OccupationStep().is_plain_answer(turns(said))


def test_anything_is_no_answer_where_the_trade_is_needed(turns: Turns) -> None:
    assert OccupationStep(optional=False).read(turns("都可以")) is None


def test_two_trades_are_asked_not_guessed(turns: Turns) -> None:
    turn = turns("面点或者美发")
    assert OccupationStep().is_plain_answer(turn)
    found = OccupationStep().read(turn)
    assert isinstance(found, Problem)
    OccupationStep().ask(turn, attempt=0)
    assert [option["title"] for option in turn.said[-1]["options"]] == ["面点", "美发"]


def test_two_trades_are_volunteered_as_none_and_asked_later(turns: Turns) -> None:
    turn = turns("面点和美发的班都有吗")
    assert OccupationStep().volunteer(turn) is None
    assert len(turn.get("occupation_candidates")) == 2


def test_once_one_is_named_it_is_no_longer_asked_which(turns: Turns) -> None:
    turn = turns("面点和美发")
    OccupationStep().read(turn)
    OccupationStep().accept(turn, "TX-006")
    assert turn.get("occupation_candidates") is None


def test_who_names_two_trades_chooses_one_of_them(talk: Talk) -> None:
    talk.say("我想学面点和美发", "browse_courses")
    assert talk.awaited == "occupation"
    assert talk.options == ["面点", "美发"]
    talk.say("第二个", "choose_option")
    assert talk.awaited == "place"
    assert talk.facts["occupation"] == "TX-009"


def test_what_was_unclear_in_one_task_is_not_asked_in_the_next(talk: Talk) -> None:
    talk.say("我想学面点和美发", "browse_courses")
    talk.say("取消", "cancel")
    assert talk.facts["occupation_candidates"] is None
    talk.say("有哪些培训班", "browse_courses")
    assert talk.awaited == "occupation"
    assert "都可以" in talk.options


def test_a_trade_that_is_not_wanted_is_not_asked_about(turns: Turns) -> None:
    turn = turns("不想学美发，想学面点")
    assert occupation_of(turns, OccupationStep().volunteer(turn)) == "面点"


def test_a_misheard_trade_is_taken_as_the_model_took_it(turns: Turns) -> None:
    code = OccupationStep().read(turns("面点"))
    entity = {"entity": "occupation", "start": 2, "end": 4, "value": code}
    turn = taken_by_the_model(turns("想学面店"), entity)
    assert OccupationStep().read(turn) == code
    assert OccupationStep().is_plain_answer(turn)


def test_a_misheard_place_is_taken_as_the_model_took_it(turns: Turns) -> None:
    entity = {"entity": "place", "start": 1, "end": 3, "value": ZHENGZHOU}
    turn = taken_by_the_model(turns("在郑洲"), entity)
    assert PlaceStep().read(turn) == ZHENGZHOU
    assert PlaceStep().is_plain_answer(turn)


@pytest.mark.parametrize("value", ["面店", 6, None])
def test_an_entity_that_was_not_understood_is_no_trade(turns: Turns, value: object) -> None:
    entity = {"entity": "occupation", "start": 2, "end": 4, "value": value}
    assert OccupationStep().read(taken_by_the_model(turns("想学面店"), entity)) is None


@pytest.mark.parametrize("said", ["郑州", "郑州市", "在郑州", "河南郑州的"])
def test_a_place_alone_is_a_plain_answer(turns: Turns, said: str) -> None:
    step, turn = PlaceStep(), turns(said)
    assert step.is_plain_answer(turn)
    assert step.read(turn) == ZHENGZHOU
    assert step.volunteer(turn) == ZHENGZHOU


def test_a_name_of_several_places_is_asked_not_guessed(turns: Turns) -> None:
    turn = turns("桥西区")
    found = PlaceStep().read(turn)
    assert isinstance(found, Problem)
    assert len(turn.get("place_candidates")) > 1
    PlaceStep().ask(turn, attempt=0)
    assert [option["title"] for option in turn.said[-1]["options"]] == [
        "河北省石家庄市桥西区", "河北省邢台市信都区", "河北省张家口市桥西区",
    ]  # fmt: skip


def test_a_former_name_of_several_places_is_said_back_as_it_was_named(turns: Turns) -> None:
    found = PlaceStep().read(turns("邯郸县"))
    assert isinstance(found, Problem)
    assert found.values == {"name": "邯郸县"}


def test_several_places_are_volunteered_as_none(turns: Turns) -> None:
    turn = turns("我在桥西区，想学面点")
    assert PlaceStep().volunteer(turn) is None
    assert turn.get("place_candidates")


@pytest.mark.parametrize(
    ("said", "level"), [("四级", 4), ("中级", 4), ("没有等级", ANY), ("没等级", ANY), ("随便", ANY)]
)
def test_a_level_is_read(turns: Turns, said: str, level: object) -> None:
    assert LevelStep().read(turns(said)) == level
    assert LevelStep().is_plain_answer(turns(said))


def test_the_level_of_a_disability_narrows_no_search(turns: Turns) -> None:
    assert LevelStep().volunteer(turns("我是视力一级，想学盲人保健按摩")) is None


@pytest.mark.parametrize(("said", "mode"), [("居家", "居家"), ("在家干", "居家"), ("都中", ANY), ("咋上班", None)])
def test_a_way_of_working_is_read(turns: Turns, said: str, mode: str | None) -> None:
    assert WorkModeStep().read(turns(said)) == mode


@pytest.mark.parametrize("step", [OccupationStep(), LevelStep(), WorkModeStep(), PlaceStep()])
def test_no_question_brings_more_choices_than_the_screen_holds(turns: Turns, step: OccupationStep) -> None:
    turn = turns()
    step.ask(turn, attempt=0)
    assert 1 <= len(turn.said[-1]["options"]) <= 6
