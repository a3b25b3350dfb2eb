"""What people send, made safe to pass on: texts, identifiers, and the service that answers."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Depends, Request
from pydantic import AfterValidator, StringConstraints

from server.conversation.service import ConversationService

MAX_TEXT_CHARACTERS = 5_000
"""longer texts are refused here; what is long but below it is answered by the conversation with a sentence"""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_IDENTIFIER = re.compile(r"[A-Za-z0-9._~+/=-]{1,512}")


def without_control_characters(text: str) -> str:
    """Return the text with line ends as \\n and without the other control characters.

    They mean nothing to people, and a null byte cannot be stored in PostgreSQL.
    """
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT_CHARACTERS), AfterValidator(without_control_characters)]


def is_identifier(value: str) -> bool:
    """Say whether a conversation id or a token can be one of ours: plain ASCII, as in a bearer token."""
    return _IDENTIFIER.fullmatch(value) is not None


def _conversations(request: Request) -> ConversationService:
    service: ConversationService = request.app.state.conversations
    return service


Conversations = Annotated[ConversationService, Depends(_conversations)]
