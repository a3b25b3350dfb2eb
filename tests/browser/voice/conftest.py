"""A Chromium whose microphone plays a tone, a page with voice, and a scripted stream behind it."""

from __future__ import annotations

import wave
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, Page

from server.channels.web import install
from tests.browser.conftest import Open
from tests.browser.live_server import live_server
from tests.browser.voice.fake_stream import FakeStream, tone
from tests.chromium import ARGUMENTS, chromium
from tests.server.channels.web.fake_conversations import FakeConversations

# Counts what could sound, and listens to what does.
LISTEN = """(() => {
    window.contexts = [];
    window.earcons = 0;
    const AudioContextOfBrowser = AudioContext;
    window.AudioContext = class extends AudioContextOfBrowser {
        constructor(...options) {
            super(...options);
            contexts.push(this);
            this.tap = new AnalyserNode(this);
        }
    };
    const connect = AudioNode.prototype.connect;
    AudioNode.prototype.connect = function (to, ...rest) {
        if (to === this.context.destination) connect.call(this, this.context.tap);
        if (this instanceof OscillatorNode) window.earcons += 1;
        return connect.call(this, to, ...rest);
    };
    window.loudness = () => Math.max(0, ...contexts.filter(each => each.state === "running").map(each => {
        const samples = new Float32Array(each.tap.fftSize);
        each.tap.getFloatTimeDomainData(samples);
        return Math.max(...samples);
    }));
})()"""


@pytest.fixture(scope="module")
def stream(fake: FakeConversations) -> FakeStream:
    return FakeStream(fake)


@pytest.fixture(scope="module")
def page_url(fake: FakeConversations, stream: FakeStream) -> Iterator[str]:
    app = FastAPI()
    app.state.conversations = fake
    app.state.voice = stream
    stream.install(app)
    install(app)
    with live_server(app) as url:
        yield url


@pytest.fixture(scope="session")
def talker(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Browser]:
    """A Chromium that grants the microphone; it plays one second of a tone, over and over."""
    path = tmp_path_factory.mktemp("microphone") / "tone.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(24_000)
        file.writeframes(tone(1))
    arguments = [
        *ARGUMENTS,
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-audio-capture={path}",
    ]
    talker = browser.browser_type.launch(executable_path=chromium(), args=arguments)
    yield talker
    talker.close()


@pytest.fixture
def open_page(talker: Browser, stream: FakeStream, page_url: str) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def open_page(path: str = "/", **context: object) -> Page:
        contexts.append(talker.new_context(**context))  # type: ignore[arg-type]
        contexts[-1].add_init_script(LISTEN)
        page = contexts[-1].new_page()
        page.goto(page_url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    stream.__init__(stream.conversations)  # type: ignore[misc]


@pytest.fixture
def page(open_page: Open) -> Page:
    return open_page()
