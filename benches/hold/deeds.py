"""Turns that do something which can be counted, and the talk that leads up to each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.journeys.registry import cases, claims, enrolments
from tests.journeys.talk import Talk

CONFIRM = "confirm"


class NotLedThere(Exception):
    """The talk did not come to the question that the deed answers."""


@dataclass(frozen=True)
class Deed:
    """`lead` brings a conversation to where `said` does the deed; `done` is how often it stands in the registry."""

    name: str
    lead: Callable[[Talk], object]
    said: str
    done: Callable[[Talk], int] | None = None
    """None where there is nothing to count but the words"""
    question: str | None = CONFIRM
    """the slot whose question is open then"""

    def prepare(self, talk: Talk) -> None:
        """Lead up to the deed; raises `NotLedThere`."""
        self.lead(talk)
        if talk.awaited != self.question:
            raise NotLedThere(f"{self.name}: asked for {talk.awaited}: {talk.heard}")


def _to_register(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()


def _to_enrol(talk: Talk) -> None:
    talk.register().say_all("我想在石家庄报名学面点", "第一个")


def _to_claim(talk: Talk) -> None:
    talk.register().say_all("我要申请培训补贴", "职业技能等级证书", "面点", "五级", "昨天", talk.bank_account)


def _to_a_person(talk: Talk) -> None:
    talk.say_all("转人工", "我的轮椅坏了，想问问找谁修")


def _people(talk: Talk) -> int:
    return int(talk.person is not None)


DEEDS = (
    Deed("registration", _to_register, "是", _people),
    Deed("enrolment", _to_enrol, "是", lambda talk: len(enrolments(talk))),
    Deed("claim", _to_claim, "是", lambda talk: len(claims(talk))),
    Deed("case", _to_a_person, "是", lambda talk: len(cases(talk))),
    Deed("talk", lambda talk: None, "一年最多能领几次培训补贴", question=None),
)
