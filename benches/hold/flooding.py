"""A flood in a process of its own: `python -m benches.hold.flooding URL …`; prints what was answered, as JSON.

It stands for machines elsewhere, so it takes only the time of a processor that the service leaves.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from collections import Counter
from collections.abc import Iterator
from itertools import count

from benches.hold.visitor import SECONDS, Visitor

VISITORS = 200
STAY = 25
"""requests after which another visitor comes instead, from another address"""


def addresses() -> Iterator[str]:
    """Yield addresses that nobody has, each once."""
    for number in count(1):
        yield f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


async def flood(url: str, rate: float, most: int, seconds: float, patience: float) -> Counter[str]:
    """Let 200 visitors ask, each at most `rate` times a second, until `most` requests or `seconds` are over.

    Who has no answer after `patience` seconds hangs up and asks for the next thing.
    """
    seen: Counter[str] = Counter()
    until, fresh = time.monotonic() + seconds, addresses()

    async def keep_coming(after: float) -> None:
        await asyncio.sleep(after)
        while seen.total() < most and time.monotonic() < until:
            visitor = Visitor(url, next(fresh), seen, patience)
            for _ in range(STAY):
                began = time.monotonic()
                await visitor.visit()
                if seen.total() >= most or time.monotonic() >= until:
                    break
                await asyncio.sleep(max(0.0, began + 1 / rate - time.monotonic()))
            visitor.leave()

    await asyncio.gather(*(keep_coming(nth / VISITORS / rate) for nth in range(VISITORS)))
    return seen


def main() -> None:
    """Flood, then print how often each status was answered."""
    parser = argparse.ArgumentParser(prog="python -m benches.hold.flooding", description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--rate", type=float, default=2.0, help="requests a second of each visitor")
    parser.add_argument("--most", type=int, default=1_000_000, help="requests in all")
    parser.add_argument("--seconds", type=float, default=60.0, help="how long")
    parser.add_argument("--patience", type=float, default=SECONDS, help="seconds until a visitor hangs up")
    options = parser.parse_args()
    os.nice(10)
    seen = flood(options.url, options.rate, options.most, options.seconds, options.patience)
    print(json.dumps(asyncio.run(seen)))


if __name__ == "__main__":
    main()
