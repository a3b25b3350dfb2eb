// What was just said stands there at once, and below it that an answer is on its way. For eyes alone: the answer
// brings both to the transcript, where they are read out once.
import { keepingTheEnd } from "./transcript.js";

const list = document.getElementById("pending");
const log = document.getElementById("log");

// Returns what takes it away again.
export function showPending(words) {
  const said = item("person", words);
  const answer = item("assistant", "");
  const dots = document.createElement("span");
  dots.className = "waiting";
  dots.append(...["", "", ""].map(() => document.createElement("i")));
  answer.append(dots);
  list.replaceChildren(said, answer);
  log.scrollTop = log.scrollHeight;
  return () => keepingTheEnd(() => list.replaceChildren());
}

function item(sender, words) {
  const made = document.createElement("li");
  made.className = `item ${sender}`;
  const text = document.createElement("p");
  text.className = "text";
  text.textContent = words;
  if (words) made.append(text);
  return made;
}
