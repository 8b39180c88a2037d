// SPDX-License-Identifier: Apache-2.0
// scripts/bench evening: the mix of a city's evening at rising rates, until p99 passes 200 ms or an answer fails. Prints
// each rate, the highest one that held, and how many such cores an opening day needs. docs/capacity.md has the formula.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { District } from './district.mjs';
import { whileAccounting } from './processor_time.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const coreOfClients = '1';
const bearable = 200;
const openingDay = 2000;
const step = 1.25;
const mostRates = 20;

function asked() {
  const { values } = parseArgs({
    options: {
      database: { type: 'string', default: 'postgresql' },
      seconds: { type: 'string', default: '10' },
      from: { type: 'string', default: '100' },
      first: { type: 'string', default: '0.3' },
      workers: { type: 'string', default: '4' },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  });
  const order = { database: values.database, json: values.json };
  for (const name of ['seconds', 'from', 'first', 'workers', 'seed']) {
    order[name] = Number(values[name]);
    if (!(order[name] >= 0)) throw new Error(`--${name} takes a number, not '${values[name]}'.`);
  }
  if (!['sqlite', 'postgresql'].includes(order.database)) throw new Error(`--database is sqlite or postgresql, not '${order.database}'.`);
  if (order.first > 1) throw new Error('--first is a share, from 0 to 1.');
  return order;
}

function crowd(order) {
  const program = join(root, 'tests/bench/evening_crowd.mjs');
  const child = spawn('taskset', ['-c', coreOfClients, process.execPath, program], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (part) => (said += part));
  child.stdin.end(JSON.stringify(order));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`the crowd ended with ${code}`))));
  });
}

async function evening(district, order, rate) {
  const seats = district.seats.map(({ cookie, addresses, person }) => ({ cookie, addresses, person }));
  const run = () => crowd({ origin: district.origin, seats, rate, seconds: order.seconds, first: order.first, seed: order.seed });
  const { result, nanoseconds, foreign, steal } = await whileAccounting(district.groups, run);
  const cpu = Object.fromEntries(Object.entries(nanoseconds).map(([group, spent]) => [group, spent / 1000 / result.answered]));
  return { rate, ...result, cpu, sum: Object.values(cpu).reduce((all, one) => all + one, 0), foreign, steal };
}

const holds = (run) => Object.keys(run.errors).length === 0 && run.pages.p99 <= bearable && run.behind <= bearable;

function line(run) {
  const cpu = Object.entries(run.cpu).map(([group, us]) => `${group} ${us.toFixed(0)}`).join(' + ');
  const errors = Object.entries(run.errors).map(([what, count]) => `${count} x ${what}`).join(', ') || 'none';
  return `| ${run.rate.toFixed(0)} | ${run.answered} | ${run.pages.p50.toFixed(1)} / ${run.pages.p99.toFixed(1)} | ` +
    `${run.signIns.p50.toFixed(1)} / ${run.signIns.p99.toFixed(1)} | ${cpu} = ${run.sum.toFixed(0)} | ${errors} |`;
}

const order = asked();
console.log(`Starting the diary on ${order.database} with ${order.workers} workers ...`);
const district = await District.start({ root, database: order.database, workers: order.workers });
try {
  console.log('| a second | answered | pages p50 / p99 ms | sign-ins p50 / p99 ms | CPU µs a request | errors |');
  console.log('|---|---|---|---|---|---|');
  await evening(district, { ...order, seconds: 2 }, order.from);
  const runs = [];
  for (let rate = order.from; runs.length < mostRates && (runs.length === 0 || holds(runs.at(-1))); rate *= step) {
    runs.push(await evening(district, order, rate));
    console.log(line(runs.at(-1)));
  }
  const held = runs.filter(holds).at(-1);
  if (!held) throw new Error(`not even ${order.from} a second held: begin lower by --from.`);
  const cores = (openingDay * held.sum) / 1e6;
  console.log(`\nHeld: ${held.rate.toFixed(0)} requests a second on one core, ${(order.first * 100).toFixed(0)} % of the pages drawn for the first time.`);
  console.log(`${openingDay} a second take ${cores.toFixed(1)} such cores at full use.`);
  const file = order.json ?? join(root, 'build/bench', `evening-${new Date().toISOString().replace(/[:.]/g, '-')}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ made: new Date().toISOString(), model: cpus()[0].model, order, held: held.rate, cores, runs }, null, 1)}\n`);
  console.log(`Written to ${file}`);
} finally {
  district.stop();
}
