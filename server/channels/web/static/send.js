// Send a message and append the answer; on failure everything stays as it was.
import { NotAnswered, post } from "./post.js";
import { showProgress } from "./progress.js";
import { caseIsOpen } from "./staff-answers.js";
import { append, closeOptions } from "./transcript.js";

const trouble = document.getElementById("trouble");
const input = document.getElementById("text");
let waiting = false;

export function sendInPlace() {
  document.addEventListener("submit", (event) => {
    if (event.target.getAttribute("action") !== "/chat") return;
    event.preventDefault();
    if (!waiting) send(event.target, event.submitter);
  });
}

async function send(form, submitter) {
  waiting = true;
  trouble.textContent = "";
  const done = showProgress();
  try {
    const turn = await post(form, submitter);
    if (form.id === "composer") input.value = "";
    form.elements.message_id.value = turn.message_id;
    closeOptions(turn.text.trim());
    prepare(turn.composer);
    append(turn.items);
    caseIsOpen(turn.case_open);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    trouble.textContent = error.message;
  } finally {
    done();
    waiting = false;
  }
}

function prepare({ label, step, inputmode, autocomplete }) {
  document.querySelector("label[for=text]").textContent = label;
  document.getElementById("step").textContent = step;
  input.inputMode = inputmode;
  input.autocomplete = autocomplete;
}
