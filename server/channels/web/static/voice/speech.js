// The assistant's own speech: what sounds, what was heard of it, and how it is stopped.
import { display } from "./display.js";

export class Speech {
  #busy = false;
  #complete = false; // nothing more of it is on the way
  #turn;
  #hushed; // the turn whose rest is on the way and must not sound
  #mark = 0;

  constructor(player, send) {
    this.player = player;
    this.send = send;
  }

  speaking({ turn_id, text }) {
    if (this.#hushed === turn_id) return;
    this.#hushed = undefined;
    this.#turn = turn_id;
    this.#busy = true;
    this.#complete = false;
    this.player.after(() => display.caption("assistant", text));
  }

  audio(pcm) {
    if (this.#busy) this.player.play(pcm);
  }

  mark({ mark }) {
    if (!this.#busy) return;
    this.player.after(() => {
      this.#mark = mark;
      this.send("played", { mark });
    });
  }

  spoken() {
    if (!this.#busy) return;
    this.#complete = true;
    this.player.after(() => this.#silence());
  }

  hushed() {
    this.#silence();
    this.#hushed = undefined;
  }

  // Stop at once, before the server knows; returns whether anything sounded.
  hush() {
    if (!this.#busy) return false;
    this.#silence();
    this.#hushed = this.#complete ? undefined : this.#turn;
    this.send("hush");
    return true;
  }

  again() {
    this.#hushed = undefined;
    this.send("again");
  }

  // On a new stream the server goes on after the last mark, which is returned.
  restart() {
    this.hushed();
    return this.#mark;
  }

  #silence() {
    this.#busy = false;
    this.player.flush();
    display.caption("assistant", "");
  }
}
