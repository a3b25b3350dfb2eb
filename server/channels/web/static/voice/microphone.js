// The microphone is open only while somebody is listened to.
const RATE = 16_000;
const CONSTRAINTS = {
  audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
};

export class Microphone {
  #stream = null;
  #context = null;

  // `heard` gets PCM, 16-bit at 16 kHz; `lost` is called when the device goes away.
  constructor({ heard, lost }) {
    this.heard = heard;
    this.lost = lost;
  }

  // Fails as `getUserMedia` does.
  async open() {
    const stream = await navigator.mediaDevices.getUserMedia(CONSTRAINTS);
    this.close();
    this.#stream = stream;
    stream.getAudioTracks()[0].addEventListener("ended", () => this.lost());
    const source = this.#source(stream);
    const context = (this.#context = source.context);
    await context.audioWorklet.addModule(new URL("capture-worklet.js", import.meta.url));
    const node = new AudioWorkletNode(context, "capture", { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }) => this.#stream === stream && this.heard(data);
    source.connect(node);
  }

  close() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    this.#context?.close();
    this.#stream = this.#context = null;
  }

  #source(stream) {
    const context = new AudioContext({ sampleRate: RATE });
    try {
      return context.createMediaStreamSource(stream);
    } catch {
      // Firefox wants the rate of the device; the worklet brings it to ours.
      context.close();
      return new AudioContext().createMediaStreamSource(stream);
    }
  }
}
