// SPDX-License-Identifier: Apache-2.0
// F20, F28: many requests and many faults in a row: memory stays, worn workers are replaced, nothing acknowledged is lost.
//   node tests/service/soak.mjs [--only TEXT] [--minutes N] [--seed S]
// --minutes: so long the faults go on (in the short form each comes once), and 200,000 requests are counted. --seed: their order.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { House } from './house.mjs';
import { inHouse } from './tally.mjs';
import { wearTests } from './soak_wear.mjs';
import { stormTests } from './soak_storm.mjs';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Date.now() % 100000) },
  },
});
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const asked = { minutes: Number(options.minutes), seed: Number(options.seed) };
const tests = [...wearTests, ...stormTests].filter(([name]) => name.includes(options.only));
console.log(`# --seed ${asked.seed}`);

// That a machine has other things to do is none of the faults here: what would be late for a family may still be in time.
const patience = { MRKO_REDIS_COMMAND_TIMEOUT_MS: '1500', MRKO_DATABASE_STATEMENT_TIMEOUT_MS: '4000' };
const house = await House.plan({ root, database: 'postgresql', env: patience });
await inHouse(house, async (tally) => {
  house.start();
  for (const [name, body] of tests) {
    await tally.run(name, () => body(house, asked));
  }
});
