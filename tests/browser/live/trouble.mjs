// What goes wrong around the page: a server that dies or is full, texts that are no number, answers that come late.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assert, drag, names, part, rest, rows, shares, take, text, told, until, write } from './hands.mjs';

const leads = (page) => page.$eval('#headline', (node) => node.textContent.split(' leads')[0]);

export const trouble = [
  {
    name: 'late',
    about: 'a server that dies before the first score leaves a page that tries again',
    open: { lose: { path: '/api/score', times: 2 } },
    async does(page) {
      assert.equal((await names(page)).length, 32);
      assert.equal(await text(page, '#lost'), '');
      await drag(page, 'Data moat', 40);
    },
  },
  {
    name: 'full',
    about: 'a page that may not listen for saved edits asks again, and is current all the same',
    open: { lose: { path: '/api/events', times: 1, status: 503 } },
    async does(page, { folder }) {
      const file = path.join(folder, 'ideas.csv');
      writeFileSync(file, readFileSync(file, 'utf8').replace('AI video ads', 'AI film ads'));
      await until(page, () => document.querySelector('#ideas').textContent.includes('AI film ads'));
    },
  },
  {
    name: 'refused',
    about: 'a text that is no weight is answered, and the answer stays while something else is done',
    async does(page) {
      const before = await shares(page);
      await write(page, 'Data moat', '12,5');
      assert.match(await told(page, 'Data moat', '.stuck'), /`12,5`.*write 12\.5/i);
      await rest(page);
      assert.ok(!(await page.$eval('#why', (node) => node.classList.contains('stale'))), 'it stays dimmed');
      for (const wrong of ['abc', '5%5']) {
        const box = await part(page, 'Data moat', '.number');
        await box.click({ clickCount: 3 });
        await page.keyboard.type(wrong);
        // A button pressed takes the focus away first; the answer is there before a hand lets the button go.
        const { x, y } = await (await part(page, 'Growth', '.lock')).boundingBox();
        await page.mouse.move(x + 5, y + 5);
        await page.mouse.down();
        await until(page, (text) => [...document.querySelectorAll('.stuck')].some((node) => node.textContent.includes(text)), wrong);
        await page.mouse.up();
        await rest(page);
        const answer = await part(page, 'Data moat', '.stuck');
        assert.ok((await answer.evaluate((node) => node.textContent)).includes(`\`${wrong}\` is not a change of weight`), wrong);
        assert.ok(await answer.evaluate((node) => node.checkVisibility()), `the answer to ${wrong} is not shown`);
      }
      assert.deepEqual(await shares(page), before);
      await write(page, 'Data moat', '30');
      assert.equal(await told(page, 'Data moat', '.stuck'), '', 'an answer that is out of date');
    },
  },
  {
    name: 'live',
    about: 'while a slider is held, why the leader leads follows it',
    async does(page) {
      const before = await leads(page);
      assert.equal(await text(page, '#why-title'), before);
      await take(page, 'No cash burn', 60);
      await until(page, (old) => !document.querySelector('#headline').textContent.startsWith(old), before);
      await until(page, () => document.querySelector('#headline').textContent.startsWith(document.querySelector('#why-title').textContent));
      const leader = await leads(page);
      const row = (await rows(page)).find(({ name }) => name === leader);
      await until(page, (score) => document.querySelector('#why-score').textContent.startsWith(score), row.score);
      await page.mouse.up();
      await rest(page);
      assert.equal(await text(page, '#why-title'), leader);
      assert.ok(!(await page.$eval('#why', (node) => node.classList.contains('stale'))), 'it stays dimmed');
    },
  },
];
