// Talking to the server: a question, its answer or what is wrong with it, and whether anybody answers at all.

import { words } from "./words.js";

/** What the server refused, in its own sentences. */
export class Refused extends Error {
  constructor(findings) {
    super(findings.map(({ message, help }) => [message, ...(help ?? [])].map(sentence).join(" ")).join("\n"));
    this.findings = findings;
  }
}

const sentence = (text) => text[0].toUpperCase() + text.slice(1) + (/[.?!。？！]$/.test(text) ? "" : ".");

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
    if (error.name === "AbortError") throw error;
    say(true);
    throw new Lost();
  }
  say(false);
  if (!response.ok) {
    const { findings } = await response.json().catch(() => ({ findings: [{ message: response.statusText }] }));
    throw new Refused(findings);
  }
  return response;
}

const posted = (body, signal) => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ lang: words.lang, ...body }),
  signal,
});

export async function read(path) {
  return (await call(path)).json();
}

export async function ask(path, body, signal) {
  return (await call(path, posted(body, signal))).json();
}

/** Asks, and hears each line of the answer as it comes. */
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
