// Valid HTML: the Nu HTML checker of the W3C (https://validator.github.io/validator/), started once for all files.

import { execFile } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Each file with what the checker says of it: `problems` (errors and warnings) and `notes`, in words. */
export async function validate(files, { java, vnu }) {
  // Names and facts are in any language, which a guess by letters cannot know; what the page declares is tested with it.
  const args = ['-jar', vnu, '--format', 'json', '--stdout', '--exit-zero-always', '--no-langdetect', ...files];
  const { stdout } = await promisify(execFile)(java, args, { maxBuffer: 1 << 28, timeout: 120_000 });
  const said = new Map(files.map((file) => [realpathSync(file), { problems: [], notes: [] }]));
  for (const message of JSON.parse(stdout).messages) {
    const about = message.url && said.get(realpathSync(fileURLToPath(message.url)));
    if (!about) throw new Error(`the HTML checker gave up: ${message.message}`);
    const kind = message.subType ?? message.type;
    const extract = (message.extract ?? '').replace(/\s+/g, ' ').trim();
    const place = `line ${message.lastLine}, column ${message.lastColumn}`;
    const text = `${kind}: ${message.message}\n  where: ${place}: ${extract}`;
    (kind === 'info' ? about.notes : about.problems).push(text);
  }
  return files.map((file) => said.get(realpathSync(file)));
}
