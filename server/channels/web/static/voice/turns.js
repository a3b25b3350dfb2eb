// Each turn is shown once, whichever way its answer came.
import { show } from "../send.js";

const LONGEST_WAIT = 60_000;

export class Turns {
  answered; // the last turn whose answer arrived
  #shown = new Set();
  #asked = new Map();

  // Wait for the answer of a turn that was typed; fails where the stream is lost.
  wait(id) {
    return new Promise((resolve, reject) => {
      const clock = setTimeout(reject, LONGEST_WAIT);
      this.#asked.set(id, { resolve, reject, clock });
    }).finally(() => this.#forget(id));
  }

  answer(turn) {
    this.answered = turn.turn_id;
    const asked = this.#asked.get(turn.turn_id);
    // Without what the page shows of it: a typed turn is posted, a heard one stands in the captions.
    if (turn.items === undefined) return asked?.reject();
    const first = !this.#shown.has(turn.turn_id);
    this.#shown.add(turn.turn_id);
    if (asked) asked.resolve(turn);
    else if (first) show(turn);
  }

  // The turn was held back; returns whether somebody waits to be told.
  refuse(id, error) {
    const asked = this.#asked.get(id);
    asked?.reject(error);
    return asked !== undefined;
  }

  // The answer came by the form instead; the stream may have brought it meanwhile.
  posted(id, turn) {
    const items = this.#shown.has(id) ? "" : turn.items;
    this.#shown.add(id);
    return { ...turn, items };
  }

  lost() {
    for (const { reject } of this.#asked.values()) reject();
  }

  #forget(id) {
    clearTimeout(this.#asked.get(id)?.clock);
    this.#asked.delete(id);
  }
}
