// SPDX-License-Identifier: Apache-2.0
// scripts/bench instructions [--keep]: counts the worker's instructions of each kind of answer under callgrind and holds
// them against tests/bench/instructions.json. More than the room above a kept figure ends with 1; --keep writes the new
// figures, which belongs into the commit that changes them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const keptFile = join(root, 'tests/bench/instructions.json');
const room = 1.05;
/** As counted_pages.cc has it. */
const times = 5;

/** Instructions of one answer by the name of its dump. */
function count() {
  const folder = mkdtempSync(join(tmpdir(), 'mrko-counted-'));
  try {
    const program = join(root, 'build/release/tests/bench/mrko-bench-counted-pages');
    const done = spawnSync('valgrind', ['--tool=callgrind', '--instr-atstart=no', `--callgrind-out-file=${join(folder, 'out')}`, program],
      { encoding: 'utf8', maxBuffer: 1 << 26 });
    if (done.status !== 0) throw new Error(`the counted run ended with ${done.status}:\n${done.stderr.split('\n').filter((line) => !line.startsWith('{')).join('\n')}`);
    const dumps = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    return Object.fromEntries(dumps.flatMap((dump) => {
      const what = /^desc: Trigger: Client Request: (.+)$/m.exec(dump)?.[1];
      const total = /^(?:totals|summary): (\d+)$/m.exec(dump)?.[1];
      return what && total ? [[what, Math.round(Number(total) / times)]] : [];
    }).sort(([one], [other]) => one.localeCompare(other)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const counted = count();
if (Object.keys(counted).length === 0) throw new Error('nothing was counted');
if (process.argv[2] === '--keep') {
  writeFileSync(keptFile, `${JSON.stringify(counted, null, 1)}\n`);
  console.log(`Written to ${keptFile}`);
}
const kept = JSON.parse(readFileSync(keptFile, 'utf8'));
let grown = 0;
console.log('thousand instructions of the worker an answer      now     kept    ratio');
for (const what of new Set([...Object.keys(kept), ...Object.keys(counted)])) {
  const ratio = counted[what] / kept[what];
  const holds = ratio <= room;
  grown += holds ? 0 : 1;
  const figure = (value) => (value === undefined ? '–' : (value / 1000).toFixed(0)).padStart(8);
  console.log(`${what.padEnd(46)} ${figure(counted[what])} ${figure(kept[what])} ${ratio.toFixed(3).padStart(8)}${holds ? '' : '  too many, or without a figure'}`);
}
if (grown > 0) {
  console.log(`${grown} of them take more than ${Math.round((room - 1) * 100)} % above the kept figure. If that is the price of something, keep the new one: scripts/bench instructions --keep`);
  process.exit(1);
}
