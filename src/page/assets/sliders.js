// One slider per criterion: its share, its lock, its switch, and where on its track the leader changes.

import { Refused } from "./api.js";
import { attribute, copy, element, fill, get, put, words } from "./words.js";
import { change, move, on, release, slide, step, tab } from "./state.js";

const STEPS = {
  ArrowRight: "+1", ArrowUp: "+1", ArrowLeft: "-1", ArrowDown: "-1", PageUp: "+10", PageDown: "-10",
};

let sliders = new Map();
/** The criterion whose slider is under the pointer. */
let held = null;

/** Builds the sliders of a rubric, by group. */
export function build({ criteria }) {
  sliders = new Map();
  const groups = [];
  for (const criterion of criteria) {
    const { group: id, group_name: name } = criterion;
    if (groups.at(-1)?.id !== id) groups.push({ id, name, own: [] });
    groups.at(-1).own.push(criterion);
  }
  const parts = groups.map(({ name, own }, n) => {
    const part = element("div", "group");
    const list = element("ul");
    if (name) {
      const head = element("h3", "", name);
      head.id = `group-${n}`;
      part.append(head);
      list.setAttribute("aria-labelledby", head.id);
    }
    list.append(...own.map(one));
    part.append(list);
    return part;
  });
  get("groups").replaceChildren(...parts);
}

function one(criterion) {
  const { id, name } = criterion;
  const node = copy("slider");
  const find = (selector) => node.querySelector(selector);
  const [label, lock, counts, double] = [".name", ".lock", ".switch", ".double"].map(find);
  const [number, range, under] = [".number", "[type=range]", ".under"].map(find);
  put(label, name);
  label.title = [criterion.ask, criterion.notes].filter(Boolean).join(" ");
  range.setAttribute("aria-label", fill(words.weight, { name }));
  number.setAttribute("aria-label", fill(words.number, { name }));
  lock.setAttribute("aria-label", fill(words.lock, { name }));
  lock.title = words.lock_title;
  counts.setAttribute("aria-label", fill(words.count, { name }));
  counts.title = words.count_title;
  double.setAttribute("aria-label", fill(words.double, { name }));
  sliders.set(id, {
    node, lock, counts, double, number, range, marks: find(".marks"), below: find(".below"), above: find(".above"),
    flips: find(".flips"), stuck: under.querySelector(".stuck"), most: 100, set: {}, written: false,
    refused: false,
  });

  lock.addEventListener("click", () => change((state) => ({ ...state, locked: toggled(state.locked, id) })));
  counts.addEventListener("click", () => move(id, counts.getAttribute("aria-checked") === "true" ? "off" : "on"));
  double.addEventListener("click", () => move(id, "x2"));
  drag(id, range);
  type(id, number);
  return node;
}

const toggled = (ids = [], id) => (ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]);

function drag(id, range) {
  range.addEventListener("pointerdown", () => {
    held = id;
  });
  range.addEventListener("input", () => {
    const { most } = sliders.get(id);
    const amount = range.valueAsNumber.toFixed(2);
    if (range.valueAsNumber > most) range.value = most;
    slide(id, amount);
  });
  const let_go = () => {
    held = null;
    release();
  };
  for (const end of ["pointerup", "pointercancel", "change", "blur"]) range.addEventListener(end, let_go);
  keys(id, range, { Home: "0", End: "100" });
}

/** Arrow and page keys step; the page, not the browser, decides how far. */
function keys(id, input, ends) {
  input.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const amount = STEPS[event.key] ?? ends[event.key];
    if (!amount || (ends === NO_ENDS && /Left|Right/.test(event.key))) return;
    event.preventDefault();
    sliders.get(id).written = false;
    step(id, amount);
  });
  input.addEventListener("keyup", (event) => {
    if (event.key in STEPS || event.key in ends) release();
  });
}

/** In a text box, Home, End, Left and Right move the caret. */
const NO_ENDS = {};

