"""Traditional characters are written simplified, one for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.writing.simplified import simplified

ROOT = Path(__file__).parents[3]
FOLDERS = ("data/nlu/**/*.yml", "server/registry/**/*.csv", "server/words/**/*.yml")
WRITTEN = sorted(path for files in FOLDERS for path in ROOT.glob(files))
ANY_TEXT = st.text(st.characters() | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.just("\ud800"))


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("殘疾人證辦好了沒", "残疾人证办好了没"), ("會議幾點開", "会议几点开"), ("盲人按摩", "盲人按摩"), ("", ""),
        ("不諳水性", "不谙水性"), ("穌", "稣"), ("乾淨的乾隆年間", "干净的乾隆年间"), ("瞭解，瞭望", "了解，瞭望"),
        ("麵點和面試", "面点和面试"), ("理髮，發證", "理发，发证"), ("衞生", "卫生"), ("妳好", "你好"),
        ("甚麼", "什么"), ("濬縣", "浚县"),
    ],
)  # fmt: skip
def test_traditional_characters_become_simplified(heard: str, written: str) -> None:
    assert simplified(heard) == written


@pytest.mark.parametrize(
    ("heard", "written"),
    [("補貼到帳了沒", "补贴到账了没"), ("銀行帳戶", "银行账户"), ("蚊帳和帳篷", "蚊帐和帐篷")],
)
def test_an_account_is_not_written_as_cloth(heard: str, written: str) -> None:
    assert simplified(heard) == written


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_what_is_simplified_stays_as_it_is(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").splitlines():
        assert simplified(line) == line.replace("到帐", "到账")  # so people write it


@given(ANY_TEXT)
def test_any_text_keeps_its_length(text: str) -> None:
    assert len(simplified(text)) == len(text)
