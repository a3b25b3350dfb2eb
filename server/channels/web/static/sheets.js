// A sheet closes by Esc, with the focus back on its button, and by a press beside it.
export function sheets() {
  for (const sheet of document.querySelectorAll("details.sheet")) {
    const close = sheet.querySelector(".close");
    close.hidden = false;
    close.addEventListener("click", () => shut(sheet));
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !sheet.open || event.isComposing) return;
      shut(sheet);
      event.stopImmediatePropagation(); // else Esc goes on to the line to write in
    }, { capture: true });
    document.addEventListener("pointerdown", (event) => {
      if (!sheet.contains(event.target)) sheet.open = false;
    });
  }
}

function shut(sheet) {
  sheet.open = false;
  sheet.querySelector("summary").focus();
}
