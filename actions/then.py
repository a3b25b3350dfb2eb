"""What a form does after a message was dealt with."""

from enum import Enum


class Then(Enum):
    ASK = "ask the next question"
    WAIT = "leave the question open and say nothing more"
    END = "the form is over"
