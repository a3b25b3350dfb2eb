"""The bot is killed in the middle of a task: a sentence, nothing lost, and it goes on once the bot is back."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from tests.journeys.registry import said
from tests.journeys.talk import CLIENT, Talk
from tests.running import SECONDS_TO_START, Service


def test_who_was_in_a_task_and_who_came_meanwhile_both_go_on_after_the_bot_died(closed_service: Service) -> None:
    talk = Talk(closed_service)
    talk.say_all("我想登记", "同意", talk.name, talk.number)
    awaiting = talk.reply["awaiting"]
    os.kill(bot_of(closed_service), signal.SIGKILL)

    talk.say(talk.phone)
    assert talk.reply["awaiting"] == awaiting
    (again,) = talk.reply["messages"][-1]["options"]
    assert again["payload"] == talk.phone
    assert said(talk)[-1] == talk.phone  # written down before anything was done
    meanwhile = Talk(closed_service)
    assert meanwhile.heard
    meanwhile.say("我想登记")
    assert meanwhile.awaited is None

    wait_until_ready(closed_service)
    talk.say(again["key"])
    assert talk.awaited == "verification_code"
    talk.say_all(talk.code(), "是")
    person = talk.person
    assert person is not None
    assert (person.name, person.phone) == (talk.name, talk.phone)
    meanwhile.choose("再试一次")
    assert meanwhile.awaited == "consent"


def bot_of(service: Service) -> int:
    """Return the id of the bot's process, the one child of the server."""
    children = [
        int(stat.parent.name) for stat in Path("/proc").glob("[0-9]*/stat") if parent(stat) == service.process.pid
    ]
    (bot,) = children
    return bot


def parent(stat: Path) -> int | None:
    try:
        return int(stat.read_text().rsplit(")", 1)[1].split()[1])
    except OSError:  # the process has ended meanwhile
        return None


def wait_until_ready(service: Service) -> None:
    """Wait until the supervisor has the bot running again."""
    for _ in range(SECONDS_TO_START * 4):
        if CLIENT.get(f"{service.url}/readyz").is_success:
            return
        time.sleep(0.25)
    raise AssertionError("the bot did not come back")
