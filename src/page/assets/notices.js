// Notices of the page: the headline, broken files, warnings, a server that does not answer.

import { Lost, ask } from "./api.js";
import { element, get, put, words } from "./words.js";
import { on, tab } from "./state.js";

on("answer", ({ headline, compared }) => {
  put(get("headline"), headline);
  put(get("compact"), headline);
  put(get("compared"), compared ?? "");
});

on("begun", () => get("certainty").classList.add("stale"));

let newest = 0;

on("settled", async (answer) => {
  // For screen readers, and only when the gesture is over.
  put(get("said"), [answer.headline, answer.compared].filter(Boolean).join(" "));
  const mine = ++newest;
  try {
    const { sentences } = await ask("/api/stability", tab.state);
    if (mine !== newest) return;
    // The first says who leads, as the headline does.
    const lines = sentences.slice(1).map((sentence) => element("p", "", sentence));
    get("certainty").replaceChildren(...lines);
    get("certainty").classList.remove("stale");
  } catch (error) {
    if (!(error instanceof Lost)) get("certainty").replaceChildren(element("p", "", error.message));
  }
});

// A refused number is reported beside its slider.
on("refused", (error, moved) => {
  if (!moved) tell(error.message);
});

/** Shows a message until it is dismissed. */
export function tell(sentence, text) {
  const close = element("button", "", words.dismiss);
  close.type = "button";
  close.addEventListener("click", () => get("told").replaceChildren());
  get("told").replaceChildren(element("p", "", sentence), ...(text ? [element("pre", "", text)] : []), close);
}

export function tellLost(lost) {
  get("lost").replaceChildren(...(lost ? [element("p", "", words.lost)] : []));
}

/** Shows what is wrong with the files; null clears it. */
export function tellBroken(broken) {
  if (!broken) return get("broken").replaceChildren();
  const list = element("ol");
  list.append(...broken.findings.map(finding));
  const parts = [element("p", "", broken.message), list];
  if (broken.findings.length > 1) parts.push(element("p", "all", words.all_findings));
  get("broken").replaceChildren(...parts);
}

/** A finding: what is wrong, where, and how to mend it. */
function finding({ code, severity, message, place, also, notes, help }) {
  const node = element("li", severity);
  const head = element("p");
  head.append(element("b", "", message), " ", element("small", "", code));
  node.append(head, ...[place, ...also].filter(Boolean).flatMap(line));
  node.append(...[...notes, ...help].map((text) => element("p", "", text)));
  return node;
}

/** A line of a file with the place marked in it: carets below it would be off, since letters differ in width. */
function line({ excerpt: { at, before, marked, after }, label }) {
  const text = element("pre");
  text.append(element("span", "at", at), "  ", before, element("mark", "", marked), after);
  if (label) text.append("  ", element("span", "label", label));
  return text;
}

export function tellWarnings(warnings) {
  const box = get("warnings");
  box.hidden = warnings.length === 0;
  put(box.querySelector("summary"), words.warnings.replace("{count}", warnings.length));
  box.querySelector("ul").replaceChildren(...warnings.map(({ message }) => element("li", "", message)));
}

// The small headline comes when the large one is out of sight.
new IntersectionObserver(([entry]) => {
  get("compact").classList.toggle("seen", !entry.isIntersecting && entry.boundingClientRect.top < 0);
}).observe(get("headline"));
