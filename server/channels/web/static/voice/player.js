// What sounds: speech with its marks, and earcons; both as loud as the person wants.
import { sound } from "./earcons.js";

const RATE = 24_000;

export class Player {
  #context;
  #gain;
  #node;
  #starting;
  #waiting = new Map();
  #last = 0;

  // Browsers let a page sound only from a press on: call this in one first.
  start() {
    return (this.#starting ??= this.#start());
  }

  async #start() {
    this.#context = new AudioContext({ sampleRate: RATE });
    this.#gain = new GainNode(this.#context);
    this.#gain.connect(this.#context.destination);
    await this.#context.audioWorklet.addModule(new URL("player-worklet.js", import.meta.url));
    this.#node = new AudioWorkletNode(this.#context, "player", { outputChannelCount: [1] });
    this.#node.port.onmessage = ({ data }) => this.#reached(data);
    this.#node.connect(this.#gain);
  }

  set volume(volume) {
    if (this.#gain) this.#gain.gain.value = volume;
  }

  earcon(name) {
    if (this.#gain) sound(name, this.#context, this.#gain);
  }

  // 16-bit PCM at 24 kHz
  play(pcm) {
    const samples = Float32Array.from(new Int16Array(pcm), (each) => each / 32_768);
    this.#node.port.postMessage({ samples }, [samples.buffer]);
  }

  // Call `then` when all that was queued so far has really sounded, unless it is flushed.
  after(then) {
    this.#waiting.set(++this.#last, then);
    this.#node.port.postMessage({ mark: this.#last });
  }

  hold(hold) {
    this.#node?.port.postMessage({ hold });
  }

  flush() {
    this.#waiting.clear();
    this.#node?.port.postMessage({ flush: true });
  }

  #reached(mark) {
    // From here to the loudspeaker it takes a little longer.
    const { baseLatency, outputLatency = 0 } = this.#context;
    setTimeout(() => {
      const then = this.#waiting.get(mark);
      this.#waiting.delete(mark);
      then?.();
    }, 1_000 * (baseLatency + outputLatency));
  }
}
