"""What a simulated person does, without anyone who answers."""

from __future__ import annotations

import random
from datetime import date

import pytest

from benches.simulation.catalogue import Catalogue, Offer
from benches.simulation.facts import facts, hard_facts
from benches.simulation.goals import Goal, goal
from benches.simulation.habits import Habits, Slip, habits
from benches.simulation.patience import Patience
from benches.simulation.person import Person
from benches.simulation.phrases import FOLDER, SPOKEN_BY, table, variants
from benches.simulation.reading import Heard, Option, best, read
from benches.simulation.run import a_person
from benches.simulation.voices import misheard, mistyped, spoken_day, spoken_number, without_punctuation

TODAY = date(2026, 11, 24)
ON_OFFER = Catalogue(
    tuple(
        Offer(number, f"{trade}初级班", trade, f"code-{trade}", city, code, 5)
        for number, (trade, city, code) in enumerate(
            (trade, city, code)
            for trade in ("面点", "美发", "刺绣")
            for city, code in (("郑州", "410100"), ("唐山", "130200"))
        )
    ),
    (
        Offer(90, "面点师", "面点", "code-面点", "郑州", "410100", work_mode="全职"),
        Offer(91, "美发师", "美发", "code-美发", "郑州", "410100", work_mode="全职"),
        Offer(92, "绣工", "刺绣", "code-刺绣", "唐山", "130200", work_mode="居家"),
    ),
    {f"code-{trade}": (trade, f"学{trade}") for trade in ("面点", "美发", "刺绣")},
)
PHONE_ASKED = Heard("请告诉我您的手机号。", (), "phone_number", "phone")
CODE_ASKED = Heard("请告诉我验证码。", (), "verification_code", "digits")
NAME_ASKED = Heard("请问您叫什么名字？", (), "person_name", "name")
NOT_UNDERSTOOD = Heard("我没有听明白。请再说一遍。", (), "phone_number", "phone")


def typing_person(wants: Goal | None = None, ways: Habits | None = None) -> Person:
    seed = next(seed for seed in range(1, 99) if facts(seed).manner == "typed")
    return Person(facts(seed), wants or Goal("register", False), ways or Habits(), lambda _: "123456")


def said(person: Person, heard: Heard) -> str:
    move = person.move(heard)
    assert move is not None
    return move.text


def test_a_seed_always_gives_the_same_person_and_another_seed_another_one() -> None:
    def drawn(seed: int) -> tuple[object, ...]:
        whose = facts(seed)
        wants = goal(whose, ON_OFFER, TODAY)
        return whose, wants, habits(whose, wants)

    assert drawn(7) == drawn(7)
    assert len({repr(drawn(seed)) for seed in range(1, 101)}) == 100


def test_no_two_people_share_a_number_or_a_telephone() -> None:
    everyone = [
        identity
        for seed in range(1, 501)
        for whose in (facts(seed), facts(seed, plain=True), hard_facts(seed))
        for identity in (whose.identity, whose.other)
    ]
    for field in ("number", "phone", "account"):
        assert len({getattr(identity, field) for identity in everyone}) == len(everyone)


def test_all_goals_manners_and_habits_are_drawn_among_500() -> None:
    people = [a_person(seed, ON_OFFER, lambda _: None) for seed in range(1, 501)]
    assert len({person.goal.kind for person in people}) == 12
    assert {person.facts.manner for person in people} == {"typed", "henan", "hebei", "deaf", "spoken"}
    assert {name for person in people for name in person.habits.names} >= {"corrects", "second_wish", "goes_back"}
    assert {person.facts.mode for person in people} == {"text", "voice"}


def test_a_wrong_telephone_is_said_first_and_put_right_when_the_code_is_asked_for() -> None:
    person = typing_person(ways=Habits(slip=Slip("phone_number", late=5, with_value=True)))
    assert person.facts.other.phone in said(person, PHONE_ASKED)
    assert person.facts.identity.phone in said(person, CODE_ASKED)
    assert "123456" in said(person, CODE_ASKED)


def test_who_only_says_what_was_wrong_answers_rightly_when_asked_again() -> None:
    person = typing_person(ways=Habits(slip=Slip("person_name", late=0, with_value=False)))
    assert person.facts.other.name in said(person, NAME_ASKED)
    without_value = said(person, PHONE_ASKED)
    assert person.facts.identity.name not in without_value
    assert person.facts.identity.name in said(person, NAME_ASKED)


