"""What every channel calls: start, say, read back, end."""

from __future__ import annotations

from datetime import datetime

from server.conversation.messages import Channel, Mode, Reply, StaffAnswers, Started, Transcript

TURNS = 200
"""how much of a conversation is read at once"""


class ConversationNotFound(Exception):
    """No such conversation, or the token does not open it, or it has ended."""


class ConversationsUnavailable(Exception):
    """The registry does not answer, so that no conversation can be begun, read or ended now."""


class ConversationService:
    """One turn at a time for each conversation; the same message id is answered once."""

    async def start(self, channel: Channel, mode: Mode, area: str | None = None) -> Started:
        """Open a conversation and greet; `area` is a division code of Henan or Hebei."""
        raise NotImplementedError

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        """Answer one message.

        `reply_to` is the message whose option was pressed: one that was answered meanwhile, on an old page or in
        another tab, does nothing and shows what is open now.

        The same `message_id` again gives the same answer again and does nothing twice, at any copy of the server.
        When the bot or the database cannot be reached the reply says so, with an option that sends the text again.
        Raises `ConversationNotFound`.
        """
        raise NotImplementedError

    async def transcript(
        self, conversation_id: str, token: str, before: str | None = None, turns: int = TURNS
    ) -> Transcript:
        """Return the newest turns, at most so many; `before` is the `earlier` of those that come after them.

        A number that the person typed is shown by its last four digits. Raises `ConversationNotFound`.
        """
        raise NotImplementedError

    async def staff_answers(self, conversation_id: str, token: str) -> StaffAnswers:
        """Return what clerks wrote that was not shown yet; it counts as shown now.

        A reply brings it too, before its own messages. A registry that cannot be reached counts as an open case:
        asking again may help. Raises `ConversationNotFound`.
        """
        raise NotImplementedError

    async def still_here(self, conversation_id: str, token: str, said_at: datetime) -> bool:
        """Tell whether nobody else can have come since then, so that what was said may be said again.

        Where the registry does not answer nothing is said again. Raises `ConversationNotFound`.
        """
        raise NotImplementedError

    async def end(self, conversation_id: str, token: str) -> None:
        """End the conversation; it can be read no more. Raises `ConversationNotFound`."""
        raise NotImplementedError
