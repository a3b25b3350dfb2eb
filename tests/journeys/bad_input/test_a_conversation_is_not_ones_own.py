"""A wrong token, an ended conversation, a broken body: a problem with a code, and nothing of anybody."""

from __future__ import annotations

from typing import Any

import pytest

from tests.journeys.talk import CLIENT, Talk
from tests.running import Service


def test_a_wrong_token_opens_nothing_and_changes_nothing(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name)
    for headers, status in (({"Authorization": "Bearer wrong"}, 404), ({}, 401)):
        for answer in (
            CLIENT.get(talk.address, headers=headers),
            CLIENT.delete(talk.address, headers=headers),
            CLIENT.post(f"{talk.address}/messages", json={"text": "取消"}, headers=headers),
        ):
            assert answer.status_code == status
            assert answer.headers["content-type"].startswith("application/problem+json")
            assert talk.name not in answer.text
    talk.say(talk.number)
    assert talk.awaited == "phone_number"


def test_the_token_of_another_conversation_opens_nothing(service: Service) -> None:
    mine, other = Talk(service), Talk(service)
    assert CLIENT.get(mine.address, headers=other.headers).status_code == 404


def test_an_ended_conversation_is_closed_for_reading_and_writing(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name)
    assert CLIENT.delete(talk.address, headers=talk.headers).status_code == 204
    assert CLIENT.get(talk.address, headers=talk.headers).status_code == 404
    answer = CLIENT.post(f"{talk.address}/messages", json={"text": talk.number}, headers=talk.headers)
    assert (answer.status_code, answer.json()["code"]) == (404, "conversation_not_found")


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 422), ({"text": 5}, 422), ({"text": "好", "message_id": "7"}, 422), ({"text": "好" * 200_000}, 413)],
)
def test_a_broken_body_is_a_problem_with_a_code(talk: Talk, body: dict[str, Any], status: int) -> None:
    answer = CLIENT.post(f"{talk.address}/messages", json=body, headers=talk.headers)
    assert answer.status_code == status
    assert answer.json()["code"]
    assert "Traceback" not in answer.text


def test_the_transcript_can_be_read_back_with_the_open_question(talk: Talk) -> None:
    talk.say_all("我想登记", "同意")
    read = CLIENT.get(talk.address, headers=talk.headers).json()
    assert [entry["text"] for entry in read["entries"] if entry["role"] == "person"] == ["我想登记", "同意"]
    assert read["entries"][-1]["messages"][-1]["text"] == talk.reply["messages"][-1]["text"]
    assert read["awaiting"] == talk.reply["awaiting"]
