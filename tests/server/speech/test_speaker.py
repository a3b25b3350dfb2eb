"""Which voice speaks what, with the real fast voice and natural ones that behave as they are told."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.speech.pace import Pace
from server.speech.prompts import PromptStore
from server.speech.speaker import Speaker, Spoken
from server.speech.synthesizer import DEFAULT_SETTINGS, SynthesizerUnavailable, VoiceSettings
from server.speech.synthesizers.espeak import EspeakSynthesizer
from server.speech.synthesizers.kokoro import KokoroSynthesizer

TEXT = "您好，我是同行。请说您的残疾人证号。"
SOUND = bytes(48_000)


class FakeNatural:
    """Speaks at once, unless it is `stuck` (until `close`) or `broken`; notes what it was asked for."""

    name, voices, fast = "fake_natural", ("fake_voice",), False

    def __init__(self, stuck: bool = False, broken: bool = False) -> None:
        self.asked: list[str] = []
        self.free = threading.Event()
        self.broken = broken
        if not stuck:
            self.free.set()

    def synthesize(self, text: str, settings: VoiceSettings = DEFAULT_SETTINGS) -> Iterator[bytes]:
        self.asked.append(text)
        if self.broken:
            raise SynthesizerUnavailable("broken")
        self.free.wait(20)
        yield SOUND

    def close(self) -> None:
        self.free.set()


async def all_of(speaker: Speaker, text: str = TEXT, **how: object) -> list[Spoken]:
    return [spoken async for spoken in speaker.speak(text, **how)]  # type: ignore[arg-type]


def trusted(speaker: Speaker) -> Speaker:
    """As if the natural voice had been measured: it is expected at once."""
    pace = Pace(lambda: 0.0)
    with pace.making("好", 1.0):
        pass
    speaker._pace = pace
    return speaker


@pytest.fixture
def store(tmp_path: Path) -> PromptStore:
    return PromptStore(tmp_path)


def test_a_natural_voice_that_is_in_time_speaks_every_clause_in_order(
    espeak: EspeakSynthesizer, store: PromptStore
) -> None:
    spoken = asyncio.run(all_of(trusted(Speaker(FakeNatural(), espeak, store, patience=20))))

    assert [one.text for one in spoken] == ["您好，", "我是同行。", "请说您的残疾人证号。"]
    assert {one.engine for one in spoken} == {"fake_natural"}


def test_a_natural_voice_that_was_never_measured_lets_the_fast_one_speak(
    espeak: EspeakSynthesizer, store: PromptStore
) -> None:
    natural = FakeNatural(stuck=True)

    spoken = asyncio.run(all_of(Speaker(natural, espeak, store)))
    natural.close()

    assert {one.engine for one in spoken} == {"espeak"}
    assert all(one.pcm for one in spoken)


@pytest.mark.parametrize("natural", [FakeNatural(stuck=True), FakeNatural(broken=True)], ids=["late", "broken"])
def test_a_natural_voice_that_is_late_or_broken_is_replaced(
    natural: FakeNatural, espeak: EspeakSynthesizer, store: PromptStore
) -> None:
    spoken = asyncio.run(all_of(trusted(Speaker(natural, espeak, store, patience=0.05)), text="您好。"))
    natural.close()

    assert [one.engine for one in spoken] == ["espeak"]
    assert "您好。" in natural.asked


@pytest.mark.parametrize("settings", [VoiceSettings(rate=2.5), VoiceSettings(voice="espeak")])
def test_who_asks_for_speed_or_for_espeak_hears_espeak(
    settings: VoiceSettings, espeak: EspeakSynthesizer, store: PromptStore
) -> None:
    spoken = asyncio.run(all_of(trusted(Speaker(FakeNatural(), espeak, store)), settings=settings))

    assert {one.engine for one in spoken} == {"espeak"}


def test_each_voice_speaks_alone_where_the_other_is_missing(espeak: EspeakSynthesizer, store: PromptStore) -> None:
    assert asyncio.run(all_of(Speaker(FakeNatural(), None, store), "好的。"))[0].engine == "fake_natural"
    assert asyncio.run(all_of(Speaker(None, espeak, store), "好的。"))[0].engine == "espeak"


def test_without_any_voice_it_says_so(store: PromptStore) -> None:
    with pytest.raises(SynthesizerUnavailable):
        asyncio.run(all_of(Speaker(None, None, store)))
    with pytest.raises(SynthesizerUnavailable):
        asyncio.run(all_of(Speaker(FakeNatural(broken=True), None, store)))


def test_a_prepared_prompt_is_spoken_without_the_engine(
    espeak: EspeakSynthesizer, store: PromptStore, tmp_path: Path
) -> None:
    async def prepared() -> None:
        await Speaker(FakeNatural(), espeak, store).prepare([TEXT])

    asyncio.run(prepared())
    stuck = FakeNatural(stuck=True)
    spoken = asyncio.run(all_of(Speaker(stuck, espeak, PromptStore(tmp_path))))
    stuck.close()

    assert {one.engine for one in spoken} == {"fake_natural"}


def test_only_clauses_that_are_known_reach_the_disk(
    espeak: EspeakSynthesizer, store: PromptStore, tmp_path: Path
) -> None:
    asyncio.run(all_of(Speaker(None, espeak, store), known=lambda clause: clause == "您好，"))

    assert len(list(tmp_path.rglob("*.pcm"))) == 1


def test_preparing_waits_while_somebody_is_answered_and_goes_on_afterwards(
    espeak: EspeakSynthesizer, store: PromptStore, tmp_path: Path
) -> None:
    natural = FakeNatural(stuck=True)

    async def both() -> list[Spoken]:
        speaker = trusted(Speaker(natural, espeak, store, patience=20))
        preparing = asyncio.create_task(speaker.prepare(["请稍等。"]))
        while "请稍等。" not in natural.asked:
            await asyncio.sleep(0)
        answering = asyncio.create_task(all_of(speaker, "您好。"))
        while "您好。" not in natural.asked[1:]:
            await asyncio.sleep(0)
        natural.free.set()
        spoken = await answering
        await preparing
        return spoken

    assert asyncio.run(both())[0].engine == "fake_natural"
    assert natural.asked.count("请稍等。") == 2
    assert len(list(tmp_path.rglob("*.pcm"))) == 1


class FakePieces(FakeNatural):
    """Speaks in two pieces; `breaks` after the first of them."""

    def __init__(self, breaks: bool = False) -> None:
        super().__init__()
        self.breaks = breaks

    def synthesize(self, text: str, settings: VoiceSettings = DEFAULT_SETTINGS) -> Iterator[bytes]:
        self.asked.append(text)
        yield SOUND
        if self.breaks:
            raise SynthesizerUnavailable("broken")
        yield SOUND


def test_a_clause_sounds_piece_by_piece_and_is_kept_as_a_whole(espeak: EspeakSynthesizer, store: PromptStore) -> None:
    async def twice() -> tuple[list[Spoken], list[Spoken]]:
        speaker = trusted(Speaker(FakePieces(), espeak, store, patience=20))
        return await all_of(speaker, "您好。"), await all_of(speaker, "您好。")

    first, again = asyncio.run(twice())

    assert [(one.text, one.pcm) for one in first] == [("您好。", SOUND), ("", SOUND)]
    assert [(one.text, one.pcm) for one in again] == [("您好。", SOUND * 2)]


def test_a_clause_that_breaks_off_is_said_anew_by_the_fast_voice(
    espeak: EspeakSynthesizer, store: PromptStore
) -> None:
    natural = FakePieces(breaks=True)

    spoken = asyncio.run(all_of(trusted(Speaker(natural, espeak, store, patience=20)), "您好。"))

    assert [(one.text, one.engine) for one in spoken] == [("您好。", "fake_natural"), ("", "espeak")]


def test_an_answer_that_is_interrupted_drops_what_was_to_come(espeak: EspeakSynthesizer, store: PromptStore) -> None:
    natural = FakeNatural()

    async def interrupted() -> None:
        speaking = trusted(Speaker(natural, espeak, store, patience=20)).speak("一句话。" * 30)
        async for _ in speaking:
            break
        await speaking.aclose()

    asyncio.run(interrupted())
    assert len(natural.asked) <= 5


def test_the_voices_are_the_natural_ones_and_then_espeak(espeak: EspeakSynthesizer, store: PromptStore) -> None:
    assert Speaker(FakeNatural(), espeak, store).voices == ("fake_voice", "espeak")
    assert Speaker(None, None, store).voices == ()


def test_the_real_voices_speak_one_answer(
    kokoro: KokoroSynthesizer, espeak: EspeakSynthesizer, store: PromptStore
) -> None:
    async def measured() -> list[Spoken]:
        speaker = Speaker(kokoro, espeak, store, patience=60)
        await speaker.warm_up()
        return await all_of(speaker)

    spoken = asyncio.run(measured())

    assert {one.engine for one in spoken} == {"kokoro"}
    assert all(one.pcm for one in spoken)
    assert len(spoken) > len([one for one in spoken if one.text])  # it sounds before it is whole
