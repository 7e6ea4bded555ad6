// What this tab has changed: weights, locks, lens, unknowns. It is sent with each question and comes back with the
// answer; here it is only kept, with the steps to undo.

import { Lost, ask } from "./api.js";

/** Up to this many rows, all are in the page; beyond that, a window of them. */
export const ALL = 80;
/** Up to this many ideas, rows change places while a slider is dragged. */
const LIVELY = 15;

export const tab = {
  session: null,
  state: {},
  /** The state as a link, since the last gesture. */
  link: null,
  answer: null,
  against: "base",
  from: 0,
  count: ALL,
  find: "",
  chosen: null,
};

const hearers = { answer: [], settled: [], refused: [], begun: [] };

/** `answer`: something to show; `begun`: a gesture begins; `settled`: it is over; `refused`: the server objects. */
export function on(what, hear) {
  hearers[what].push(hear);
}

function tell(what, ...about) {
  for (const hear of hearers[what]) hear(...about);
}

// ---- Questions: one at a time, in order; one from the middle of a drag gives way to a newer one ----

const queue = [];
let asking = false;

/** Queues a job. `build` makes the question when its turn comes; null if there is nothing left to ask. */
function put(job) {
  const last = queue.at(-1);
  if (last?.passing) queue.pop();
  if (!(last?.settles && job.looks)) queue.push(job);
  turn();
}

async function turn() {
  if (asking) return;
  asking = true;
  for (let job = queue.shift(); job; job = queue.shift()) await answer(job);
  asking = false;
}

/** Whether no answer is expected. */
export const isIdle = () => !asking;

async function answer(job) {
  const body = job.build();
  if (!body) return;
  const { against, from, count, find } = tab;
  let heard;
  try {
    heard = await ask("/api/score", { against, order: "now", from, count, find, ...body });
  } catch (error) {
    // Sliders go back to the last answer.
    if (tab.answer) tell("answer", tab.answer, null, true);
    if (!(error instanceof Lost)) tell("refused", error, body.move);
    job.failed?.();
    return;
  }
  tab.answer = heard;
  job.heard?.(heard);
  show(heard, body.move, Boolean(job.settles));
}

let next = null;

/** Shows answers once a frame, right before it is painted; the last one of a gesture at once. */
function show(answer, moved, settles) {
  const waits = next !== null;
  if (!settles) {
    next = { answer, moved };
    if (!waits) requestAnimationFrame(paint);
    return;
  }
  // An answer still waiting (a slider that stops) is shown first, however soon the key is released.
  paint();
  tell("answer", answer, moved, true);
  tell("settled", answer);
}

function paint() {
  if (next) tell("answer", next.answer, next.moved, false);
  next = null;
}

/** A question whose answer is the new state of the tab. */
function settle(build, { step = true, addressed = true, failed } = {}) {
  const heard = (answer) => {
    const before = tab.state;
    tab.state = answer.state;
    // The link holds all of a state, with only the decimals that matter.
    const moved = answer.link !== tab.link;
    tab.link = answer.link;
    if (step && moved) {
      done.push(before);
      undone.length = 0;
    }
    if (addressed) address(answer);
  };
  put({ build, heard, failed, settles: true });
}

/** Puts the state into the address, once there is something to share. */
function address({ changed, state, link }) {
  const own = changed || state.locked?.length > 0;
  history.replaceState(null, "", own ? `#${link}` : location.pathname + location.search);
}

// ---- Gestures: each is one step to undo, however long ----

let gesture = null;

function begin() {
  if (!gesture) {
    gesture = { before: null, at: null, move: null };
    tell("begun");
  }
  return gesture;
}

/** The question of a gesture so far. It begins where the previous one ended, which is known only now. */
function standing(mine) {
  mine.before ??= tab.state;
  mine.at ??= mine.before;
  const { weights, lens, unknown } = mine.before;
  const order = tab.session.ideas > LIVELY ? "against" : "now";
  return { ...mine.at, move: mine.move ?? undefined, against: { weights, lens, unknown }, order };
}

/** While a slider is dragged: always from where the drag began, so that the path does not matter. */
export function slide(criterion, amount) {
  const mine = begin();
  mine.move = { criterion, amount };
  put({ build: () => standing(mine), passing: true });
}

/** While a key is held: step by step. */
export function step(criterion, amount) {
  const mine = begin();
  const last = queue.at(-1);
  if (last?.steps === mine && signed(last.amount) && signed(amount)) {
    last.amount = sign(Number(last.amount) + Number(amount));
    return;
  }
  const job = {
    steps: mine,
    amount,
    build: () => ({ ...standing(mine), move: { criterion, amount: job.amount } }),
    heard: ({ state }) => {
      mine.at = state;
    },
  };
  put(job);
}

const signed = (amount) => /^[+-]/.test(amount);
const sign = (steps) => (steps < 0 ? String(steps) : `+${steps}`);

/** The pointer or the key is released. */
export function release() {
  if (!gesture) return;
  const mine = gesture;
  gesture = null;
  settle(() => {
    const { order, against, ...state } = standing(mine);
    return state;
  });
}

/** A gesture that is over at once: doubling, on, off, a number. */
export function move(criterion, amount) {
  release();
  tell("begun");
  settle(() => ({ ...tab.state, move: { criterion, amount } }));
}

/** Changes anything else of the state: a lock, the lens, what unknown counts as. */
export function change(patch) {
  release();
  tell("begun");
  settle(() => patch(tab.state));
}

/** The state of criteria.toml. */
const fresh = () => ({});

export function reset() {
  change(fresh);
}

/** Asks the same again, for other rows. */
export function look() {
  const mine = gesture;
  put({ build: () => (mine ? standing(mine) : { ...tab.state }), passing: true, looks: true });
}

/** Asks again, to compare with something else or from changed files. An unchanged tab follows the files. */
export function again() {
  settle(() => (tab.answer?.changed ? { ...tab.state } : { locked: tab.state.locked }), { step: false });
}

// ---- Beginning, links ----

/** Begins from criteria.toml. */
export function start() {
  done.length = 0;
  undone.length = 0;
  settle(fresh, { step: false });
}

/** Begins from a shared link; from criteria.toml if that one is refused. */
export function restore(link) {
  settle(() => ({ link }), { step: tab.answer !== null, failed: () => (tab.answer ? address(tab.answer) : start()) });
}

// ---- Undo, redo ----

const done = [];
const undone = [];
export const canUndo = () => done.length > 0;
export const canRedo = () => undone.length > 0;

function swap(from, to) {
  release();
  tell("begun");
  const build = () => {
    if (from.length === 0) return null;
    to.push(tab.state);
    return from.pop();
  };
  settle(build, { step: false });
}

export const undo = () => swap(done, undone);
export const redo = () => swap(undone, done);
