// SPDX-License-Identifier: Apache-2.0
// scripts/bench compare OLD.json: the ratios of the newest run in build/bench beside those of an older one.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tableOfChanges } from './tables.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'build/bench');

/** The names tell the time. */
function newest(except) {
  const names = readdirSync(folder).filter((name) => /^page-.*\.json$/.test(name));
  const files = names.map((name) => join(folder, name)).filter((file) => file !== except);
  if (files.length === 0) throw new Error('There is no run to compare with: scripts/bench page makes one.');
  return files.sort().at(-1);
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

try {
  const old = resolve(process.argv[2]);
  const now = newest(old);
  const [before, after] = [read(old), read(now)];
  console.log(`${before.made} (${before.commit.slice(0, 12)}) and ${after.made} (${after.commit.slice(0, 12)})\n`);
  console.log(tableOfChanges(before.summary, after.summary));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
