// A queue of sound with marks in between: a mark is posted back when all before it has gone out.
class Player extends AudioWorkletProcessor {
  #queue = [];
  #offset = 0;
  #held = false;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => this.#take(data);
  }

  #take(data) {
    if ("hold" in data) this.#held = data.hold;
    else if ("flush" in data) [this.#queue, this.#offset, this.#held] = [[], 0, false];
    else this.#queue.push(data);
  }

  process(_inputs, [[output]]) {
    let filled = 0;
    while (!this.#held && this.#queue.length) {
      const { samples, mark } = this.#queue[0];
      if (samples) {
        if (filled === output.length) break;
        const part = samples.subarray(this.#offset, this.#offset + output.length - filled);
        output.set(part, filled);
        filled += part.length;
        this.#offset += part.length;
        if (this.#offset < samples.length) break;
        this.#offset = 0;
      } else {
        this.port.postMessage(mark);
      }
      this.#queue.shift();
    }
    return true;
  }
}

registerProcessor("player", Player);