def test_a_correction_that_was_not_heard_is_said_again_before_the_yes() -> None:
    person = typing_person(ways=Habits(slip=Slip("person_name", late=0, with_value=True)))
    said(person, NAME_ASKED)
    said(person, PHONE_ASKED)
    wrong = Heard(f"我要登记：姓名{person.facts.other.name}。对吗？", (), "confirm", "yes_no")
    assert person.facts.identity.name in said(person, PHONE_ASKED) + said(person, wrong)
    right = Heard(f"我要登记：姓名{person.facts.identity.name}。对吗？", (), "confirm", "yes_no")
    said(person, right)
    assert person.move(Heard("登记好了。")) is None
    assert person.left == "done"


def test_another_task_than_the_own_is_not_agreed_to() -> None:
    person = typing_person()
    move = person.move(Heard("我要为您退掉面点初级班。对吗？", (), "confirm", "yes_no"))
    assert move is not None
    assert move.act == "declines"


def test_patience_ends_when_nothing_moves_or_nothing_is_understood() -> None:
    standing, puzzled = Patience(random.Random(1)), Patience(random.Random(1))
    for _ in range(8):
        standing.watch(PHONE_ASKED, excused=False)
    for number in range(8):
        puzzled.watch(NOT_UNDERSTOOD if number % 2 else NAME_ASKED, excused=False)
        puzzled.watch(NOT_UNDERSTOOD, excused=False)
    assert (standing.over, puzzled.over) == ("no progress", "not understood")


def test_what_is_said_besides_tries_nobodys_patience() -> None:
    patience = Patience(random.Random(1))
    for _ in range(8):
        patience.watch(NOT_UNDERSTOOD, excused=True)
    assert patience.over is None


def test_a_reply_is_read_as_a_client_reads_it() -> None:
    options = [
        {"key": "1", "title": "面点初级班，郑州市", "payload": "a"},
        {"key": "2", "title": "更多", "payload": "b"},
    ]
    awaiting = {"slot": "class_choice", "kind": "choice", "step": 1, "of": 7}
    heard = read({"messages": [{"text": "请选一个。", "options": options}], "awaiting": awaiting})
    assert (heard.slot, [option.key for option in heard.things]) == ("class_choice", ["1"])
    assert heard.more is not None
    assert read({"messages": [], "awaiting": None}) == Heard("")


def test_the_option_that_shows_most_of_what_is_wanted_is_chosen_the_first_of_equals() -> None:
    options = [Option("1", "面点，唐山", ""), Option("2", "面点中级，郑州", ""), Option("3", "美发，郑州", "")]
    assert best(options, ["中级", "郑州"]) == options[1]
    assert best(options, ["郑州"]) == options[1]
    assert best(options, []) == options[0]
    assert best([], ["郑州"]) is None


def test_numbers_and_days_are_spoken_as_on_the_telephone() -> None:
    assert spoken_number("1380X", random.Random(1)) in ("幺三八零叉", "一三八零叉")
    assert spoken_day("2026年11月20日") == "二零二六年十一月二十日"
    assert spoken_day("2026年3月5日") == "二零二六年三月五号"
    assert without_punctuation("不对，是“面点”。") == "不对是面点"


def test_a_recogniser_mishears_and_a_finger_slips_but_never_in_numbers() -> None:
    draw = random.Random(1)
    assert misheard("我想报名", draw, share=1.0) in ("我想抱名", "我想报明")
    assert misheard("我想报名", draw, share=0.0) == "我想报名"
    assert {mistyped("卡号6222000报名", draw, share=1.0) for _ in range(20)} == {"卡号6222000报名"}
    assert any(mistyped("我想报名学面点", draw, share=1.0) != "我想报名学面点" for _ in range(20))


@pytest.mark.parametrize("name", SPOKEN_BY)
def test_every_phrase_has_ways_to_type_it_and_fills_what_it_is_given(name: str) -> None:
    values = dict.fromkeys(("trade", "place", "level", "mode", "value", "what", "old", "wish"), "示例")
    for key, manners in table(name).items():
        assert manners["typed"], key
        for manner in manners:
            assert all(one.format(**values) for one in variants(key, manner)), (key, manner)


def test_the_phrases_are_the_benchs_own() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} == {*SPOKEN_BY, "hard", "names", "signs"}


def test_a_change_of_mind_that_was_not_understood_is_told_again_before_any_yes() -> None:
    ways = Habits(frozenset({"changes_mind"}), change="phone_number")
    summary = Heard("我要登记。对吗？", (), "confirm", "yes_no")
    for seed in range(1, 200):  # a person who changes their mind at this moment
        person = Person(facts(seed), Goal("register", False), Habits(ways.names, change=ways.change), lambda _: None)
        first = person.move(summary)
        if first is not None and first.act == "changes_mind" and not person.facts.by_voice:
            break
    unheard = Heard("我没有听明白。要登记，请说“是”。", (), "confirm", "yes_no")
    assert person.answers.phone in said(person, unheard)
    assert said(person, summary)
    assert person.answers.phone == person.facts.other.phone
