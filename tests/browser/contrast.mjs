// Text in pictures against what is drawn under it: axe leaves that open. Contrast as WCAG 2.2 defines it (1.4.3, and
// relative luminance in its glossary). The function is sent into the page alone; it returns problems in words.

/** Texts of SVG pictures that are too faint. A ground of no single colour (a hatch, a gradient) is passed over. */
export function faint() {
  const paint = (el) => {
    const { fill, fillOpacity } = getComputedStyle(el);
    return colour(fill, Number(fillOpacity) * opacity(el));
  };
  const opacity = (el) =>
    el && el.tagName !== 'svg' ? Number(getComputedStyle(el).opacity) * opacity(el.parentElement) : 1;
  // [red, green, blue, alpha], or nothing for what is no colour.
  const colour = (text, alpha = 1) => {
    const inside = /^rgba?\((.*)\)$/.exec(text)?.[1];
    const parts = inside?.split(/[ ,/]+/).map(Number);
    return parts && [...parts.slice(0, 3), (parts[3] ?? 1) * alpha];
  };
  const over = ([r, g, b, alpha], ground) => [r, g, b].map((part, n) => part * alpha + ground[n] * (1 - alpha));
  const light = (rgb) => {
    const linear = rgb.map((part) =>
      part <= 0.04045 * 255 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);

  // The colour of the window itself, as the page's color-scheme has it.
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Canvas';
  const sheet = colour(getComputedStyle(probe).color).slice(0, 3);
  probe.remove();

  // What is painted at a point under a text, from the page up; nothing if one layer has no single colour.
  const ground = (text, x, y) => {
    const layers = document
      .elementsFromPoint(x, y)
      .filter((el) => el.tagName !== 'text' && el.tagName !== 'tspan' && el !== text);
    let under = sheet;
    for (const el of layers.reverse()) {
      const shape = el instanceof SVGElement && el.tagName !== 'svg';
      const style = getComputedStyle(el);
      if (shape && style.fill === 'none') continue;
      if (el.tagName === 'image' || (!shape && style.backgroundImage !== 'none')) return undefined;
      const layer = shape ? paint(el) : colour(style.backgroundColor);
      if (!layer) return undefined;
      under = over(layer, under);
    }
    return under;
  };

  const { setup, teardown, utils, commons } = globalThis.axe;
  setup(document.documentElement);
  const problems = [];
  for (const text of document.querySelectorAll('svg text')) {
    text.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const box = text.getBoundingClientRect();
    const own = paint(text);
    if (box.width === 0 || !own || text.textContent.trim() === '') continue;
    // Both ends and the middle: a text may leave the bar on which it begins.
    const grounds = [1, box.width / 2, box.width - 1].map((x) => ground(text, box.left + x, box.top + box.height / 2));
    const lowest = Math.min(...grounds.filter(Boolean).map((under) => ratio(over(own, under), under)));
    const style = getComputedStyle(text);
    const size = Number.parseFloat(style.fontSize) * Math.hypot(text.getScreenCTM().a, text.getScreenCTM().b);
    const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (lowest < wanted) {
      const figure = text.closest('figure');
      const title = figure ? ` in “${commons.text.accessibleText(figure).slice(0, 60)}…”` : '';
      const words = `“${text.textContent.trim().slice(0, 40)}”${title}, ${size.toFixed(1)} px`;
      problems.push(
        `${words}: contrast ${lowest.toFixed(2)}; make it ${wanted} or more\n  where: ${utils.getSelector(text)}`,
      );
    }
  }
  teardown();
  scrollTo(0, 0);
  return problems;
}
