"""espeak-ng really speaks."""

from server.speech.audio import SPOKEN_RATE, samples_of, seconds_of
from server.speech.synthesizer import VoiceSettings
from server.speech.synthesizers.espeak import EspeakSynthesizer


def spoken(espeak: EspeakSynthesizer, text: str, **settings: float) -> bytes:
    return b"".join(espeak.synthesize(text, VoiceSettings(**settings)))  # type: ignore[arg-type]


def seconds(espeak: EspeakSynthesizer, text: str, **settings: float) -> float:
    return seconds_of(spoken(espeak, text, **settings), SPOKEN_RATE)


def test_a_longer_text_sounds_longer(espeak: EspeakSynthesizer) -> None:
    assert 0.3 < seconds(espeak, "您好。") < seconds(espeak, "您好，我是同形。请说您的残疾人证号。") / 2


def test_each_text_is_spoken_at_its_own_rate_however_quickly_they_follow(
    espeak: EspeakSynthesizer,
) -> None:
    lengths = [seconds(espeak, "请说您的残疾人证号。", rate=rate) for rate in (0.5, 1, 3, 2, 1)]

    assert lengths[0] > lengths[1] > lengths[3] > lengths[2]
    assert abs(lengths[1] - lengths[4]) < 0.05


def test_it_can_be_louder(espeak: EspeakSynthesizer) -> None:
    quiet, loud = (abs(samples_of(spoken(espeak, "您好。", volume=volume))).mean() for volume in (0.3, 1.0))

    assert loud > 2 * quiet > 0


def test_marks_alone_make_no_sound(espeak: EspeakSynthesizer) -> None:
    assert spoken(espeak, "。……") == b""
