// Send a form to its own address and read the JSON answer; one clock for all that may hang.
const LONGEST_WAIT = 60_000;
const NOT_SENT = "没有发出去。您写的话还在。请检查网络，再试一次。";
const KEPT = "您写的话还在。";

export class NotAnswered extends Error {}

// Refused with a sentence; what was written stands where it was.
export const refused = (detail) => new NotAnswered(detail + KEPT);

// What the form would send, as name and value.
export function fields(form, submitter) {
  const found = Object.fromEntries(new FormData(form));
  if (submitter?.name) found[submitter.name] = submitter.value;
  return found;
}

export async function post(form, submitter) {
  const sent = fields(form, submitter);
  let response, answer;
  try {
    response = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: new URLSearchParams(sent),
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(LONGEST_WAIT),
    });
    answer = await response.json();
  } catch {
    throw new NotAnswered(NOT_SENT);
  }
  if (!response.ok) throw answer.detail ? refused(answer.detail) : new NotAnswered(NOT_SENT);
  return { ...answer, text: sent.text };
}
