"""Numbers of a person as they typed them, shown by their last four digits."""

from __future__ import annotations

import re

SHOWN = 4
WITHOUT_A_GAP, WITH_GAPS = 7, 11
"""digits that are a number of somebody's: a fixed line has seven; with gaps a day or an amount may have some, too"""
_DIGIT = "0-9０-９〇零一二三四五六七八九幺两"
_GAP = r"[\s\-‐-―－.．·,，、/／]*"
_RUN = re.compile(f"[{_DIGIT}](?:{_GAP}[{_DIGIT}]|{_GAP}[XxＸｘ](?![A-Za-z]))*")
_ONE = re.compile(f"[{_DIGIT}XxＸｘ]")


def masked(text: str) -> str:
    """Return the text with ****1234 for every certificate, telephone and bank card number in it.

    A number may be typed in groups, in full width, in Chinese or over two lines. Days, amounts, codes of six digits
    and the numbers of cases stay.
    """
    return _RUN.sub(_last_four, text)


def _last_four(run: re.Match[str]) -> str:
    found = run.group()
    digits = _ONE.findall(found)
    longest = max(len(part) for part in re.split(f"[^{_DIGIT}XxＸｘ]+", found))
    if longest < WITHOUT_A_GAP and len(digits) < WITH_GAPS:
        return found
    return "****" + "".join(digits[-SHOWN:])
