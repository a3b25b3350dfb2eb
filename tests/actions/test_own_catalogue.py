"""What is offered is what the office has, and whatever is offered is understood when it is chosen."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from pathlib import Path

import pytest

from actions.context import ActionContext
from language.terms import TERMS
from server import clock
from server.registry import sample
from server.registry.database import Database
from server.registry.reference.load import load_divisions
from server.words import variants
from server.words.catalogue import all_keys
from tests.actions.drive import Talk
from tests.samples import a_class, a_job, an_occupation

OCCUPATIONS = Path(sample.__file__).parent / "occupations.csv"
KNOWN_TRADES = {
    word
    for row in csv.DictReader(OCCUPATIONS.open(encoding="utf-8"))
    for word in (row["name"], *row["synonyms"].split("|"))
}
ABOUT_ITSELF = {"refer.unqualified"}
"""says of a job that this trade is asked for"""

ZHENGZHOU = "410100"
OWN = ("修伞", "钩针编织", "客户服务", "中式面点制作")
OTHERS = ("电子商务", "盲人保健按摩", "数据标注", "家电维修")


@pytest.fixture
def office(database: Database) -> ActionContext:
    """An office without a catalogue."""
    with database.write() as session:
        load_divisions(session)
    return ActionContext(database)


@pytest.fixture
def own(office: ActionContext) -> ActionContext:
    """An office with trades of its own: of two there is nothing now, of one a class, of one a job, of two both."""
    with office.database.write() as session:
        umbrellas, weaving, service, pastry = (an_occupation(session, name) for name in OWN)
        weaving.synonyms, service.synonyms = ["手工编织", "编织"], ["客服"]
        pastry.synonyms = ["面点"]
        for name in (*OTHERS, "面点"):
            an_occupation(session, name)  # on record, and nothing in it
        for trade in (umbrellas, weaving, pastry):
            a_class(session, occupation=trade, place=ZHENGZHOU)
        for trade in (service, pastry):
            a_job(session, trade, ZHENGZHOU)
        a_class(session, occupation=service, place=ZHENGZHOU, status="closed")
        over = clock.today() - timedelta(days=1)
        a_job(session, umbrellas, ZHENGZHOU, open_until=over)
    return office


def asked_for_a_trade(context: ActionContext, said: str, intent: str) -> Talk:
    talk = Talk(context)
    talk.say(said, intent)
    for _ in range(3):
        if talk.awaited == "occupation":
            return talk
        talk.say("哪里都可以")
    raise AssertionError(f"asked for {talk.awaited}: {talk.heard}")


LEARN, WORK = ("我想学手艺", "browse_courses"), ("帮我找工作", "find_job")


def test_trades_to_learn_are_those_with_a_class_that_can_be_joined(own: ActionContext) -> None:
    offered = asked_for_a_trade(own, *LEARN).options
    assert set(offered) == {"修伞", "钩针编织", "中式面点制作", "都可以"}


def test_trades_to_work_in_are_those_with_a_job(own: ActionContext) -> None:
    offered = asked_for_a_trade(own, *WORK).options
    assert set(offered) == {"客户服务", "中式面点制作", "都可以"}


@pytest.mark.parametrize("wish", [LEARN, WORK], ids=["learn", "work"])
@pytest.mark.parametrize("how", ["number", "title"])
@pytest.mark.parametrize("intent", ["nlu_fallback", "talk_to_human", "ask_meaning"])
def test_whatever_is_offered_is_understood_when_it_is_chosen(
    own: ActionContext, wish: tuple[str, str], how: str, intent: str
) -> None:
    for at, title in enumerate(asked_for_a_trade(own, *wish).options):
        talk = asked_for_a_trade(own, *wish)
        talk.say(str(at + 1) if how == "number" else title, intent, 0.3)
        assert talk.awaited not in ("occupation", None), (title, talk.heard)
        assert not any((key or "").startswith(("fallback", "none", "handover")) for key in talk.keys), talk.heard


def test_a_trade_with_nothing_in_it_does_not_hide_another_of_that_name(own: ActionContext) -> None:
    talk = asked_for_a_trade(own, *LEARN)
    talk.say("面点")
    assert talk.awaited == "place"
    talk.say("哪里都可以")
    assert talk.awaited == "class_choice"


@pytest.mark.parametrize(
    ("wish", "key"), [(LEARN, "none.classes"), (WORK, "none.jobs"), (("我要报名", "enrol_training"), "none.classes")]
)
def test_an_office_without_anything_says_so_and_what_to_do(
    office: ActionContext, wish: tuple[str, str], key: str
) -> None:
    talk = Talk(office)
    talk.say(*wish)
    assert talk.keys == [key]
    assert talk.options == ["转人工"]
    assert talk.awaited is None


def test_where_there_are_jobs_alone_they_are_offered_instead_of_classes(office: ActionContext) -> None:
    with office.database.write() as session:
        a_job(session, place=ZHENGZHOU)
    talk = Talk(office)
    talk.say(*LEARN)
    assert talk.options == ["找工作", "转人工"]


def test_examples_are_of_what_the_office_has(own: ActionContext) -> None:
    talk = asked_for_a_trade(own, *LEARN)
    said = "".join(talk.say("嗯嗯", "nlu_fallback", 0.2) for _ in range(2))
    assert not any(name in said for name in OTHERS)


@pytest.mark.parametrize(
    ("wish", "kind"), [(LEARN, {"修伞", "钩针编织", "中式面点制作"}), (WORK, {"客户服务", "中式面点制作"})]
)
def test_who_asks_how_to_answer_hears_of_a_trade_that_can_be_chosen(
    own: ActionContext, wish: tuple[str, str], kind: set[str]
) -> None:
    talk = asked_for_a_trade(own, *wish)
    for _ in range(3):  # the wordings take turns, and the question is asked again in between
        said = talk.say("要怎么说", "ask_meaning")
        assert "meaning.occupation" in talk.keys
        assert any(f"例如{name}" in said for name in kind), said
        assert not any(f"例如{name}" in said for name in (*OTHERS, "面点", "客服"))


def test_what_is_given_as_an_example_is_understood(office: ActionContext) -> None:
    with office.database.write() as session:
        load_divisions(session)
        a_class(session, occupation=an_occupation(session, "修伞"), place=ZHENGZHOU)
    talk = asked_for_a_trade(office, *LEARN)
    said = talk.say("要怎么说", "ask_meaning")
    assert "例如修伞" in said
    talk.say("修伞", "nlu_fallback", 0.3)
    assert talk.awaited == "place"


def test_no_wording_names_a_trade_that_an_office_may_not_have() -> None:
    """An example is a place to fill; what is said of a trade by its name may name it."""
    naming = {
        (key, name)
        for key in all_keys()
        for wording in variants(key)
        for name in KNOWN_TRADES
        if name in wording["text"] + wording.get("speech", "")
    }
    explained = {f"term.{term}" for term, words in TERMS.items() if re.search(words, "、".join(KNOWN_TRADES))}
    assert {key for key, _ in naming} - explained - ABOUT_ITSELF == set()