function type(id, number) {
  const slider = () => sliders.get(id);
  const restore = () => {
    slider().written = false;
    if (tab.answer) number.value = tab.answer.shown[id];
    say(slider(), "");
  };
  const apply = () => {
    if (!slider().written) return;
    slider().written = false;
    // A Chinese keyboard writes ＋５ and ×２.
    const amount = number.value.normalize("NFKC").replace(/\s/g, "").replace(/%$/, "").replace(/^[×*X]/, "x");
    if (amount && amount !== tab.answer?.shown[id]) move(id, amount);
    else restore();
  };
  number.addEventListener("focus", () => number.select());
  number.addEventListener("input", () => {
    slider().written = true;
  });
  number.addEventListener("keydown", (event) => {
    // The first Enter in an input method only ends a word.
    if (event.isComposing) return;
    if (event.key === "Enter") {
      apply();
      number.select();
    } else if (event.key === "Escape") {
      restore();
      number.select();
      event.stopPropagation();
    }
  });
  // A phone's keyboard has no Enter here.
  number.addEventListener("blur", () => {
    release();
    apply();
  });
  keys(id, number, NO_ENDS);
}

on("answer", (answer, moved) => {
  const { state, shown, most, flips, stuck } = answer;
  const ids = [...sliders.keys()];
  for (const [n, id] of ids.entries()) {
    const slider = sliders.get(id);
    const { node, range, number, lock, counts } = slider;
    const off = Boolean(state.off?.includes(id));
    const weight = state.weights[id];
    slider.most = most[id];
    if (held !== id || (stuck && moved?.criterion === id)) range.value = weight;
    if (!slider.written && number.value !== shown[id]) number.value = shown[id];
    set(slider, "--most", most[id]);
    node.classList.toggle("off", off);
    node.classList.toggle("short", most[id] < 99.95);
    attribute(lock, "aria-pressed", String(Boolean(state.locked?.includes(id))));
    attribute(counts, "aria-checked", String(!off));
    mark(slider, flips?.[n]);
    const words_of = flips?.[n]?.words ?? "";
    attribute(range, "aria-valuetext", fill(words.valuetext, { share: shown[id], flip: words_of }).trim());
    if (moved?.criterion === id) say(slider, stuck ?? "");
  }
});

/** Sets a property only on the elements that draw it: on an ancestor, all its descendants would be restyled. */
function set({ marks, flips, set }, name, value) {
  if (set[name] === value) return;
  set[name] = value;
  marks.style.setProperty(name, value);
  if (name === "--high") flips.style.setProperty(name, value);
}

/** Marks where the leader stays, and who takes over beyond. */
function mark(slider, flip) {
  const { node, below, above, flips } = slider;
  node.classList.toggle("undefined", !flip);
  node.classList.toggle("has-low", Boolean(flip?.below));
  node.classList.toggle("has-high", Boolean(flip?.above));
  if (!flip) {
    put(below, "");
    put(above, "");
    flips.removeAttribute("title");
    return;
  }
  set(slider, "--low", flip.low);
  set(slider, "--high", flip.high);
  const low = flip.below_shown ?? "";
  const high = flip.above_shown ?? "";
  put(below, low || high ? low : words.any_weight);
  put(above, high);
  flips.classList.toggle("only-above", high !== "" && !low);
  attribute(flips, "title", [low, high].filter(Boolean).join("\n"));
}

function say(slider, text) {
  const { node, stuck } = slider;
  slider.refused = false;
  put(stuck, text);
  stuck.title = text;
  node.classList.toggle("is-stuck", text !== "");
}

// A refusal stays in sight while other sliders move: it may come when the hand is already elsewhere.
on("begun", () => {
  for (const slider of sliders.values()) if (!slider.refused) say(slider, "");
});

on("refused", (error, moved) => {
  const slider = moved && sliders.get(moved.criterion);
  if (!slider || !(error instanceof Refused)) return;
  say(slider, error.message);
  slider.refused = true;
});
