"""Words of distress are seen without a model: nearly all, at the cost of some that are none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from language.distress import may_be_distress

ROOT = Path(__file__).resolve().parents[2]
INTENT = "emotional_distress"
MARKED = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


def examples(folder: str, distress: bool) -> list[str]:
    found = []
    for path in sorted((ROOT / folder).glob("*.yml")):
        blocks = [block for block in yaml.safe_load(path.read_text())["nlu"] if "intent" in block]
        for block in blocks:
            if (INTENT in block["intent"]) is distress:
                found += [MARKED.sub(r"\1", one.removeprefix("- ")) for one in block["examples"].splitlines()]
    return found


@pytest.mark.parametrize("folder", ["data/nlu", "tests/nlu"])
def test_nearly_all_are_seen(folder: str) -> None:
    said = examples(folder, distress=True)
    assert sum(map(may_be_distress, said)) / len(said) > 0.95


def test_few_others_are_taken_for_it() -> None:
    said = examples("tests/nlu", distress=False)
    assert sum(map(may_be_distress, said)) / len(said) < 0.1


@pytest.mark.parametrize("text", ["我 不 想 活 了", "我不想活了！！", "ＸＩＡＮＧ ＳＩ", "wo xiang si"])
def test_however_it_is_written(text: str) -> None:
    assert may_be_distress(text)


@pytest.mark.parametrize("text", ["", "你好", "我想在郑州学面点", "是", "13800000000"])
def test_plain_messages_are_none(text: str) -> None:
    assert not may_be_distress(text)
