"""Scripted conversations through the stream: one speaker, eight at once, and as many as are held."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from benches.figures import median, percentile
from benches.voice.audio import Clip
from benches.voice.stream import Turn, talk

SCENE = (
    "最近洛阳那边有没有适合盲人学的培训班", "第一个", "再说一遍", "取消",
    "培训补贴一年最多可以领几次，有规定吗", "帮我在唐山找一个能坐着干的活儿", "当客服", "现在办到哪一步了",
    "我想先看看河北有哪些按摩师的培训班", "取消",
)  # fmt: skip
ALONE, TOGETHER = 20, 6
"""turns of one speaker, and of each of eight"""
EIGHT = 8
MORE, TURNS_OF_MORE = (12, 16, 24, 32, 48), 3
STAGGER = 0.7
"""seconds between the beginnings of two speakers"""
TRIES, SECONDS_TO_LOAD = 6, 10.0
HELD_MS = 2000.0
LONGEST = 240.0
"""seconds that the search for the most speakers may take"""


@dataclass(frozen=True)
class Load:
    """All turns that so many speakers had at once."""

    speakers: int
    turns: list[Turn]

    @property
    def times(self) -> list[float]:
        return [turn.ms for turn in self.turns if turn.ms is not None]

    @property
    def failed(self) -> int:
        return sum(turn.ms is None for turn in self.turns)

    @property
    def p50(self) -> float | None:
        return median(self.times)

    @property
    def p95(self) -> float | None:
        return percentile(self.times, 0.95)

    @property
    def held(self) -> bool:
        """Whether every turn was answered, and 19 of 20 within two seconds."""
        return not self.failed and self.p95 is not None and self.p95 <= HELD_MS


def scene(clips: Sequence[Clip]) -> list[Clip]:
    """Return the clips of the scripted conversation."""
    by_text = {clip.sentence.text: clip for clip in clips}
    return [by_text[text] for text in SCENE]


def measure(url: str, clips: Sequence[Clip]) -> list[Load]:
    """Return what one speaker saw, what eight saw, then more and more until they are not held any longer."""
    script = scene(clips)
    for _ in range(TRIES):  # the engines load in the background
        if not _run(url, script[:2], 1, 2).failed:
            break
        time.sleep(SECONDS_TO_LOAD)
    loads = [_run(url, script, 1, ALONE), _run(url, script, EIGHT, TOGETHER)]
    until = time.monotonic() + LONGEST
    for speakers in MORE:
        if not loads[-1].held or time.monotonic() > until:
            break
        loads.append(_run(url, script, speakers, TURNS_OF_MORE))
    return loads


def speakers_held(loads: Sequence[Load]) -> int:
    """Return the most speakers that were held, 0 where not even one was."""
    return max((load.speakers for load in loads if load.held), default=0)


def _run(url: str, script: Sequence[Clip], speakers: int, turns: int) -> Load:
    async def all_at_once() -> list[Turn]:
        parts = [[script[(at + turn) % len(script)] for turn in range(turns)] for at in range(speakers)]
        calls = [talk(url, part, at * STAGGER) for at, part in enumerate(parts)]
        return [turn for call in await asyncio.gather(*calls) for turn in call]

    load = Load(speakers, asyncio.run(all_at_once()))
    shown = f"{load.p50:.0f} ms" if load.p50 is not None else "nothing"
    print(f"stream: {speakers} at once, {len(load.turns)} turns, {load.failed} failed, p50 {shown}", file=sys.stderr)
    return load
