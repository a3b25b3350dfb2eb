"""What a client is told: shown as an event, and said aloud where it is to be heard."""

from __future__ import annotations

from collections.abc import Sequence

from server.limits import HeldBack
from server.voice.connection import Connection
from server.voice.events import Notice, Refused
from server.voice.hearing import Hearing
from server.voice.speaking import Voice
from server.voice.spoken_answer import notice
from server.words import Wording


class Telling:
    """Tells the client, and the turn-taking that the assistant speaks; `turn` picks the wording of a notice."""

    def __init__(self, connection: Connection, voice: Voice, hearing: Hearing) -> None:
        self.turn = 0
        self._connection = connection
        self._voice = voice
        self._hearing = hearing

    async def notice(
        self, key: str, turn: int | None = None, aloud: bool = True, first: Wording | None = None
    ) -> None:
        """Tell a notice of `server/words/texts/voice.yml`, after `first` where there is something."""
        wording = notice(key, self.turn if turn is None else turn)
        await self.tell(key, *([first] if first else []), wording, aloud=aloud)

    async def tell(self, key: str, *wordings: Wording, aloud: bool = True) -> None:
        """Tell what is no answer of the bot."""
        for one in wordings:
            await self._connection.sink.event(Notice(key, one.text, one.speech))
        if aloud:
            await self.speak(f"notice-{key}", [one.speech or one.text for one in wordings])

    async def refuse(self, turn_id: str, held: HeldBack, aloud: bool) -> None:
        """Tell at once that a turn is held back; an answer that is being said goes on."""
        await self._connection.sink.event(Refused(turn_id, held.code, held.detail, held.seconds))
        if not self._voice.is_speaking:
            await self.speak(turn_id, [held.speech] if aloud else [])
        else:
            await self._connection.show("speaking")

    async def speak(self, turn_id: str, texts: Sequence[str]) -> None:
        """Begin to say the texts, in the place of what is being said; without any, be silent."""
        if not self._connection.is_there:
            return
        await self._voice.say(self._connection.sink, turn_id, texts, self._connection.spoken_with)
        if self._voice.is_speaking:
            self._hearing.turns.assistant_speaks(self._hearing.at)
        await self._connection.show("speaking" if self._voice.is_speaking else self._connection.resting)

    async def hush(self) -> None:
        """Stop speaking: a key was pressed."""
        if await self._voice.hush(self._connection.sink, "key"):
            await self._connection.show(self._connection.resting)
