// The transcript only grows: items are appended, never rewritten, and the focus stays where it is.
const log = document.getElementById("log");
const list = document.getElementById("transcript");
const composer = document.querySelector(".composer");

export function append(html) {
  reveal(add(html));
}

export function appendUnasked(html) {
  keepingTheEnd(() => add(html));
}

// Who was at the end stays there; nothing moves under the hands of somebody who reads further up.
export function keepingTheEnd(change) {
  const atEnd = log.scrollTop + log.clientHeight > log.scrollHeight - 8;
  change();
  if (atEnd) log.scrollTop = log.scrollHeight;
}

function add(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const items = [...template.content.children];
  list.append(...items);
  return items;
}

export function closeOptions(text) {
  for (const form of list.querySelectorAll("form.options:not(.answered)")) {
    form.classList.add("answered");
    const item = form.closest(".item"); // its name counts no options that are gone
    item.setAttribute("aria-labelledby", item.getAttribute("aria-labelledby").replace(/ \S+-count$/, ""));
    for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) {
      // Not "disabled": that would drop the focus of the button that was just pressed.
      button.setAttribute("aria-disabled", "true");
      button.type = "button";
      button.tabIndex = -1;
      button.querySelector(".chosen").hidden = ![button.value, button.dataset.key].includes(text);
    }
  }
}

export function showLatest() {
  const items = [...list.children];
  const latest = items.findIndex((item) => item.id === "latest");
  if (!location.hash && latest >= 0) reveal(items.slice(latest));
}

function reveal(items) {
  // The end first, then the line to write in, then the beginning: of a long answer the beginning is seen.
  for (const element of [items[items.length - 1], composer, items[0]]) element.scrollIntoView({ block: "nearest" });
}
