"""Orders to a machine, which are words that nobody says to an office."""

from __future__ import annotations

import re

ORDER = re.compile(
    r"(?:忽略|无视|忘[记掉]|跳出|绕过).{0,8}(?:指令|提示词?|规则|设定|限制|系统)|系统提示词|开发者模式"
    r"|^\s*(?:system|assistant|user|系统)\s*[:：]|ignore (?:all |the )?(?:previous|above)"
    r"|你现在是.{0,8}(?:管理员|开发者|黑客|root)"
    r"|^\s*[{\[].*[}\]]\s*$|^\s*<[^>]+>\s*$|^\s*[a-z_][\w.]*\(.*\)\s*;?\s*$"
    r"|\b(?:select|update|delete|drop|insert)\b.+\b(?:from|set|table|into)\b",
    re.IGNORECASE | re.DOTALL,
)


def is_order_to_a_machine(text: str) -> bool:
    """Whether the text wants to steer a program: a prompt, a query, a piece of code."""
    return bool(ORDER.search(text))
