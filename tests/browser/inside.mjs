// What is looked at inside the page. Each function is sent there alone and finds `axe` there; problems come in words.

/** Elements that make the page wider than the window, or than the sheet. */
export function sideways(width) {
  const { scrollWidth } = document.documentElement;
  if (scrollWidth <= width) return [];
  const out = (el) => el && el.getBoundingClientRect().right > width + 0.5;
  const clipped = (el) =>
    el && el !== document.body && (getComputedStyle(el).overflowX !== 'visible' || clipped(el.parentElement));
  const outer = [...document.body.querySelectorAll('*')].filter(
    (el) => out(el) && !out(el.parentElement) && !clipped(el.parentElement),
  );
  globalThis.axe.setup(document.documentElement);
  const places = outer.slice(0, 5).map((el) => {
    const html = el.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
    return `\n  where: ${globalThis.axe.utils.getSelector(el)}   ${html}`;
  });
  globalThis.axe.teardown();
  const cure = 'let long words break, or (on a screen) let what is wide scroll in a box of its own';
  return [`the page is ${scrollWidth} px wide where there is room for ${width}; ${cure}${places.join('')}`];
}

/** Headings: one h1, which comes first; no level left out on the way down; none empty. */
export function headings() {
  const all = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((el) => el.checkVisibility());
  const level = (el) => Number(el.tagName[1]);
  const first = all.filter((el) => level(el) === 1);
  const problems = first.length === 1 ? [] : [`${first.length} h1 headings; a page has one`];
  all.forEach((el, n) => {
    const before = n > 0 ? level(all[n - 1]) : 0;
    if (el.textContent.trim() === '') problems.push(`an empty h${level(el)}, heading ${n + 1} of the page`);
    if (level(el) > before + 1) {
      const comes = before > 0 ? `after h${before}` : 'first';
      problems.push(`h${level(el)} “${el.textContent.trim()}” comes ${comes}; make it h${before + 1}`);
    }
  });
  return problems;
}

/** Figures that say nothing to those who do not see them. */
export function figures() {
  const { setup, teardown, utils, commons } = globalThis.axe;
  setup(document.documentElement);
  const silent = [...document.querySelectorAll('figure')].filter((el) => commons.text.accessibleText(el).trim() === '');
  const problems = silent.map((el) => `${utils.getSelector(el)} has no text; give it a figcaption or an aria-label`);
  teardown();
  return problems;
}

/** Pictures and fonts that are in the page but cannot be read. */
export async function unread() {
  const images = [...document.images].filter((image) => image.complete && image.naturalWidth === 0);
  const problems = images.map((image) => `a picture cannot be shown: ${image.outerHTML.slice(0, 160)}`);
  for (const font of document.fonts) {
    try {
      await font.load();
    } catch {
      problems.push(`a font cannot be read: ${font.family} ${font.weight}`);
    }
  }
  return problems;
}

/** The text of headings, cells and captions that are shown. */
export function texts() {
  const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, th, td, figcaption')].filter((el) =>
    el.checkVisibility(),
  );
  return shown.map((el) => el.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean);
}

/** Boxes whose content is wider than they are and would have to be scrolled. */
export function cut() {
  const full = (el) => getComputedStyle(el).overflowX !== 'visible' && el.scrollWidth > el.clientWidth + 1;
  // A box of a pixel holds what is for screen readers alone.
  const meant = (el) => el.clientWidth > 1 && !el.closest('svg');
  const boxes = [...document.querySelectorAll('body *')].filter((el) => meant(el) && full(el));
  globalThis.axe.setup(document.documentElement);
  const problems = boxes.map((el) => {
    const lost = el.scrollWidth - el.clientWidth;
    return `${globalThis.axe.utils.getSelector(el)} loses ${lost} px on paper; narrow it, or let it overflow`;
  });
  globalThis.axe.teardown();
  return problems;
}
