// The pictures below the table, and how often each idea is first, which takes a while and can be cancelled.

import { Lost, ask, listen } from "./api.js";
import { element, get, put, words } from "./words.js";
import { on, tab } from "./state.js";

/** Milliseconds without a change of weights before a picture is drawn again. */
const REST = 300;
/** Rows of the table of how often each idea is first. */
const MOST = 12;

let timer = 0;
let drawing = null;
/** Whether the picture is of other weights, and whether it is on screen or nearly. */
let old = false;
let near = false;

on("begun", stop);

on("settled", () => {
  old = true;
  stop();
  later();
  if (!get("often").hidden) put(get("drawn"), words.stale);
});

// A picture costs more than a thousand rankings, so none is drawn out of sight.
new IntersectionObserver(([entry]) => {
  near = entry.isIntersecting;
  later();
}, { rootMargin: "200px" }).observe(get("map"));

function stop() {
  clearTimeout(timer);
  drawing?.abort();
}

function later() {
  clearTimeout(timer);
  if (old && near) timer = setTimeout(map, REST);
}

async function map() {
  drawing = new AbortController();
  const { signal } = drawing;
  try {
    const { question, alt, svg } = await ask("/api/figure", { ...tab.state, figure: "map" }, signal);
    old = false;
    put(get("map-title"), question);
    picture(get("map").firstElementChild, svg, alt);
    put(get("map").querySelector("figcaption"), alt);
  } catch (error) {
    if (error.name !== "AbortError" && !(error instanceof Lost)) {
      put(get("map").querySelector("figcaption"), error.message);
    }
  }
}

/** Inserts a picture. It is parsed as an image, so nothing in it can run. */
function picture(box, svg, alt) {
  const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const node = document.importNode(drawn, true);
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", alt);
  box.replaceChildren(node);
}

// ---- How often is each first? ----

let running = null;

get("draw").addEventListener("click", async () => {
  const around = document.querySelector("[name=around]:checked").value;
  running = new AbortController();
  busy(true);
  put(get("drawn"), "");
  try {
    const body = { ...tab.state, draws: 10000, around: around ? Number(around) : null, seed: 1 };
    await listen("/api/robust", body, running.signal, hear);
  } catch (error) {
    if (error.name === "AbortError") put(get("drawn"), words.cancelled);
    else if (!(error instanceof Lost)) put(get("drawn"), error.message);
  }
  busy(false);
});

get("cancel").addEventListener("click", () => running?.abort());

function busy(is) {
  const [draw, cancel] = [get("draw"), get("cancel")];
  const focused = document.activeElement === draw || document.activeElement === cancel;
  draw.hidden = is;
  cancel.hidden = !is;
  get("progress").hidden = !is;
  get("progress").value = 0;
  if (focused) (is ? cancel : draw).focus();
}

function hear({ done, draws, said, result, findings }) {
  if (findings) return put(get("drawn"), findings.map(({ message }) => message).join("\n"));
  if (!result) {
    get("progress").max = draws;
    get("progress").value = done;
    return put(get("drawn"), said);
  }
  put(get("drawn"), "");
  const often = get("often");
  put(often.querySelector(".finding"), result.sentence);
  often.querySelector("tbody").replaceChildren(...result.ideas.slice(0, MOST).map(row));
  picture(often.querySelector("figure .scroll"), result.svg, result.sentence);
  often.hidden = false;
}

function row({ name, first_shown, best_shown, expected_rank_shown, ranks_shown }) {
  const node = element("tr");
  const head = element("th", "", name);
  head.scope = "row";
  node.append(head, ...[first_shown, best_shown, expected_rank_shown, ranks_shown].map((text) => element("td", "", text)));
  return node;
}
