"""What a client may send over the stream: its first frame, and the events after it."""

from __future__ import annotations

import json
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from server.channels.web.incoming import MAX_TEXT_CHARACTERS
from server.channels.web.outgoing_stream import AudioOut

LARGEST_TEXT = 64 * 1024


class AudioIn(BaseModel):
    """The microphone's rate in Hz."""

    rate: Literal[8000, 16000, 24000, 44100, 48000] = 16000


class Hello(BaseModel):
    """The first frame."""

    token: str | None = Field(default=None, max_length=512)
    audio_in: AudioIn = AudioIn()
    audio_out: AudioOut = "pcm"
    voice: dict[str, Any] = Field(default_factory=dict)
    own_volume: bool = False
    """the client turns the volume itself, also of what is on its way already"""
    answered: str | None = Field(default=None, max_length=64)
    mark: int = 0


class Typed(BaseModel):
    """A turn that was typed."""

    text: str = Field(max_length=MAX_TEXT_CHARACTERS)
    message_id: UUID | None = None
    speak: bool = True


class Listen(BaseModel):
    """The microphone is on or off; `discard` throws away what is being said."""

    on: bool
    held: bool = False
    discard: bool = False


class Played(BaseModel):
    """All up to this mark has sounded."""

    mark: int


def fields_of(text: str) -> dict[str, Any] | None:
    """Return the fields of a frame, None where it is too large or no object."""
    if len(text) > LARGEST_TEXT:
        return None
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None
