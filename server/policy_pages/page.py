"""What the page of a rule says, sentence by sentence, so that eye and ear get the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from server.policies import Parameter, Rules
from server.policies.eligibility.wording import load_wording
from server.policies.rules import NATIONAL
from server.policies.saying import over

SUBJECTS = {
    "training": "培训",
    "training_subsidy": "培训补贴",
    "skill_appraisal_subsidy": "技能鉴定补贴",
    "certificates": "证书",
    "bases": "培训基地",
    "teachers": "老师",
    "supervision": "培训的监管",
    "employment": "就业",
    "flexible_employment_support": "灵活就业",
    "start_up_support": "创业扶持",
    "minimum_living": "低保和救助",
    "competitions": "竞赛",
    "brands": "品牌",
    "online_learning": "网上学习",
    "credit_bank": "学分银行",
    "full_chain": "全程服务",
    "information_systems": "信息系统",
    "reports": "报告",
    "funds": "资金",
    "publicity": "宣传",
    "duties": "谁负责",
    "targets": "目标",
}
SURE = {"H": "写这一页时，对着文件核对过。", "M": "只有一个来源，请向经办机构核对。"}


@dataclass(frozen=True)
class Section:
    """A part of the page: its heading and its sentences."""

    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class RulePage:
    """One rule as people read it."""

    id: str
    place: str
    subject: str
    title: str
    sections: tuple[Section, ...]
    document: str
    document_name: str
    clause: str
    over: tuple[str, ...]
    """what is said where the rule's plan is over, or no newer rule is known"""


def page_of(rules: Rules, rule_id: str, today: date) -> RulePage | None:
    """Return the page of a rule as it holds today, None for an id that is not known."""
    versions = rules.get(rule_id)
    if not versions:
        return None
    rule = rules.in_force(rule_id, today) or versions[0]
    name = next(name for name, document in rules.documents.items() if document is rule.source)
    sections = [
        Section("说的是什么", (*_split(rule.summary), *(part for text in rule.more for part in _split(text)))),
        Section("跟谁有关", tuple(_split(rule.for_whom))),
        Section("从什么时候起", tuple(_times(rules, rule, versions, today))),
        Section("举个例子", tuple(_split(rule.example))),
        Section("写在哪里", (f"{rule.document}。", f"条款是{rule.clause}。", SURE[rule.confidence])),
    ]
    subject = SUBJECTS.get(rule.subject, rule.subject)
    return RulePage(
        rule.id, _place(rule), subject, rule.title, tuple(sections), name, rule.document,
        rule.clause, tuple(_split(over(rules, rule, today))),
    )  # fmt: skip


def _times(rules: Rules, rule: Parameter, versions: list[Parameter], today: date) -> list[str]:
    begins = f"{rule.valid_from.year}年"
    if rule.source.issued is not None or (rule.valid_from.month, rule.valid_from.day) != (1, 1):
        begins += f"{rule.valid_from.month}月{rule.valid_from.day}日"
    said = [f"从{begins}起。" if rule.valid_from <= today else f"要到{begins}才开始。"]
    if rule.source.issued is None:
        said.append("文件上没有写哪天发。")
    if rule.valid_to is not None:
        said.append(f"到{rule.valid_to.year}年{rule.valid_to.month}月{rule.valid_to.day}日为止。")
    begun = [one for one in versions if one.valid_from <= today]
    if len(begun) > 1:
        said.append(f"这一条改过{len(begun) - 1}次。")
    return said


def _split(text: str) -> list[str]:
    return [f"{sentence}。" for sentence in text.split("。") if sentence]


def listed(rules: Rules, today: date) -> dict[str, dict[str, list[Parameter]]]:
    """All rules by place and subject, the provinces first, for the list of pages."""
    found: dict[str, dict[str, list[Parameter]]] = {}
    ordered = sorted(rules.on(today), key=lambda rule: (rule.province == NATIONAL, rule.province))
    others = {rule.subject: rule.subject for rule in ordered if rule.subject not in SUBJECTS}  # an office's own
    for subject, title in (SUBJECTS | others).items():
        for rule in (rule for rule in ordered if rule.subject == subject):
            found.setdefault(_place(rule), {}).setdefault(title, []).append(rule)
    return dict(sorted(found.items(), key=lambda pair: pair[0] == load_wording().places[NATIONAL]))


def _place(rule: Parameter) -> str:
    return load_wording().places.get(rule.province, rule.province)
