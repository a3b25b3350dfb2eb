"""Run by the bot's own Python: `python -m benches.nlu.parsing MODEL OUT` reads JSON: `texts`, and `utterances`.

It writes what each text was taken for, how long it took, the memory at the end, and the reading of each utterance
(a text and its situation), as JSON into OUT (Rasa prints too).
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage

AT_ONCE = 16


async def parse(model: str, texts: list[str], utterances: list[dict[str, Any]]) -> dict[str, Any]:
    """Parse each text alone, then all of them with sixteen waiting at a time; then read the utterances."""
    agent = Agent.load(model)
    await agent.parse_message("热身")
    parsed, times = [], []
    for text in texts:
        before = time.perf_counter()
        found = await agent.parse_message(text)
        times.append((time.perf_counter() - before) * 1000)
        parsed.append(
            {
                "intent": found["intent"]["name"],
                "ranking": [(one["name"], one["confidence"]) for one in found["intent_ranking"][:3]],
                "entities": [(one["start"], one["end"], one["entity"]) for one in found["entities"]],
            }
        )
    sample = texts[: 4 * AT_ONCE]
    before = time.perf_counter()
    for at in range(0, len(sample), AT_ONCE):
        await asyncio.gather(*(agent.parse_message(text) for text in sample[at : at + AT_ONCE]))
    per_second = len(sample) / (time.perf_counter() - before)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    readings = [await _reading(agent, one) for one in utterances]
    return {"parsed": parsed, "times": times, "per_second": per_second, "memory": memory, "readings": readings}


async def _reading(agent: Agent, utterance: dict[str, Any]) -> Any:
    message = UserMessage(utterance["text"], metadata={"situation": utterance["situation"]})
    assert agent.processor is not None
    return (await agent.processor.parse_message(message)).get("reading")


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    found = asyncio.run(parse(sys.argv[1], asked["texts"], asked["utterances"]))
    Path(sys.argv[2]).write_text(json.dumps(found))
