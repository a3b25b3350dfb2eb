// Printing and reading aloud. Without a voice in the browser the button stays away: a screen reader reads the page.
const printButton = document.getElementById("print");
printButton.hidden = false;
printButton.addEventListener("click", () => window.print());

const aloudButton = document.getElementById("aloud");
const status = document.getElementById("aloud-status");
const sentences = [...document.querySelectorAll("[data-aloud]")];
const RATE = 0.9;
let at = -1;
// Held here, since a browser may forget an utterance before its end; what an earlier one still reports is not heard.
let spoken = null;

function chineseVoice() {
  const voices = window.speechSynthesis?.getVoices().map((voice) => [voice.lang.replace("_", "-"), voice]) ?? [];
  const found = ["zh-CN", "zh"].map((wanted) => voices.find(([lang]) => lang.startsWith(wanted))).find(Boolean);
  return found?.[1];
}

function offerAloud() {
  aloudButton.hidden = sentences.length === 0 || !chineseVoice();
}

function stop(said) {
  sentences[at]?.classList.remove("spoken");
  at = -1;
  spoken = null;
  aloudButton.classList.remove("on");
  aloudButton.textContent = "朗读";
  status.textContent = said;
}

function speakNext() {
  sentences[at]?.classList.remove("spoken");
  at += 1;
  if (at >= sentences.length) {
    stop("读完了。");
    return;
  }
  const utterance = new SpeechSynthesisUtterance(sentences[at].textContent);
  utterance.lang = "zh-CN";
  utterance.voice = chineseVoice();
  utterance.rate = RATE;
  utterance.onend = () => utterance === spoken && speakNext();
  utterance.onerror = () => utterance === spoken && stop("读不出来。请用读屏软件，或者把字放大。");
  spoken = utterance;
  sentences[at].classList.add("spoken");
  sentences[at].scrollIntoView({ block: "nearest" });
  window.speechSynthesis.speak(utterance);
}

aloudButton.addEventListener("click", () => {
  if (at >= 0) {
    stop("停下了。");
    window.speechSynthesis.cancel();
    return;
  }
  aloudButton.classList.add("on");
  aloudButton.textContent = "停止朗读";
  status.textContent = "";
  speakNext();
});

// Some browsers go on speaking on the next page.
window.addEventListener("pagehide", () => {
  if (at >= 0) {
    stop("");
    window.speechSynthesis.cancel();
  }
});

offerAloud();
window.speechSynthesis?.addEventListener?.("voiceschanged", offerAloud);
