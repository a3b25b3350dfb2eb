"""The sentences of an eligibility check, read from `wording.yaml`."""

from functools import cache
from pathlib import Path

from server.policies.shapes import PlainText, Strict
from server.policies.yaml_lines import read

WORDING = Path(__file__).parent / "wording.yaml"


class Wording(Strict):
    """Every sentence by its code; the words in braces are filled in."""

    titles: dict[str, PlainText]
    openings: dict[str, PlainText]
    offers: PlainText
    no_province_rule: PlainText
    province_names_it: PlainText
    unknown_province: PlainText
    plan_over: PlainText
    ended: PlainText
    first_rule: PlainText
    by_machine: PlainText
    compared: dict[str, PlainText]
    places: dict[str, PlainText]
    training_place_question: PlainText
    certificate_question: PlainText


@cache
def load_wording(path: Path = WORDING) -> Wording:
    """The sentences. Raises PolicyFileError for a file of another shape or a sentence that is too long."""
    wording, _ = read(path, Wording)
    return wording
