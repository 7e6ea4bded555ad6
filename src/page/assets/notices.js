// What the page has to say about itself: the headline, what is broken, that nobody answers.

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
  // Heard, not seen, and only when the hand is still.
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

// A refused number is told beside its slider.
on("refused", (error, moved) => {
  if (!moved) tell(error.message);
});

/** Says something that stays until it is read. */
export function tell(sentence, text) {
  const close = element("button", "", words.dismiss);
  close.type = "button";
  close.addEventListener("click", () => get("told").replaceChildren());
  get("told").replaceChildren(element("p", "", sentence), ...(text ? [element("pre", "", text)] : []), close);
}

export function tellLost(lost) {
  get("lost").replaceChildren(...(lost ? [element("p", "", words.lost)] : []));
}

/** Shows what is wrong with the files; null when they are well again. */
export function tellBroken(broken) {
  const parts = broken ? [element("p", "", broken.message)] : [];
  if (broken?.text) {
    const text = element("pre", "", broken.text.trimEnd());
    text.tabIndex = 0;
    parts.push(text);
  }
  get("broken").replaceChildren(...parts);
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
