"""What the hard person does, without anyone who answers."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from benches.simulation.facts import hard_facts
from benches.simulation.goals import KINDS, Goal
from benches.simulation.habits import Habits, Slip
from benches.simulation.hard.habits import hard_habits
from benches.simulation.hard.patience import ShortPatience
from benches.simulation.hard.person import HardPerson
from benches.simulation.hard.wording import CurtWording
from benches.simulation.phrases import table
from benches.simulation.reading import Heard, Option
from benches.simulation.run import HARD, a_person
from tests.benches.test_simulated_person import ON_OFFER

TRAINING = Path(__file__).parents[2] / "data"
OWN, CHILDS, MOTHERS = (
    next(
        seed for seed in range(1, 99) if hard_facts(seed).helps == helps and not hard_facts(seed).by_voice
    )
    for helps in (None, "child", "mother")
)  # fmt: skip
SAYS = {"occupation": "面点", "place": "郑州"}
NAME_ASKED = Heard("请问您叫什么名字？", (), "person_name", "name")
CONSENT_ASKED = Heard("您同意吗？", (), "consent", "yes_no")
PHONE_ASKED = Heard("请告诉我您的手机号。", (), "phone_number", "phone")
TRADE_ASKED = Heard("想学什么？", (), "occupation", "occupation")
CLASSES = Heard("请选一个。", (Option("1", "美发初级班，郑州", "选班1"),), "class_choice", "choice")
GREETED = Heard("您好。")


def hard_person(*names: str, seed: int = OWN, wants: Goal | None = None, slip: Slip | None = None) -> HardPerson:
    return HardPerson(
        hard_facts(seed), wants or Goal("register", False), Habits(frozenset(names), slip), lambda _: "123456"
    )


def said(person: HardPerson, heard: Heard) -> str:
    move = person.move(heard)
    assert move is not None
    return move.text


def until(act: str, heard: Heard, *names: str, wants: Goal | None = None) -> HardPerson:
    """Return a person who does `act` at this reply; whether a habit shows is drawn from the seed."""
    for seed in range(1, 200):
        person = hard_person(*names, seed=seed, wants=wants)
        move = person.move(heard)
        if move is not None and move.act == act and not person.facts.by_voice:
            return person
    raise AssertionError(f"nobody {act}")


def test_a_third_speak_for_a_child_or_a_mother_and_all_are_curt() -> None:
    people = [a_person(seed, ON_OFFER, lambda _: None, HARD) for seed in range(1, 501)]
    helped = [person.facts.helps for person in people]
    assert 0.28 < sum(one is not None for one in helped) / len(helped) < 0.39
    assert {*helped} == {None, "child", "mother"}
    assert {person.facts.manner for person in people} == {"curt"}
    assert {person.goal.kind for person in people} == set(KINDS)
    assert {name for person in people for name in person.habits.names} == {
        "vague", "corrects", "silent", "hums", "drifts", "remarks", "tells_stories", "mistypes", "own_words",
    }  # fmt: skip


def test_the_same_seed_says_the_same_to_the_same_replies() -> None:
    replies = [GREETED, TRADE_ASKED, CONSENT_ASKED, PHONE_ASKED, NAME_ASKED]
    for seed in range(1, 50):
        first, again = (a_person(seed, ON_OFFER, lambda _: "123456", HARD) for _ in range(2))
        assert [first.move(heard) for heard in replies] == [again.move(heard) for heard in replies]


def test_the_hard_person_of_a_seed_wants_what_the_easy_one_wants() -> None:
    for seed in range(1, 100):
        easy, hard = (a_person(seed, ON_OFFER, lambda _: None, who) for who in ("easy", HARD))
        assert (easy.goal.kind, easy.goal.holds) == (hard.goal.kind, hard.goal.holds)


@pytest.mark.parametrize(("seed", "who"), [(CHILDS, "child"), (MOTHERS, "mother")])
def test_who_speaks_for_another_says_so_in_the_wish_and_gives_the_own_name(seed: int, who: str) -> None:
    person = hard_person(seed=seed)
    assert any(called in said(person, GREETED) for called in table("hard")["who"][who])
    assert person.facts.identity.name in said(person, NAME_ASKED)
    asked = Heard("请问您怎么称呼？替别人办，要写上办的人。", (), "helper_name", "name")
    assert person.facts.helper_name in said(person, asked)
    assert person.facts.helper_name not in (person.facts.identity.name, person.facts.other.name)


def test_who_is_asked_for_whom_chooses_the_one_that_was_meant() -> None:
    options = (Option("1", "您自己", "您自己"), Option("2", "您母亲", "您母亲"))
    asked = Heard("这件事是给您自己办，还是给您母亲办？", options, "for_whom", "choice")
    assert said(hard_person(seed=MOTHERS), asked) == "您母亲"


def test_a_question_may_stand_beside_the_consent_and_a_second_try_says_the_answer_alone() -> None:
    person = next(
        person
        for person in (hard_person("remarks", seed=seed) for seed in range(1, 200))
        if not person.facts.by_voice and " " in said(person, CONSENT_ASKED)
    )
    assert said(person, CONSENT_ASKED) in table("hard")["consent"]


def test_who_was_vague_about_the_trade_tells_it_when_the_list_is_there() -> None:
    person = until("vague", TRADE_ASKED, "vague", wants=Goal("enrol", True, dict(SAYS), target=ON_OFFER.classes[0]))
    assert "面点" in said(person, CLASSES)


def test_who_is_not_heard_says_the_bare_value_and_chooses_nothing_else() -> None:
    person = until("vague", TRADE_ASKED, "vague", wants=Goal("enrol", True, dict(SAYS), target=ON_OFFER.classes[0]))
    said(person, CLASSES)
    puzzled = Heard("我没有听明白。", CLASSES.options, "class_choice", "choice")
    assert said(person, puzzled) == "面点"
    assert said(person, CLASSES) == "面点"


def test_who_drifts_comes_back_when_the_question_is_gone() -> None:
    person = until("drifts", PHONE_ASKED, "drifts")
    assert said(person, Heard("残疾人证十年换一次。")) in table("hard")["come_back"]


def test_nobody_hums_where_that_would_be_a_yes() -> None:
    for seed in range(1, 100):
        person = hard_person("hums", seed=seed)
        for _ in range(2):
            move = person.move(CONSENT_ASKED)
            assert move is not None
            assert move.act == "answers"


def test_a_story_comes_before_the_wish_or_around_it() -> None:
    people = [
        person for seed in range(1, 60) if not (person := hard_person("tells_stories", seed=seed)).facts.by_voice
    ]
    moves = [move for person in people if (move := person.move(GREETED)) is not None]
    assert {move.act for move in moves} == {"tells_a_story", "asks"}
    assert all(any(move.text.startswith(story) for story in table("hard")["story"]) for move in moves)


def test_a_wrong_fact_is_put_right_late() -> None:
    slip = Slip("phone_number", 2, with_value=True)
    person = hard_person("corrects", slip=slip)
    assert person.facts.other.phone in said(person, PHONE_ASKED)
    assert person.facts.identity.name in said(person, NAME_ASKED)
    code_asked = Heard("请告诉我验证码。", (), "verification_code", "digits")
    assert person.facts.identity.phone in said(person, code_asked)
    drawn = [hard_habits(hard_facts(seed), Goal("register", False)).slip for seed in range(1, 200)]
    assert {one.late for one in drawn if one} == {2, 3, 4}


def test_whatever_is_asked_the_person_says_something_until_patience_ends() -> None:
    asked = [
        Heard("要哪样？", (Option("1", "美发初级班，郑州", "选1"), Option("2", "是", "是")), slot, kind)
        for slot, kind in (
            ("occupation", "occupation"), ("place", "place"), ("work_mode", "choice"), ("class_choice", "choice"),
            ("certificate_choice", "choice"), ("certificate_number", "digits"), ("bank_account", "digits"),
            ("issued_on", "date"), ("since", "date"), ("new_phone", "phone"), ("employer", "text"),
            ("free_text", "text"), ("for_whom", "choice"), ("helper_name", "name"), ("confirm", "yes_no"),
            (None, None),
        )
    ]  # fmt: skip
    for seed in range(1, 101):
        person, draw = a_person(seed, ON_OFFER, lambda _: "123456", HARD), random.Random(seed)
        while (move := person.move(draw.choice(asked))) is not None:
            assert move.text or move.act == "silent"
        assert person.left


def test_three_useless_answers_in_a_row_end_it_and_one_good_one_begins_anew() -> None:
    puzzled = Heard("我没有听明白。", (), "phone_number", "phone")
    patience = ShortPatience(random.Random(1))
    for heard in (PHONE_ASKED, puzzled, puzzled, NAME_ASKED, puzzled, puzzled):
        patience.watch(heard, excused=False)
        assert patience.over is None
    patience.watch(puzzled, excused=False)
    assert patience.over == "three useless answers"


def test_a_reply_to_silence_is_not_useless_but_one_to_a_question_that_was_not_understood_is() -> None:
    puzzled = Heard("我没有听明白。", (), "phone_number", "phone")
    for act, last in (("hums", 0), ("drifts", 1)):
        person = until(act, PHONE_ASKED, act)
        person.move(puzzled)
        assert person.patience.tried == last, act


def test_every_kind_of_wish_has_words_with_and_without_another_person() -> None:
    wording = CurtWording(hard_facts(OWN), Habits()), CurtWording(hard_facts(CHILDS), Habits())
    says = {"occupation": "面点", "place": "郑州", "skill_level": "初级"}
    for kind in KINDS:
        for known in (says, {"occupation": "面点", "place": "郑州"}):
            for full in (True, False):
                own, childs = (one.wish(Goal(kind, True), known, full, random.Random(1)) for one in wording)
                assert own
                assert any(called in childs for called in table("hard")["who"]["child"])


def test_no_sentence_is_taken_from_what_the_model_learns_from() -> None:
    taught = "\n".join(path.read_text(encoding="utf-8") for path in TRAINING.rglob("*.yml"))
    lines = {re.sub(r"\[(.*?)\](\(.*?\)|\{.*?\})", r"\1", line).strip(" -'\"") for line in taught.splitlines()}
    own = [one for key in ("story", "drift", "come_back") for one in table("hard")[key]]
    own += [one for kind in KINDS for one in table("hard")[kind] if "{" not in one]
    assert [one for one in own if len(one) > 5 and one in lines] == []
    assert len(lines) > 1000
    assert not re.search("请[您问帮给]|您|谢", "".join(own))
