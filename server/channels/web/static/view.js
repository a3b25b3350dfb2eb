// Change the view in place, so that nothing that was typed is lost.
import { post } from "./post.js";

const form = document.getElementById("view");

export function viewInPlace() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    post(form, event.submitter).then(show, (error) => say("trouble", error.message));
  });
}

function show(view) {
  document.documentElement.className = `${view.css_class} chat`;
  button("elder").setAttribute("aria-pressed", view.elder);
  for (const size of ["smaller", "larger"]) {
    if (view[size]) button(size).removeAttribute("aria-disabled");
    else button(size).setAttribute("aria-disabled", "true");
  }
  say("progress", view.said);
}

function say(where, words) {
  document.getElementById(where).textContent = words;
}

function button(change) {
  return form.querySelector(`button[value=${change}]`);
}
