// One WebSocket, opened again by itself while it may be (docs/reference/voice.md).
const WAITS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const FINAL = [1000, 4400, 4401, 4409, 4429];

export class Closed extends Error {
  constructor(code) {
    super(`closed with ${code}`);
    this.code = code;
  }
}

export class Stream {
  #socket = null;
  #opening = null;
  #refuse;
  #timer;
  #tries = 0;
  #stood = false;

  // `address()` and `hello()` are asked at each opening. `event` and `audio` get what arrives, `away` is called when
  // the stream is lost for a while, `over` with the code when it is for good.
  constructor({ address, hello, event, audio, away, over }) {
    Object.assign(this, { address, hello, event, audio, away, over });
    addEventListener("online", () => this.#stood && this.open().catch(() => {}));
    // A socket without a network closes late; nobody should talk into it meanwhile.
    addEventListener("offline", () => this.#socket && this.#lost(this.#socket, 1006));
  }

  get stands() {
    return this.#stood && this.#socket !== null && this.#opening === null;
  }

  // Returns when `ready` has come; fails with `Closed`.
  open() {
    if (this.stands) return Promise.resolve();
    return (this.#opening ??= new Promise((resolve, reject) => {
      this.#refuse = reject;
      this.#connect(resolve);
    }));
  }

  send(type, fields = {}) {
    if (this.stands) this.#socket.send(JSON.stringify({ type, ...fields }));
  }

  sendAudio(pcm) {
    if (this.stands) this.#socket.send(pcm);
  }

  close() {
    clearTimeout(this.#timer);
    this.#stood = false;
    this.#socket?.close(1000);
    if (this.#opening) this.#refuse(new Closed(1000));
    this.#socket = this.#opening = null;
  }

  #connect(resolve) {
    clearTimeout(this.#timer);
    const socket = (this.#socket = new WebSocket(this.address()));
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", ...this.hello() }));
    socket.onclose = ({ code }) => this.#lost(socket, code);
    socket.onmessage = ({ data }) => {
      if (socket !== this.#socket) return;
      if (data instanceof ArrayBuffer) return this.audio(data);
      const event = JSON.parse(data);
      if (event.type === "ready") {
        this.#stood = true;
        this.#opening = null;
        this.#tries = 0;
      }
      this.event(event);
      if (event.type === "ready") resolve();
    };
  }

  #lost(socket, code) {
    if (socket !== this.#socket) return;
    socket.onclose = null;
    socket.close();
    this.#socket = this.#opening = null;
    this.#refuse(new Closed(code));
    if (!this.#stood) return;
    if (FINAL.includes(code)) {
      this.#stood = false;
      this.over(code);
    } else {
      // Not all pages at the same moment, when the server was away.
      const wait = WAITS[Math.min(this.#tries++, WAITS.length - 1)] * (0.75 + Math.random() / 2);
      this.#timer = setTimeout(() => this.open().catch(() => {}), wait);
      this.away();
    }
  }
}
