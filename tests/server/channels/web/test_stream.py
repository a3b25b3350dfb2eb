"""The stream carries a conversation both ways, with real ears and a real voice; what cannot be used ends nothing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import numpy as np
import pytest
from fastapi import FastAPI
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from server.channels.web import install
from server.speech.audio import HEARD_RATE, SPOKEN_RATE, pcm_of
from server.speech.opus import PACKET_SAMPLES
from server.voice.engines import Engines
from server.voice.sessions import VoiceSessions
from tests.browser.live_server import live_server
from tests.caller import Caller
from tests.server.channels.web.fake_conversations import FakeConversations
from tests.spoken import silence, spoken

SENTENCE = "我想报名参加培训班。"
LONG = "一年能领几次培训补贴？"
"""is answered with several clauses"""
Open = Callable[..., Caller]


@pytest.fixture(scope="module")
def fake() -> FakeConversations:
    return FakeConversations()


@pytest.fixture(scope="module")
def url(fake: FakeConversations, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app = FastAPI()
    engines = Engines(lambda: [SENTENCE, "培训班", "报名"])
    app.state.conversations, app.state.voice = fake, VoiceSessions(fake, engines)
    install(app)
    engines.load_in_background("auto", "espeak", tmp_path_factory.mktemp("prompts"))
    while engines.loading:
        time.sleep(0.05)
    with live_server(app) as address:
        yield address
    engines.close()


@pytest.fixture
def started(url: str) -> dict[str, str]:
    body = {"channel": "web", "mode": "voice"}
    found: dict[str, str] = httpx.post(f"{url}/api/v1/conversations", json=body, trust_env=False).json()
    return found


@pytest.fixture
def opened(url: str, started: dict[str, str]) -> Iterator[Open]:
    callers: list[Caller] = []

    def open_stream(**hello: Any) -> Caller:
        callers.append(Caller(url, started["conversation_id"], started["token"], **hello))
        callers[-1].until("ready")
        return callers[-1]

    yield open_stream
    for caller in callers:
        caller.socket.close()


def spoken_seconds(caller: Caller) -> float:
    return sum(map(len, caller.audio)) / 2 / SPOKEN_RATE


def test_what_was_said_is_heard_answered_and_said_back(opened: Open) -> None:
    caller = opened()
    caller.send("listen", on=True)
    caller.speak(spoken(SENTENCE))
    heard = caller.until("heard")
    answer = caller.until("answer")
    assert "培训" in heard["text"]
    assert answer["turn_id"] == heard["turn_id"]
    assert answer["text"] == heard["text"]
    caller.until("spoken")
    states = [event["state"] for event in caller.of("state")]
    assert states[:4] == ["idle", "listening", "hearing", "thinking"]
    assert states[-1] == "speaking"
    assert spoken_seconds(caller) > 1
    assert "".join(one["text"] for one in caller.of("speaking")).startswith(answer["messages"][0]["text"][:4])


def test_what_is_typed_is_answered_in_writing_and_aloud_and_the_same_id_does_nothing_twice(
    opened: Open, fake: FakeConversations, started: dict[str, str]
) -> None:
    caller = opened()
    typed = {"text": "你好", "message_id": "7b1f0a52-5d0c-4f0e-9d6e-2f3f3a1c9e11"}
    caller.send("text", **typed)
    first = caller.until("answer")
    caller.until("spoken")
    caller.send("text", **typed)
    again = caller.until("answer")
    assert first["messages"] == again["messages"]
    assert len([one for one in fake.talks[started["conversation_id"]].entries if one.role == "person"]) == 1
    assert spoken_seconds(caller) > 0.5


def test_who_has_a_screen_reader_is_not_spoken_to(opened: Open) -> None:
    caller = opened(voice={"speak": False})
    caller.send("text", text="你好")
    caller.until("answer")
    caller.send("voice", speak=False)
    caller.send("text", text="你好")
    caller.until("answer")
    assert caller.audio == []
    assert caller.of("speaking") == []


def test_letting_go_of_the_key_ends_the_turn_without_any_silence(opened: Open) -> None:
    caller = opened()
    caller.send("listen", on=True, held=True)
    caller.speak(spoken(SENTENCE), then_silence=0)
    caller.send("listen", on=False)
    assert "培训" in caller.until("heard")["text"]


def test_what_is_thrown_away_is_neither_heard_nor_answered(opened: Open) -> None:
    caller = opened()
    caller.send("listen", on=True, held=True)
    caller.speak(spoken(SENTENCE), then_silence=0)
    caller.send("listen", on=False, discard=True)
    caller.send("text", text="你好")
    caller.until("spoken")
    assert caller.of("heard") == []
    assert [answer["text"] for answer in caller.of("answer")] == ["你好"]


def test_speaking_over_an_answer_stops_it_and_is_answered(opened: Open) -> None:
    caller = opened()
    caller.send("listen", on=True)
    caller.send("text", text=LONG)
    caller.until("speaking")
    caller.speak(spoken(SENTENCE))
    assert "培训" in caller.until("heard")["text"]
    caller.until("answer")
    assert {event["type"] for event in caller.events} & {"paused", "hushed"}


def test_a_key_stops_an_answer_and_again_says_it_once_more(opened: Open) -> None:
    caller = opened()
    caller.send("text", text=LONG)
    caller.until("speaking")
    caller.send("hush")
    assert caller.until("hushed")["reason"] == "key"
    caller.audio.clear()
    caller.send("again")
    caller.until("spoken")
    assert spoken_seconds(caller) > 1


def test_at_a_kiosk_again_says_that_there_is_nothing_where_somebody_else_may_be_there(
    opened: Open, fake: FakeConversations, started: dict[str, str]
) -> None:
    talk = fake.talks[started["conversation_id"]]
    talk.channel = "kiosk"
    caller = opened()
    caller.send("text", text=LONG)
    caller.until("spoken")
    said = len(caller.of("speaking"))
    talk.still_here = False
    caller.send("again")
    assert caller.until("notice")["key"] == "nothing_to_repeat"
    caller.until("spoken")
    caller.send("text", text="你好")
    answer = caller.until("answer")
    caller.until("spoken")
    told = {event["turn_id"] for event in caller.of("speaking")[said:]}
    assert told == {"notice-nothing_to_repeat", answer["turn_id"]}
    second = opened(answered="another-turn", mark=1)
    second.send("hush")
    second.send("text", text="你好", message_id="7b1f0a52-5d0c-4f0e-9d6e-2f3f3a1c9e12")
    assert second.until("answer")["turn_id"] == "7b1f0a52-5d0c-4f0e-9d6e-2f3f3a1c9e12"


def test_a_lost_connection_loses_neither_the_answer_nor_what_was_not_played(opened: Open) -> None:
    first = opened()
    first.send("text", text=LONG)
    answer = first.until("answer")
    first.until("mark")
    heard = "".join(one["text"] for one in first.of("speaking"))
    first.socket.close()
    second = opened(answered="another-turn", mark=1)
    assert second.until("answer")["turn_id"] == answer["turn_id"]
    second.until("spoken")
    rest = "".join(one["text"] for one in second.of("speaking"))
    assert rest
    assert not rest.startswith(heard[:8])


def test_a_newer_connection_takes_over(opened: Open) -> None:
    first, second = opened(), opened()
    first.send("hush")
    with pytest.raises(ConnectionClosed) as closed:
        first.until("never")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4409
    second.send("text", text="你好")
    assert second.until("answer")["messages"]


def test_opus_is_sent_in_packets_of_20_ms(opened: Open) -> None:
    caller = opened(audio_out="opus")
    caller.send("text", text="你好")
    caller.until("spoken")
    assert all(len(packet) < 400 for packet in caller.audio)
    assert len(caller.audio) * PACKET_SAMPLES / SPOKEN_RATE > 0.5


def test_a_microphone_of_another_rate_is_heard(opened: Open) -> None:
    caller = opened(audio_in={"rate": 48_000})
    caller.send("listen", on=True)
    samples = np.frombuffer(spoken(SENTENCE) + silence(2), dtype="<i2")
    sound = np.repeat(samples, 3).tobytes()
    for at in range(0, len(sound), 3072):
        caller.socket.send(sound[at : at + 3072])
    assert "培训" in caller.until("heard")["text"]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"\0\0\0", "audio_odd_bytes"),
        (bytes(40_000), "audio_frame_too_long"),
        ("kein JSON", "not_json"),
        ("[1, 2]", "not_json"),
        ("[" * 9_000, "not_json"),
        ('{"type": "dance"}', "unknown_event"),
        ('{"type": "hello"}', "unknown_event"),
        ('{"type": "listen", "on": "maybe"}', "invalid_event"),
        ('{"type": "played", "mark": "x"}', "invalid_event"),
        ('{"type": "voice", "rate": "x"}', "invalid_event"),
        (json.dumps({"type": "text", "text": "长" * 6_000}), "invalid_event"),
        (json.dumps({"type": "text", "text": "x", "message_id": "1"}), "invalid_event"),
    ],
)
def test_a_frame_that_cannot_be_used_is_told_and_the_stream_goes_on(
    opened: Open, frame: str | bytes, code: str
) -> None:
    caller = opened()
    caller.socket.send(frame)
    problem = caller.until("problem")
    assert problem["code"] == code
    assert problem["detail"].endswith("。")
    caller.send("text", text="你好")
    assert caller.until("answer")["messages"]


def test_a_file_that_is_no_audio_is_noise_and_ends_nothing(opened: Open) -> None:
    caller = opened()
    caller.send("listen", on=True)
    rubbish = np.random.default_rng(1).bytes(HEARD_RATE * 2 * 3)
    caller.speak(rubbish)
    caller.send("text", text="你好")
    assert caller.until("answer")["text"] == "你好"


@pytest.mark.parametrize(
    "hello", ["kein JSON", '{"type": "text"}', '{"type": "hello", "audio_in": {"rate": 12345}}', b"\0\0"]
)
def test_a_stream_without_a_hello_is_closed(url: str, started: dict[str, str], hello: str | bytes) -> None:
    assert _closed_with(url, started["conversation_id"], hello) == 4400


@pytest.mark.parametrize("token", ["", "wrong", "\u0000", "长"])
def test_a_stream_without_its_token_is_closed(url: str, started: dict[str, str], token: str) -> None:
    hello = json.dumps({"type": "hello", "token": token})
    assert _closed_with(url, started["conversation_id"], hello) == 4401
    assert _closed_with(url, "no-such-conversation", hello) == 4401


def test_a_cookie_counts_from_our_own_pages_alone(url: str) -> None:
    page = httpx.get(url, trust_env=False)
    cookie = f"tongxing_chat={page.cookies['tongxing_chat']}"
    conversation_id = page.cookies["tongxing_chat"].partition(":")[0].strip('"')
    address = f"{url.replace('http', 'ws', 1)}/api/v1/conversations/{conversation_id}/stream"
    for origin, first in ((url, "ready"), ("http://elsewhere.example", None)):
        with connect(address, proxy=None, origin=origin, additional_headers={"Cookie": cookie}) as socket:  # type: ignore[arg-type]
            socket.send('{"type": "hello"}')
            if first is None:
                with pytest.raises(ConnectionClosed):
                    socket.recv(timeout=30)
            else:
                assert json.loads(socket.recv(timeout=30))["type"] == first


def test_the_page_gets_what_it_shows_with_the_answer(url: str) -> None:
    page = httpx.get(url, trust_env=False)
    conversation_id = page.cookies["tongxing_chat"].partition(":")[0].strip('"')
    address = f"{url.replace('http', 'ws', 1)}/api/v1/conversations/{conversation_id}/stream"
    cookie = {"Cookie": f"tongxing_chat={page.cookies['tongxing_chat']}"}
    with connect(address, proxy=None, origin=url, additional_headers=cookie) as socket:  # type: ignore[arg-type]
        socket.send('{"type": "hello", "audio_out": "none"}')
        socket.send('{"type": "text", "text": "你好"}')
        while (event := json.loads(socket.recv(timeout=30)))["type"] != "answer":
            pass
    assert event["items"].count("<li") == 2
    assert event["composer"]["label"]
    assert event["case_open"] is False


def test_ten_minutes_without_a_pause_are_heard_in_parts(opened: Open) -> None:
    caller = opened()
    caller.send("listen", on=True)
    sentence = spoken(SENTENCE)
    until = 27 * HEARD_RATE * 2
    caller.speak((sentence * (until // len(sentence) + 1))[:until], then_silence=0)
    caller.until("notice", lambda event: event["key"] == "too_long")
    caller.send("text", text="你好")
    assert caller.until("answer", lambda event: event["text"] == "你好")["messages"]


def test_a_conversation_that_has_ended_says_so_and_answers_no_more(
    opened: Open, url: str, started: dict[str, str]
) -> None:
    caller = opened()
    address, token = f"{url}/api/v1/conversations/{started['conversation_id']}", f"Bearer {started['token']}"
    assert httpx.delete(address, headers={"Authorization": token}, trust_env=False).status_code == 204
    caller.send("text", text="你好")
    assert caller.until("notice")["key"] == "ended"
    caller.until("state", lambda event: event["state"] != "thinking")


def test_clipping_is_heard_as_well_as_it_can_be(opened: Open) -> None:
    caller = opened()
    caller.send("listen", on=True)
    loud = np.frombuffer(spoken(SENTENCE), dtype="<i2").astype(np.float32) / 32768 * 8
    caller.speak(pcm_of(loud))
    assert caller.until("heard")["text"]


def _closed_with(url: str, conversation_id: str, hello: str | bytes) -> int:
    address = f"{url.replace('http', 'ws', 1)}/api/v1/conversations/{conversation_id}/stream"
    with connect(address, proxy=None) as socket:
        socket.send(hello)
        with pytest.raises(ConnectionClosed) as closed:
            socket.recv(timeout=30)
    assert closed.value.rcvd is not None
    return int(closed.value.rcvd.code)
