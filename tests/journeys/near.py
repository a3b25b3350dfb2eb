"""A sentence that the model of the day finds two wishes in, one as near as the other."""

from __future__ import annotations

from dataclasses import dataclass

from tests.journeys.talk import Talk
from tests.running import Service

CANDIDATES = (
    "培训和工作", "我报名的", "补贴", "登记找工作", "退补贴", "报名补贴", "学面点找活", "证书补贴", "培训工作",
    "工作或者培训",
    "培训班或者工作", "我的下来没有", "报名的结果", "我的班", "补贴申请", "申请的补贴", "班的事", "补贴的事",
    "报名的事", "推荐工作的结果",
    "找班", "工作报名", "学和干", "培训的补贴", "我申请的", "查补贴申请", "下来没有", "回信了吗", "登记的培训", "查",
)  # fmt: skip
_found: dict[str, Tie] = {}


@dataclass(frozen=True)
class Tie:
    """What is said, and the two things that it may mean."""

    said: str
    first: str
    second: str


def near_tie(service: Service) -> Tie:
    """Return a sentence of which the running bot asks which of two wishes is meant."""
    if service.url not in _found:
        _found[service.url] = _search(service)
    return _found[service.url]


def _search(service: Service) -> Tie:
    for said in CANDIDATES:
        talk = Talk(service)
        talk.say(said)
        if talk.options[2:] == ["都不是"]:
            return Tie(said, talk.options[0], talk.options[1])
    raise AssertionError("the model is sure of every candidate: add sentences that may mean two things")
