"""People's names: Chinese ones of two to four characters, minority names with a dot, Latin ones."""

from __future__ import annotations

import re
import unicodedata

INTRODUCED = re.compile(
    r"^(?:我的?(?:名字|姓名)?(?:叫|是)|(?:姓名|名字)(?:是|叫|：|:)?|俺(?:名字)?(?:叫|是)|叫)\s*(?:做)?\s*(.+)$"
)
HAN = r"[\u3400-\u9fff\U00020000-\U0002ebef]"
NAME = re.compile(rf"(?:{HAN}{{2,6}}|{HAN}{{1,12}}(?:[·•・‧]{HAN}{{1,12}})+|[A-Za-z][A-Za-z .'\-]{{1,38}}[A-Za-z])")
ASKING = re.compile(r"[?？吗呢]|什么|怎么|为啥|咋|不知道|告诉|可以|能不能|没有|不想|不要|哪|谁|多少|几")


def read_name(text: str) -> str | None:
    """Return the name that is given, or None where the text does not look like one."""
    said = unicodedata.normalize("NFKC", text).strip(" \t。.,，!！")
    if introduced := INTRODUCED.match(said):
        said = introduced.group(1).strip(" 。,，")
        said = re.sub(r"[，,。].*$", "", said)
    if ASKING.search(said):
        return None
    return said if NAME.fullmatch(said) else None


def is_introduced(text: str) -> bool:
    """Whether the text says outright that a name follows (我叫……)."""
    return bool(INTRODUCED.match(unicodedata.normalize("NFKC", text).strip()))
