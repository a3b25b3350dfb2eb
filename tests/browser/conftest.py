"""A real Chromium against a really running server.

`page_url` serves the scripted fake; to test another server, give the address of one by overriding `page_url`
and, where its words differ, `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from server.channels.web import install
from tests.browser.live_server import live_server
from tests.chromium import ARGUMENTS, chromium
from tests.server.channels.web.fake_conversations import FakeConversations

Open = Callable[..., Page]
"""opens the chat page in a fresh browser context that is made with the keyword arguments"""


@dataclass(frozen=True)
class Words:
    """What a person says to bring the page into a situation."""

    offers_options: str = "你好"
    cites: str = "一年能领几次培训补贴？"
    begins_a_form: str = "找培训班"


@pytest.fixture(scope="session")
def words() -> Words:
    return Words()


@pytest.fixture(scope="session")
def fake() -> FakeConversations:
    return FakeConversations()


@pytest.fixture(scope="session")
def page_url(fake: FakeConversations) -> Iterator[str]:
    app = FastAPI()
    app.state.conversations = fake
    install(app)
    with live_server(app) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.fail(
            "The browser tests need Chromium: install the package chromium and run them again.", pytrace=False
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, page_url: str) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", **context: object) -> Page:
        contexts.append(browser.new_context(**context))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.goto(page_url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page()
