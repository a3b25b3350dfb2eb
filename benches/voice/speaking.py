"""How soon speech begins: a prompt that is kept, an unknown sentence in the natural voice, the same by espeak."""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from benches.figures import median
from server.speech import models
from server.speech.audio import SPOKEN_RATE, seconds_of
from server.speech.prompts import PromptStore
from server.speech.speaker import Speaker
from server.speech.synthesizer import Synthesizer, VoiceSettings
from server.speech.synthesizers.espeak import EspeakSynthesizer
from server.speech.synthesizers.kokoro import KokoroSynthesizer
from server.voice.known_prompts import known_texts
from server.words import word

STEP = 50
"""prompts between two words of progress"""
PROMPTS = (
    "ask.consent", "ask.person_name", "ask.certificate_number", "ask.place", "ask.skill_level", "ask.work_mode",
    "small.welcome", "small.help", "small.thank", "fallback.once",
)  # fmt: skip
UNKNOWN = (
    "石家庄有三个面点培训班，最早的十二月一号开课。",
    "您好，王示例，您今年还可以领两次培训补贴。",
    "这个班在正定县职业教育中心，离火车站不远。",
    "我要为您报名盲人保健按摩初级班，十二月八号开课，对吗？",
    "报名好了，报名号是三零五七，请您记一下。",
    "唐山有两个电话客服的岗位，每月三千到四千元。",
    "您的补贴申请正在审核，申请号是六二一八。",
    "第二个岗位是包装工，单位在保定市清苑区。",
    "按河北的规定，同一个工种一年里不能再领。",
    "您说的是邢台的宁晋县，还是邯郸的成安县？",
    "手工编织班还有五个名额，包吃住，不收学费。",
    "请问您的证书是去年十月十二号发的吗？",
    "工作人员会打尾号五七二四的电话联系您。",
    "洛阳今年办了四期家电维修班，下一期还在报名。",
    "您排在候补的第三位，有了名额会发短信。",
)  # fmt: skip


@dataclass(frozen=True)
class Speed:
    """One engine on the unknown sentences: ms to the first sound, and seconds of work for a second of sound."""

    first_ms: float | None
    real_time_factor: float


@dataclass(frozen=True)
class Spoken:
    """Medians in ms to the first audio, through the speaker that serves; then each engine by itself."""

    prompt_ms: float | None
    natural_ms: float | None
    fast_ms: float | None
    engines: dict[str, Speed]


def measure() -> Spoken:
    """Measure with the engines warm; what is started is closed."""
    natural, fast = KokoroSynthesizer(models.folder_of("kokoro")), EspeakSynthesizer()
    try:
        engines = {engine.name: _by_itself(engine) for engine in (natural, fast)}
        with tempfile.TemporaryDirectory(prefix="tongxing-") as folder:
            kept = asyncio.run(_kept(Speaker(natural, fast, PromptStore(Path(folder)))))
            slow = asyncio.run(_all(Speaker(natural, None, PromptStore(Path(folder) / "natural")), UNKNOWN, _nothing))
            quick = asyncio.run(_all(Speaker(None, fast, PromptStore(Path(folder) / "fast")), UNKNOWN, _nothing))
    finally:
        natural.close()
        fast.close()
    return Spoken(median(kept), median(slow), median(quick), engines)


def keep_prompts(folder: Path) -> None:
    """Make what the service makes by itself while nobody speaks: some 15 minutes, once for all runs."""
    natural = KokoroSynthesizer(models.folder_of("kokoro"))
    try:
        asyncio.run(_prepared(Speaker(natural, None, PromptStore(folder))))
    finally:
        natural.close()


async def _prepared(speaker: Speaker) -> None:
    texts = list(known_texts())
    for at in range(0, len(texts), STEP):
        await speaker.prepare(texts[at : at + STEP])
        print(f"prompts: {min(at + STEP, len(texts))} of {len(texts)}", file=sys.stderr)


async def _kept(speaker: Speaker) -> list[float]:
    wordings = [word(key) for key in PROMPTS]
    texts = [wording.speech or wording.text for wording in wordings]
    await speaker.prepare(texts)
    return await _all(speaker, texts * 2, lambda text: True)


async def _all(speaker: Speaker, texts: Sequence[str], known: Callable[[str], bool]) -> list[float]:
    await speaker.warm_up()
    found = [await _first_audio_ms(speaker, text, known) for text in texts]
    print(f"speaking: {len(texts)} texts", file=sys.stderr)
    return found


async def _first_audio_ms(speaker: Speaker, text: str, known: Callable[[str], bool]) -> float:
    began = time.perf_counter()
    async with aclosing(speaker.speak(text, VoiceSettings(), known)) as clauses:
        async for clause in clauses:
            if clause.pcm:
                break
    return (time.perf_counter() - began) * 1000


def _by_itself(engine: Synthesizer) -> Speed:
    for _ in engine.synthesize("您好。"):
        pass
    first, work, sound = [], 0.0, 0.0
    for text in UNKNOWN:
        began, waited = time.perf_counter(), None
        for pcm in engine.synthesize(text):
            waited = waited or time.perf_counter() - began
            sound += seconds_of(pcm, SPOKEN_RATE)
        first.append((waited or 0.0) * 1000)
        work += time.perf_counter() - began
    print(f"speaking: {engine.name} by itself", file=sys.stderr)
    return Speed(median(first), work / sound)


def _nothing(text: str) -> bool:
    return False
