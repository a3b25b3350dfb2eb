"""One turn as the scripts of the page take it: from the form as from the stream."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypedDict

from server.channels.web.composer import composer_for
from server.channels.web.items import Item, items_of_messages, offered
from server.conversation.messages import Reply, StaffAnswers
from server.conversation.service import ConversationNotFound, ConversationService
from server.design import page_templates
from server.limits import HeldBack

templates = page_templates(Path(__file__).parent / "templates")


class PageTurn(TypedDict):
    """What a script needs to show one turn."""

    items: str
    """HTML, one `<li>` for each thing said"""
    composer: dict[str, str]
    case_open: bool | None
    """none where it is not known just now: the page looks again"""


async def staff_meanwhile(service: ConversationService, conversation_id: str, token: str) -> StaffAnswers | None:
    """Return what clerks wrote meanwhile, to stand beside an answer in hand; none where it is not known.

    Who may not look just now, or whose conversation ends at this moment, has the answer all the same: the page looks
    again.
    """
    try:
        return await service.staff_answers(conversation_id, token)
    except (HeldBack, ConversationNotFound):
        return None


def page_turn(
    conversation_id: str,
    turn_id: str,
    text: str,
    reply: Reply,
    staff: StaffAnswers | None,
    greeting: Sequence[Item] = (),
) -> PageTurn:
    """Return the turn with what the person said, the answer to it, and what clerks wrote meanwhile."""
    said = Item(turn_id, "person", text)
    answer = items_of_messages(reply.messages, conversation_id, turn_id)
    wrote = staff.messages if staff else []
    items = [*greeting, said, *answer, *items_of_messages(wrote, conversation_id, f"{turn_id}-staff")]
    composer = composer_for(reply.awaiting, offered(answer))
    return PageTurn(items=rendered(items), composer=asdict(composer), case_open=staff.case_open if staff else None)


def rendered(items: Sequence[Item]) -> str:
    """Return the HTML of the items."""
    return templates.get_template("items.html").render(items=items)
