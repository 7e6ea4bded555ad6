// The words of the page, and inserting text into it: always as text, never as markup.

export const words = JSON.parse(document.getElementById("words").textContent);

export const get = (id) => document.getElementById(id);

/** A sentence with its `{blanks}` filled in. */
export function fill(sentence, blanks) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => blanks[name] ?? "");
}

/** Writes a text only if it differs: an unchanged one costs no layout. */
export function put(node, text) {
  // A number stays on one line with its per cent sign and with Chinese words beside it.
  const set = text.replace(/(?<=\d) (?=%|\p{Script=Han})|(?<=\p{Script=Han}) (?=\d)/gu, "\u00a0");
  if (node.textContent !== set) node.textContent = set;
}

export function attribute(node, name, value) {
  if (node.getAttribute(name) !== value) node.setAttribute(name, value);
}

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) put(node, text);
  return node;
}

/** A copy of one of the page's templates. */
export function copy(id) {
  return get(id).content.firstElementChild.cloneNode(true);
}

export const still = matchMedia("(prefers-reduced-motion: reduce)");
