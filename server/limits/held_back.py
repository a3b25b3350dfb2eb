"""What is raised when somebody is held back for a while."""

from __future__ import annotations

from typing import Literal

from server.words import Wording

What = Literal[
    "too_many_conversations",
    "too_many_messages",
    "too_many_unanswered",
    "too_many_streams",
    "too_much_sent",
    "too_many_sign_ins",
    "too_many_reads",
    "too_many_pages",
    "too_busy",
]


class HeldBack(Exception):
    """Too much at once: nothing was done, and the same may be sent again after `seconds`."""

    def __init__(self, code: What, said: Wording, seconds: int) -> None:
        super().__init__(code)
        self.code: What = code
        self.detail = said.text
        """for the person, with what to do"""
        self.speech = said.speech or said.text
        self.seconds = seconds
