// How a person wants to be spoken to, remembered in this browser.
const KEY = "tongxing-voice";
const DEFAULTS = { rate: 1, pitch: 1, volume: 1, voice: "", speak: true, earcons: true };

export class Settings {
  #values = { ...DEFAULTS, ...read() };
  #listeners = [];

  get(name) {
    return this.#values[name];
  }

  // What the server is told.
  get voice() {
    const { earcons, voice, ...rest } = this.#values;
    return voice ? { ...rest, voice } : rest;
  }

  // Unknown names are left out: the server may know more than this page.
  change(values) {
    for (const name of Object.keys(DEFAULTS)) this.#values[name] = values[name] ?? this.#values[name];
    write(this.#values);
    for (const listener of this.#listeners) listener();
  }

  follow(listener) {
    this.#listeners.push(listener);
    listener();
  }
}

function read() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY)) ?? {};
    const fits = ([name, value]) => typeof value === typeof DEFAULTS[name];
    return Object.fromEntries(Object.entries(kept).filter(fits));
  } catch {
    return {}; // no storage, or somebody else's
  }
}

function write(values) {
  try {
    localStorage.setItem(KEY, JSON.stringify(values));
  } catch {
    // Then it holds until the page is left.
  }
}
