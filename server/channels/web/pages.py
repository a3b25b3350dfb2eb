"""The chat page: whole without JavaScript, and smoother with it."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import Annotated
from uuid import UUID, uuid4, uuid5

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse

from server.channels.web.composer import composer_for
from server.channels.web.incoming import MAX_TEXT_CHARACTERS, Conversations, Text
from server.channels.web.items import Item, items_of_messages, items_of_transcript, offered
from server.channels.web.page_turn import page_turn, rendered, staff_meanwhile, templates
from server.channels.web.security import require_same_site
from server.channels.web.ticket import Ticket
from server.channels.web.view import Change, View
from server.conversation.messages import Awaiting, Reply, StaffAnswers, Started
from server.conversation.service import ConversationNotFound, ConversationService
from server.design.imprint import Imprint
from server.http.body import LimitedRoute
from server.http.problems import Problem
from server.limits import Limits

router = APIRouter(include_in_schema=False, route_class=LimitedRoute)
_HEADINGS = {429: "请等一等", 500: "是我们这边的问题", 503: "是我们这边的问题"}
TURNS_ON_THE_PAGE = 50
_OUR_FORMS_ONLY = [Depends(require_same_site)]


@router.get("/")
async def chat_page(
    request: Request, conversations: Conversations, before: Annotated[str | None, Query(max_length=64)] = None
) -> Response:
    """Show the conversation of this browser, or begin one; `before` leads to what was said earlier."""
    ticket = Ticket.of(request)
    if ticket is not None:
        try:
            # Before the transcript, which holds what clerks wrote: none of it is shown a second time.
            staff = await conversations.staff_answers(ticket.conversation_id, ticket.token)
            transcript = await conversations.transcript(
                ticket.conversation_id, ticket.token, before, TURNS_ON_THE_PAGE
            )
            items = items_of_transcript(transcript.entries, ticket.conversation_id)
            awaiting = transcript.awaiting
            return _chat(
                request, ticket.conversation_id, items, awaiting, staff.case_open, transcript.earlier, bool(before)
            )
        except ConversationNotFound:
            pass
    started = await conversations.start("web", "text")
    response = _chat(request, started.conversation_id, _greeting(started), started.awaiting)
    Ticket(started.conversation_id, started.token).hand_out(request, response)
    return response


@router.post("/chat", dependencies=_OUR_FORMS_ONLY)
async def say(
    request: Request,
    conversations: Conversations,
    text: Annotated[Text, Form()] = "",
    message_id: Annotated[str, Form(max_length=64)] = "",
    reply_to: Annotated[str, Form(max_length=64)] = "",
) -> Response:
    """Take one message: with JavaScript the new items come back, without it the page is shown again.

    `reply_to` is the message whose option was pressed; one that is no longer open does nothing.
    """
    turn_id = _turn_id(message_id, text)
    limits: Limits = request.app.state.limits
    ticket, reply, greeting = await _answer(
        conversations, limits, Ticket.of(request), text, turn_id, reply_to or None
    )
    response: Response
    if "application/json" in request.headers.get("accept", ""):
        staff = await staff_meanwhile(conversations, ticket.conversation_id, ticket.token)
        turn = page_turn(ticket.conversation_id, turn_id, text, reply, staff, greeting)
        response = JSONResponse({**turn, "message_id": str(uuid4()), "conversation_id": ticket.conversation_id})
    else:
        response = RedirectResponse("/#latest", HTTPStatus.SEE_OTHER)
    if greeting:
        ticket.hand_out(request, response)
    return _private(response)


@router.post("/answers", dependencies=_OUR_FORMS_ONLY)
async def staff_answers(request: Request, conversations: Conversations) -> Response:
    """Look whether a clerk wrote: with JavaScript the new items come back, without it the page is shown again."""
    ticket = Ticket.of(request)
    staff = StaffAnswers(messages=[], case_open=False)
    if ticket is not None:
        with suppress(ConversationNotFound):
            staff = await conversations.staff_answers(ticket.conversation_id, ticket.token)
    if "application/json" not in request.headers.get("accept", ""):
        address = "/#latest" if staff.messages else "/?answers=none#latest"
        return _private(RedirectResponse(address, HTTPStatus.SEE_OTHER))
    items = items_of_messages(staff.messages, ticket.conversation_id if ticket else "", f"staff-{uuid4()}")
    return _private(JSONResponse({"items": rendered(items), "case_open": staff.case_open}))


@router.post("/view", dependencies=_OUR_FORMS_ONLY)
async def change_view(request: Request, change: Annotated[Change, Form()]) -> Response:
    """Switch 长辈版 on or off, or make the text larger or smaller."""
    view = View.of(request).changed(change)
    response: Response
    if "application/json" in request.headers.get("accept", ""):
        response = JSONResponse(
            {"css_class": view.css_class, "elder": view.elder, "larger": not view.largest}
            | {"smaller": not view.smallest, "said": view.said}
        )
    else:
        response = RedirectResponse("/?settings=open#view", HTTPStatus.SEE_OTHER)
    view.remember(request, response)
    return _private(response)


@router.get("/about")
async def about(request: Request) -> Response:
    """Say who runs this, what is kept of what people say, and how far everybody can use it."""
    return _page(request, "about.html", {"voice": getattr(request.app.state, "voice", None) is not None})


@router.get("/robots.txt")
async def keep_crawlers_off() -> Response:
    """Ask crawlers to stay away: a visit begins a conversation."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")


