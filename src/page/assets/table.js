// The ranking: a table whose columns are as wide as their weights, so that a slider moves widths and nothing else.

import { copy, element, fill, get, put, attribute, still, words } from "./words.js";
import { ALL, look, on, tab } from "./state.js";

/** Height of a row, in pixels, as in style.css. */
const ROW = 44;
/** Rows kept ready above and below those in sight, between gestures. */
const SPARE = 12;
const GLIDE = { duration: 300, easing: "cubic-bezier(.2, .7, .2, 1)", composite: "add" };

const box = get("rows");
const body = get("ideas");
let heads = [];
const shown = new Map();
/** Rows that have left the window, to be reused. */
const idle = [];

/** Builds the column headers of a rubric's criteria. */
export function build({ criteria, ideas }) {
  for (const { node } of heads) node.remove();
  heads = criteria.map(({ id, name }) => {
    const node = copy("head");
    for (const text of node.querySelectorAll("span")) put(text, name);
    return { id, name, node };
  });
  box.querySelector("thead tr").append(...heads.map(({ node }) => node));
  for (const cell of box.querySelectorAll(".space td")) cell.remove();
  for (const space of box.querySelectorAll(".space")) {
    const cell = element("td");
    cell.colSpan = 5 + heads.length;
    const row = element("tr");
    row.append(cell);
    space.replaceChildren(row);
  }
  body.replaceChildren();
  shown.clear();
  idle.length = 0;
  box.classList.toggle("windowed", ideas > ALL);
  if (windowed()) box.tabIndex = 0;
  else box.removeAttribute("tabindex");
  box.scrollTop = 0;
  tab.from = 0;
  tab.count = windowed() ? room() : ALL;
}

/** Spare rows now: none during a gesture, when only the rows in sight move. */
let spare = SPARE;
const windowed = () => box.classList.contains("windowed");
const first = () => Math.max(0, Math.floor(box.scrollTop / ROW) - spare);
const room = () => Math.min(100, Math.ceil(box.clientHeight / ROW) + 1 + 2 * spare);

function frame() {
  tab.from = first();
  tab.count = room();
}

on("begun", () => {
  spare = 0;
  if (windowed()) frame();
});

function make() {
  const node = copy("row");
  const find = (selector) => node.querySelector(selector);
  const row = {
    node, rank: find(".rank"), moved: find(".moved"), name: find("button"), note: find(".name small"),
    verdict: find(".verdict"), score: find(".score"), cells: [], at: null,
  };
  for (const head of heads) {
    const cell = element("td", "cell");
    row.cells.push({ head, node: cell, low: null, high: null });
  }
  node.append(...row.cells.map((cell) => cell.node));
  return row;
}

on("answer", (answer, moved, settled) => {
  const { rows, state, from, found } = answer;
  for (const { id, name, node } of heads) {
    node.style.setProperty("--share", state.weights[id]);
    if (settled) node.title = fill(words.head, { name, weight: answer.shown[id] });
  }
  const wanted = new Set(rows.map(({ idea }) => idea));
  for (const [idea, row] of shown) {
    if (wanted.has(idea)) continue;
    row.node.remove();
    row.at = null;
    idle.push(row);
    shown.delete(idea);
  }
  rows.forEach((data, n) => {
    let row = shown.get(data.idea);
    if (!row) shown.set(data.idea, (row = idle.pop() ?? make()));
    write(row, data, settled);
    glide(row, from + n);
  });
  arrange(rows);
  // A rule where the ideas that pass every gate end.
  rows.forEach(({ idea, gate }, n) => {
    shown.get(idea).node.classList.toggle("first-out", n > 0 && gate !== "" && rows[n - 1].gate === "");
  });
  space("above", from);
  space("below", found - from - rows.length);
  attribute(box.querySelector("table"), "aria-rowcount", String(found + 1));
  put(get("found"), answer.count);
  get("none").hidden = found > 0;
  mark();
});

