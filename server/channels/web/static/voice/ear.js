// From a press to being listened to, and back.
import { display } from "./display.js";
import { Microphone } from "./microphone.js";
import { sentence } from "./sentences.js";

export class Ear {
  #press = 0;
  #wanted = false;
  #open = false;
  #held = false;

  // `prepare` opens the stream and returns whether somebody listens there.
  // `failed` is told that nothing could be heard.
  constructor({ prepare, send, audio, earcon, failed }) {
    Object.assign(this, { prepare, send, earcon, failed });
    this.microphone = new Microphone({ heard: audio, lost: () => this.#fail(new DOMException("", "NotFoundError")) });
  }

  get on() {
    return this.#wanted;
  }

  async begin(held) {
    const press = ++this.#press;
    this.#wanted = true;
    this.#held = held;
    display.trouble("");
    this.#show();
    try {
      const listens = await this.prepare();
      if (press !== this.#press || !this.#wanted) return;
      if (!listens) return this.end();
      display.state("asking");
      await this.microphone.open();
    } catch (error) {
      if (press === this.#press) this.#fail(error);
      return;
    }
    if (!this.#wanted) return this.microphone.close();
    if (press !== this.#press) return;
    this.#open = true;
    this.earcon("on");
    this.resume();
  }

  // The press was short: go on without a hand.
  keep() {
    this.#held = false;
    this.#show();
    this.resume();
  }

  // Say it to a new stream, too.
  resume() {
    if (!this.#open) return;
    display.state("listening");
    this.send("listen", { on: true, held: this.#held });
  }

  // With `discard` what is being said is thrown away.
  end(discard = false) {
    if (!this.#wanted) return false;
    this.#wanted = false;
    this.microphone.close();
    this.#show();
    display.deaf();
    display.caption("person", "");
    if (this.#open) {
      this.send("listen", { on: false, held: this.#held, ...(discard && { discard }) });
      this.earcon("off");
    }
    this.#open = false;
    return true;
  }

  #fail(error) {
    this.end();
    this.failed();
    display.trouble(sentence(error));
    this.earcon("trouble");
  }

  #show() {
    display.microphone(!this.#wanted ? "off" : this.#held ? "held" : "on");
  }
}
