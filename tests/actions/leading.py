"""Leads a conversation to where a test begins."""

from __future__ import annotations

from tests.actions.drive import Talk

NOISE = {"intent": "nlu_fallback", "confidence": 0.2}
"""a message that the pipeline can make nothing of"""


def to_the_last_question(talk: Talk) -> Talk:
    """Lead an unknown person to the yes for a class of 面点 in 郑州."""
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.answer()
    assert talk.awaited == "confirm", talk.heard
    return talk


def to_enrolling(talk: Talk, slot: str) -> Talk:
    """Lead a new person to this question of enrolling."""
    talk.say("我要报名培训", "enrol_training")
    talk.answer(until=slot, occupation="面点", place="郑州", class_choice="第一个")
    assert talk.awaited == slot, talk.heard
    return talk
