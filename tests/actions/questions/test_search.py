"""Trade, place, level and way of working, read from a plain answer or out of a sentence."""

import pytest

from actions.questions.level import LevelQuestion
from actions.questions.question import ANY, Problem
from actions.questions.search import OccupationQuestion, PlaceQuestion
from actions.questions.work_mode import WorkModeQuestion
from language.anything import means_anything
from server.registry.models import Occupation
from tests.actions.conftest import Turns
from tests.actions.drive import Talk
from tests.actions.questions.heard import certain, extract, parse

ZHENGZHOU = "410100"


def occupation_of(turns: Turns, code: str) -> str | None:
    found = turns.session.get(Occupation, code)
    return found.name if found else None


@pytest.mark.parametrize("said", ["都行", "都可以", "随便", "哪里都可以", "啥都行", "都中", "哪都行。", "不限"])
def test_anything_will_do(turns: Turns, said: str) -> None:
    assert means_anything(said)
    assert parse(PlaceQuestion(), turns(said)) == ANY
    assert certain(PlaceQuestion(), turns(said))


@pytest.mark.parametrize("said", ["面点", "我想学面点", "俺想学面点了", "面点吧"])
def test_a_trade_is_read_from_an_answer(turns: Turns, said: str) -> None:
    assert occupation_of(turns, parse(OccupationQuestion(), turns(said))) == "面点"


@pytest.mark.parametrize("said", ["面点多少钱一期", "面点班有补贴吗", "不知道", ""])
def test_a_question_about_a_trade_is_no_answer_by_its_form(turns: Turns, said: str) -> None:
    assert not certain(OccupationQuestion(), turns(said, "ask_course_detail"))


def test_anything_is_no_answer_where_the_trade_is_needed(turns: Turns) -> None:
    assert parse(OccupationQuestion(optional=False), turns("都可以")) is None


def test_two_trades_are_asked_not_guessed(turns: Turns) -> None:
    turn = turns("面点或者美发")
    found = parse(OccupationQuestion(), turn)
    assert isinstance(found, Problem)
    OccupationQuestion().ask(turn, attempt=0)
    assert [option["title"] for option in turn.said.messages[-1]["options"]] == ["面点", "美发"]


def test_two_trades_are_volunteered_as_none_and_asked_later(turns: Turns) -> None:
    turn = turns("面点和美发的班都有吗")
    assert extract(OccupationQuestion(), turn) is None
    assert len(turn.get("occupation_candidates")) == 2


def test_once_one_is_named_it_is_no_longer_asked_which(turns: Turns) -> None:
    turn = turns("面点和美发")
    parse(OccupationQuestion(), turn)
    OccupationQuestion().accept(turn, "TX-006")
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
    turn = turns("不想学美发，想学面点", reading={"named": [("occupation", "美发", "TX-009", "not_wanted")]})
    assert occupation_of(turns, extract(OccupationQuestion(), turn)) == "面点"


def test_a_misheard_trade_is_taken_as_the_pipeline_took_it(turns: Turns) -> None:
    code = parse(OccupationQuestion(), turns("面点"))
    turn = turns("想学面店", reading={"named": [("occupation", "面店", code)]})
    assert parse(OccupationQuestion(), turn) == code


def test_a_misheard_place_is_taken_as_the_pipeline_took_it(turns: Turns) -> None:
    turn = turns("在郑洲", reading={"named": [("place", "郑洲", ZHENGZHOU)]})
    assert parse(PlaceQuestion(), turn) == ZHENGZHOU


@pytest.mark.parametrize("value", ["面店", None])
def test_a_trade_that_nobody_here_knows_is_said_not_to_be_found(turns: Turns, value: object) -> None:
    turn = turns("想学面店", reading={"named": [("occupation", "面店", value)]})
    assert parse(OccupationQuestion(), turn) == Problem("problem.no_such_trade", {"name": "面店"})


def test_a_word_for_any_work_is_no_trade_that_is_missing(turns: Turns) -> None:
    turn = turns("想找轻活", reading={"named": [("occupation", "轻活", None)]})
    assert parse(OccupationQuestion(), turn) is None


@pytest.mark.parametrize("said", ["郑州", "郑州市", "在郑州", "河南郑州的"])
def test_a_place_is_read_from_an_answer(turns: Turns, said: str) -> None:
    question, turn = PlaceQuestion(), turns(said)
    assert parse(question, turn) == ZHENGZHOU
    assert extract(question, turn) == ZHENGZHOU


def test_a_name_of_several_places_is_asked_not_guessed(turns: Turns) -> None:
    turn = turns("桥西区")
    found = parse(PlaceQuestion(), turn)
    assert isinstance(found, Problem)
    assert len(turn.get("place_candidates")) > 1
    PlaceQuestion().ask(turn, attempt=0)
    assert [option["title"] for option in turn.said.messages[-1]["options"]] == [
        "河北省石家庄市桥西区", "河北省邢台市信都区", "河北省张家口市桥西区",
    ]  # fmt: skip


def test_a_former_name_of_several_places_is_said_back_as_it_was_named(turns: Turns) -> None:
    found = parse(PlaceQuestion(), turns("邯郸县"))
    assert isinstance(found, Problem)
    assert found.values == {"name": "邯郸县"}


def test_several_places_are_volunteered_as_none(turns: Turns) -> None:
    turn = turns("我在桥西区，想学面点")
    assert extract(PlaceQuestion(), turn) is None
    assert turn.get("place_candidates")


@pytest.mark.parametrize(
    ("said", "level"), [("四级", 4), ("中级", 4), ("没有等级", ANY), ("没等级", ANY), ("随便", ANY)]
)
def test_a_level_is_read(turns: Turns, said: str, level: object) -> None:
    assert parse(LevelQuestion(), turns(said)) == level
    assert certain(LevelQuestion(), turns(said))


def test_the_level_of_a_disability_narrows_no_search(turns: Turns) -> None:
    assert extract(LevelQuestion(), turns("我是视力一级，想学盲人保健按摩", "browse_courses")) is None


@pytest.mark.parametrize(("said", "mode"), [("居家", "居家"), ("在家干", "居家"), ("都中", ANY), ("咋上班", None)])
def test_a_way_of_working_is_read(turns: Turns, said: str, mode: str | None) -> None:
    assert parse(WorkModeQuestion(), turns(said)) == mode


@pytest.mark.parametrize("question", [OccupationQuestion(), LevelQuestion(), WorkModeQuestion(), PlaceQuestion()])
def test_no_question_brings_more_choices_than_the_screen_holds(turns: Turns, question: OccupationQuestion) -> None:
    turn = turns()
    question.ask(turn, attempt=0)
    assert 1 <= len(turn.said.messages[-1]["options"]) <= 6
