// For everyone, and for many ideas.

import axe from 'axe-core';
import { accessibility } from '../page.mjs';
import { assert, names, part, press, until, write } from './hands.mjs';

const SIZES = [{ width: 390, height: 844 }, { width: 1600, height: 1000 }];

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
      const range = await part(page, 'Data moat', 'input[type=range]');
      const { x, y, width, height } = await range.boundingBox();
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
      const asked = await page.evaluate(() => performance.getEntriesByType('resource').length);
      const until_then = Date.now() + 3000;
      for (let n = 0; Date.now() < until_then; n += 1) {
        await page.mouse.move(x + width * (0.15 + 0.6 * Math.abs(Math.sin(n / 40))), y + height / 2);
      }
      const { median, slow, answers } = await page.evaluate((before) => {
        cancelAnimationFrame(window.next);
        const gaps = window.frames_seen.slice(1).map((at, n) => at - window.frames_seen[n]).toSorted((a, b) => a - b);
        const answered = performance.getEntriesByType('resource').length - before;
        return { median: gaps[Math.floor(gaps.length / 2)], slow: gaps[Math.floor(gaps.length * 0.95)], answers: answered };
      }, asked);
      await page.mouse.up();
      await until(page, () => /#r=/.test(location.hash));
      console.log(`    frames: median ${median.toFixed(1)} ms, 95 % within ${slow.toFixed(1)} ms; ${answers} answers in 3 s`);
      // A frame is 16.7 ms; a machine that does other things as well may miss one now and then.
      assert.ok(median < 17.5, `half of all frames take ${median} ms or more`);
      assert.ok(answers > 3, `${answers} answers in 3 seconds`);
    },
  },
];
