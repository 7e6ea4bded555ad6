// The live page: reads the session, starts, and keeps up with the files. Every number comes from the server.

import { read, whenLost } from "./api.js";
import { again, isIdle, on, restore, start, tab } from "./state.js";
import { build as buildSliders } from "./sliders.js";
import { build as buildTable } from "./table.js";
import { build as buildTools } from "./tools.js";
import { tell, tellBroken, tellLost, tellWarnings } from "./notices.js";
import { forget } from "./why.js";
import { get, put, words } from "./words.js";
import "./keys.js";
import "./pictures.js";

/** Milliseconds between two attempts to find the server again. */
const PATIENCE = 2000;

const link = () => location.hash.slice(1);

async function begin() {
  try {
    build(await read(`/api/session?lang=${words.lang}`));
  } catch {
    setTimeout(begin, PATIENCE);
    return;
  }
  show();
  follow();
}

/** Asks for the first answer: the state in the address, or else that of criteria.toml. */
function show() {
  if (link()) restore(link());
  else start();
}

/** Asks again; the server may have gone away before its first answer. */
const anew = () => (tab.answer ? again() : show());

/** The state of the files that was shown last. */
let told = "";

function build(session) {
  told = JSON.stringify(session);
  tab.session = session;
  put(get("title"), session.title);
  document.title = `${session.title} – dingzi`;
  put(get("source"), session.source);
  buildSliders(session);
  buildTable(session);
  buildTools(session);
  tellBroken(session.broken);
  tellWarnings(session.warnings ?? []);
}

/** Reads the new state of the files. Weights are kept as long as the rubric is the same. */
async function refresh() {
  const before = tab.session;
  let session;
  try {
    session = await read(`/api/session?lang=${words.lang}`);
  } catch {
    return;
  }
  // Not by its version alone: a restarted server counts from 1 again.
  if (JSON.stringify(session) === told) {
    // The server may have gone away between the session and the first answer.
    if (!tab.answer && isIdle()) show();
    return;
  }
  if (session.broken) {
    told = JSON.stringify(session);
    tab.session = { ...before, broken: session.broken };
    tellBroken(session.broken);
    return;
  }
  build(session);
  if (session.rubric === before.rubric) return anew();
  forget();
  tell(words.other_rubric);
  start();
}

function follow() {
  const events = new EventSource("/api/events");
  events.addEventListener("session", () => refresh());
  // A restarted server may have read other files.
  events.addEventListener("open", () => refresh());
  // A browser does not reconnect by itself to a server that has refused it, so the page does.
  events.addEventListener("error", () => {
    if (events.readyState !== EventSource.CLOSED) return;
    setTimeout(() => {
      refresh();
      follow();
    }, PATIENCE);
  });
}

let looking = 0;

whenLost((lost) => {
  tellLost(lost);
  clearInterval(looking);
  if (lost) looking = setInterval(() => read(`/api/session?lang=${words.lang}`).catch(() => {}), PATIENCE);
  else if (tab.session) anew();
});

// An answer from newer files than the page has seen.
on("settled", ({ version }) => {
  if (version !== tab.session.version && !tab.session.broken) refresh();
});

addEventListener("hashchange", () => {
  if (link() && link() !== tab.link) restore(link());
});

begin();
