// Short, soft tones: [Hz, from s] each; up for the microphone on, down for off.
const TONES = {
  on: [[660, 0], [880, 0.09]],
  off: [[880, 0], [660, 0.09]],
  heard: [[1_320, 0]],
  trouble: [[330, 0], [262, 0.16], [330, 0.32]],
};
const LOUD = 0.12;
const SECONDS = 0.08;

export function sound(name, context, output) {
  for (const [frequency, from] of TONES[name]) {
    const begin = context.currentTime + from;
    const tone = new OscillatorNode(context, { frequency });
    const envelope = new GainNode(context, { gain: 0 });
    envelope.gain.setValueAtTime(0, begin);
    envelope.gain.linearRampToValueAtTime(LOUD, begin + 0.015);
    envelope.gain.linearRampToValueAtTime(0, begin + SECONDS);
    tone.connect(envelope).connect(output);
    tone.start(begin);
    tone.stop(begin + SECONDS);
  }
}
