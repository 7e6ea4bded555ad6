// What the check needs on this machine: packages beside this file, Chromium, and Java for the HTML checker.

import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const VNU = path.join(HERE, 'node_modules/vnu-jar/build/dist/vnu.jar');
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** A program of PATH, by its full path, or nothing. */
function program(name) {
  const places = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((dir) => path.join(dir, name));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The paths of `chromium`, `java` and `vnu`, and in `missing` what is not there, in words. */
export function tools() {
  const chromium = process.env.CHROMIUM || BROWSERS.map(program).find(Boolean);
  const java = program('java');
  const missing = [];
  for (const name of ['puppeteer-core', 'axe-core', 'vnu-jar']) {
    if (!existsSync(path.join(HERE, 'node_modules', name))) missing.push(`the npm package ${name}`);
  }
  if (!chromium) missing.push(`Chromium (${BROWSERS.join(', ')} in PATH, or its path in CHROMIUM)`);
  else if (!existsSync(chromium)) missing.push(`Chromium (CHROMIUM names ${chromium}, which is not there)`);
  if (!java) missing.push('Java (java in PATH)');
  return { chromium, java, vnu: VNU, missing };
}
