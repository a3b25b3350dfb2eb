// Send a message and append the answer; on failure everything stays as it was.
import { field, takeOut } from "./compose.js";
import { NotAnswered, ofTheNetwork } from "./post.js";
import { showPending } from "./pending.js";
import { showProgress } from "./progress.js";
import { caseIsOpen } from "./staff-answers.js";
import { append, closeOptions } from "./transcript.js";

const trouble = document.getElementById("trouble");
let waiting = false;

// What was said of the network is no longer true.
addEventListener("online", () => ofTheNetwork(trouble.textContent) && (trouble.textContent = ""));

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
  const delivered = deliver(form, submitter); // reads the form before the field is emptied
  const isWritten = form.id === "composer";
  const noLongerPending = showPending(isWritten ? field.value : submitter.value);
  const taken = isWritten ? takeOut() : null;
  try {
    const turn = await delivered;
    form.elements.message_id.value = turn.message_id;
    taken?.arrived(turn.conversation_id);
    noLongerPending();
    show(turn);
  } catch (error) {
    taken?.putBack();
    if (!(error instanceof NotAnswered)) throw error;
    trouble.textContent = error.message;
  } finally {
    noLongerPending();
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
  field.inputMode = inputmode;
  field.autocomplete = autocomplete;
}
