// SPDX-License-Identifier: Apache-2.0
// One run of one row: its load, the processor time that it took, and whether the machine was quiet meanwhile.
import { load } from './load.mjs';
import { whileAccounting } from './processor_time.mjs';

/** More than this of core 0 used by others, and the run is made again; the calmest of so many counts. */
const foreignAllowed = 0.12;
const attempts = 3;

const inMicroseconds = (nanoseconds, answers) =>
  Object.fromEntries(Object.entries(nanoseconds).map(([group, spent]) => [group, spent / 1000 / answers]));

async function attempt(row, connections, seconds) {
  const { origin, groups } = row.server;
  const work = () => load({ origin, requests: row.requests, status: row.status, connections, seconds });
  const { result, nanoseconds, foreign, steal } = await whileAccounting(groups, work);
  const answers = result.requests - result.unexpected;
  if (answers === 0) throw new Error(`${row.id}: not one good answer over ${connections} connections; ${row.server.lastWords}`);
  return {
    row: row.id,
    connections,
    answers,
    rate: answers / (result.microseconds / 1e6),
    p50: result.p50 / 1000,
    p99: result.p99 / 1000,
    bytes: result.bytes / result.requests,
    errors: result.unexpected + result.failed,
    cpu: inMicroseconds(nanoseconds, answers),
    foreign,
    steal,
  };
}

/**
 * {row, connections, answers, rate, p50, p99, bytes, errors, cpu, foreign, steal}: `answers` are the good ones, `rate` those
 * in a second, `cpu` the microseconds of each group for one of them; latencies in ms and `bytes` on the wire are of all
 * answers; the last two are shares of core 0. Throws when there was no good answer.
 */
export async function measure(row, { connections, seconds }) {
  await row.check();
  let calmest;
  for (let left = attempts; left > 0 && !(calmest?.foreign <= foreignAllowed); left -= 1) {
    const run = await attempt(row, connections, seconds);
    if (!(calmest?.foreign <= run.foreign)) calmest = run;
  }
  return calmest;
}
