"""How often the patterns of open meaning in `language/` are right, on what was said in whole talks.

Most stand beside the reading; some, as `takes_referral_back`, decide without it, and what those cost shows here. Each
is measured against what the labels of the talks say that the message means (no pattern learns from them); patterns
without such a label are not listed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from language.asking import asks_what_for, compares
from language.asking_for_me import asks_to_ask
from language.kinship import beneficiary
from language.refusals import ends_with_a_refusal, gives_the_matter_up, takes_consent_back, takes_referral_back
from language.telephone import wants_writing_only
from language.yes_no import read_yes_no

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (ROOT / "data" / "reading", ROOT / "tests" / "nlu" / "reading")
Row = Mapping[str, Any]


def _holds(role: str, detail: str, key: str = "intent") -> Callable[[Row], bool]:
    return lambda row: any(one["role"] == role and one.get(key) == detail for one in row["segments"])


def _refuses(row: Row) -> bool:
    return _holds("steering", "cancel")(row) or _holds("answer", "no", "value")(row)


def _touches(topic: str) -> Callable[[Row], bool]:
    return lambda row: any(topic in (one.get("topics") or ()) for one in row["segments"])


PATTERNS: dict[str, tuple[Callable[[str], bool], Callable[[Row], bool]]] = {
    "asks to ask the base": (asks_to_ask, _holds("steering", "ask_for_me")),
    "asks what a fact is for": (asks_what_for, _holds("question", "ask_why")),
    "compares": (compares, _touches("difference")),
    "wants writing only": (wants_writing_only, _touches("no_calls")),
    "for somebody else": (lambda text: beneficiary(text) is not None, lambda row: row["for"] != "self"),
    "gives the matter up": (gives_the_matter_up, _refuses),
    "ends with a refusal": (ends_with_a_refusal, _refuses),
    "takes the consent back": (takes_consent_back, _holds("wish", "withdraw_consent")),
    "takes a referral back": (takes_referral_back, _holds("wish", "withdraw_referral")),
    "plain yes": (lambda text: read_yes_no(text) is True, _holds("answer", "yes", "value")),
    "plain no": (lambda text: read_yes_no(text) is False, _holds("answer", "no", "value")),
}
"""what it is called → the pattern, and what the labels of a message say of the same"""


def rows() -> Iterator[Row]:
    """Yield the labelled messages of all talks."""
    for file in sorted(file for folder in FOLDERS for file in folder.glob("s*.jsonl")):
        yield from (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())


def counts(said: Iterable[Row]) -> dict[str, tuple[int, int, int]]:
    """Return for each pattern how many messages it finds rightly, how many it finds, how many mean it."""
    found = {name: [0, 0, 0] for name in PATTERNS}
    for row in said:
        for name, (finds, means) in PATTERNS.items():
            is_found, is_meant = finds(row["text"]), means(row)
            for at, one in enumerate((is_found and is_meant, is_found, is_meant)):
                found[name][at] += one
    return {name: (hit, of_found, meant) for name, (hit, of_found, meant) in found.items()}
