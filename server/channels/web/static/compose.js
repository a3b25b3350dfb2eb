// The field to write in: it grows to four lines, Enter sends, and what is half written outlives a reload.
const DRAFT = "tongxing-draft";
const form = document.getElementById("composer");

// Older browsers do not say which button was pressed; they keep the plain forms and the plain field.
export const scripted = "submitter" in SubmitEvent.prototype;
export const field = scripted ? grown(document.getElementById("text")) : document.getElementById("text");

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

// Take what is written out of the field. Returns what puts it back where it was not sent, before what was written since.
export function takeOut() {
  const words = field.value;
  put("");
  return () => put([words, field.value].filter(Boolean).join("\n"));
}

// A line that a page without scripts sends with Enter, as a field of several lines.
function grown(line) {
  const made = document.createElement("textarea");
  for (const { name, value } of line.attributes) if (name !== "type") made.setAttribute(name, value);
  made.rows = 1;
  made.value = line.value;
  line.replaceWith(made);
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
  try {
    sessionStorage.setItem(DRAFT, field.value);
  } catch {
    // Then it holds until the page is left.
  }
}

function kept() {
  try {
    return sessionStorage.getItem(DRAFT) ?? "";
  } catch {
    return "";
  }
}
