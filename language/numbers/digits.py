"""Digits as they are written, of what people write and say for them."""

from __future__ import annotations

import re
import unicodedata

SPOKEN_DIGITS = str.maketrans(
    {"零": "0", "〇": "0", "洞": "0", "一": "1", "幺": "1", "壹": "1", "二": "2", "两": "2", "贰": "2",
     "三": "3", "叁": "3", "四": "4", "肆": "4", "五": "5", "伍": "5", "六": "6", "陆": "6", "七": "7", "拐": "7",
     "柒": "7", "八": "8", "捌": "8", "九": "9", "勾": "9", "钩": "9", "玖": "9",
     "叉": "X", "×": "X", "х": "X", "Х": "X"}
)  # fmt: skip
SEPARATORS = re.compile(r"[\s\-\u2010-\u2015\u2212_.,，。、·~～/]+|[短小中]?横[杠线]?|[中小]?杠|减号|空格")
HESITATION = re.compile(r"(?<=[0-9X])(?:[嗯呃额啊哦]|那个|然后|接着|后面是|再是)+(?=[0-9X])")
MISHEARD = str.maketrans("腰妖夭", "111")
"""幺 as a recogniser writes it; a digit only between others"""
BETWEEN_DIGITS = re.compile(r"(?<=[0-9X])[腰妖夭]+(?=[0-9X])")
TOGETHER = re.compile(r"([俩双仨])个?(?=[0-9])")
TIMES = {"俩": "2个", "双": "2个", "仨": "3个"}
LETTER_X = re.compile(r"[埃爱艾]克斯")
REPEATED = re.compile(r"([1-9])个([0-9])")
DIGIT_RUN = re.compile(r"[0-9][0-9XxBb]{3,}")


def written_digits(text: str) -> str:
    """Return `text` with full-width and spoken digits written plainly and the separators gone.

    三个五 becomes 555, 俩八 88, 幺 1, 洞 0, 叉 X; 杠 and hesitation between digits go.
    """
    plain = SEPARATORS.sub("", LETTER_X.sub("X", unicodedata.normalize("NFKC", text))).translate(SPOKEN_DIGITS)
    plain = HESITATION.sub("", plain)
    plain = BETWEEN_DIGITS.sub(lambda match: match.group().translate(MISHEARD), plain)
    plain = TOGETHER.sub(lambda match: TIMES[match.group(1)], plain)
    return REPEATED.sub(lambda match: match.group(2) * int(match.group(1)), plain)


def longest_digit_run(text: str) -> str:
    """Return the longest run of digits (X and B allowed inside) that `text` holds, or an empty string."""
    runs = DIGIT_RUN.findall(written_digits(text))
    return max(runs, key=len, default="").upper()


SHORT_RUN = re.compile(r"(?<![\dXx])[\dXx]{1,8}(?![\dXx])")


def short_runs(text: str) -> list[str]:
    """Return the short runs of digits of a text, the last first: what is missing of a number (最后俩是一三)."""
    return [run.upper() for run in reversed(SHORT_RUN.findall(written_digits(text)))]


DIGITS_OF_A_CODE = 6
SHORTEST_NUMBER = 6
"""digits of the shortest number that a person is asked for: the code"""


def gives_a_number(text: str) -> bool:
    """Whether a run of digits stands in a text that may be a number which was asked for."""
    return len(longest_digit_run(text)) >= SHORTEST_NUMBER
