"""Run by the bot's own Python: `python -m benches.nlu.parsing MODEL OUT` reads sentences (a JSON list).

It writes what each was taken for, how long it took, and the memory at the end, as JSON into OUT (Rasa prints too).
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

AT_ONCE = 16


async def parse(model: str, texts: list[str]) -> dict[str, Any]:
    """Parse each text alone, then all of them with sixteen waiting at a time."""
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
    return {"parsed": parsed, "times": times, "per_second": per_second, "memory": memory}


if __name__ == "__main__":
    found = asyncio.run(parse(sys.argv[1], json.load(sys.stdin)))
    Path(sys.argv[2]).write_text(json.dumps(found))
