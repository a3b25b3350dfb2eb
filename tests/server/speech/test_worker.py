"""An engine's own process: what happens when it dies, hangs or is told to stop. With espeak, and one that hangs."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import psutil
import pytest

from server.speech.synthesizer import SynthesizerUnavailable, VoiceSettings
from server.speech.synthesizers.espeak import EspeakSynthesizer
from server.speech.worker import ROOT, Worker

HERE = "tests.server.speech.test_worker"
SETTINGS = VoiceSettings()


class TellingEngine:
    """Says which of the server's settings it was given."""

    def __init__(self) -> None:
        pass

    def say(self, text: str, settings: VoiceSettings) -> Iterator[bytes]:
        yield ",".join(sorted(name for name in os.environ if name.startswith("TONGXING_"))).encode()

    def stop(self) -> None:
        pass


class StubbornEngine:
    """Says "." at once, hangs at "…" until it is stopped, dies at "!"."""

    def __init__(self) -> None:
        self._stopped = threading.Event()

    def say(self, text: str, settings: VoiceSettings) -> Iterator[bytes]:
        if text == "!":
            os._exit(1)
        self._stopped.clear()
        yield b"begun"
        if text == "…":
            self._stopped.wait()
        yield b"ended"

    def stop(self) -> None:
        self._stopped.set()


@pytest.fixture
def stubborn() -> Iterator[Worker]:
    worker = Worker(f"{HERE}:StubbornEngine", {}, deadline=8)
    yield worker
    worker.close()


def test_killing_the_process_does_not_cost_the_next_sentence(espeak: EspeakSynthesizer) -> None:
    first = b"".join(espeak.synthesize("您好。"))
    assert espeak.process_id is not None
    os.kill(espeak.process_id, signal.SIGKILL)

    again = b"".join(espeak.synthesize("您好。"))
    assert len(again) == pytest.approx(len(first), rel=0.02)  # a new process rounds some samples otherwise


def test_a_text_at_which_the_engine_dies_twice_is_unavailable_and_the_next_is_spoken(stubborn: Worker) -> None:
    with pytest.raises(SynthesizerUnavailable, match="ended"):
        list(stubborn.say("!", SETTINGS))

    assert list(stubborn.say(".", SETTINGS)) == [b"begun", b"ended"]


def test_a_text_that_is_given_up_stops_the_engine_and_lets_the_next_pass(stubborn: Worker) -> None:
    hanging = stubborn.say("…", SETTINGS)
    next(hanging)
    waiting = stubborn.say(".", SETTINGS)
    hanging.close()

    assert list(waiting) == [b"begun", b"ended"]
    assert list(hanging) == []


def test_an_engine_that_hangs_is_ended_after_its_deadline_and_begun_again() -> None:
    worker = Worker(f"{HERE}:StubbornEngine", {}, deadline=3)
    hanging = worker.say("…", SETTINGS)
    next(hanging)
    hung = worker.process_id
    with pytest.raises(SynthesizerUnavailable, match="3 s"):
        next(hanging)

    assert list(worker.say(".", SETTINGS)) == [b"begun", b"ended"]
    assert worker.process_id != hung
    worker.close()


def test_an_engine_that_does_not_load_is_unavailable() -> None:
    worker = Worker("server.speech.nowhere:Engine", {}, deadline=8)
    with pytest.raises(SynthesizerUnavailable):
        list(worker.say(".", SETTINGS))
    worker.close()


def test_the_process_ends_with_the_one_that_began_it() -> None:
    code = (
        "import os;from server.speech.synthesizers.espeak import EspeakSynthesizer as E\n"
        "e=E();b''.join(e.synthesize('好'));"
        "print(e.process_id,flush=True);os._exit(1)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    child = int(printed)

    if psutil.pid_exists(child):
        psutil.wait_procs([psutil.Process(child)], timeout=30)
    assert not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE


def test_an_engine_is_given_no_secret_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_SECRET_KEY", "a secret of the tests")
    monkeypatch.setenv("TONGXING_MODEL_DIR", "/nowhere")
    worker = Worker(f"{HERE}:TellingEngine", {}, deadline=8)
    assert b"".join(worker.say(".", SETTINGS)) == b"TONGXING_MODEL_DIR"
    worker.close()
