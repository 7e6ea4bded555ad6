// The live page as hands and eyes have it: what stands on it, and what can be done to it.

import assert from 'node:assert/strict';

export { assert };

/** Milliseconds until something that must happen has happened. */
const PATIENCE = process.argv.includes('--faults') ? 4_000 : 10_000;

/** Waits until `seen` returns something true in the page. */
export async function until(page, seen, ...given) {
  try {
    return await page.waitForFunction(seen, { timeout: PATIENCE, polling: 'raf' }, ...given);
  } catch {
    assert.fail(`never seen: ${seen.toString().replace(/\s+/g, ' ').slice(0, 160)} ${JSON.stringify(given)}`);
  }
}

/** Waits until no question is under way and nothing moves. */
export async function rest(page) {
  let still = 0;
  for (let n = 0; n < 400 && still < 4; n += 1) {
    const moves = await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length);
    still = page.asked.size === 0 && moves === 0 ? still + 1 : 0;
    await new Promise((done) => setTimeout(done, 25));
  }
  assert.ok(still >= 4, `still busy after 10 seconds: ${[...page.asked].map((request) => request.url())}`);
}

/** The share in each number box, by the name of its criterion. */
export const shares = (page) =>
  page.evaluate(() => {
    const sliders = [...document.querySelectorAll('li.slider')];
    return Object.fromEntries(
      sliders.map((node) => [node.querySelector('.name').textContent, node.querySelector('.number').value]),
    );
  });

/** The rows that are in the page. */
export const rows = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('#ideas tr')].map((node) => {
      const text = (part) => node.querySelector(part).textContent;
      return { rank: text('.rank'), moved: text('.moved'), name: text('th.name button'), score: text('.score') };
    }),
  );

export const names = async (page) => (await rows(page)).map(({ name }) => name);
export const text = (page, selector) => page.$eval(selector, (node) => node.textContent.replaceAll('\u00a0', ' ').trim());

/** What a part of the slider of a criterion says. */
export const told = async (page, criterion, selector) =>
  (await part(page, criterion, selector)).evaluate((node) => node.textContent.replaceAll('\u00a0', ' '));

/** A part of the slider of a criterion. */
export async function part(page, criterion, selector) {
  const handle = await page.evaluateHandle(
    (name, within) => {
      const own = (node) => node.querySelector('.name').textContent === name;
      return [...document.querySelectorAll('li.slider')].find(own)?.querySelector(within);
    },
    criterion,
    selector,
  );
  const element = handle.asElement();
  assert.ok(element, `there is no ${selector} of ${criterion}`);
  await element.evaluate((node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  return element;
}

/** Where the thumb of a slider is at a share, in the window. */
async function point(range, share) {
  const { x, y, width, height } = await range.boundingBox();
  // The middle of the thumb goes from half its width to the other end less half its width.
  const thumb = 18;
  return { x: x + thumb / 2 + ((width - thumb) * share) / 100, y: y + height / 2 };
}

/** Takes a slider with the mouse and moves it to a share; let it go with `page.mouse.up()`. */
export async function take(page, criterion, share) {
  const range = await part(page, criterion, 'input[type=range]');
  const from = await point(range, await range.evaluate((node) => node.valueAsNumber));
  const to = await point(range, share);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 6 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
}

/** Drags a slider to a share and lets it go. */
export async function drag(page, criterion, share) {
  await take(page, criterion, share);
  await page.mouse.up();
  await rest(page);
}

/** Writes into the number box of a criterion. */
export async function write(page, criterion, amount, key = 'Enter') {
  const box = await part(page, criterion, '.number');
  await box.click({ clickCount: 3 });
  await page.keyboard.type(amount);
  await page.keyboard.press(key);
  await rest(page);
}

export async function press(page, criterion, selector) {
  await (await part(page, criterion, selector)).click();
  await rest(page);
}

export async function click(page, selector) {
  await page.$eval(selector, (node) => node.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await page.click(selector);
  await rest(page);
}

export async function choose(page, selector, value) {
  await page.select(selector, value);
  await rest(page);
}

/** Tenths of a per cent in all boxes, as a whole number. */
export const tenths = (all) => Object.values(all).reduce((sum, share) => sum + Math.round(10 * Number(share)), 0);
