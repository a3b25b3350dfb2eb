// Send a message and append the answer; on failure everything stays as it was.
import { NotAnswered } from "./post.js";
import { showProgress } from "./progress.js";
import { caseIsOpen } from "./staff-answers.js";
import { append, closeOptions } from "./transcript.js";

const trouble = document.getElementById("trouble");
const input = document.getElementById("text");
let waiting = false;

// `deliver(form, submitter)` takes the message there and returns the turn.
export function sendInPlace(deliver) {
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") !== "/chat") return;
    event.preventDefault();
    if (!waiting) send(event.target, event.submitter, deliver);
  });
}

async function send(form, submitter, deliver) {
  waiting = true;
  trouble.textContent = "";
  const done = showProgress();
  try {
    const turn = await deliver(form, submitter);
    if (form.id === "composer") input.value = "";
    form.elements.message_id.value = turn.message_id;
    show(turn);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    trouble.textContent = error.message;
  } finally {
    done();
    waiting = false;
  }
}

export function show(turn) {
  closeOptions(turn.text.trim());
  prepare(turn.composer);
  if (turn.items) append(turn.items);
  caseIsOpen(turn.case_open);
}

function prepare({ label, step, inputmode, autocomplete }) {
  document.querySelector("label[for=text]").textContent = label;
  document.getElementById("step").textContent = step;
  input.inputMode = inputmode;
  input.autocomplete = autocomplete;
}
