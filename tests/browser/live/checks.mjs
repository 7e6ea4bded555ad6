// What the live page must do, check by check. Each begins with a fresh browser profile on the page as it opens.
//
// `{ name, about, does, open }`: `does` gets the page and `{ url, folder, again, files }`, `open` is how it is opened.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assert, choose, click, drag, names, part, press, rest, rows, shares, take, tenths, text, told, until, write } from './hands.mjs';

const number = (all, name) => Number(all[name]);

export const checks = [
  {
    name: 'sum',
    about: 'a slider moved by the mouse rescales the others, and back again restores every weight',
    async does(page) {
      const before = await shares(page);
      assert.equal(tenths(before), 1000);
      await drag(page, 'Data moat', 40);
      const after = await shares(page);
      assert.equal(tenths(after), 1000);
      assert.ok(number(after, 'Data moat') > 36 && number(after, 'Data moat') < 44, `dragged to ${after['Data moat']}`);
      const factor = (100 - number(after, 'Data moat')) / (100 - number(before, 'Data moat'));
      for (const name of Object.keys(before).filter((name) => name !== 'Data moat')) {
        const wanted = factor * number(before, name);
        assert.ok(Math.abs(number(after, name) - wanted) < 0.11, `${name}: ${after[name]} and not ${wanted}`);
      }
      await write(page, 'Data moat', '100');
      assert.equal((await shares(page))['Revenue now'], '0');
      await write(page, 'Data moat', before['Data moat']);
      assert.deepEqual(await shares(page), before);
    },
  },
  {
    name: 'lock',
    about: 'a locked weight stays; where all others are locked the slider stops and says why',
    async does(page) {
      const before = await shares(page);
      await press(page, 'Revenue now', '.lock');
      assert.equal(await (await part(page, 'Revenue now', '.lock')).evaluate((node) => node.ariaPressed), 'true');
      await drag(page, 'Data moat', 60);
      assert.equal((await shares(page))['Revenue now'], before['Revenue now']);
      await write(page, 'Data moat', '95');
      assert.match(await told(page, 'Data moat', '.stuck'), /stops at 83 %/);
      await click(page, '#reset');
      for (const name of Object.keys(before)) if (name !== 'Data moat') await press(page, name, '.lock');
      const all = await shares(page);
      await drag(page, 'Data moat', 50);
      assert.deepEqual(await shares(page), all);
      assert.match(await told(page, 'Data moat', '.stuck'), /Every other criterion is locked/);
      // A key let go before the next frame is painted.
      await page.evaluate(() => {
        const frame = window.requestAnimationFrame;
        window.requestAnimationFrame = (paint) => setTimeout(() => frame(paint), 1000);
      });
      await (await part(page, 'Data moat', 'input[type=range]')).focus();
      await page.keyboard.press('PageUp');
      await rest(page);
      assert.match(await told(page, 'Data moat', '.stuck'), /Every other criterion is locked/, 'by a key');
    },
  },
  {
    name: 'off',
    about: 'a criterion switched off weighs nothing, and comes back with its weight',
    async does(page) {
      const before = await shares(page);
      await press(page, 'Revenue now', '.switch');
      assert.equal((await shares(page))['Revenue now'], '0');
      assert.equal(await (await part(page, 'Revenue now', '.switch')).evaluate((node) => node.ariaChecked), 'false');
      await press(page, 'Revenue now', '.switch');
      assert.deepEqual(await shares(page), before);
    },
  },
  {
    name: 'box',
    about: 'the number box: Enter applies, Esc cancels, arrows and page keys step',
    async does(page) {
      const before = await shares(page);
      await write(page, 'Data moat', '31.5');
      assert.equal((await shares(page))['Data moat'], '31.5');
      await write(page, 'Data moat', '77', 'Escape');
      assert.equal((await shares(page))['Data moat'], '31.5');
      const box = await part(page, 'Data moat', '.number');
      await box.focus();
      for (const [key, share] of [['ArrowUp', '32.5'], ['PageUp', '42.5'], ['ArrowDown', '41.5'], ['PageDown', '31.5']]) {
        await page.keyboard.press(key);
        await rest(page);
        assert.equal((await shares(page))['Data moat'], share, key);
      }
      await write(page, 'Data moat', 'x2');
      assert.equal((await shares(page))['Data moat'], '63');
      await write(page, 'Data moat', 'nonsense');
      assert.match(await told(page, 'Data moat', '.stuck'), /nonsense/);
      await write(page, 'Data moat', before['Data moat']);
      assert.deepEqual(await shares(page), before);
    },
  },
  {
    name: 'keys',
    about: 'a slider by keyboard: ±1, ±10, both ends; its value in words; nothing smaller than 24 pixels',
    async does(page) {
      const range = await part(page, 'Data moat', 'input[type=range]');
      await range.focus();
      const spoken = () => range.evaluate((node) => node.getAttribute('aria-valuetext'));
      for (const [key, share] of [['ArrowRight', '13'], ['PageUp', '23'], ['ArrowLeft', '22'], ['PageDown', '12']]) {
        await page.keyboard.press(key);
        await rest(page);
        assert.equal((await shares(page))['Data moat'], share, key);
        assert.ok((await spoken()).startsWith(`${share} %`), await spoken());
      }
      await page.keyboard.press('End');
      await rest(page);
      assert.equal((await shares(page))['Data moat'], '100');
      await page.keyboard.press('Home');
      await rest(page);
      assert.equal((await shares(page))['Data moat'], '0');
      const small = await page.evaluate(() => {
        const seen = [...document.querySelectorAll('button, input, select, a, [tabindex]')].filter((node) => node.checkVisibility());
        const tiny = (node) => {
          const own = node.type === 'radio' ? node.closest('label') : node;
          const { width, height } = own.getBoundingClientRect();
          return width < 24 || height < 24;
        };
        return seen.filter(tiny).map((node) => node.outerHTML.slice(0, 80));
      });
      assert.deepEqual(small, []);
    },
  },
  {
    name: 'held',
    about: 'while the pointer is down the order is held and moves are marked; it is sorted on release',
    async does(page) {
      const before = await names(page);
      await take(page, 'Own channel', 60);
      await until(page, () => [...document.querySelectorAll('#ideas .moved')].some((node) => /^[▲▼]\d/.test(node.textContent)));
      assert.deepEqual(await names(page), before, 'rows moved while the slider was held');
      await page.mouse.up();
      await rest(page);
      const after = await rows(page);
      assert.notDeepEqual(after.map(({ name }) => name), before);
      const ranks = after.map(({ rank }) => Number(rank.replace('=', '')));
      assert.deepEqual(ranks, ranks.toSorted((a, b) => a - b));
    },
  },
  {
    name: 'glide',
    about: 'rows glide to their places in 300 ms',
    async does(page) {
      await page.evaluate(() => {
        window.glides = [];
        const animate = Element.prototype.animate;
        Element.prototype.animate = function (frames, options) {
          if (this.localName === 'tr') window.glides.push(options.duration ?? options);
          return animate.call(this, frames, options);
        };
      });
      await write(page, 'Own channel', '60');
      const glides = await page.evaluate(() => window.glides);
      assert.ok(glides.length > 5 && glides.every((duration) => duration === 300), JSON.stringify(glides));
    },
  },
  {
    name: 'jump',
    about: 'rows jump for those who want no motion',
    open: { motion: 'reduce' },
    async does(page) {
      await page.evaluate(() => {
        window.glides = 0;
        Element.prototype.animate = () => (window.glides += 1);
      });
      const before = await names(page);
      await write(page, 'Own channel', '60');
      assert.notDeepEqual(await names(page), before);
      assert.equal(await page.evaluate(() => window.glides), 0);
    },
  },
  {
    name: 'flips',
    about: 'the shaded part of a track is where the leader stays; beyond its tick the one named there leads',
    async does(page) {
      const leader = (await names(page))[0];
      const beyond = await told(page, 'No cash burn', '.flips .above');
      const [, at, challenger] = beyond.match(/above ([\d.]+) %: (.*)/);
      const drawn = await (await part(page, 'No cash burn', '.track')).evaluate((track) => {
        const [line, stay] = [track.querySelector('input'), track.querySelector('.stay')].map((n) => n.getBoundingClientRect());
        const thumb = 18;
        return (100 * (stay.right - line.left - thumb / 2)) / (line.width - thumb);
      });
      assert.ok(Math.abs(drawn - Number(at)) < 1.5, `drawn to ${drawn}, said ${at}`);
      await write(page, 'No cash burn', String(Number(at) - 0.2));
      assert.equal((await names(page))[0], leader);
      await write(page, 'No cash burn', String(Number(at) + 0.2));
      assert.equal((await names(page))[0], challenger);
    },
  },
  {
    name: 'undo',
    about: 'one step back for each gesture, and forth again; back to criteria.toml',
    async does(page) {
      const states = [await shares(page)];
      await drag(page, 'Data moat', 50);
      states.push(await shares(page));
      const range = await part(page, 'Growth', 'input[type=range]');
      await range.focus();
      await page.keyboard.down('ArrowRight');
      for (let n = 0; n < 4; n += 1) await page.keyboard.down('ArrowRight');
      await page.keyboard.up('ArrowRight');
      await rest(page);
      states.push(await shares(page));
      assert.equal(Math.round(number(states[2], 'Growth') - number(states[1], 'Growth')), 5, 'five steps');
      await choose(page, '#lens', 'market');
      states.push(await shares(page));
      const key = async (...held) => {
        for (const one of held.slice(0, -1)) await page.keyboard.down(one);
        await page.keyboard.press(held.at(-1));
        for (const one of held.slice(0, -1)) await page.keyboard.up(one);
        await rest(page);
      };
      await page.focus('#help');
      for (const at of [2, 1, 0]) {
        await key('Control', 'z');
        assert.deepEqual(await shares(page), states[at], `undone to ${at}`);
      }
      for (const at of [1, 2, 3]) {
        await key('Control', 'Shift', 'z');
        assert.deepEqual(await shares(page), states[at], `redone to ${at}`);
      }
      await click(page, '#undo');
      assert.deepEqual(await shares(page), states[2]);
      await click(page, '#redo');
      assert.deepEqual(await shares(page), states[3]);
      await click(page, '#reset');
      assert.deepEqual(await shares(page), states[0]);
      await click(page, '#undo');
      assert.deepEqual(await shares(page), states[3], 'going back to criteria.toml is a gesture too');
    },
  },
  {
    name: 'link',
    about: 'the address restores the state in a fresh browser; that of another rubric is refused in a sentence',
    async does(page, { again }) {
      await drag(page, 'Data moat', 45);
      await press(page, 'Growth', '.lock');
      await press(page, 'Own channel', '.switch');
      await page.click('#unknown input[value=half]');
      await rest(page);
      const [before, ranking] = [await shares(page), await rows(page)];
      const url = page.url();
      assert.match(url, /#r=[0-9a-f]{12}&/);
      const other = await again(url);
      assert.deepEqual(await shares(other), before);
      assert.deepEqual(await rows(other), ranking);
      assert.equal(await (await part(other, 'Growth', '.lock')).evaluate((node) => node.ariaPressed), 'true');
      assert.equal(await (await part(other, 'Own channel', '.switch')).evaluate((node) => node.ariaChecked), 'false');
      assert.ok(await other.$eval('#unknown input[value=half]', (node) => node.checked));
      const foreign = await again(url.replace(/#r=[0-9a-f]{12}/, '#r=000000000000'));
      assert.match(await text(foreign, '#told'), /belongs to another rubric/);
      assert.equal((await shares(foreign))['Data moat'], '12');
    },
  },
  {
    name: 'command',
    about: 'the link and the command that are copied are those of the state',
    async does(page, { url }) {
      await page.browserContext().overridePermissions(new URL(url).origin, ['clipboard-read', 'clipboard-write', 'clipboard-sanitized-write']);
      const copied = () => page.evaluate(() => navigator.clipboard.readText());
      await write(page, 'Data moat', '30');
      await press(page, 'Growth', '.lock');
      await click(page, '#command');
      assert.equal(await copied(), 'dingzi whatif -w data_moat=30');
      await click(page, '#link');
      assert.equal(await copied(), page.url());
    },
  },
  {
    name: 'save',
    about: 'a lens is saved into criteria.toml, comments kept, and can be chosen at once',
    async does(page, { folder }) {
      const file = path.join(folder, 'criteria.toml');
      const before = readFileSync(file, 'utf8');
      await write(page, 'Data moat', '30');
      const changed = await shares(page);
      await click(page, '#save');
      await page.type('#lens-name', 'two words');
      await page.keyboard.press('Enter');
      await until(page, () => /cannot be the id/.test(document.querySelector('#save-said').textContent));
      assert.equal(readFileSync(file, 'utf8'), before);
      await page.click('#lens-name', { clickCount: 3 });
      await page.type('#lens-name', 'by_hand');
      await page.keyboard.press('Enter');
      await until(page, () => [...document.querySelectorAll('#lens option')].some(({ value }) => value === 'by_hand'));
      const after = readFileSync(file, 'utf8');
      assert.ok(after.startsWith(before.trimEnd()), 'what stood in criteria.toml has changed');
      assert.match(after, /id = "by_hand"\nweights = .*data_moat = 30/);
      // Saved again under its name, it is replaced only after a question.
      await page.keyboard.press('Enter');
      await until(page, () => /already/.test(document.querySelector('#save-said').textContent));
      assert.equal(readFileSync(file, 'utf8'), after);
      await page.keyboard.press('Enter');
      await until(page, () => /is saved/.test(document.querySelector('#save-said').textContent));
      assert.equal(readFileSync(file, 'utf8'), after);
      await page.keyboard.press('Escape');
      await rest(page);
      await choose(page, '#lens', 'equal');
      await choose(page, '#lens', 'by_hand');
      assert.deepEqual(await shares(page), changed);
    },
  },
];
