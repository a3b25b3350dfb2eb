"""A sound is read while it grows."""

import asyncio

import pytest

from server.speech.sound import Sound
from server.speech.synthesizer import SynthesizerUnavailable


async def into(found: list[bytes], sound: Sound) -> None:
    async for piece in sound.pieces():
        found.append(piece)


def test_it_has_begun_with_its_first_piece_and_is_read_to_its_end() -> None:
    async def read() -> list[bytes]:
        may_go_on = asyncio.Event()

        async def making() -> None:
            sound.add(b"one")
            await may_go_on.wait()
            sound.add(b"two")

        sound = Sound("fake")
        sound.follow(making())
        await sound.begun(None)
        may_go_on.set()
        return [piece async for piece in sound.pieces()]

    assert asyncio.run(read()) == [b"one", b"two"]


def test_a_sound_that_does_not_begin_in_time_is_given_up() -> None:
    async def late() -> None:
        ended = asyncio.Event()

        async def making() -> None:
            try:
                await asyncio.sleep(60)
            finally:
                ended.set()

        sound = Sound("fake")
        sound.follow(making())
        with pytest.raises(TimeoutError):
            await sound.begun(0.01)
        await asyncio.wait_for(ended.wait(), 5)

    asyncio.run(late())


def test_what_fails_on_the_way_says_so_behind_what_was_made() -> None:
    async def read() -> list[bytes]:
        async def making() -> None:
            sound.add(b"one")
            raise SynthesizerUnavailable("broken")

        sound = Sound("fake")
        sound.follow(making())
        found: list[bytes] = []
        with pytest.raises(SynthesizerUnavailable, match="broken"):
            await into(found, sound)
        return found

    assert asyncio.run(read()) == [b"one"]


def test_nothing_made_is_no_sound() -> None:
    async def read() -> None:
        async def making() -> None:
            pass

        sound = Sound("fake")
        sound.follow(making())
        await sound.begun(None)

    with pytest.raises(SynthesizerUnavailable, match="no sound"):
        asyncio.run(read())
