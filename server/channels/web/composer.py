"""The line in which people write: its label and keyboard follow what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from server.conversation.messages import Awaiting

_DEFAULT_LABEL = "请写下您要说的话"
_LABELS = {
    "yes_no": "请写“是”或“不是”",
    "choice": "请写选项的号码或名称",
    "digits": "请写号码",
    "phone": "请写手机号",
    "name": "请写姓名",
    "place": "请写地方，比如郑州市",
    "occupation": "请写职业或手艺",
    "level": "请写等级，比如初级",
    "date": "请写日期，比如3月5日",
    "score": "请写分数",
}
_LABELS_OF_SLOTS = {
    "certificate_number": "请写残疾人证号码",
    "verification_code": "请写短信里的验证码",
    "bank_account": "请写银行卡号",
}
_INPUT_MODES = {"digits": "numeric", "phone": "tel", "score": "decimal"}
# These numbers may hold an X, and the numeric keyboard of some telephones has none.
_MAY_HOLD_A_LETTER = {"certificate_number"}


@dataclass(frozen=True)
class Composer:
    """How the line is labelled and which keyboard and autofill it gets."""

    label: str = _DEFAULT_LABEL
    inputmode: str = "text"
    autocomplete: str = "off"
    step: str = ""
    """where the question stands in its task, in words; empty outside a task"""


def composer_for(awaiting: Awaiting | None, offered: Sequence[str] = ()) -> Composer:
    """Return the line for what is asked; the plain one when nothing is.

    `offered` are the titles of the options that stand there: a yes and a no are asked for by their own names.
    """
    if awaiting is None:
        return Composer()
    slot, kind = awaiting.slot, awaiting.kind
    return Composer(
        label=_label(slot, kind, offered),
        inputmode="text" if slot in _MAY_HOLD_A_LETTER else _INPUT_MODES.get(kind, "text"),
        autocomplete=_autocomplete(slot, kind),
        step=f"第 {awaiting.step} 步，共 {awaiting.of} 步" if awaiting.of > 1 else "",
    )


def _label(slot: str, kind: str, offered: Sequence[str]) -> str:
    if kind == "yes_no" and len(offered) >= 2:
        return f"请写“{offered[0]}”或“{offered[1]}”"
    return _LABELS_OF_SLOTS.get(slot, _LABELS.get(kind, _DEFAULT_LABEL))


def _autocomplete(slot: str, kind: str) -> str:
    if slot == "verification_code":
        return "one-time-code"
    return {"phone": "tel", "name": "name"}.get(kind, "off")
