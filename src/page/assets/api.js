// Talks to the server: sends a question, returns the answer or what is wrong, and notices when nobody answers.

import { fill, words } from "./words.js";

/** What the server refused, in its own sentences. */
export class Refused extends Error {
  constructor(findings) {
    const told = ({ message, help }) => [message, ...(help ?? [])].map(sentence).join(words.between);
    super(findings.map(told).join("\n"));
    this.findings = findings;
  }
}

const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.?!。？！]$/.test(text) ? "" : words.stop);

/** Nobody answered. */
export class Lost extends Error {}

const lost = new Set();

/** Calls `hear(true)` when the server stops answering, `hear(false)` when it answers again. */
export function whenLost(hear) {
  lost.add(hear);
}

let gone = false;

export function say(isGone) {
  if (gone === isGone) return;
  gone = isGone;
  for (const hear of lost) hear(gone);
}

async function call(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    throw cut(error);
  }
  say(false);
  if (!response.ok) {
    const message = fill(words.failed, { status: response.status });
    const { findings } = await response.json().catch(() => ({ findings: [{ message }] }));
    throw new Refused(findings);
  }
  return response;
}

/** The error for an answer that did not come, or not as a whole. */
function cut(error) {
  if (error.name === "AbortError") return error;
  say(true);
  return new Lost();
}

async function whole(response) {
  try {
    return await response.json();
  } catch (error) {
    throw cut(error);
  }
}

const posted = (body, signal) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ lang: words.lang, ...body }),
  signal,
});

export async function read(path) {
  return whole(await call(path));
}

export async function ask(path, body, signal) {
  return whole(await call(path, posted(body, signal)));
}

/** Asks, and calls `hear` with each line of the answer as it comes. */
export async function listen(path, body, signal, hear) {
  const reader = (await call(path, posted(body, signal))).body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = done ? "" : lines.pop();
    for (const line of lines) if (line.trim()) hear(JSON.parse(line));
    if (done) return;
  }
}
