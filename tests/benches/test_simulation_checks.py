"""The registry tells whether a simulated person reached the goal."""

from __future__ import annotations

from benches.simulation.checks import wrong
from benches.simulation.facts import facts, hard_facts
from benches.simulation.goals import Goal
from benches.simulation.habits import Habits
from benches.simulation.person import Person
from benches.simulation.world import Before
from language.numbers.personal import CertificateNumber
from server import clock
from server.registry.database import Database
from server.registry.services import people, training
from server.registry.services.helper import Helper
from tests import samples

NOWHERE = "a conversation that opened no case"


def registering(kind: str = "register", on_record: bool = False) -> Person:
    return Person(facts(1), Goal(kind, on_record), Habits(), lambda _: None)


def home_province(person: Person) -> str:
    return samples.SHIJIAZHUANG if person.facts.home[0].startswith("13") else samples.ZHENGZHOU


def register(database: Database, person: Person, **other: str) -> str:
    own = person.facts.identity
    said = {"name": own.name, "number": own.number, "phone": own.phone, "area": home_province(person)} | other
    with database.write() as session:
        samples.a_place(session, samples.SHIJIAZHUANG)
        samples.a_place(session, samples.ZHENGZHOU)
        number = CertificateNumber(said["number"])
        return people.register(session, said["name"], number, said["phone"], said["area"], "我同意。", "system").id


def test_a_record_with_the_right_facts_is_right(database: Database) -> None:
    person = registering()
    assert wrong(database, person, Before(), NOWHERE) == ["nothing was written"]
    register(database, person)
    assert wrong(database, person, Before(), NOWHERE) == []


def test_a_value_that_was_corrected_must_not_stand(database: Database) -> None:
    person = registering()
    other = person.facts.other
    register(database, person, name=other.name, phone=other.phone)
    assert wrong(database, person, Before(), NOWHERE) == [
        "the name on record is wrong", "the telephone on record is wrong"
    ]  # fmt: skip


def test_a_record_of_the_wrong_number_is_seen(database: Database) -> None:
    person = registering()
    register(database, person, number=person.facts.other.number)
    assert "a record was opened for the wrong certificate number" in wrong(database, person, Before(), NOWHERE)


def test_who_only_asks_for_a_person_is_not_put_on_record(database: Database) -> None:
    person = registering("reach_person")
    register(database, person)
    assert wrong(database, person, Before(), NOWHERE) == ["a record was opened", "no person was reached"]


def test_what_nobody_asked_for_is_seen(database: Database) -> None:
    person = registering("check_certificate", on_record=True)
    record = register(database, person)
    with database.write() as session:
        samples.a_certificate(session, people.lock(session, record))
    assert wrong(database, person, Before(), NOWHERE) == ["certificates were added or lost"]


def test_an_answer_without_the_fact_is_no_answer(database: Database) -> None:
    person = registering("ask_left", on_record=True)
    register(database, person)
    person.answer_heard = "还可以领2次。"
    assert wrong(database, person, Before(marks=["2次"]), NOWHERE) == []
    assert wrong(database, person, Before(marks=["3次"]), NOWHERE) == ["the answer lacks ['3次']"]


def test_a_home_in_another_province_is_seen(database: Database) -> None:
    person = registering()
    (elsewhere,) = {samples.SHIJIAZHUANG, samples.ZHENGZHOU} - {home_province(person)}
    register(database, person, area=elsewhere)
    assert wrong(database, person, Before(), NOWHERE) == [f"the home on record is {elsewhere}, in another province"]


def test_a_helper_is_on_record_where_one_spoke_and_nowhere_else(database: Database) -> None:
    from_a_mother = next(seed for seed in range(1, 99) if hard_facts(seed).helps == "mother")
    for seed, wrong_helper in ((from_a_mother, None), (1, Helper("示例乙", "relative"))):
        facts_of = hard_facts(seed) if wrong_helper is None else facts(seed)
        person = Person(
            facts_of, Goal("enrol", True, holds={"occupation": "", "place": ""}), Habits(), lambda _: None
        )
        record = register(database, person)
        with database.write() as session:
            held = samples.a_class(session)
            person.goal.holds = {"occupation": held.course.occupation_code, "place": held.division_code}
            training.enrol(session, record, held.id, "system", clock.today(), helper=wrong_helper)
        (found,) = wrong(database, person, Before(), NOWHERE)
        assert "helper" in found
