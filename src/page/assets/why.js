// Why an idea ranks where it does: its points step by step, each fact with its source, its gates, and what would
// change its rank. Until a row is chosen it explains the leader.

import { Lost, Refused, ask } from "./api.js";
import { copy, element, fill, get, put, still, words } from "./words.js";
import { leads, mark, onChoose, points } from "./table.js";
import { on, tab } from "./state.js";

/** The chosen idea; null shows the leader. */
let picked = null;
let newest = 0;

/** Forgets the choice, when another rubric was read. */
export function forget() {
  picked = null;
}

on("settled", () => show());

// Sliders go back, and so does the explanation.
on("refused", () => tab.answer && show());

/** After an explanation, this many times its duration is left to the slider itself. */
const SHARE = 4;
/** During a gesture: one question at a time, then the newest. */
let going = false;
let next = null;

on("answer", async ({ state }, _, settled) => {
  next = settled ? null : state;
  get("why").classList.add("stale");
  if (going) return;
  going = true;
  while (next) {
    const [state, began] = [next, performance.now()];
    next = null;
    await show(state);
    await new Promise((done) => setTimeout(done, SHARE * (performance.now() - began)));
  }
  going = false;
});

onChoose(async (idea) => {
  picked = idea;
  await show();
  const panel = get("why");
  // If the panel is below the table, scroll to it.
  if (matchMedia("(max-width: 1199px)").matches) {
    panel.scrollIntoView({ behavior: still.matches ? "auto" : "smooth", block: "start" });
    panel.focus({ preventScroll: true });
  }
});

async function show(state = tab.state) {
  const mine = ++newest;
  try {
    const idea = picked ?? (await leader(state));
    if (!idea || mine !== newest) return;
    tab.chosen = idea;
    mark();
    const answer = await ask("/api/explain", { ...state, idea });
    if (mine === newest) write(answer);
  } catch (error) {
    // The idea may be gone from the file.
    if (error instanceof Refused && picked !== null) {
      picked = null;
      await show();
    } else if (!(error instanceof Lost)) {
      put(get("why-reason"), error.message);
    }
  }
}

/** The leader is not always among the rows that the table holds. */
async function leader(state) {
  const first = tab.answer.rows.find(leads);
  if (first) return first.idea;
  const { rows } = await ask("/api/score", { ...state, order: "now", from: 0, count: 1 });
  return rows[0]?.idea;
}

function write(answer) {
  get("why").classList.toggle("stale", next !== null);
  const { stands } = answer;
  put(get("why-title"), stands.name);
  put(get("why-heading"), answer.heading);
  put(get("why-verdict"), stands.verdict_shown);
  get("why-verdict").dataset.verdict = stands.verdict;
  put(get("why-score"), points(stands));
  const bar = get("why-bar").style;
  bar.setProperty("--to", stands.score);
  bar.setProperty("--upto", stands.potential);
  put(get("why-reason"), answer.reason ?? "");
  get("facts").replaceChildren(...answer.facts.map(fact));
  get("gates").replaceChildren(...(answer.gates.length > 0 ? answer.gates.map(gate) : [line(words.no_gates)]));
  get("first").replaceChildren(...answer.first.map(line));
  get("next").replaceChildren(...(answer.next.length > 0 ? answer.next.map(step) : [line(words.no_next)]));
}

const line = (text) => element("li", "", text);

function fact(part) {
  const node = copy("fact");
  const find = (selector) => node.querySelector(selector);
  put(find(".name"), part.name);
  if (part.notes) find(".name").append(" ", element("small", "", part.notes));
  put(find(".points"), fill(part.open ? words.fact_open : words.fact, part));
  const fall = find(".fall").style;
  fall.setProperty("--from", part.from);
  fall.setProperty("--to", part.to);
  fall.setProperty("--upto", part.upto);
  find(".cells").append(...part.cells.map(cell));
  if (part.evidence) find(".cells").append(element("li", "", fill(words.value, { value: part.evidence })));
  if (part.ask) put(find(".ask"), part.ask);
  else find(".ask").remove();
  return node;
}

/** A fact as written in the file: column, text, source. */
function cell({ column, text, source, unknown }) {
  const node = element("li", unknown ? "unknown" : "");
  const said = unknown ? text || words.unknown : text;
  node.append(element("span", "column", column), " ", source ? fill(words.source, { text: said, source }) : said);
  return node;
}

function gate({ name, state, state_shown, words: said, fail, cells }) {
  const node = element("li", state);
  const head = element("p");
  head.append(element("b", "", name), " ", element("span", "state", state_shown));
  node.append(head);
  if (said) node.append(element("p", "", said));
  node.append(element("code", "", fail));
  if (cells.length > 0) {
    const list = element("ul", "cells");
    list.append(...cells.map(cell));
    node.append(list);
  }
  return node;
}

function step({ what, ask: question, earns, then }) {
  const node = element("li");
  const head = element("p");
  head.append(element("b", "", what), " ", element("span", "earns", [earns, then].filter(Boolean).join(" · ")));
  node.append(head, element("p", "", question));
  return node;
}
