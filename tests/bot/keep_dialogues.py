"""Run by the bot's own Python: keeps dialogues in the store and prints as JSON what comes back."""

from __future__ import annotations

import asyncio
import base64
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.encrypted_tracker_store import FOLD_ABOVE, EncryptedTrackerStore

DOMAIN = Domain.load("domain.yml")
KEY, OTHER_KEY = (base64.urlsafe_b64encode(bytes([number]) * 32).decode() for number in (1, 2))


def dialogue(turns: int) -> list[Event]:
    """Return a dialogue in the middle of a form, with that many messages of the person."""
    events: list[Event] = [ActionExecuted("action_session_start"), SessionStarted(), ActionExecuted("action_listen")]
    for number in range(turns):
        events += [
            UserUttered(f"我叫王示例，第{number}句", {"name": "inform", "confidence": 0.9}, parse_data={
                "intent": {"name": "inform", "confidence": 0.9}, "intent_ranking": [{"name": "x" * 50}] * 40,
                "entities": [], "text": f"我叫王示例，第{number}句",
            }),
            ActionExecuted("enrol_form"),
            *([ActiveLoop("enrol_form")] if number == 0 else []),
            SlotSet("dialogue", {"facts": {"person_name": "王示例"}}),
            SlotSet("offered", {"slot": "class_choice", "items": [[number, "示例班", "选班1"]]}),
            SlotSet("requested_slot", "class_choice"),
            BotUttered("", {"custom": {"text": f"第{number}答", "awaiting": {"slot": "class_choice"}}}),
            ActionExecuted("action_listen"),
        ]  # fmt: skip
    return events


def seen(tracker: DialogueStateTracker) -> dict[str, Any]:
    """Return what the actions and the policies see of a dialogue."""
    said = [event for event in tracker.events if isinstance(event, UserUttered)][-5:]
    return {
        "slots": {name: slot.value for name, slot in tracker.slots.items() if slot.value is not None},
        "form": tracker.active_loop_name,
        "last messages": [(event.text, event.intent.get("name")) for event in said],
        "last action": tracker.latest_action_name,
        "last answers": [event.data for event in tracker.events if isinstance(event, BotUttered)][-5:],
    }


async def keep(folder: Path, name: str, turns: int) -> dict[str, Any]:
    """Save a dialogue of that length and read it back through another store."""
    url = f"sqlite:///{folder}/{name}.db"
    before = DialogueStateTracker.from_events(name, dialogue(turns), DOMAIN.slots)
    await EncryptedTrackerStore(DOMAIN, url, KEY).save(before)
    after = await EncryptedTrackerStore(DOMAIN, url, KEY).retrieve(name)
    assert after is not None
    stored = b"".join(path.read_bytes() for path in sorted(folder.glob(f"{name}.db*")))
    return {
        "before": seen(before),
        "after": seen(after),
        "events": [len(before.events), len(after.events)],
        "readable": [word for word in ("王示例", "示例班", "enrol_form", "person_name") if word.encode() in stored],
        "ranking kept": any("intent_ranking" in (event.parse_data or {}) for event in after.events
                            if isinstance(event, UserUttered)),
    }  # fmt: skip


async def told_of(folder: Path, key: str, sender_id: str) -> dict[str, Any]:
    """Return what is read of a dialogue that is there, and whether saving what was read changed the row."""
    store = EncryptedTrackerStore(DOMAIN, f"sqlite:///{folder}/short.db", key)
    before = row(folder, sender_id)
    tracker = await store.retrieve(sender_id)
    assert tracker is not None
    tracker.update(UserUttered("我不登记了"), DOMAIN)
    await store.save(tracker)
    return {"paused": tracker.is_paused(), "written over": row(folder, sender_id) != before}


async def copied_to_another(folder: Path) -> dict[str, Any]:
    """Return what happens when the row of one sender is put in the place of another's."""
    with sqlite3.connect(folder / "short.db") as connection:
        connection.execute("INSERT INTO dialogues SELECT 'somebody else', data FROM dialogues")
    try:
        return await told_of(folder, KEY, "somebody else")
    finally:
        await EncryptedTrackerStore(DOMAIN, f"sqlite:///{folder}/short.db", KEY).delete("somebody else")


def row(folder: Path, sender_id: str) -> bytes:
    """Return the bytes that are kept for a sender."""
    with sqlite3.connect(folder / "short.db") as connection:
        kept = connection.execute("SELECT data FROM dialogues WHERE sender_id = ?", [sender_id]).fetchone()
    return bytes(kept[0])


async def with_two_keys(folder: Path) -> list[str]:
    """Return the ids of the keys under which a dialogue lies before and after a new key took it over."""
    marks = []
    for keys in (KEY, f"{OTHER_KEY},{KEY}"):
        store = EncryptedTrackerStore(DOMAIN, f"sqlite:///{folder}/short.db", keys)
        tracker = await store.retrieve("short")
        assert tracker is not None
        await store.save(tracker)
        with sqlite3.connect(folder / "short.db") as connection:
            marks.append(connection.execute("SELECT substr(data, 1, 8) FROM dialogues").fetchone()[0].decode())
    return marks


async def from_before(folder: Path) -> str:
    """Return the sender of a dialogue that was written before keys had ids."""
    store = EncryptedTrackerStore(DOMAIN, f"sqlite:///{folder}/before.db", f"{OTHER_KEY},{KEY}")
    plain = json.dumps({"name": "before", "events": []}).encode()
    sealed = bytes(12) + AESGCM(base64.urlsafe_b64decode(KEY)).encrypt(bytes(12), plain, None)
    with sqlite3.connect(folder / "before.db") as connection:
        connection.execute("INSERT INTO dialogues VALUES ('before', ?)", [sealed])
    tracker = await store.retrieve("before")
    return tracker.sender_id if tracker else "lost"


async def forget(folder: Path) -> list[Any]:
    """Return the dialogues before and after one of them is deleted, and what is found of it then."""
    store = EncryptedTrackerStore(DOMAIN, f"sqlite:///{folder}/short.db", OTHER_KEY)
    kept = list(await store.keys())
    await store.delete("short")
    return [kept, list(await store.keys()), await store.retrieve("short")]


async def main(folder: Path) -> dict[str, Any]:
    """Do all of it."""
    return {
        "short": await keep(folder, "short", turns=3),
        "long": await keep(folder, "long", turns=200),
        "fold above": FOLD_ABOVE,
        "another key": await told_of(folder, OTHER_KEY, "short"),
        "mode": oct((folder / "short.db").stat().st_mode & 0o777),
        "copied": await copied_to_another(folder),
        "from before": await from_before(folder),
        "marks": await with_two_keys(folder),
        "forgotten": await forget(folder),
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(Path(sys.argv[1]))), ensure_ascii=False))
