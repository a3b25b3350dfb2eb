"""Saying things again, and offering what was wished for earlier."""

from __future__ import annotations

from typing import Any

from actions.turn import Choice, Turn
from actions.wishes import MENU, TASKS
from server.words import variants


def last_messages(turn: Turn) -> list[dict[str, Any]]:
    """Return what the assistant said in its last turn, in the form that `Turn.said` has."""
    found: list[dict[str, Any]] = []
    for event in reversed(turn.tracker.events):
        if event.get("event") == "user" and found:
            break
        custom = ((event.get("data") or {}).get("custom") or {}) if event.get("event") == "bot" else {}
        if custom.get("text"):
            found.insert(0, custom)
    return found


def heard_before(turn: Turn, key: str) -> bool:
    """Whether any wording of `key` was said in this conversation; for keys without values."""
    wordings = {one["text"] for one in variants(key)}
    customs = ((event.get("data") or {}).get("custom") or {} for event in turn.tracker.events)
    return any(custom.get("text") in wordings for custom in customs)


def repeat_last(turn: Turn) -> None:
    """Say the last turn again, word for word."""
    messages = last_messages(turn)
    if not messages:
        turn.say("small.greet")
    for message in messages:
        turn.said.append(dict(message))


def spell_last(turn: Turn) -> None:
    """Say the last turn again, one character at a time."""
    for message in last_messages(turn):
        spoken = " ".join(message.get("speech") or message["text"])
        turn.said.append({**message, "speech": spoken})


def change_rate(turn: Turn) -> None:
    """Remember that speech should be slower or faster; the channel that speaks obeys the slot."""
    step = -1 if turn.intent == "speak_slower" else 1
    turn.set("speech_rate", max(-3, min(3, (turn.get("speech_rate") or 0) + step)))
    turn.say(f"steer.{turn.intent}")


def has_words(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    try:
        return bool(variants(key))
    except KeyError:
        return False


def menu(turn: Turn) -> list[Choice]:
    """Return the common wishes to choose from, as many as the mode allows, a person last."""
    intents = [*MENU[: turn.option_limit - 1], "talk_to_human"]
    return [Choice(TASKS[intent].title, TASKS[intent].sentence) for intent in intents]


def offer_wish(turn: Turn) -> None:
    """Offer the wish that was put aside, or nothing."""
    waiting = turn.get("wishes") or []
    if waiting:
        task = TASKS[waiting[0]["intent"]]
        turn.say("task.offer_wish", title=task.title, options=[Choice("是", "是"), Choice("不用", "不用")])
