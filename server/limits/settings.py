"""How much may be asked for; what is too much for one office is little for another, so each is a setting."""

from __future__ import annotations

from pydantic import BaseModel, Field


class LimitSettings(BaseModel):
    """`…_each` counts for one address, the other for all together.

    The defaults are those of production: a training centre whose 60 people begin in the same minute, behind one
    address, is not held back.
    """

    conversations_each: int = Field(default=120, ge=1)
    """new ones a minute, all of them at once if need be; so with all that are counted by the minute"""
    conversations: int = Field(default=600, ge=1)
    messages_each: int = Field(default=1200, ge=1)
    """a minute"""
    messages: int = Field(default=6000, ge=1)
    turns_each: int = Field(default=1, ge=1)
    """answered at the same time; the others of the address wait, and there is a place for somebody else"""
    turns: int = Field(default=1, ge=1)
    """answered at the same time, of all together: a bot does one after the other anyway"""
    codes_each: int = Field(default=120, ge=1)
    """sent an hour to people who have not shown before who they are; three times as many a day"""
    sign_ins_each: int = Field(default=30, ge=1)
    """tries of staff to sign in, a minute"""
    reads_each: int = Field(default=2400, ge=1)
    """conversations read back or ended, requests of the office, a minute, and as many pages of the rules; a page with
    an open case looks every few seconds"""
    reads: int = Field(default=12_000, ge=1)
    streams_each: int = Field(default=100, ge=1)
    """open at the same time"""
    streams: int = Field(default=500, ge=1)
    megabytes_each: int = Field(default=400, ge=1)
    """sent a minute; sixty people who speak send about 120"""
    megabytes: int = Field(default=2000, ge=1)
    speakers_each: int = Field(default=32, ge=1)
    """who hear or speak at the same time"""
    speakers: int = Field(default=64, ge=1)


DEVELOPMENT = LimitSettings(
    conversations_each=6_000, conversations=6_000, messages_each=60_000, messages=60_000,
    codes_each=100_000, sign_ins_each=6_000, reads_each=60_000, reads=60_000, turns_each=16, turns=64,
    streams_each=1_000, streams=1_000, megabytes_each=20_000, megabytes=20_000, speakers_each=64,
)  # fmt: skip
"""tests and benches come from one address, faster than people"""
