"""No text whatever makes a reader raise."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language import certificate_kinds, commands, corrections, levels, named_wishes, names, orders, yes_no
from language.numbers import amounts, dictation, ordinals, scores
from language.time import dates
from language.writing import plain
from tests.words import words

READERS: dict[str, Callable[[str], Any]] = {
    "yes or no": yes_no.read_yes_no,
    "ordinal": ordinals.read_ordinal,
    "level": levels.read_level,
    "disability level": levels.read_disability_level,
    "day": lambda text: dates.read_day(text, date(2028, 2, 29)),
    "past day": lambda text: dates.read_day(text, date(2027, 1, 1), past=True),
    "span": lambda text: dates.read_span(text, date(2026, 12, 31)),
    "date": lambda text: dates.read_date(text, date(2026, 12, 31)),
    "amount": amounts.read_amount,
    "name": names.read_name,
    "introduced name": names.is_introduced,
    "name in an answer": names.name_in_answer,
    "way of working": named_wishes.read_work_mode,
    "training": named_wishes.read_training_type,
    "certificate": certificate_kinds.read_certificate_kind,
    "disability": named_wishes.read_category,
    "correction": corrections.without_denied,
    "order": orders.is_order_to_a_machine,
    "score": scores.read_score,
    "parts": dictation.wishes_parts,
    "command": commands.read_command,
    "squeezed": plain.squeeze,
    "bare": plain.bare,
}
# what the readers look for, mixed as nobody would
PIECES = st.sampled_from(
    [
        *words("第 倒数 最后 个 一 二 十 九 0 9 99 ２ ② ½ ٣ ৩ 年 月 日 号 前 去年 明年 2026 20 2月29 周 星期 下下"),
        *words("上 底 到 春节 万 块 毛 1.5"),
        *words("级 技师 残疾 我叫 我是 · ' 是 不 中 咋 👍 👩🦽 ㊀ 月前 - . / 叉 X"),
        *["\x00", "\u202e", "\u0301", "\u200d", "\n", " "],
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=12).map("".join))


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@given(text=TEXTS)
def test_no_text_makes_a_reader_raise(reader: Callable[[str], Any], text: str) -> None:
    reader(text)


@pytest.mark.parametrize("reader", READERS.values(), ids=READERS.keys())
@pytest.mark.parametrize(
    "text",
    ["中" * 5000, "9" * 5000, "第" * 5000, "我叫" * 2500, "😀" * 5000, "\x00" * 5000, "年前" * 2500, " " * 5000],
)
def test_five_thousand_characters_are_read_too(reader: Callable[[str], Any], text: str) -> None:
    reader(text)
