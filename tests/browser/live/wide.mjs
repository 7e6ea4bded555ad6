// For everyone, and for many ideas.

import axe from 'axe-core';
import { accessibility } from '../page.mjs';
import { assert, names, part, press, until, write } from './hands.mjs';

/** How often the page and a bare one are measured, at most. */
const TURNS = 6;
/** How long a frame takes of sixty a second, in ms. */
const FRAME = 1000 / 60;
const SIZES = [{ width: 390, height: 844 }, { width: 1600, height: 1000 }];

/** Moves the slider that stands in `box` to and fro for so long; how long frames took meanwhile, in ms. */
async function slide(page, { x, y, width, height }, ms) {
  await page.mouse.move(x + width * 0.13, y + height / 2);
  await page.mouse.down();
  await page.evaluate(() => {
    window.frames_seen = [];
    const step = (now) => {
      window.frames_seen.push(now);
      window.next = requestAnimationFrame(step);
    };
    window.next = requestAnimationFrame(step);
  });
  const end = Date.now() + ms;
  for (let n = 0; Date.now() < end; n += 1) {
    await page.mouse.move(x + width * (0.15 + 0.6 * Math.abs(Math.sin(n / 40))), y + height / 2);
  }
  const seen = await page.evaluate(() => {
    cancelAnimationFrame(window.next);
    const gaps = window.frames_seen.slice(1).map((at, n) => at - window.frames_seen[n]).toSorted((a, b) => a - b);
    return { median: gaps[Math.floor(gaps.length / 2)], slow: gaps[Math.floor(gaps.length * 0.95)] };
  });
  await page.mouse.up();
  return seen;
}

/** The same of a page that does no more than that: rows move with a slider, and the same server has as much to compute. */
async function bare(page) {
  const other = await page.browserContext().newPage();
  const refused = [];
  other.on('pageerror', (error) => refused.push(error.message));
  await other.setViewport(page.viewport());
  await other.goto(new URL('/assets/words.js', page.url()).href);
  await other.evaluate(() => {
    document.body.innerHTML = `<input type=range><table>${'<tr>'.repeat(60)}</table>`;
    const range = document.querySelector('input');
    range.style.width = '300px';
    const rows = [...document.querySelectorAll('tr')];
    for (const row of rows) for (let n = 0; n < 12; n += 1) row.insertCell().textContent = n;
    const moved = () => {
      for (const row of rows) {
        row.style.transform = `translateY(${range.value}px)`;
        for (const cell of row.cells) cell.textContent = range.value;
      }
    };
    let asks = false;
    const ask = async () => {
      if (asks) return;
      asks = true;
      const body = JSON.stringify({ move: { criterion: 'data_moat', amount: range.value }, order: 'now', count: 60 });
      const answer = await fetch('/api/score', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
      if (!answer.ok) throw new Error(`refused: ${await answer.text()}`);
      asks = false;
    };
    range.addEventListener('input', () => {
      requestAnimationFrame(moved);
      ask();
    });
  });
  const seen = await slide(other, await (await other.$('input')).boundingBox(), 1500);
  await other.close();
  assert.deepEqual(refused, []);
  await page.bringToFront();
  return seen;
}

export const wide = [
  {
    name: 'accessible',
    about: 'axe finds nothing at 390 and 1,600 pixels, light and dark, before and after a move',
    async does(page, { url, again }) {
      for (const size of SIZES) {
        for (const scheme of ['light', 'dark']) {
          const other = await again(url, { ...size, scheme });
          // The policy of the page keeps other scripts out; the protocol does not ask it.
          await other.evaluate(axe.source);
          const wrong = async (when) => {
            const { problems } = await accessibility(other);
            assert.deepEqual(problems, [], `${when} at ${size.width} px, ${scheme}:\n${problems.join('\n')}`);
          };
          await wrong('at first');
          await press(other, 'Revenue now', '.lock');
          await press(other, 'Own channel', '.switch');
          await write(other, 'Data moat', '95');
          await wrong('after a move');
          await other.close();
        }
      }
      assert.ok((await names(page)).length > 0);
    },
  },
  {
    name: 'many',
    about: '10,000 ideas: a window of rows, every rank within reach, 60 frames a second while a slider moves',
    alone: true,
    // Draws and drawings of so many ideas go on for a while, and keep nobody waiting.
    open: { busy: true },
    async does(page) {
      const inPage = () => page.$$eval('#ideas tr', (all) => all.length);
      assert.ok((await inPage()) <= 100, `${await inPage()} rows`);
      assert.equal(await page.$eval('#rows table', (node) => node.getAttribute('aria-rowcount')), '10001');
      await page.$eval('#rows', (node) => node.scrollTo(0, node.scrollHeight));
      await until(page, () => document.querySelector('#ideas tr:last-child')?.getAttribute('aria-rowindex') === '10001');
      assert.ok((await inPage()) <= 100);
      await page.$eval('#rows', (node) => node.scrollTo(0, 0));
      await until(page, () => document.querySelector('#ideas tr')?.getAttribute('aria-rowindex') === '2');
      // What is drawn by lot for the sentences has the processors to itself first.
      await page.waitForFunction(() => document.querySelector('#certainty p'), { timeout: 60_000 });
      // A frame is 16.7 ms where a bare page does as much, and more where the machine does other things as well. Those
      // come and go, so both are measured in turns, and one turn in which the page keeps up with the bare one is
      // enough; frames longer than three of sixty a second are never smooth.
      const range = await part(page, 'Data moat', 'input[type=range]');
      const box = await range.boundingBox();
      const asked = () => page.evaluate(() => performance.getEntriesByType('resource').length);
      const keepsUp = ({ median, limit }) => median < limit;
      const turns = [];
      while (turns.length < TURNS && !turns.some(keepsUp)) {
        const plain = await bare(page);
        const before = await asked();
        const { median, slow } = await slide(page, box, 3000);
        const answers = (await asked()) - before;
        console.log(`    frames: median ${median.toFixed(1)} ms (of a bare page ${plain.median.toFixed(1)}), `
          + `95 % within ${slow.toFixed(1)} ms; ${answers} answers in 3 s`);
        turns.push({ median, answers, limit: 1.05 * Math.min(Math.max(plain.median, FRAME), 3 * FRAME) });
      }
      await until(page, () => /#r=/.test(location.hash));
      const fastest = turns.reduce((best, turn) => (turn.median < best.median ? turn : best));
      assert.ok(turns.some(keepsUp), `half of all frames take ${fastest.median} ms or more`);
      assert.ok(fastest.answers > 3, `${fastest.answers} answers in 3 seconds`);
    },
  },
];
