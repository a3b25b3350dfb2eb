"""Rule files of an invented document, as tests write them."""

from pathlib import Path

DOCUMENTS = """\
documents:
  example:
    title: 《示例办法》
    number: 示例〔2024〕1号
    province: '130000'
    clauses: [一, 二, 一（一）]
"""
RULE = """\
title: {title}
for_whom: 想领补贴的人。
asked:
  - {title}是什么
example: 示例：小王今年领了一次。
versions:
"""
VERSION = """\
  - value: {value}
    valid_from: {start}
    valid_to: {end}
    document: {document}
    clause: {clause}
    confidence: H
    summary: 示例。
"""


def version(value: str, start: str, end: str = "", clause: str = "一", document: str = "example") -> str:
    """A value as it stands in a rule file; the value is written as YAML in one line."""
    return VERSION.format(value=value, start=start, end=end, clause=clause, document=document)


def rule(root: Path, name: str, *versions: str, title: str = "", subject: str = "training_subsidy") -> Path:
    """Write a rule of Hebei; its title is its name unless one is given."""
    path = root / "130000" / subject / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE.format(title=title or name) + "".join(versions), encoding="utf-8")
    return path


def documents(root: Path, text: str = DOCUMENTS) -> Path:
    """Write the documents of a folder of rules, and return the folder."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "documents.yaml").write_text(text, encoding="utf-8")
    return root
