// The tools above the ranking: lens, comparison, unknowns, undo, copying, saving a lens.

import { Lost, ask } from "./api.js";
import { element, get, put, words } from "./words.js";
import { again, canRedo, canUndo, change, on, redo, reset, tab, undo } from "./state.js";
import { tell } from "./notices.js";

export function build({ lenses }) {
  get("lens").replaceChildren(...lenses.map(option), byHand());
  get("against").replaceChildren(...lenses.map(option));
  if (!lenses.some(({ id }) => id === tab.against)) tab.against = "base";
  get("against").value = tab.against;
}

function option({ id, name, about }) {
  const node = element("option", "", name);
  node.value = id;
  node.title = about ?? "";
  return node;
}

/** The option shown for weights set by hand; it cannot be chosen. */
function byHand() {
  const node = element("option", "", words.by_hand);
  node.value = "";
  node.hidden = true;
  return node;
}

get("lens").addEventListener("change", ({ target }) => {
  change(({ locked, unknown }) => ({ locked, unknown, lens: target.value }));
});

get("against").addEventListener("change", ({ target }) => {
  tab.against = target.value;
  again();
});

get("unknown").addEventListener("change", ({ target }) => {
  change((state) => ({ ...state, unknown: target.value }));
});

on("settled", ({ state, changed, by_hand }) => {
  get("lens").value = by_hand ? "" : state.lens;
  get("save").disabled = !by_hand && state.lens === "base";
  const unknown = get("unknown").querySelector(`[value="${state.unknown ?? "nothing"}"]`);
  if (unknown) unknown.checked = true;
  get("undo").disabled = !canUndo();
  get("redo").disabled = !canRedo();
  get("reset").disabled = !changed && !state.locked?.length;
});

get("undo").addEventListener("click", undo);
get("redo").addEventListener("click", redo);
get("reset").addEventListener("click", reset);

// ---- Copying ----

let fading = 0;

async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    return tell(words.copy_failed, text);
  }
  put(get("done"), said);
  clearTimeout(fading);
  fading = setTimeout(() => put(get("done"), ""), 4000);
}

get("link").addEventListener("click", () => {
  if (!tab.answer) return;
  const address = new URL(location.href);
  address.hash = tab.answer.link;
  copy(address.href, words.copied_link);
});

get("command").addEventListener("click", () => tab.answer && copy(tab.answer.command, words.copied_command));

// The other language keeps the weights.
for (const link of document.querySelectorAll(".language")) {
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

// ---- Saving a lens ----

const dialog = get("save-dialog");
/** The name of an existing lens: saving under it a second time replaces its weights. */
let taken = null;
get("save").addEventListener("click", () => {
  taken = null;
  put(get("save-said"), "");
  dialog.showModal();
});

dialog.querySelector("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = get("lens-name").value.trim();
  try {
    // The page notices the changed file like any other edit.
    const { said } = await ask("/api/lens", { ...tab.state, name, replace: name === taken });
    taken = null;
    put(get("save-said"), said);
  } catch (error) {
    const isTaken = error.findings?.some(({ code }) => code === "E0503");
    taken = isTaken ? name : null;
    put(get("save-said"), isTaken ? words.lens_taken : error instanceof Lost ? words.lost : error.message);
  }
});
