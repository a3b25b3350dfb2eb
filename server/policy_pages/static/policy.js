// Printing and reading aloud. Without a voice in the browser the button stays away: a screen reader reads the page.
const printButton = document.getElementById("print");
printButton.hidden = false;
printButton.addEventListener("click", () => window.print());

const aloudButton = document.getElementById("aloud");
const status = document.getElementById("aloud-status");
const sentences = [...document.querySelectorAll("[data-aloud]")];
const RATE = 0.9;
let at = -1;

function chineseVoice() {
  return window.speechSynthesis?.getVoices().find((voice) => voice.lang.replace("_", "-").startsWith("zh"));
}

function offerAloud() {
  aloudButton.hidden = sentences.length === 0 || !chineseVoice();
}

function stop(said) {
  sentences[at]?.classList.remove("spoken");
  at = -1;
  aloudButton.setAttribute("aria-pressed", "false");
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
  utterance.onend = () => at >= 0 && speakNext();
  utterance.onerror = () => at >= 0 && stop("读不出来。请用读屏软件，或者把字放大。");
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
  aloudButton.setAttribute("aria-pressed", "true");
  aloudButton.textContent = "停止朗读";
  status.textContent = "";
  speakNext();
});

offerAloud();
window.speechSynthesis?.addEventListener("voiceschanged", offerAloud);
