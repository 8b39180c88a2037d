// SPDX-License-Identifier: Apache-2.0
// Tests of the whole service as operators run it. Starts it by scripts/run in a folder of its own and ends it again.
//   node tests/service/run.mjs sqlite|postgresql [--only TEXT] [--attach STATE --port N]
// --only: the tests whose name holds TEXT. --attach: asks a service that runs already (started with MRKO_PORTAL_FAULTS=1,
// MRKO_PAGE_RATE=5000r/s and MRKO_SIGN_IN_RATE=2000r/s) and leaves out what would end it.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { House } from './house.mjs';
import { inHouse } from './tally.mjs';
import { headerTests, headerTestsOfTheWholeRun } from './headers.mjs';
import { listenerTests } from './listeners.mjs';
import { requestTests } from './requests.mjs';
import { signInTests } from './sign_in.mjs';
import { portalSignOutTests } from './portal_sign_out.mjs';
import { pupilTests } from './pupil.mjs';
import { accountTests } from './account.mjs';
import { apiTests } from './api.mjs';
import { feedTests } from './feed.mjs';
import { strangerTests } from './strangers.mjs';
import { faultTests } from './faults.mjs';
import { operatingTests } from './operating.mjs';
import { logTests } from './logs.mjs';

const {
  values: options,
  positionals: [database = 'sqlite'],
} = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, attach: { type: 'string' }, port: { type: 'string' } },
});
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

// Guessing comes after the victim's own first connection, and what looks back at the whole run comes last.
const all = [
  ...accountTests,
  ...headerTests,
  ...requestTests,
  ...listenerTests,
  ...signInTests,
  ...portalSignOutTests,
  ...pupilTests,
  ...faultTests,
  ...operatingTests,
  ...apiTests,
  ...feedTests,
  ...strangerTests,
  ...headerTestsOfTheWholeRun,
  ...logTests,
];

/** On PostgreSQL run the tests that speak to the database, not those of nginx or the portal a second time. */
const isWanted = ([name, , { both = false, only, owned = false } = {}]) =>
  name.includes(options.only) &&
  (only ? only === database : both || database === 'sqlite') &&
  !(owned && options.attach);

const house = options.attach
  ? House.attach({ root, database, state: options.attach, port: Number(options.port) })
  : await House.plan({ root, database });
await inHouse(house, async (tally) => {
  if (house.owned) house.started = house.start();
  for (const [name, body] of all.filter(isWanted)) {
    const log = house.file('log', 'diary.log');
    const before = statSync(log).size;
    if (await tally.run(name, () => body(house))) continue;
    const errors = readFileSync(log).subarray(before).toString().split('\n').filter((line) => /"error":/.test(line));
    for (const line of errors.slice(-8)) console.log(`  ${line.slice(0, 300)}`);
  }
});