function write(row, data, settled) {
  const { node, rank, moved, name, note, verdict, score } = row;
  row.data = data;
  put(rank, data.rank_shown);
  put(moved, data.moved_shown);
  moved.className = data.moved > 0 ? "moved up" : data.moved < 0 ? "moved down" : "moved";
  if (name.textContent !== data.name) {
    put(name, data.name);
    name.title = data.name;
  }
  put(verdict, data.verdict_shown);
  put(note, data.gate ? fill(words.gate, { gate: data.gate }) : data.verdict_shown);
  node.classList.toggle("out", data.gate !== "");
  attribute(node, "data-verdict", data.verdict);
  put(score, data.score_shown);
  row.cells.forEach((cell, n) => {
    const [low, high] = [data.low[n], data.high[n]];
    if (cell.low !== low) cell.node.style.setProperty("--low", (cell.low = low));
    if (cell.high !== high) cell.node.style.setProperty("--high", (cell.high = high));
    cell.node.classList.toggle("open", high > low);
    // For screen readers: it may wait until the gesture is over.
    if (settled || !cell.node.ariaLabel) attribute(cell.node, "aria-label", data.points[n]);
  });
}

/** A row slides from where it was to where it is; rows are equally high, so nothing is measured. */
function glide(row, at) {
  const way = row.at === null ? 0 : row.at - at;
  if (way !== 0 && !still.matches) {
    const far = Math.max(-2 * SPARE, Math.min(2 * SPARE, way));
    row.node.animate([{ transform: `translateY(${far * ROW}px)` }, { transform: "none" }], GLIDE);
  }
  if (row.at !== at) attribute(row.node, "aria-rowindex", String(at + 2));
  row.at = at;
}

function arrange(rows) {
  const focused = document.activeElement;
  let next = body.firstElementChild;
  for (const { idea } of rows) {
    const { node } = shown.get(idea);
    if (node === next) next = next.nextElementSibling;
    else body.insertBefore(node, next);
  }
  // An element that is moved in the page loses the focus.
  if (focused !== document.activeElement && body.contains(focused)) focused.focus({ preventScroll: true });
}

function space(id, rows) {
  get(id).hidden = rows <= 0;
  get(id).style.setProperty("--rows", Math.max(0, rows));
}

// ---- A window of many rows ----

box.addEventListener("scroll", see, { passive: true });

on("settled", () => {
  spare = SPARE;
  see();
});

/** Asks for other rows when those at hand are running out. */
function see() {
  if (!windowed() || !tab.answer) return;
  const top = Math.floor(box.scrollTop / ROW);
  const seen = Math.ceil(box.clientHeight / ROW);
  const last = tab.from + tab.count;
  const near = spare / 2;
  if ((tab.from > 0 && top - tab.from < near) || (last < tab.answer.found && last - top - seen < near)) {
    frame();
    look();
  }
}

// ---- Searching ----

get("find").addEventListener("input", ({ target }) => {
  tab.find = target.value.trim();
  tab.from = 0;
  box.scrollTop = 0;
  look();
});

get("find").addEventListener("keydown", ({ key, target }) => {
  if (key !== "Escape") return;
  target.blur();
});

// ---- Choosing a row ----

let choose = () => {};

/** Calls `hear` with the idea of a row that is chosen. */
export function onChoose(hear) {
  choose = hear;
}

body.addEventListener("click", ({ target }) => {
  const node = target.closest("tr");
  const row = node && [...shown.values()].find((row) => row.node === node);
  if (row) choose(row.data.idea);
});

/** Whether an idea is first, alone or tied. While the order is held, it may stand anywhere. */
export const leads = ({ rank }) => rank === 1;

/** The score in words, and the potential if anything is open. */
export const points = ({ score_shown: score, potential_shown: potential }) =>
  fill(score === potential ? words.score : words.potential, { score, potential });

/** Highlights the idea that the panel explains. */
export function mark() {
  for (const [idea, row] of shown) {
    const own = idea === tab.chosen;
    row.node.classList.toggle("chosen", own);
    row.node.classList.toggle("leader", leads(row.data));
    attribute(row.name, "aria-pressed", String(own));
  }
}

/** Rounded like the points, so that full points never read as more than the weight. */
const weight = (id) => tab.answer.weights[id];

// Tooltips are made for the cell under the pointer only.
body.addEventListener("pointerover", ({ target }) => {
  const node = target.closest("td");
  const row = node && [...shown.values()].find((row) => row.node === node.parentNode);
  if (!row) return;
  const n = row.cells.findIndex((cell) => cell.node === node);
  if (n >= 0) {
    const { id, name } = row.cells[n].head;
    node.title = fill(words.cell, { name, points: row.data.points[n], weight: weight(id) });
  } else if (node.classList.contains("moved")) {
    node.title = row.data.moved ? fill(words.was, { was: row.data.was_shown }) : "";
  } else if (node.classList.contains("score")) {
    node.title = points(row.data);
  }
});
