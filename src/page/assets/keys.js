// Keys that work anywhere on the page, and opening and closing of dialogs.

import { get } from "./words.js";
import { redo, undo } from "./state.js";

const typing = (target) => target.closest("input:not([type=range], [type=radio]), textarea, select") !== null;

addEventListener("keydown", (event) => {
  const { key, target, shiftKey } = event;
  if (document.querySelector("dialog[open]")) return;
  // A text box has its own undo.
  if (typing(target)) return;
  const command = event.ctrlKey || event.metaKey;
  const act = command ? { z: shiftKey ? redo : undo, y: redo }[key.toLowerCase()] : { "/": search, "?": help }[key];
  if (!act || event.altKey) return;
  event.preventDefault();
  act();
});

function search() {
  get("find").focus();
  get("find").select();
}

function help() {
  get("keys-dialog").showModal();
}

get("help").addEventListener("click", help);

for (const button of document.querySelectorAll("dialog .close")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

// A click outside a dialog closes it.
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
}
