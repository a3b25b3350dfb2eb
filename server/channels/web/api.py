"""The chat API: start, say, read back, end."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Path, Query, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field

from server.channels.web.channel_access import ChannelAccess
from server.channels.web.incoming import Conversations, Text, is_identifier
from server.conversation.messages import Channel, Mode, Reply, Started, Transcript
from server.conversation.service import TURNS, ConversationNotFound
from server.http.api_router import api_router
from server.http.problems import Problem, problem_responses

router = api_router("/api/v1", "conversations")


class NewConversation(BaseModel):
    """Where the person comes from."""

    channel: Channel
    mode: Mode = "text"
    area: str | None = Field(default=None, pattern=r"^(13|41)[0-9]{4}$")
    """a division code of Hebei or Henan"""


class Turn(BaseModel):
    """What the person says; the same `message_id` again does nothing twice."""

    text: Text
    message_id: UUID | None = None


class Opened(BaseModel):
    """A conversation and the token that opens it."""

    conversation_id: str
    token: str


_bearer = HTTPBearer(auto_error=False, description="the token that the start of the conversation gave")


def _opened(
    conversation_id: Annotated[str, Path(max_length=256)],
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
) -> Opened:
    if credentials is None or not credentials.credentials:
        raise Problem(
            401,
            "token_missing",
            "请求里没有令牌。请带上对话开始时给的令牌。",
            {"WWW-Authenticate": "Bearer"},
        )
    if not (is_identifier(conversation_id) and is_identifier(credentials.credentials)):
        raise not_found()
    return Opened(conversation_id=conversation_id, token=credentials.credentials)


Opening = Annotated[Opened, Depends(_opened)]
_OPENING_PROBLEMS = problem_responses(401, 404)


def not_found() -> Problem:
    """No such conversation, a token that does not open it, or one that has ended: nobody learns which."""
    return Problem(404, "conversation_not_found", "没有找到这次对话。它可能已经结束。请重新开始。")


@router.post("/conversations", status_code=201, responses=problem_responses(403))
async def start(
    new: NewConversation,
    conversations: Conversations,
    request: Request,
    x_channel_secret: Annotated[str | None, Header(max_length=512)] = None,
) -> Started:
    """Open a conversation and greet; the token is shown this once.

    A channel that speaks for others (`hotline`, `wechat`, `kiosk`) shows its own secret in `X-Channel-Secret`.
    With it, here and in every later request, it may say in `X-Speaks-For` for whom it speaks, by a name of its own
    for each caller, who then is a client of their own for all limits.
    """
    access: ChannelAccess = request.app.state.channel_access
    access.require(new.channel, x_channel_secret)
    return await conversations.start(new.channel, new.mode, new.area)


@router.post("/conversations/{conversation_id}/messages", responses=_OPENING_PROBLEMS)
async def say(turn: Turn, opening: Opening, conversations: Conversations) -> Reply:
    """Answer one message."""
    message_id = str(turn.message_id) if turn.message_id else None
    try:
        return await conversations.say(opening.conversation_id, opening.token, turn.text, message_id)
    except ConversationNotFound:
        raise not_found() from None


@router.get("/conversations/{conversation_id}", responses=_OPENING_PROBLEMS)
async def read(
    opening: Opening,
    conversations: Conversations,
    before: Annotated[str | None, Query(max_length=64)] = None,
    turns: Annotated[int, Query(ge=1, le=TURNS)] = TURNS,
) -> Transcript:
    """Return the newest turns, and the state; `before` is the `earlier` of an answer, for the turns before those."""
    try:
        return await conversations.transcript(opening.conversation_id, opening.token, before, turns)
    except ConversationNotFound:
        raise not_found() from None


@router.delete("/conversations/{conversation_id}", status_code=204, responses=_OPENING_PROBLEMS)
async def end(opening: Opening, conversations: Conversations) -> None:
    """End the conversation; it can be read no more."""
    try:
        await conversations.end(opening.conversation_id, opening.token)
    except ConversationNotFound:
        raise not_found() from None
