"""The sentences that a decision speaks in, read from `wording.yaml`."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from server.policies.shapes import PlainText, Strict
from server.policies.training_subsidy.settings import SubsidySettings
from server.policies.yaml_lines import read

WORDING = Path(__file__).parent / "wording.yaml"
DATES_A_SENTENCE = 3
READINGS_A_SENTENCE = 3


class Wording(Strict):
    """Every sentence by its code; the words in braces are filled in."""

    settings: dict[str, dict[str, PlainText]]
    another_reading: PlainText
    readings: dict[str, dict[str, PlainText]]
    readings_and_more: PlainText
    readings_decide: PlainText
    counted_by: dict[str, PlainText]
    refusals: dict[str, PlainText]
    reasons: dict[str, PlainText]
    notes: dict[str, PlainText]
    compared: dict[str, PlainText]
    spans: dict[str, PlainText]
    places: dict[str, PlainText]


@cache
def load_wording(path: Path = WORDING) -> Wording:
    """The sentences. Raises PolicyFileError for a file of another shape or a sentence that is too long."""
    wording, _ = read(path, Wording)
    return wording


def reading(name: str, settings: SubsidySettings) -> str:
    """The sentence that names the reading of one setting."""
    return load_wording().settings[name][str(getattr(settings, name))]


def setting_note(name: str, settings: SubsidySettings) -> str:
    """The sentence for a setting of which another value would change the answer."""
    return reading(name, settings) + load_wording().another_reading


def reading_note(names: Sequence[str], settings: SubsidySettings) -> str:
    """One sentence for all settings of which another value would change the answer; empty for none."""
    if not names:
        return ""
    words = load_wording()
    listed = "、".join(words.readings[name][str(getattr(settings, name))] for name in names[:READINGS_A_SENTENCE])
    more = words.readings_and_more if len(names) > READINGS_A_SENTENCE else ""
    return words.readings_decide.format(readings=listed + more)


def span(on: date, settings: SubsidySettings) -> str:
    """The year that the cap is counted in, as the beginning of a sentence to the person."""
    return load_wording().spans[settings.year_of_cap].format(year=on.year)


def spoken_date(day: date) -> str:
    """A date as it is said."""
    return f"{day.year}年{day.month}月{day.day}日"


def dates_in_sentences(days: Sequence[date]) -> str:
    """The dates, three to a sentence, so that no sentence grows too long."""
    reasons = load_wording().reasons
    sentences = []
    for start in range(0, len(days), DATES_A_SENTENCE):
        said = [spoken_date(day) for day in days[start : start + DATES_A_SENTENCE]]
        listed = said[0] if len(said) == 1 else f"{'、'.join(said[:-1])}和{said[-1]}"
        sentences.append(reasons["used_on_too" if start else "used_on"].format(dates=listed))
    return "".join(sentences)
