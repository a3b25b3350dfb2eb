"""The training sentences and the held-out ones keep to the contract of names, and apart from each other."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
TRAINING = ROOT / "data" / "nlu"
HELD_OUT = Path(__file__).parent


def names(text: str) -> list[str]:
    """The names in a text, by blanks."""
    return text.split()


TASKS = names(
    """register_person update_profile assess_skills browse_courses ask_course_detail enrol_training
cancel_enrolment check_enrolment_status ask_certificate check_subsidy_eligibility apply_subsidy
check_subsidy_status find_job check_referral_status report_employment ask_business_support ask_competition
ask_policy complain give_feedback talk_to_human emotional_distress"""
)
STEERING = names(
    """greet goodbye thank affirm deny inform choose_option correct skip repeat speak_slower
speak_faster spell_out go_back cancel where_am_i wait resume help switch_to_text switch_to_voice
bot_challenge out_of_scope"""
)
ENTITIES = set(
    names(
        """occupation skill_level place course certificate_kind training_type work_mode disability_category
disability_level certificate_number phone_number person_name date ordinal amount"""
    )
)
FEWEST = {**dict.fromkeys(TASKS, 60), **dict.fromkeys(STEERING, 30)}

DOUBLE = "double_wishes"
NO_PLACE = re.compile(r"指望都|河北梆子|河南坠子")
"""words that hold the name of a place and mean none"""
ANNOTATION = re.compile(r"\[([^\]]+)\]\((\w+)\)")
SPOKEN_DIGITS = str.maketrans("幺一二两三四五六七八九零洞〇叉x", "1122345678900" + "0XX")


def read(path: Path) -> list[dict[str, Any]]:
    """The entries under `nlu` of one file."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert content["version"] == "3.1", path.name
    return list(content["nlu"])


def examples(entry: dict[str, Any]) -> list[str]:
    """The lines of one entry, without their dashes."""
    return [line.removeprefix("- ").strip() for line in entry["examples"].splitlines() if line.strip()]


def sentences(path: Path) -> list[tuple[str, str]]:
    """(intent, annotated sentence) of one file."""
    return [(entry["intent"], line) for entry in read(path) if "intent" in entry for line in examples(entry)]


def bare(sentence: str) -> str:
    """What is left without annotation, spaces, punctuation and case: two such lines are the same utterance."""
    return re.sub(r"[\s\W_]", "", ANNOTATION.sub(r"\1", sentence)).lower()


def intent_files() -> list[Path]:
    return [path for path in sorted(TRAINING.glob("*.yml")) if path.stem not in ("patterns", DOUBLE)]


TWICE = sentences(TRAINING / f"{DOUBLE}.yml")
"""sentences with two wishes"""
TRAINED = [*(pair for path in intent_files() for pair in sentences(path)), *TWICE]
HELD_OUT_FILES = sorted(HELD_OUT.glob("*.yml"))
HELD = [pair for path in HELD_OUT_FILES for pair in sentences(path)]


def annotated(entity: str) -> list[str]:
    return [text for _, line in TRAINED + HELD for text, name in ANNOTATION.findall(line) if name == entity]


@pytest.mark.parametrize("intent", FEWEST)
def test_every_intent_has_a_file_with_enough_examples(intent: str) -> None:
    assert len(sentences(TRAINING / f"{intent}.yml")) >= FEWEST[intent]


@pytest.mark.parametrize("path", intent_files(), ids=lambda path: path.stem)
def test_a_file_holds_only_the_intent_it_is_named_after(path: Path) -> None:
    assert path.stem in FEWEST
    assert {entry.get("intent") for entry in read(path)} == {path.stem}


def test_only_entities_of_the_contract_are_annotated_and_each_is_learnt() -> None:
    learnt = {name for _, line in TRAINED for _, name in ANNOTATION.findall(line)}
    assert learnt == ENTITIES
    assert {name for _, line in HELD for _, name in ANNOTATION.findall(line)} <= ENTITIES


def test_no_bracket_is_left_half_open() -> None:
    assert [line for _, line in TRAINED + HELD if re.search(r"[\[\]()|]", ANNOTATION.sub(r"\1", line))] == []


def test_no_sentence_stands_under_two_intents() -> None:
    pairs = {(bare(line), intent) for intent, line in TRAINED}
    assert [text for text, times in Counter(text for text, _ in pairs).items() if times > 1] == []


def test_no_sentence_is_repeated() -> None:
    assert [text for text, times in Counter(bare(line) for _, line in TRAINED).items() if times > 1] == []
    assert [text for text, times in Counter(bare(line) for _, line in HELD).items() if times > 1] == []


def test_no_held_out_sentence_is_in_training() -> None:
    learnt = {bare(line) for _, line in TRAINED}
    assert [line for _, line in HELD if bare(line) in learnt] == []


@pytest.mark.parametrize("name", ["typed", "dialect", "deaf", "spoken"])
def test_each_held_out_file_has_many_sentences_over_the_intents(name: str) -> None:
    held = sentences(HELD_OUT / f"{name}.yml")
    assert len(held) >= 150
    # a few short ones (再见) are what everybody says, and so are all in training
    assert len(set(FEWEST) - {intent for intent, _ in held}) <= 2
    assert {intent for intent, _ in held} <= set(FEWEST)


@pytest.mark.parametrize("pairs", [TWICE, sentences(HELD_OUT / "double.yml")], ids=["training", "held out"])
def test_two_wishes_are_two_tasks_in_many_pairs(pairs: list[tuple[str, str]]) -> None:
    assert len(pairs) >= 100
    assert len({intent for intent, _ in pairs}) >= 40
    for intent, line in pairs:
        first, second = intent.split("+")
        assert {first, second} <= set(TASKS), line
        assert first != second, line


def test_a_place_of_the_lookup_table_is_always_annotated() -> None:
    places = examples(read(TRAINING / "lookups" / "place.yml")[0])
    for _, line in TRAINED + HELD:
        rest = NO_PLACE.sub("", ANNOTATION.sub("#", line))
        assert [place for place in places if place in rest] == [], line


def digits(number: str) -> str:
    """A number as it would be typed: spoken digits turned, spaces and dashes gone."""
    return re.sub(r"[ -]", "", number.translate(SPOKEN_DIGITS)).upper()


def test_every_certificate_number_has_the_shape_of_one_and_belongs_to_nobody() -> None:
    """A check character (GB 11643) that does not fit makes sure that no real person holds the number."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    for number in map(digits, annotated("certificate_number")):
        assert re.fullmatch(r"\d{17}[\dX][1-7][1-4](B\d)?", number), number
        remainder = sum(int(d) * w for d, w in zip(number, weights, strict=False)) % 11
        assert number[17] != "10X98765432"[remainder], number


@pytest.mark.parametrize("entity", ["certificate_number", "phone_number"])
def test_the_patterns_match_every_number_in_full_and_no_number_of_the_other_kind(entity: str) -> None:
    patterns = {entry["regex"]: examples(entry) for entry in read(TRAINING / "patterns.yml")}
    for text in annotated(entity):
        assert any(re.fullmatch(pattern, text) for pattern in patterns[entity]), text
        for other in set(patterns) - {entity}:
            assert not any(re.search(pattern, text) for pattern in patterns[other]), text
