"""The server, put together: every part is made here and handed what it needs."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial

from anyio import to_thread
from fastapi import FastAPI

from actions.context import ActionContext, OfficeHours
from actions.executor import create_executor
from server import health, policy_pages, staff
from server.action_endpoint import action_router
from server.audit_head import tell_head
from server.channels import web
from server.channels.web.channel_access import ChannelAccess
from server.conversation.bot_client import BotClient
from server.conversation.limited import LimitedConversations
from server.conversation.live import LiveConversations
from server.conversation.service import ConversationService
from server.daily import every_day, purge
from server.derive import derive
from server.design.imprint import SAMPLE_OPERATOR, Imprint
from server.dialogues import tracker_url
from server.inner_port import InnerPort
from server.keeping import Keeping
from server.known_sentences import known_sentences
from server.limits import Limits
from server.limits.counted_requests import CountedRequests
from server.list_imports import Keeper
from server.logs import configure_logs
from server.metrics import observe_turn, observe_urgent, observe_waiting
from server.open_registry import use_keys
from server.registry import workers
from server.registry.database import Database
from server.registry.services.staffing import somebody_answers
from server.registry.services.verification import CodeRules
from server.settings import Settings
from server.sms import HttpGateway, Sender
from server.staff.duty import Bell
from server.voice.engines import Engines
from server.voice.known_prompts import known_texts
from server.voice.sessions import VoiceSessions
from server.waiting_figures import keep_counting
from server.words import word


def create_app(settings: Settings) -> FastAPI:
    """Return the whole application: health, staff API, action endpoint, web channel."""
    configure_logs(settings)
    use_keys(settings)
    database = Database(settings.database_url)
    bot_url = settings.bot_url or f"http://127.0.0.1:{settings.bot_port}"
    bot = BotClient(bot_url, derive(settings.secret_key, "bot"))

    bell = Bell(database, settings.duty_phone, timedelta(minutes=settings.duty_minutes), observe_urgent)

    imports = Keeper(database, settings)
    keeping = Keeping(database, tracker_url(settings, os.environ), settings.keeping_days)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        # Turns, actions and health have threads of their own; FastAPI's run the API of the office.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(workers.OTHERS, "others"))
        to_thread.current_default_thread_limiter().total_tokens = workers.STAFF
        if voice is not None:
            voice.engines.load_in_background(settings.recognizer, settings.synthesizer, settings.data_dir / "prompts")
            preparing = asyncio.create_task(voice.engines.prepare(known_texts()))
        ringing = asyncio.create_task(bell.keep_ringing())
        counting = asyncio.create_task(keep_counting(database, observe_waiting))
        if sender is not None:
            sender.start()
        imports.start()
        daily = asyncio.create_task(every_day(partial(tell_head, database), partial(purge, database), keeping.let_go))
        yield
        ringing.cancel()
        counting.cancel()
        daily.cancel()
        if sender is not None:
            await asyncio.to_thread(sender.stop)
        await asyncio.to_thread(imports.stop)
        if voice is not None:
            preparing.cancel()
            await voice.close()
        await bot.close()
        database.close()

    limits = Limits(settings.limits, settings.crisis_line)
    live = LiveConversations(
        database, bot, observe_turn, lambda: known_sentences(database), crisis_line=settings.crisis_line
    )
    conversations = LimitedConversations(live, limits)
    sender = _sender(settings, database)
    voice = _voice(settings, conversations, lambda: known_sentences(database), limits)

    app = FastAPI(
        title="同行",
        version="1",
        lifespan=lifespan,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.database = database
    app.state.bot = bot
    app.state.conversations = conversations
    app.state.voice = voice
    app.state.imprint = _imprint(settings)
    production = settings.env == "production"
    access = ChannelAccess(production, settings.channel_secrets.model_dump())
    app.add_middleware(CountedRequests, limits=limits, channel_of=access.channel_of)
    app.include_router(health.router)
    executor = create_executor(action_context(settings, database))
    app.include_router(action_router(executor, derive(settings.secret_key, "actions")))
    staff.install(app, limits)
    policy_pages.install(app)
    web.install(app, limits, access, production)
    if settings.inner_port is not None:
        app.add_middleware(InnerPort, inner_port=settings.inner_port, public_too=not production)
    return app


def _imprint(settings: Settings) -> Imprint:
    return Imprint(
        settings.operator or SAMPLE_OPERATOR,
        settings.office_contact or word("handover.contact").text,
        settings.office_hours,
        settings.crisis_line,
        settings.keeping_days,
    )


def _sender(settings: Settings, database: Database) -> Sender | None:
    """Return what sends text messages; None where they stay in the outbox."""
    if settings.gateway is None:
        return None
    return Sender(database, HttpGateway(settings.gateway, settings.sms_token), settings.verification_code_seconds)


def _voice(
    settings: Settings, conversations: ConversationService, sentences: Callable[[], Iterable[str]], limits: Limits
) -> VoiceSessions | None:
    """Return what speaks and hears, still to be loaded; None where it is switched off."""
    if settings.voice == "off":
        return None
    return VoiceSessions(conversations, Engines(sentences), limits)


def action_context(settings: Settings, database: Database) -> ActionContext:
    """Return what the actions are given of the settings."""
    return ActionContext(
        database=database,
        code_rules=CodeRules(
            settings.verification_code_seconds,
            settings.verification_code_attempts,
            settings.verification_codes_an_hour,
            settings.limits.codes_each,
        ),
        subsidy=settings.subsidy,
        retention_years=settings.retention_years,
        keeping_days=settings.keeping_days,
        office=OfficeHours(
            settings.office_hours, settings.office_days, settings.office_opens, settings.office_closes
        ),
        crisis_line=settings.crisis_line,
        office_contact=settings.office_contact,
        sends_texts=settings.sends_texts,
        answered=somebody_answers if settings.env == "production" else lambda session, area: True,
    )
