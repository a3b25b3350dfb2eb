// Arrows go through the transcript one message at a time; Esc goes back to the input from anywhere.
import { field } from "./compose.js";

const log = document.getElementById("log");

const STEPS = {
  ArrowUp: (items, here) => items[here < 0 ? items.length - 1 : Math.max(here - 1, 0)],
  ArrowDown: (items, here) => items[here < 0 ? items.length - 1 : Math.min(here + 1, items.length - 1)],
  Home: (items) => items[0],
  End: (items) => items[items.length - 1],
};

export function arrowKeys() {
  log.setAttribute("aria-describedby", "log-help");
  log.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const items = [...log.querySelectorAll("li.item")];
    const here = items.indexOf(document.activeElement.closest("li.item"));
    step(items, here)?.focus();
    event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    // While a Chinese word is being composed, Esc belongs to the input method.
    if (event.key === "Escape" && !event.isComposing) field.focus();
  });
}
