// The microphone as 16-bit PCM at 16 kHz, in frames of 32 ms.
const RATE = 16_000;
const FRAME = 512;

class Capture extends AudioWorkletProcessor {
  #frame = new Int16Array(FRAME);
  #filled = 0;
  #phase = 0;
  #sum = 0;
  #count = 0;

  process([[input]]) {
    for (const sample of input ?? []) {
      // Where the context has another rate, each sample is the mean of those that fall on it.
      this.#sum += sample;
      this.#count += 1;
      this.#phase += RATE;
      if (this.#phase < sampleRate) continue;
      this.#phase -= sampleRate;
      this.#emit(this.#sum / this.#count);
      this.#sum = this.#count = 0;
    }
    return true;
  }

  #emit(sample) {
    this.#frame[this.#filled++] = Math.max(-1, Math.min(1, sample)) * 32_767;
    if (this.#filled < FRAME) return;
    this.port.postMessage(this.#frame.buffer, [this.#frame.buffer]);
    this.#frame = new Int16Array(FRAME);
    this.#filled = 0;
  }
}

registerProcessor("capture", Capture);
