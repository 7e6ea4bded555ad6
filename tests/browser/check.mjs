// node check.mjs FILE.html…: whether these pages are valid, can be read by everyone, and ask nothing of the network.
//
// One line for each check of each file, then `N passed, N failed`. Exit code: 0 all passed, 1 a check failed, 2 a file
// cannot be read, 3 a tool is missing.

import { statSync } from 'node:fs';
import { tools } from './tools.mjs';

const MOST_BYTES = 2_000_000;
/** Milliseconds for one step in the browser. */
const PATIENCE = 60_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Nothing outside is reached, whatever a page asks for.
  '--host-resolver-rules=MAP * ~NOTFOUND',
];

function stop(code, text) {
  console.error(text);
  process.exit(code);
}

const files = process.argv.slice(2);
if (files.length === 0) stop(2, 'usage: node check.mjs FILE.html…');
const sizes = files.map(
  (file) => statSync(file, { throwIfNoEntry: false })?.size ?? stop(2, `there is no file ${file}`),
);
const found = tools();
if (found.missing.length > 0) stop(3, `missing: ${found.missing.join('; ')}`);

// Both need packages that may be missing.
const { validate } = await import('./html.mjs');
const { inspect } = await import('./page.mjs');
const { default: puppeteer } = await import('puppeteer-core');

const validated = validate(files, found);
// It is awaited below; until then a failure is not news.
validated.catch(() => {});
const patience = { timeout: PATIENCE, protocolTimeout: PATIENCE };
const browser = await puppeteer.launch({ executablePath: found.chromium, args: FLAGS, pipe: true, ...patience });
const inspected = [];
try {
  for (const file of files) inspected.push(await inspect(browser, file, PATIENCE));
} finally {
  await browser.close();
}

const count = { passed: 0, failed: 0 };
(await validated).forEach(({ problems, notes }, n) => {
  const large = sizes[n] < MOST_BYTES ? [] : [`${sizes[n]} bytes; ${MOST_BYTES} are the end`];
  const html = { check: 'valid HTML', problems, notes };
  const size = { check: 'smaller than 2 MB', problems: large, notes: [] };
  const told = new Set();
  for (const { check, problems, notes } of [html, size, ...inspected[n]]) {
    count[problems.length === 0 ? 'passed' : 'failed'] += 1;
    console.log(`${problems.length === 0 ? 'passed' : 'FAILED'} ${files[n]}: ${check}`);
    for (const text of [...problems, ...notes.map((note) => `note: ${note}`)]) {
      // Four states of a page share most of what is wrong with it: the places are told once.
      console.log((told.has(text) ? `${text.split('\n')[0]} (as above)` : text).replace(/^/gm, '    '));
      told.add(text);
    }
  }
});
console.log(`${count.passed} passed, ${count.failed} failed`);
// Not process.exit, which would cut off what a pipe has not taken yet.
process.exitCode = count.failed === 0 ? 0 : 1;
