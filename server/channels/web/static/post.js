// Send a form to its own address and read the JSON answer; one clock for all that may hang.
const LONGEST_WAIT = 60_000;
const NOT_SENT = "没有发出去。您写的话还在。请检查网络，再试一次。";
const KEPT = "您写的话还在。";

export class NotAnswered extends Error {}

export async function post(form, submitter) {
  const fields = new URLSearchParams(new FormData(form));
  if (submitter?.name) fields.set(submitter.name, submitter.value);
  let response, answer;
  try {
    response = await fetch(form.getAttribute("action"), {
      method: "POST",
      body: fields,
      headers: { Accept: "application/json" },
      signal: AbortSignal.timeout?.(LONGEST_WAIT),
    });
    answer = await response.json();
  } catch {
    throw new NotAnswered(NOT_SENT);
  }
  if (!response.ok) throw new NotAnswered(answer.detail ? answer.detail + KEPT : NOT_SENT);
  return { ...answer, text: fields.get("text") };
}
