// What the eye sees of the voice. Nothing here is announced: a screen reader would talk into the microphone.
import { keepingTheEnd } from "../transcript.js";

const composer = document.querySelector(".composer");
const state = document.getElementById("voice-state");
const label = document.getElementById("talk-label");
const progress = document.getElementById("progress");
const trouble = document.getElementById("trouble");
const log = document.getElementById("log");
const again = document.getElementById("again");

const WORDS = {
  connecting: "正在接通。",
  asking: "请允许使用麦克风。",
  listening: "在听，请说。",
  hearing: "听到您在说。",
  thinking: "正在想。",
  speaking: "同行在说。",
  away: "语音断了，正在重新接。您可以打字。",
};
const OF_THE_EAR = ["connecting", "asking", "listening", "hearing"];
const LABELS = { off: "说话", held: "松开结束", on: "关麦克风" };
const idle = [...(state?.childNodes ?? [])];

export const display = {
  // Returns the words for it.
  state(name) {
    composer.dataset.state = name;
    state.replaceChildren(...(name in WORDS ? [WORDS[name]] : idle));
    return WORDS[name] ?? "";
  },

  // Nobody is listened to any more; what the assistant does goes on.
  deaf() {
    if (OF_THE_EAR.includes(composer.dataset.state)) this.state("idle");
  },

  microphone(name) {
    composer.dataset.microphone = name;
    label.textContent = LABELS[name];
  },

  caption(side, words) {
    const caption = document.getElementById(`caption-${side}`);
    keepingTheEnd(() => {
      caption.textContent = words;
      caption.parentElement.hidden = !words;
    });
  },

  trouble(words) {
    trouble.textContent = words;
  },

  // Said by a screen reader, once.
  announce(words) {
    progress.textContent = words;
  },

  // What is spoken here is not narrated as well; the rest of the time the log speaks for itself.
  ownSpeech({ wanted, on }) {
    again.hidden = !wanted;
    if (on) log.setAttribute("aria-live", "off");
    else log.removeAttribute("aria-live");
  },
};
