// The field to write in: it grows to four lines, Enter sends, and what is half written outlives a reload.
const DRAFT = "tongxing-draft";
const form = document.getElementById("composer");

// Older browsers do not say which button was pressed; they keep the plain forms and the plain field.
export const scripted = "submitter" in SubmitEvent.prototype;
export const field = scripted ? grown(document.getElementById("text")) : document.getElementById("text");

let conversation = form.dataset.conversation;
let onTheWay = "";

export function composeInPlace() {
  field.addEventListener("keydown", (event) => {
    // While a Chinese word is being composed, Enter belongs to the input method.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    if (field.value.trim()) form.requestSubmit(document.getElementById("send"));
  });
  field.addEventListener("input", written);
  if (!field.value) field.value = kept();
  written();
}

// Take what is written out of the field; it is kept until it has arrived.
export function takeOut() {
  onTheWay = field.value;
  put("");
  return {
    // `of` is the conversation that answered.
    arrived(of) {
      onTheWay = "";
      conversation = of ?? conversation;
      written();
    },
    // It was not sent: it stands in the field again, before what was written since.
    putBack() {
      const words = onTheWay;
      onTheWay = "";
      put([words, field.value].filter(Boolean).join("\n"));
    },
  };
}

// A line that a page without scripts sends with Enter, as a field of several lines; who writes in it writes on.
function grown(line) {
  const made = document.createElement("textarea");
  for (const { name, value } of line.attributes) if (name !== "type") made.setAttribute(name, value);
  made.rows = 1;
  made.value = line.value;
  const [isWrittenIn, from, to] = [document.activeElement === line, line.selectionStart, line.selectionEnd];
  line.replaceWith(made);
  if (isWrittenIn) {
    made.focus();
    made.setSelectionRange(from, to);
  }
  return made;
}

function put(words) {
  field.value = words;
  written();
}

function written() {
  if (!CSS.supports("field-sizing", "content")) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }
  const words = [onTheWay, field.value].filter(Boolean).join("\n");
  try {
    if (words) sessionStorage.setItem(DRAFT, JSON.stringify({ conversation, words }));
    else sessionStorage.removeItem(DRAFT);
  } catch {
    // Then it holds until the page is left.
  }
}

// A draft belongs to its conversation: who begins anew finds nothing of the one before.
function kept() {
  try {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT));
    return draft?.conversation === conversation ? draft.words : "";
  } catch {
    return "";
  }
}
