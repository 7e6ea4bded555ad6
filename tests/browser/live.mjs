// node live.mjs [--faults] URL FOLDER [CHECK…]: whether the live page at URL, which serves the two files in FOLDER, does what it must.
//
// A line for each check, then `N passed, N failed`; with --faults the page is broken on purpose in one place after
// another, and a fault that is seen has passed. Exit code: 0 all passed, 1 some failed, 2 usage, 3 a tool is missing.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tools } from './tools.mjs';

function stop(code, text) {
  console.error(text);
  process.exit(code);
}

const words = process.argv.slice(2);
const breaking = words[0] === '--faults';
const [url, folder, ...chosen] = breaking ? words.slice(1) : words;
if (!folder) stop(2, 'usage: node live.mjs [--faults] URL FOLDER [CHECK…]');
const found = tools();
if (found.missing.length > 0) stop(3, `missing: ${found.missing.join('; ')}`);

const { default: puppeteer } = await import('puppeteer-core');
const { checks } = await import('./live/checks.mjs');
const { more } = await import('./live/more.mjs');
const { trouble } = await import('./live/trouble.mjs');
const { wide } = await import('./live/wide.mjs');
const { faults } = await import('./live/faults.mjs');
const { rest } = await import('./live/hands.mjs');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'];
/** Milliseconds for one step in the browser. */
const PATIENCE = 60_000;
const FILES = ['criteria.toml', 'ideas.csv'];
const original = FILES.map((name) => readFileSync(path.join(folder, name)));
const browser = await puppeteer.launch({
  executablePath: found.chromium, args: FLAGS, pipe: true, timeout: PATIENCE, protocolTimeout: PATIENCE,
});

/** Opens the page in a browser profile of its own, or `within` another's, and writes down what it says and asks for. */
async function open(address, heard, { width = 1600, height = 1000, motion, scheme = 'light', within, busy, lose } = {}, fault) {
  const context = within ?? (await browser.createBrowserContext());
  const page = await context.newPage();
  page.asked = new Set();
  page.on('console', (message) => heard.push(`console: ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => heard.push(`error: ${error.message ?? error}`));
  page.on('dialog', async (dialog) => {
    heard.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(new URL(url).origin)) heard.push(`asks for ${request.url()}`);
    // It listens for saved edits as long as it is open, and a drawing takes as long as it takes.
    if (/\/api\/(?!events|figure)/.test(request.url())) page.asked.add(request);
  });
  for (const over of ['requestfinished', 'requestfailed']) page.on(over, (request) => page.asked.delete(request));
  const phone = width < 500;
  await page.setViewport({ width, height, isMobile: phone, hasTouch: phone });
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: motion ?? 'no-preference' },
  ]);
  if (fault || lose) await sabotage(page, fault, lose && { ...lose });
  await page.goto(address, { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelectorAll('#ideas tr').length > 0, { timeout: 10_000 });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  if (!busy) await rest(page);
  return page;
}

/** Serves one file of the page with a fault in it; answers no question of a path, or with a status alone, so many times. */
async function sabotage(page, fault, lose) {
  await page.setRequestInterception(true);
  page.on('request', async (request) => {
    if (lose?.times > 0 && request.url().includes(lose.path)) {
      lose.times -= 1;
      return lose.status ? request.respond({ status: lose.status }) : request.abort();
    }
    if (!fault || !request.url().endsWith(`/assets/${fault.file}`)) return request.continue();
    const { file, from, to } = fault;
    const response = await fetch(request.url());
    const text = await response.text();
    const broken = text.replaceAll(from, to);
    if (broken === text) stop(2, `there is no ${from} in ${file}`);
    await request.respond({ status: 200, contentType: response.headers.get('content-type'), body: broken });
  });
}

async function restore() {
  const changed = FILES.filter((name, n) => !original[n].equals(readFileSync(path.join(folder, name))));
  for (const name of changed) writeFileSync(path.join(folder, name), original[FILES.indexOf(name)]);
  if (changed.length > 0) await new Promise((done) => setTimeout(done, 600));
}

/** What is wrong, or nothing. */
async function run(check, fault) {
  const heard = [];
  await restore();
  let page;
  try {
    page = await open(url, heard, check.open, fault);
    const again = (address, how) => open(address, heard, { ...check.open, ...how }, fault);
    await check.does(page, { url, folder, again });
    // A message about what the server refused, or was made to lose, is the page's own doing only if it comes from a script.
    const own = heard.filter((line) => !/Failed to load resource: (the server responded with a status of [45]|net::ERR_FAILED)/.test(line));
    return own.length === 0 ? null : own.join('\n');
  } catch (error) {
    return [error.message, ...heard].join('\n');
  } finally {
    await restore();
    for (const context of browser.browserContexts()) if (context !== browser.defaultBrowserContext()) await context.close();
  }
}

const all = [...checks, ...more, ...trouble, ...wide];
const wanted = chosen.length > 0 ? all.filter(({ name }) => chosen.includes(name)) : all.filter(({ alone }) => !alone);
const count = { passed: 0, failed: 0 };
function tell(passed, what, why) {
  count[passed ? 'passed' : 'failed'] += 1;
  console.log(`${passed ? 'passed' : 'FAILED'} ${what}`);
  if (why) console.log(why.replace(/^/gm, '    '));
}
try {
  for (const check of wanted) {
    if (!breaking) {
      const wrong = await run(check);
      tell(!wrong, `${check.name}: ${check.about}`, wrong);
      continue;
    }
    const own = faults.filter((fault) => fault.check === check.name);
    for (const fault of own) {
      const wrong = await run(check, fault);
      tell(Boolean(wrong), `${check.name} sees ${fault.to.split('\n')[0]} in ${fault.file}`, wrong ? wrong.trim().split('\n')[0].slice(0, 160) : 'nobody noticed');
    }
  }
} finally {
  await browser.close();
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exitCode = count.failed === 0 ? 0 : 1;
