// The id that the server gives to a form's turn (UUID 5 of form id and text): sent both ways it is one turn.
export async function turnId(formId, text) {
  const space = formId.replaceAll("-", "").match(/../g).map((hex) => parseInt(hex, 16));
  const name = new Uint8Array([...space, ...new TextEncoder().encode(text)]);
  const id = new Uint8Array(await crypto.subtle.digest("SHA-1", name)).slice(0, 16);
  id[6] = (id[6] & 0x0f) | 0x50;
  id[8] = (id[8] & 0x3f) | 0x80;
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
