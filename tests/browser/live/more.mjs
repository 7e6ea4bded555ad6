// More of what the live page must do: what it tells, what it keeps up with, and for whom.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { assert, choose, click, drag, names, press, rest, rows, shares, take, text, until, write } from './hands.mjs';

/** Rewrites a file of the folder that is served. */
function edit(folder, name, change) {
  const file = path.join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  assert.notEqual(after, before, 'nothing to edit');
  writeFileSync(file, after);
}

export const more = [
  {
    name: 'lenses',
    about: 'lenses are picked and compared; “Base” and “Equal” are always there',
    async does(page) {
      const offered = (id) => page.$$eval(`${id} option`, (all) => all.map(({ value }) => value));
      for (const id of ['#lens', '#against']) {
        assert.deepEqual((await offered(id)).filter(Boolean).slice(0, 2), ['base', 'equal'], id);
      }
      await choose(page, '#lens', 'equal');
      assert.equal(new Set(Object.values(await shares(page)).map((share) => Math.round(Number(share)))).size, 1);
      assert.ok((await rows(page)).some(({ moved }) => /^[▲▼]/.test(moved)), 'no move against “Base”');
      await choose(page, '#against', 'equal');
      assert.ok((await rows(page)).every(({ moved }) => moved === ''), 'moves against itself');
      await choose(page, '#against', 'technology');
      const compared = await rows(page);
      await choose(page, '#lens', 'technology');
      const own = await rows(page);
      for (const { name, rank, moved } of compared) {
        const other = own.find((row) => row.name === name);
        const [now, then] = [rank, other.rank].map((label) => Number(label.replace('=', '')));
        const mark = now === then ? '' : now < then ? `▲${then - now}` : `▼${now - then}`;
        assert.equal(moved, mark, name);
      }
    },
  },
  {
    name: 'why',
    about: 'a row chosen is explained: waterfall, facts with sources, gates, what would put it first, what to find out',
    async does(page) {
      assert.equal(await text(page, '#why-title'), (await names(page))[0], 'the leader is explained at first');
      const wanted = (await rows(page))[3];
      const buttons = await page.$$('#ideas th.name button');
      await buttons[3].click();
      await rest(page);
      assert.equal(await text(page, '#why-title'), wanted.name);
      assert.match(await text(page, '#why-heading'), new RegExp(`Rank ${wanted.rank} of 32`));
      assert.ok((await text(page, '#why-score')).startsWith(`${wanted.score} of 100`));
      assert.match(await text(page, '#facts'), /\(judgement\)/, 'no source');
      const steps = await page.$$eval('#facts .fall .solid', (all) =>
        all.map((node) => {
          const { left, right } = node.getBoundingClientRect();
          const box = node.parentElement.getBoundingClientRect();
          return [(left - box.left) / box.width, (right - box.left) / box.width];
        }),
      );
      steps.slice(1).forEach(([from], n) => assert.ok(Math.abs(from - steps[n][1]) < 0.01, 'a step does not begin where the last one ends'));
      assert.ok(Math.abs(100 * steps.at(-1)[1] - Number(wanted.score)) < 1, 'the steps do not end at the score');
      assert.ok((await text(page, '#gates')).length > 20);
      assert.match(await text(page, '#first'), /→|from .* to /);
      assert.match(await text(page, '#next'), /\+\d/);
    },
  },
  {
    name: 'unknown',
    about: 'what is unknown counts as nothing, as half or as best',
    async does(page) {
      const scores = async () => Object.fromEntries((await rows(page)).map(({ name, score }) => [name, Number(score)]));
      const nothing = await scores();
      await page.click('#unknown input[value=half]');
      await rest(page);
      const half = await scores();
      await page.click('#unknown input[value=best]');
      await rest(page);
      const best = await scores();
      for (const name of Object.keys(nothing)) {
        assert.ok(Math.abs(half[name] - (nothing[name] + best[name]) / 2) < 0.11, name);
      }
      assert.ok(Object.keys(nothing).some((name) => best[name] > nothing[name] + 5), 'nothing was open');
      assert.equal(await text(page, '#headline'), (await text(page, '#headline')).trim());
      assert.ok((await text(page, '#headline')).startsWith((await names(page))[0]));
    },
  },
  {
    name: 'spoken',
    about: 'a real table; a summary is spoken on release and not before; / searches, ? lists the keys',
    async does(page) {
      assert.equal(await page.$eval('#ideas', (node) => node.closest('table')?.querySelectorAll('thead th[scope=col]').length), 21);
      const live = await page.$eval('#said', (node) => node.getAttribute('aria-live') ?? node.getAttribute('role'));
      assert.ok(['polite', 'status'].includes(live), live);
      await write(page, 'Growth', '7');
      const before = await text(page, '#said');
      assert.ok(before.length > 10, 'nothing was said');
      await take(page, 'No cash burn', 60);
      await until(page, () => document.querySelector('#headline').textContent.startsWith('WeChat'));
      assert.equal(await text(page, '#said'), before, 'it speaks while the slider moves');
      await page.mouse.up();
      await rest(page);
      assert.match(await text(page, '#said'), /^WeChat sales agent leads/);
      await page.focus('#help');
      await page.keyboard.press('/');
      assert.equal(await page.evaluate(() => document.activeElement.id), 'find');
      await page.keyboard.type('agent');
      await rest(page);
      assert.ok((await names(page)).length > 0 && (await names(page)).every((name) => /agent/i.test(name)));
      await page.keyboard.press('Escape');
      await page.focus('#help');
      await page.keyboard.type('?');
      assert.ok(await page.$eval('#keys-dialog', (node) => node.open));
      await page.keyboard.press('Escape');
      assert.ok(!(await page.$eval('#keys-dialog', (node) => node.open)));
    },
  },
  {
    name: 'double',
    about: 'one click says who would lead if data moat counted twice as much',
    async does(page) {
      const before = await text(page, '#headline');
      await press(page, 'Data moat', '.double');
      assert.equal((await shares(page))['Data moat'], '24');
      assert.notEqual(await text(page, '#headline'), before);
      assert.ok((await text(page, '#headline')).startsWith((await names(page))[0]));
    },
  },
  {
    name: 'edited',
    about: 'a saved edit shows; a broken one is told while the last good state goes on',
    async does(page, { folder }) {
      await write(page, 'Data moat', '30');
      edit(folder, 'ideas.csv', (table) => table.replace('AI video ads', 'AI film ads'));
      await until(page, () => document.querySelector('#ideas').textContent.includes('AI film ads'));
      assert.equal((await shares(page))['Data moat'], '30', 'weights were lost');
      edit(folder, 'criteria.toml', (rubric) => rubric.replace('[rubric]', '[rubric'));
      await until(page, () => document.querySelector('#broken').checkVisibility() && /criteria\.toml:\d/.test(document.querySelector('#broken').textContent));
      await write(page, 'Data moat', '40');
      assert.equal((await shares(page))['Data moat'], '40', 'the last good state is of no use');
      edit(folder, 'criteria.toml', (rubric) => rubric.replace('[rubric', '[rubric]'));
      await until(page, () => document.querySelector('#broken').textContent === '');
    },
  },
  {
    name: 'hostile',
    about: 'a name that looks like HTML is text',
    async does(page, { folder }) {
      const name = '<img src=x onerror=alert(1)>';
      edit(folder, 'ideas.csv', (table) => table.replace('AI video ads', name).replace('Novel workbench', '</script><s>struck'));
      await until(page, (wanted) => document.querySelector('#ideas').textContent.includes(wanted), name);
      await rest(page);
      assert.equal((await names(page))[0], name);
      assert.ok((await text(page, '#headline')).includes(name));
      assert.equal(await text(page, '#why-title'), name);
      assert.equal(await page.$$eval('img, s', (all) => all.length), 0);
      await press(page, 'Data moat', '.double');
      await click(page, '#draw');
      await until(page, () => !document.querySelector('#often').hidden);
      assert.equal(await page.$$eval('img, s', (all) => all.length), 0);
    },
  },
  {
    name: 'tabs',
    about: 'two tabs never disturb each other',
    async does(page, { url, again }) {
      const other = await again(url, { within: page.browserContext() });
      const before = [await shares(other), await rows(other)];
      await drag(page, 'Data moat', 70);
      await new Promise((done) => setTimeout(done, 300));
      await rest(other);
      assert.deepEqual([await shares(other), await rows(other)], before);
      await write(other, 'Growth', '50');
      assert.ok(Number((await shares(page))['Data moat']) > 60);
    },
  },
  {
    name: 'draws',
    about: 'many draws tell how far they are, can be cancelled, and show who is first how often',
    async does(page) {
      await page.evaluate(() => {
        document.querySelector('#draw').click();
        document.querySelector('#cancel').click();
      });
      await until(page, () => document.querySelector('#drawn').textContent !== '');
      assert.equal(await text(page, '#drawn'), 'Cancelled.');
      assert.ok(await page.$eval('#often', (node) => node.hidden), 'what was cancelled is shown');
      assert.ok(await page.$eval('#draw', (node) => node.checkVisibility()), 'it cannot be asked again');
      await click(page, '#draw');
      await until(page, () => /first in|居首/.test(document.querySelector('#often .finding').textContent));
      assert.ok(await page.$('#often figure svg'));
      assert.ok((await page.$$('#often tbody tr')).length > 3);
      await until(page, () => document.querySelector('#map svg'));
    },
  },
  {
    name: 'phone',
    about: 'on a phone nothing scrolls sideways, and the headline stays in sight',
    open: { width: 390, height: 844 },
    async does(page) {
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
      await press(page, 'Data moat', '.double');
      const seen = await page.evaluate(() => {
        const inside = (node) => {
          const { top, bottom } = node.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight && node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        };
        return ['#headline', '#compact'].some((id) => inside(document.querySelector(id)));
      });
      assert.ok(seen, 'who leads is out of sight while a slider is in it');
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    },
  },
];
