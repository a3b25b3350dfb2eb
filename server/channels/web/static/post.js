// Send a form to its own address and read the JSON answer; one clock for all that may hang.
const LONGEST_WAIT = 60_000;
const NOT_SENT = { written: "没有发出去。您写的话还在。请检查网络，再试一次。", pressed: "没有发出去。请检查网络，再按一次。" };
const OUR_FAULT = {
  written: "没有发出去。是我们这边的问题，不是您的网络。您写的话还在，请过一会儿再试。",
  pressed: "没有发出去。是我们这边的问题，不是您的网络。请过一会儿再按一次。",
};
const KEPT = "您写的话还在。";

export const ofTheNetwork = (words) => Object.values(NOT_SENT).includes(words);

export class NotAnswered extends Error {}

// Refused with a sentence; what was written stands where it was.
export const refused = (detail) => new NotAnswered(detail + KEPT);

// What the form would send, as name and value.
export function fields(form, submitter) {
  const found = Object.fromEntries(new FormData(form));
  if (submitter?.name) found[submitter.name] = submitter.value;
  return found;
}

export async function post(form, submitter, sent = fields(form, submitter)) {
  const how = submitter?.name ? "pressed" : "written";
  let response, answer;
  try {
    response = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(sent),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(LONGEST_WAIT),
    });
  } catch {
    throw new NotAnswered(NOT_SENT[how]);
  }
  try {
    answer = await response.json();
  } catch {
    throw new NotAnswered(response.ok ? NOT_SENT[how] : OUR_FAULT[how]);
  }
  if (!response.ok) throw answer.detail ? refused(answer.detail) : new NotAnswered(OUR_FAULT[how]);
  return { ...answer, text: sent.text };
}
