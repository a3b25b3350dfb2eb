"""The client's microphone: on or off, held by a key, and with a place among those who are listened to."""

from __future__ import annotations

from time import monotonic

from server.limits.client import current_client
from server.voice.answering import Answering
from server.voice.connection import Connection
from server.voice.hearing import Hearing
from server.voice.places import SpeakingPlaces
from server.voice.speaking import Voice
from server.voice.telling import Telling


class Microphone:
    """A `Speaker` of the places: it is on as long as it has one."""

    def __init__(
        self,
        connection: Connection,
        hearing: Hearing,
        voice: Voice,
        telling: Telling,
        answering: Answering,
        places: SpeakingPlaces,
    ) -> None:
        self.client = current_client()
        self.heard_at = monotonic()
        self._connection = connection
        self._hearing = hearing
        self._voice = voice
        self._telling = telling
        self._answering = answering
        self._places = places
        self._is_held = False

    @property
    def is_heard(self) -> bool:
        """Whether something is being heard or answered just now."""
        return self._hearing.is_open or self._answering.is_busy or self._voice.is_speaking

    async def listen(self, on: bool, held: bool, discard: bool = False) -> None:
        """It is on or off; while a key is held, letting go ends the turn.

        With `discard` what is being said is thrown away: nothing of it is answered.
        """
        connection, hearing = self._connection, self._hearing
        if discard:
            self.stop()
        if connection.is_listened_to and not on and not self._is_held and hearing.is_open:
            await hearing.follow(hearing.turns.hold(hearing.at))  # off in the middle: that was all
        if connection.is_listened_to and not (on and held):
            await hearing.follow(hearing.turns.release(hearing.at))
        if on and not connection.is_listened_to:
            hearing.forget()
        if on and not await self._places.take(self):
            self.stop()
            return await self._telling.notice("no_place", aloud=False)
        self.heard_at = monotonic()
        connection.is_listened_to, self._is_held = on, on and held
        if on and held:
            await self._telling.hush()
            await hearing.follow(hearing.turns.hold(hearing.at))
        if not on:
            self.stop()
        if connection.state in ("idle", "listening", "hearing"):
            await connection.show(connection.resting)

    def stop(self) -> None:
        """Listen no more, and let others have the place."""
        self._connection.is_listened_to = self._is_held = False
        self._hearing.forget()
        self._places.give_back(self)

    async def lose_place(self) -> None:
        """Listen no more: somebody else begins to speak, and nobody spoke here for long."""
        self.stop()
        await self._telling.notice("place_lost", aloud=False)
        if self._connection.state in ("listening", "hearing"):
            await self._connection.show("idle")
