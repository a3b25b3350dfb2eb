// While a case is open, what clerks write appears by itself; the button is for pages without scripts.
import { NotAnswered, post } from "./post.js";
import { appendUnasked } from "./transcript.js";

const EVERY = 15_000;
const log = document.getElementById("log");
const progress = document.getElementById("progress");
const form = document.getElementById("answers");

export function followStaff() {
  form.querySelector("button").hidden = true;
  setInterval(look, EVERY);
}

// `open` is null where it is not known just now: then it is looked at again, and nothing is said of it.
export function caseIsOpen(open) {
  form.dataset.open = open ?? true;
  if (open !== null) form.hidden = !open;
}

async function look() {
  // What appears on a page in the background is announced to nobody: it waits.
  if (form.dataset.open !== "true" || document.hidden) return;
  try {
    const news = await post(form);
    caseIsOpen(news.case_open);
    if (!news.items) return;
    appendUnasked(news.items);
    // With own speech on the log is silent, and this was not spoken.
    if (log.getAttribute("aria-live") === "off") progress.textContent = "工作人员有新的回复。";
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error; // the next look comes soon
  }
}
