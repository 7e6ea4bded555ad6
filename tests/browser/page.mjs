// One page in Chromium: at two widths, light and dark, without JavaScript, and on paper.

import { pathToFileURL } from 'node:url';
import { realpathSync } from 'node:fs';
import axe from 'axe-core';
import { faint } from './contrast.mjs';
import { cut, figures, headings, sideways, texts, unread } from './inside.mjs';

const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true };
const DESK = { width: 1280, height: 900, isMobile: false, hasTouch: false };
/** A4 within margins of 1 cm, in CSS pixels. */
const PAPER = { width: 718, height: 1047, isMobile: false, hasTouch: false };
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Many elements may break one rule: this many are shown. */
const SHOWN = 5;

/** Every check of the file, as `{ check, problems, notes }`, the texts ready to print; `patience` in milliseconds. */
export async function inspect(browser, file, patience) {
  const url = pathToFileURL(realpathSync(file)).href;
  const page = await browser.newPage();
  page.setDefaultTimeout(patience);
  const heard = listen(page, url);
  const checks = [];
  const add = (check, problems, notes = []) => checks.push({ check, problems, notes });
  try {
    let withScripts;
    for (const viewport of [PHONE, DESK]) {
      const size = `${viewport.width} px`;
      await open(page, url, viewport);
      for (const scheme of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        const { problems, notes } = await accessibility(page);
        add(`accessible at ${size}, ${scheme}`, problems, notes);
        if (viewport === DESK) add(`clear text in pictures, ${scheme}`, await page.evaluate(faint));
      }
      add(`no scrolling sideways at ${size}`, await page.evaluate(sideways, viewport.width));
      withScripts = await page.evaluate(texts);
      if (viewport === DESK) {
        add('headings in order', await page.evaluate(headings));
        add('a text for every figure', await page.evaluate(figures));
        heard.loads.push(...(await page.evaluate(unread)));
      }
    }
    add('printed on A4', await printed(page));

    await page.setJavaScriptEnabled(false);
    await open(page, url, DESK);
    const without = new Set(await page.evaluate(texts));
    const lost = withScripts.filter((text) => !without.has(text)).map((text) => `missing: ${text}`);
    add('all text without JavaScript', without.size > 0 ? lost : ['the page has no text']);
  } catch (error) {
    add('looked at to the end', [`${error.message}; does a script of the page run on and on?`]);
  } finally {
    // A page that hangs does not close either; it ends with the browser.
    await Promise.race([page.close(), new Promise((done) => setTimeout(done, 1_000).unref())]);
  }
  add('silent console', heard.console);
  add('nothing loaded but the page', heard.loads);
  return checks;
}

/** The page with axe in it, its fonts loaded. */
async function open(page, url, viewport) {
  await page.setViewport(viewport);
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(axe.source);
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

/** Writes down what the page says and what it asks for. Nothing it asks for is reached: the browser has no network. */
function listen(page, url) {
  const heard = { console: [], loads: [] };
  const once = (list, text) => list.includes(text) || list.push(text);
  page.on('console', (message) => once(heard.console, `${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => once(heard.console, `error: ${error.message ?? error}`));
  page.on('dialog', async (dialog) => {
    once(heard.console, `${dialog.type()}: ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    const asked = request.url();
    const own = asked.split('#')[0] === url || asked.startsWith('data:');
    if (!own) once(heard.loads, `asks for ${asked} (${request.resourceType()}); put it into the page, or leave it out`);
  });
  page.on('requestfailed', (request) => {
    const asked = request.url().slice(0, 100);
    once(heard.loads, `could not load ${asked}: ${request.failure()?.errorText}`);
  });
  return heard;
}

/** What axe objects to, and what it could not decide. The contrast of text in pictures is left to `faint`. */
export async function accessibility(page) {
  const { violations, incomplete } = await page.evaluate(async (tags) => {
    const options = { resultTypes: ['violations', 'incomplete'], preload: false };
    const contrast = { 'color-contrast': { enabled: false } };
    const all = await globalThis.axe.run(document, { ...options, runOnly: tags, rules: contrast });
    const outside = { include: ['html'], exclude: ['svg'] };
    const colours = await globalThis.axe.run(outside, {
      ...options,
      runOnly: { type: 'rule', values: ['color-contrast'] },
    });
    const both = (kind) => [...all[kind], ...colours[kind]];
    return { violations: both('violations'), incomplete: both('incomplete') };
  }, RULES);
  const problems = violations.map((rule) => told(rule, rule.nodes));
  const notes = [];
  for (const rule of incomplete) {
    const low = rule.nodes.filter(tooLow);
    if (low.length > 0) problems.push(told(rule, low));
    const open = rule.nodes.filter((node) => !tooLow(node));
    if (open.length > 0) notes.push(undecided(rule, open));
  }
  return { problems, notes };
}

/** Whether axe hesitates over an element although it computed a contrast, and that is too low. */
function tooLow(node) {
  return [...node.any, ...node.all].some(({ id, data }) => {
    const wanted = Number.parseFloat(data?.expectedContrastRatio);
    return id === 'color-contrast' && data?.contrastRatio > 0 && data.contrastRatio < wanted;
  });
}

/** A rule of axe with the elements that break it. */
function told(rule, nodes) {
  const lines = [`${rule.id}: ${rule.help} (${nodes.length} ${nodes.length === 1 ? 'element' : 'elements'})`];
  for (const node of nodes.slice(0, SHOWN)) {
    const html = node.html.replace(/\s+/g, ' ');
    lines.push(`  where: ${node.target.flat().join(' ')}   ${html.length > 160 ? `${html.slice(0, 160)}…` : html}`);
    // “Fix any of the following:” and a line for each way, in blocks.
    const ways = (node.failureSummary ?? '').split('\n\n').map((block) => block.split(/\n\s*/));
    lines.push(`  mend: ${ways.map(([head, ...rest]) => `${head} ${rest.join('; ')}`).join('. ')}`);
  }
  if (nodes.length > SHOWN) lines.push(`  … and ${nodes.length - SHOWN} more`);
  lines.push(`  see: ${rule.helpUrl.split('?')[0]}`);
  return lines.join('\n');
}

/** What axe leaves open in a rule: each reason with the number of elements and the first of them. */
function undecided(rule, nodes) {
  const reasons = new Map();
  for (const node of nodes) {
    const why = [...node.any, ...node.all, ...node.none].map((check) => check.message).join('; ');
    reasons.set(why, [...(reasons.get(why) ?? []), node.target.flat().join(' ')]);
  }
  const lines = [...reasons].map(([why, places]) => `  ${places.length} × ${why}\n    the first: ${places[0]}`);
  return [`axe cannot decide ${rule.id}: ${rule.help}`, ...lines].join('\n');
}

/** Prints the page: more than one sheet, and nothing cut off at the edge of a box that cannot be scrolled on paper. */
async function printed(page) {
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  const pdf = Buffer.from(
    await page.pdf({ format: 'A4', margin: { top: '1cm', right: '1cm', bottom: '1cm', left: '1cm' } }),
  );
  const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const problems = sheets > 1 ? [] : [`${sheets} sheets; a report has more than one`];
  await page.setViewport(PAPER);
  await page.emulateMediaType('print');
  problems.push(...(await page.evaluate(sideways, PAPER.width)), ...(await page.evaluate(cut)));
  await page.emulateMediaType(null);
  return problems;
}
