// SPDX-License-Identifier: Apache-2.0
// F18, F19, F25, F26: what families see while disks are full, clocks jump, system calls fail and memory is refused.
//   node tests/service/machine.mjs [sqlite|postgresql] [--only TEXT] [--sweep N]
// --sweep: the first failure of a system call comes at each of its first N turns, one after another (1; 17 takes five minutes).
// It mounts small disks and traces workers: root may, and whoever may make a user namespace.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { House } from './house.mjs';
import { Tally } from './tally.mjs';
import { callTests } from './machine_calls.mjs';
import { clockTests, forgetFakeClocks } from './machine_clocks.mjs';
import { SmallDisk, diskTests } from './machine_disks.mjs';
import { memoryTests } from './machine_memory.mjs';

const thisFile = fileURLToPath(import.meta.url);
const root = join(dirname(thisFile), '..', '..');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, sweep: { type: 'string', default: '1' } },
});

// In a mount namespace of our own the small disks are seen by this test and its house alone, and end with them.
const ownMounts = 'MRKO_TEST_OWN_MOUNTS';
if (!process.env[ownMounts]) {
  const who = process.getuid() === 0 ? [] : ['--user', '--map-current-user', '--keep-caps'];
  // In a chroot the root is no mount point whose propagation could be changed.
  const words = [...who, '--mount', '--propagation', 'unchanged', process.execPath, ...process.argv.slice(1)];
  const inside = spawn('unshare', words, { stdio: 'inherit', env: { ...process.env, [ownMounts]: '1' } });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => inside.kill(signal));
  const [code] = await once(inside, 'exit');
  process.exit(code ?? 1);
}

/** What is asked of one database, and of the other only where it speaks to it. */
const all = [...diskTests, ...callTests, ...memoryTests, ...clockTests];
const testsOf = (database) =>
  all.filter(([name, , { only = 'sqlite', both = false } = {}]) => name.includes(options.only) && (both || only === database));

/** A house whose journal, Redis, logs and temporary files lie on a small disk each. */
async function houseOnSmallDisks(database) {
  // A machine that has other things to do is none of the faults here.
  const house = await House.plan({ root, database, env: { MRKO_REDIS_COMMAND_TIMEOUT_MS: '1000' } });
  house.disks = {
    redis: SmallDisk.mount(house.file('redis'), 24),
    logs: SmallDisk.mount(house.file('log'), 24),
    bodies: SmallDisk.mount(house.file('nginx', 'body'), 1),
    journal: SmallDisk.mount(house.file(database === 'sqlite' ? 'journal' : 'postgresql'), 400),
  };
  if (database === 'sqlite') symlinkSync(house.file('journal', 'journal.sqlite'), house.file('journal.sqlite'));
  return house;
}

let house;

function end() {
  house.stop();
  for (const disk of Object.values(house.disks)) disk.unmount();
  house.end();
  forgetFakeClocks();
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    end();
    process.exit(1);
  });
const tally = new Tally();

async function run(name, body) {
  await tally.run(name, () => body(house, { turns: Number(options.sweep) }));
  for (const disk of Object.values(house.disks)) disk.makeRoom();
}

for (const database of positionals.length > 0 ? positionals : ['sqlite', 'postgresql']) {
  const tests = testsOf(database);
  if (tests.length === 0) continue;
  house = await houseOnSmallDisks(database);
  try {
    house.start();
    for (const [name, body] of tests) await run(name, body);
  } catch (error) {
    tally.fail('the service starts on small disks', error);
  } finally {
    end();
  }
}
tally.end();