@router.get("/restart")
async def confirm_restart(request: Request) -> Response:
    """Ask before the conversation is ended."""
    return _page(request, "restart.html")


@router.post("/restart", dependencies=_OUR_FORMS_ONLY)
async def restart(request: Request, conversations: Conversations) -> Response:
    """End the conversation of this browser and begin a new one."""
    ticket = Ticket.of(request)
    if ticket is not None:
        with suppress(ConversationNotFound):  # already over: a second press, or another tab
            await conversations.end(ticket.conversation_id, ticket.token)
    response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    Ticket.take_back(request, response)
    return _private(response)


def problem_page(request: Request, problem: Problem) -> Response:
    """Show a problem to a person, with the way back."""
    heading = _HEADINGS.get(problem.status_code, "没有办成")
    return _page(request, "problem.html", {"heading": heading, "detail": problem.detail}, problem.status_code)


async def _answer(
    conversations: ConversationService,
    limits: Limits,
    ticket: Ticket | None,
    text: str,
    turn_id: str,
    reply_to: str | None,
) -> tuple[Ticket, Reply, list[Item]]:
    """Say the text; where the conversation is over, begin a new one and say it there.

    Returns the ticket, the reply and the items of the greeting (none where the conversation went on).
    """
    if ticket is not None:
        try:
            reply = await conversations.say(ticket.conversation_id, ticket.token, text, turn_id, reply_to)
            return ticket, reply, []
        except ConversationNotFound:
            pass
    with limits.sparing(text):
        started = await conversations.start("web", "text")
    ticket = Ticket(started.conversation_id, started.token)
    reply = await conversations.say(ticket.conversation_id, ticket.token, text, turn_id)
    return ticket, reply, _greeting(started, f"greeting-{turn_id}", answer=text)


def _greeting(started: Started, anchor: str = "greeting", answer: str | None = None) -> list[Item]:
    return items_of_messages(started.messages, started.conversation_id, anchor, answer=answer)


def _turn_id(form_id: str, text: str) -> str:
    """The id of a turn: one form sent twice is one turn, unless its text was changed in between."""
    try:
        return str(uuid5(UUID(form_id), text))
    except ValueError:
        return str(uuid4())


def _chat(
    request: Request,
    conversation_id: str,
    items: list[Item],
    awaiting: Awaiting | None,
    case_open: bool = False,
    earlier: str | None = None,
    is_earlier: bool = False,
) -> Response:
    context = {
        "voice": getattr(request.app.state, "voice", None) is not None,
        "conversation_id": conversation_id,
        "items": items,
        "composer": composer_for(awaiting, [] if is_earlier else offered(items)),
        "message_id": str(uuid4()),
        "person_message_id": str(uuid4()),
        "max_characters": MAX_TEXT_CHARACTERS,
        "case_open": case_open,
        "earlier": earlier,
        "is_earlier": is_earlier,
        "settings_open": request.query_params.get("settings") == "open",
        "no_answer_yet": case_open and request.query_params.get("answers") == "none",
    }
    return _page(request, "chat.html", context, kind="chat")


def _page(
    request: Request, template: str, context: dict[str, object] | None = None, status: int = 200, kind: str = "plain"
) -> Response:
    view = View.of(request)
    page = {"view": view, "view_class": f"{view.css_class} {kind}", "imprint": Imprint.of(request)}
    html = templates.get_template(template).render(**page, **(context or {}))
    return _private(HTMLResponse(html, status))


def _private(response: Response) -> Response:
    """Keep what people say out of every cache."""
    response.headers["Cache-Control"] = "no-store"
    return response
