"""Who is connected: what they are sent, what they see the assistant do, and how they want to be spoken to."""

from __future__ import annotations

from dataclasses import replace

from server.voice.events import Sink, State, StateEvent
from server.voice.preferences import Preferences


class NoClient:
    """Takes what is sent while nobody is connected: answers are kept by the session, sound is not."""

    async def event(self, event: object) -> None:
        """Let it go."""

    async def audio(self, pcm: bytes) -> None:
        """Let it go."""


NO_CLIENT = NoClient()


class Connection:
    """One client after the other, or nobody for a while."""

    def __init__(self) -> None:
        self.sink: Sink = NO_CLIENT
        self.preferences = Preferences()
        self.own_volume = False
        """the client turns the volume itself"""
        self.is_listened_to = False
        """their microphone is on"""
        self.state: State = "idle"

    @property
    def is_there(self) -> bool:
        """Whether somebody is connected."""
        return self.sink is not NO_CLIENT

    @property
    def spoken_with(self) -> Preferences:
        """How the sound that is sent is to be."""
        return replace(self.preferences, volume=1.0) if self.own_volume else self.preferences

    @property
    def resting(self) -> State:
        """What the assistant does where it does nothing."""
        return "listening" if self.is_listened_to else "idle"

    async def show(self, state: State, again: bool = False) -> None:
        """Show what the assistant is doing, if that is new or to be shown `again`."""
        if state != self.state or again:
            self.state = state
            await self.sink.event(StateEvent(state))

    def leave(self, sink: Sink) -> bool:
        """Be nobody where this is who was connected; False where another client has taken over."""
        if self.sink not in (sink, NO_CLIENT):
            return False
        self.sink = NO_CLIENT
        return True
