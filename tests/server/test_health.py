"""What a monitoring system is told."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text as sql

from server import health
from server.app import create_app
from server.cli.serve import tell_restart
from server.registry.database import Database
from server.registry.services import handover
from server.settings import Settings
from server.startup import prepare_database
from server.voice.engines import Engines
from server.voice.sessions import VoiceSessions
from tests.browser.live_server import live_server
from tests.samples import a_conversation

NOBODY = "http://127.0.0.1:9"


class Bot:
    """A bot that answers every message alike; without a model it answers that it has none."""

    def __init__(self) -> None:
        self.model: str | None = "tongxing.tar.gz"
        self.app = FastAPI()
        self.app.get("/webhooks/rest/status")(lambda: {"model_file": self.model})
        self.app.post("/webhooks/rest/webhook")(lambda: [{"custom": {"text": "好的。"}}])


@contextmanager
def serving(folder: Path, bot_url: str) -> Iterator[TestClient]:
    settings = Settings(secret_key="test", data_dir=folder, bot_url=bot_url, sample_data=False, voice="off")
    prepare_database(settings)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def bot() -> Bot:
    return Bot()


@pytest.fixture
def client(bot: Bot, tmp_path: Path) -> Iterator[TestClient]:
    with live_server(bot.app) as bot_url, serving(tmp_path, bot_url) as client:
        yield client


@pytest.fixture
def without_bot(tmp_path: Path) -> Iterator[TestClient]:
    with serving(tmp_path, NOBODY) as client:
        yield client


def figures(client: TestClient) -> dict[tuple[str, str], float]:
    """Return what is counted: by name and outcome."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return {
        (sample.name, sample.labels.get("outcome", "")): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def talk(client: TestClient, *texts: str) -> str:
    """Say the texts in a new conversation, all with one message id; return the figures as they stand then."""
    started = client.post("/api/v1/conversations", json={"channel": "web"}).json()
    address = f"/api/v1/conversations/{started['conversation_id']}/messages"
    for text in texts:
        headers = {"Authorization": f"Bearer {started['token']}"}
        body = {"text": text, "message_id": "00000000-0000-4000-8000-000000000001"}
        assert client.post(address, json=body, headers=headers).status_code == 200
    return client.get("/metrics").text


def test_a_process_that_runs_is_alive_even_without_its_bot(without_bot: TestClient) -> None:
    assert without_bot.get("/healthz").json() == {"status": "alive"}


def test_with_all_parts_it_is_ready(client: TestClient) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ready", "parts": {"database": True, "bot": True, "speech": False}}


def test_while_speech_is_loaded_it_is_not_ready_and_without_it_it_is(client: TestClient) -> None:
    voice = client.app.state.voice = VoiceSessions(client.app.state.conversations, Engines(list))  # type: ignore[attr-defined]
    assert client.get("/readyz").status_code == 503
    voice.engines.loading = False
    assert client.get("/readyz").json()["parts"]["speech"] is False
    assert client.get("/readyz").status_code == 200


def test_without_the_bot_it_is_not_ready_and_says_which_part_is_missing(without_bot: TestClient) -> None:
    answer = without_bot.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {"status": "starting", "parts": {"database": True, "bot": False, "speech": False}}


def test_a_bot_without_a_model_is_not_ready(client: TestClient, bot: Bot) -> None:
    bot.model = None
    assert client.get("/readyz").status_code == 503


def test_without_the_database_it_is_not_ready(client: TestClient, tmp_path: Path) -> None:
    client.app.state.database.close()  # type: ignore[attr-defined]
    for file in tmp_path.glob("tongxing.db*"):
        file.unlink()
    (tmp_path / "tongxing.db").mkdir()
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["parts"] == {"database": False, "bot": True, "speech": False}


def test_while_somebody_keeps_the_registry_from_being_written_it_says_so_and_does_not_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asyncio.run(health.answers(database)) is True
    monkeypatch.setattr(health, "SECONDS", 0.1)
    with database.write() as session:
        lock = "select 1" if database.is_sqlite else "lock table conversations in access exclusive mode"
        session.execute(sql(lock))
        assert asyncio.run(health.answers(database)) is False


def test_turns_are_counted_by_how_they_ended_and_timed(client: TestClient) -> None:
    before = figures(client)
    talk(client, "你好", "你好")
    talk(client, "。。。")
    after = figures(client)
    name = "tongxing_turns_total"
    assert {outcome: after[name, outcome] - before[name, outcome] for found, outcome in before if found == name} == {
        "answered": 1, "repeated": 1, "unreadable": 1, "busy": 0, "bot_unavailable": 0, "registry_unavailable": 0,
        "failed": 0,
    }  # fmt: skip
    assert after["tongxing_turn_seconds_count", ""] - before["tongxing_turn_seconds_count", ""] == 3


def test_a_turn_that_the_bot_did_not_answer_is_counted_as_such(without_bot: TestClient) -> None:
    key = ("tongxing_turns_total", "bot_unavailable")
    before = figures(without_bot)[key]
    talk(without_bot, "你好")
    assert figures(without_bot)[key] == before + 1


def test_urgent_cases_that_nobody_has_accepted_are_counted_from_the_start(tmp_path: Path) -> None:
    with serving(tmp_path, NOBODY) as before, before.app.state.database.write() as session:  # type: ignore[attr-defined]
        here = a_conversation(session)
        handover.open_case(session, here.id, "很难受", {}, "text", False, "assistant:sample", urgent=True)
    with serving(tmp_path, NOBODY) as client:
        found = next(
            (told for told in (figures(client) for _ in range(1000)) if told["tongxing_urgent_cases_waiting", ""]), {}
        )
    assert found["tongxing_urgent_cases_waiting", ""] == 1
    assert found["tongxing_urgent_case_oldest_seconds", ""] >= 0


def test_restarts_of_the_bot_are_counted(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    before = figures(client)["tongxing_bot_restarts_total", ""]
    tell_restart("The bot ended.")
    assert figures(client)["tongxing_bot_restarts_total", ""] == before + 1
    assert capsys.readouterr().out == "The bot ended.\n"


def test_no_words_and_no_numbers_of_anybody_stand_in_the_figures(client: TestClient) -> None:
    told = talk(client, "我叫王示例，手机号19900001234")
    assert "王示例" not in told
    assert "19900001234" not in told
