"""What holds for every answer of every journey: its sentences, choices and questions (contract/dialogue.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, get_args

from server.conversation.messages import AwaitingKind
from server.registry.reference.questionnaire import questionnaire

LONGEST_SENTENCE = 40
MOST_CHOICES = {"text": 6, "voice": 3}
SLOTS = {
    "consent", "person_name", "certificate_number", "phone_number", "verification_code", "occupation", "skill_level",
    "place", "work_mode", "class_choice", "job_choice", "certificate_choice", "enrolment_choice", "bank_account",
    "score", "free_text", "confirm", "date", "issued_on", "for_whom", "helper_name", "employer", "employment_kind",
    "started_on", "anonymous", "complaint_about", "complaint_when", "complaint_where", "feedback_words",
    "profile_field", "new_area", "new_phone", "new_phone_code", "referral_choice",
    *(f"ability_{one.key}" for one in questionnaire().questions),
}  # fmt: skip
QUOTED = re.compile(r"“[^”]*”")
SENTENCE = re.compile(r"[^。？！；\n]+")


def check(reply: dict[str, Any], before: dict[str, Any], mode: str, secrets: Iterable[str], repeats: bool) -> None:
    """Assert what must be true of a reply after the one `before`; `secrets` are numbers that it must not hold."""
    for message in reply["messages"]:
        _is_plain(message["text"])
        _keeps(secrets, message)
    _can_be_chosen([option for message in reply["messages"] for option in message["options"]], mode)
    if awaiting := reply["awaiting"]:
        assert awaiting["slot"] in SLOTS, awaiting
        assert awaiting["kind"] in get_args(AwaitingKind), awaiting
        assert 1 <= awaiting["step"] <= awaiting["of"], awaiting
    if not repeats:
        said_before = {message["text"] for message in before["messages"]}
        twice = [message["text"] for message in reply["messages"] if message["text"] in said_before]
        assert not twice, f"said twice in a row: {twice}"


def _is_plain(text: str) -> None:
    assert text.strip()
    assert not re.search(r"[！!]", text), text
    assert "你" not in QUOTED.sub("", text), text
    for sentence in SENTENCE.findall(text):
        assert len(sentence) <= LONGEST_SENTENCE, (len(sentence), sentence)


def _can_be_chosen(options: list[dict[str, str]], mode: str) -> None:
    assert [option["key"] for option in options] == [str(n) for n in range(1, len(options) + 1)], options
    assert len(options) <= MOST_CHOICES[mode], options
    assert all(option["title"] and option["payload"] for option in options), options


def _keeps(secrets: Iterable[str], message: dict[str, Any]) -> None:
    shown = [message["text"], message["speech"] or "", *(option["title"] for option in message["options"])]
    digits = re.sub(r"\s", "", " ".join(shown))
    assert not [secret for secret in secrets if secret in digits], message
