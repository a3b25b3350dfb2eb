"""Whoever reaches the bot's port without its token learns nothing, says nothing and changes nothing."""

from __future__ import annotations

import httpx
import pytest

from benches.sides import bot_url
from server.conversation.bot_client import CHANNEL
from server.derive import derive
from tests.journeys.talk import Talk
from tests.running import SECRET, Service

REFUSED, NOT_THERE = 401, 404


@pytest.fixture
def bot(service: Service) -> httpx.Client:
    return httpx.Client(base_url=bot_url(service), timeout=60, trust_env=False)


@pytest.fixture
def talk(service: Service) -> Talk:
    return Talk(service)


@pytest.mark.parametrize("token", ["", "a guess", derive(SECRET, "actions")])
@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("GET", "/status"), ("POST", "/webhook"), ("POST", "/parse"), ("GET", "/dialogues/anybody")],
)
def test_the_channel_is_shut(bot: httpx.Client, method: str, path: str, token: str) -> None:
    body = {"sender": "anybody", "message": "/affirm", "text": "是"}
    shown = {"Authorization": f"Bearer {token}"} if token else {}
    answer = bot.request(method, f"{CHANNEL}{path or '/'}", json=body, headers=shown)
    assert answer.status_code == REFUSED


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/conversations/{id}/tracker"), ("POST", "/conversations/{id}/tracker/events"),
        ("POST", "/conversations/{id}/execute"), ("PUT", "/model"), ("DELETE", "/model"), ("POST", "/model/parse"),
        ("GET", "/status"), ("GET", "/domain"),
    ],
)  # fmt: skip
def test_the_api_of_rasa_is_not_there(bot: httpx.Client, talk: Talk, method: str, path: str) -> None:
    own = {"Authorization": f"Bearer {derive(SECRET, 'bot')}"}
    assert bot.request(method, path.format(id=talk.id), json={}, headers=own).status_code == NOT_THERE


def test_nobody_says_yes_in_the_name_of_another(bot: httpx.Client, talk: Talk) -> None:
    talk.say_all("我想登记", "同意")
    bot.post(f"{CHANNEL}/webhook", json={"sender": talk.id, "message": "不用了，取消"})
    assert talk.say(talk.name)
    assert talk.awaited == "certificate_number"
