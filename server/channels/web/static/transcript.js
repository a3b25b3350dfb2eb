// The transcript only grows: items are appended, never rewritten, and the focus stays where it is.
const log = document.getElementById("log");
const list = document.getElementById("transcript");

export function append(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const items = [...template.content.children];
  list.append(...items);
  // The end first, then the beginning: of a long answer the beginning is seen.
  items[items.length - 1].scrollIntoView({ block: "nearest" });
  items[0].scrollIntoView({ block: "nearest" });
}

export function closeOptions(text) {
  for (const form of list.querySelectorAll("form.options:not(.answered)")) {
    form.classList.add("answered");
    for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
      // Not "disabled": that would drop the focus of the button that was just pressed.
      button.setAttribute("aria-disabled", "true");
      button.type = "button";
      button.tabIndex = -1;
      const chosen = [button.value, button.dataset.key].includes(text);
      button.querySelector(".chosen").hidden = !chosen;
    }
  }
}

export function showLatest() {
  if (!location.hash) log.scrollTop = log.scrollHeight;
}
