// Voice on the page: one stream, one ear, one mouth. Nothing is opened and nothing sounds before the first press.
import { fields, NotAnswered, post, refused } from "../post.js";
import { display } from "./display.js";
import { Ear } from "./ear.js";
import { offer, panel } from "./panel.js";
import { Player } from "./player.js";
import { presses } from "./press.js";
import { NotReady, sentence } from "./sentences.js";
import { Settings } from "./settings.js";
import { Speech } from "./speech.js";
import { Closed, Stream } from "./stream.js";
import { turnId } from "./turn-id.js";
import { Turns } from "./turns.js";

const section = document.getElementById("voice");
const NEVER_SPOKEN = ["no_hearing", "no_speaking"];
const NUMBER = "number"; // it goes on: no trouble
const LISTENS_NO_MORE = ["no_place", "place_lost"];
const SAID = { on: "麦克风开了。", off: "麦克风关了。" };

// Returns how a form is sent; without voice by `post`.
export function startVoice() {
  // Browsers give the microphone and `crypto.subtle` only to pages that came safely.
  const able = window.WebSocket && window.AudioWorkletNode && navigator.mediaDevices && window.crypto?.subtle;
  if (!section || !able) return post;
  for (const id of ["voice", "voice-settings", "talk"]) document.getElementById(id).hidden = false;
  return new Voice().deliver;
}

class Voice {
  #settings = new Settings();
  #turns = new Turns();
  #player = new Player();
  #recognizer = null;
  #loading = false;
  #voices = [];
  #cutOff = false;
  #wasHeard = false;
  #stream = new Stream({
    address: () => `${location.origin.replace("http", "ws")}/api/v1/conversations/${section.dataset.conversation}/stream`,
    hello: () => this.#hello(),
    event: (event) => this.#on[event.type]?.(event),
    audio: (pcm) => this.#speech.audio(pcm),
    away: () => this.#away(),
    over: (code) => this.#over(code),
  });
  #send = (type, fields) => this.#stream.send(type, fields);
  #speech = new Speech(this.#player, this.#send);
  #ear = new Ear({
    prepare: () => this.#prepare(),
    send: this.#send,
    audio: (pcm) => this.#stream.sendAudio(pcm),
    earcon: (name) => this.#earcon(name),
    failed: () => this.#neverHeard(),
  });

  constructor() {
    const ear = this.#ear;
    presses(document.getElementById("talk"), {
      begin: (held) => {
        this.#speech.hush();
        ear.begin(held);
      },
      keep: () => ear.keep(),
      end: () => ear.end(),
      on: () => ear.on,
    });
    document.getElementById("again").addEventListener("click", () => this.#again());
    document.addEventListener("visibilitychange", () => document.hidden && ear.end());
    // Esc stops what sounds, then throws away what is being said, then it means what it means elsewhere on the page.
    const stop = (event) => {
      if (event.key !== "Escape" || event.isComposing) return;
      if (this.#speech.hush() || ear.end(true)) event.stopImmediatePropagation();
    };
    document.addEventListener("keydown", stop, { capture: true });
    panel(this.#settings, () => this.#send("voice", this.#settings.voice));
    this.#settings.follow(() => this.#follow());
  }

  deliver = async (form, submitter) => {
    const sent = fields(form, submitter); // at once: the field is emptied meanwhile
    if (!this.#speaks) return this.#post(form, submitter, sent);
    const { text, message_id } = sent;
    const id = await turnId(message_id, text);
    try {
      const answer = this.#turns.wait(id);
      this.#send("text", { text, message_id: id });
      return { ...(await answer), text, message_id: crypto.randomUUID() };
    } catch (error) {
      if (error instanceof NotAnswered) throw error; // held back: by the form it would be, too
      return this.#turns.posted(id, await this.#post(form, submitter, sent));
    }
  };

  #on = {
    ready: ({ recognizer, voices, loading }) => {
      this.#recognizer = recognizer;
      this.#loading = loading;
      this.#voices = voices;
      offer(voices, this.#settings);
      this.#follow();
      display.state("idle");
      display.announce(this.#cutOff ? "语音接好了。" : "");
      this.#cutOff = false;
      this.#ear.resume();
    },
    state: ({ state }) => display.state(state),
    partial: ({ text }) => display.caption("person", text),
    heard: ({ text }) => {
      this.#wasHeard = true;
      display.caption("person", text);
      this.#earcon("heard");
      // Else the microphone would hear the screen reader read the answer.
      if (!this.#speaks) this.#ear.end();
    },
    answer: (turn) => {
      this.#settings.change(turn.voice ?? {}); // "slower" and the like were said
      display.caption("person", "");
      this.#turns.answer(turn);
    },
    speaking: (event) => this.#speech.speaking(event),
    mark: (event) => this.#speech.mark(event),
    spoken: () => this.#speech.spoken(),
    hushed: () => this.#speech.hushed(),
    paused: () => this.#player.hold(true),
    resumed: () => this.#player.hold(false),
    refused: ({ turn_id, detail }) => {
      if (this.#turns.refuse(turn_id, refused(detail))) return;
      this.#earcon("trouble");
      display.trouble(detail);
    },
    notice: ({ key, text }) => {
      if (LISTENS_NO_MORE.includes(key)) this.#ear.end();
      if (key !== NUMBER) this.#earcon("trouble");
      if (this.#speaks && !NEVER_SPOKEN.includes(key)) display.caption("assistant", text);
      else display.announce(text);
    },
  };

  get #speaks() {
    return this.#stream.stands && this.#settings.get("speak") && this.#voices.length > 0;
  }

  #hello() {
    return {
      audio_in: { rate: 16_000 },
      audio_out: "pcm",
      own_volume: true,
      voice: this.#settings.voice,
      answered: this.#turns.answered,
      mark: this.#speech.restart(),
    };
  }

  async #prepare() {
    if (!this.#stream.stands) display.state("connecting");
    await this.#player.start();
    await this.#stream.open();
    if (this.#loading) {
      this.#stream.close(); // the next one knows more
      throw new NotReady();
    }
    this.#follow();
    return this.#recognizer !== null;
  }

  // Who was never heard types, and is not spoken to.
  #neverHeard() {
    if (this.#wasHeard) return;
    this.#stream.close();
    this.#turns.lost();
    this.#speech.hush();
    display.caption("assistant", "");
    display.state("idle");
    this.#follow();
  }

  async #again() {
    display.trouble("");
    try {
      await this.#prepare();
      this.#speech.again();
    } catch (error) {
      display.state("idle");
      display.trouble(sentence(error));
    }
  }

  async #post(form, submitter, sent) {
    const turn = await post(form, submitter, sent);
    section.dataset.conversation = turn.conversation_id;
    return turn;
  }

  #follow() {
    this.#player.volume = this.#settings.get("volume");
    display.ownSpeech({ wanted: this.#settings.get("speak"), on: this.#speaks });
  }

  #earcon(name) {
    if (this.#settings.get("earcons")) this.#player.earcon(name);
    else if (name in SAID) display.announce(SAID[name]);
  }

  #away() {
    if (!this.#cutOff) {
      this.#earcon("trouble");
      display.announce(display.state("away"));
    }
    this.#cutOff = true;
    this.#follow();
    this.#turns.lost();
  }

  #over(code) {
    this.#ear.end();
    this.#follow();
    this.#turns.lost();
    this.#cutOff = false;
    display.state("idle");
    display.trouble(sentence(new Closed(code)));
    this.#earcon("trouble");
  }
}
