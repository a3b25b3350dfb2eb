// One key and one button: held they talk as long as they are held, pressed shortly they switch.
const SHORT = 350;
const TAKES_SPACE = "input, textarea, select, button, a, summary, [contenteditable], #log"; // there it scrolls

// `begin(held)`, `keep()` after a short press, `end()`; `on()` tells whether the microphone is wanted.
export function presses(button, { begin, keep, end, on }) {
  let since = null;
  const down = ({ timeStamp }) => {
    if (on()) return end();
    since = timeStamp;
    begin(true);
  };
  const up = ({ timeStamp }) => {
    if (since === null) return;
    if (timeStamp - since < SHORT) keep();
    else end();
    since = null;
  };

  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || event.target.closest(TAKES_SPACE)) return;
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    event.preventDefault(); // else the page scrolls
    if (!event.repeat) down(event);
  });
  document.addEventListener("keyup", (event) => event.key === " " && up(event));
  addEventListener("blur", up); // the key is let go of elsewhere

  let byPointer = false;
  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    byPointer = true;
    button.setPointerCapture(event.pointerId);
    down(event);
  });
  button.addEventListener("pointerup", up);
  button.addEventListener("pointercancel", (event) => {
    byPointer = false;
    up(event);
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault()); // a long touch
  button.addEventListener("click", () => {
    // Keys and screen readers send a click alone.
    if (!byPointer) on() ? end() : begin(false);
    byPointer = false;
  });
}
