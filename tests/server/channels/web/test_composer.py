"""The line to write in follows what is asked."""

from __future__ import annotations

from typing import get_args

from server.channels.web.composer import composer_for
from server.conversation.messages import Awaiting, AwaitingKind


def test_nothing_awaited_is_a_plain_line() -> None:
    line = composer_for(None)
    assert (line.inputmode, line.autocomplete, line.step) == ("text", "off", "")


def test_every_kind_has_a_label_of_its_own_that_asks_no_question() -> None:
    kinds = get_args(AwaitingKind)
    labels = {kind: composer_for(Awaiting(slot="free_text", kind=kind, step=1, of=1)).label for kind in kinds}
    assert len(set(labels.values())) == len(kinds), labels
    assert all(label.startswith("请写") and "？" not in label for label in labels.values())


def test_a_certificate_number_gets_letters_because_it_may_end_with_x() -> None:
    line = composer_for(Awaiting(slot="certificate_number", kind="digits", step=1, of=5))
    assert (line.label, line.inputmode) == ("请写残疾人证号码", "text")


def test_a_bank_account_gets_the_numeric_keyboard() -> None:
    assert composer_for(Awaiting(slot="bank_account", kind="digits", step=1, of=5)).inputmode == "numeric"


def test_a_single_question_counts_no_steps() -> None:
    assert composer_for(Awaiting(slot="confirm", kind="yes_no", step=1, of=1)).step == ""


def test_a_yes_and_a_no_are_asked_for_by_the_names_of_their_buttons() -> None:
    asked = Awaiting(slot="consent", kind="yes_no", step=1, of=1)
    assert composer_for(asked, ["同意", "不同意", "看别的班"]).label == "请写“同意”或“不同意”"
    assert composer_for(asked).label == "请写“是”或“不是”"
