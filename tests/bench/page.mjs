// SPDX-License-Identifier: Apache-2.0
// scripts/bench page: starts everything that it compares on this machine, measures in turn, prints and writes the figures.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Constant } from './constant.mjs';
import { District, usualWorkers } from './district.mjs';
import { crowd, goalsReached, peerDiffersBy, usualConnections } from './goals.mjs';
import { load } from './load.mjs';
import { measure } from './measure.mjs';
import { Peer } from './peer.mjs';
import { summarise } from './results.mjs';
import { rowOfPeer, rowsOfConstant, rowsOfFirstViews, rowsOfHolders, rowsOfRepeatViews } from './rows.mjs';
import { tableOfGoals, tablesOf } from './tables.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

function optionsOf(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      database: { type: 'string', default: 'both' },
      json: { type: 'string' },
      quick: { type: 'boolean', default: false },
    },
  });
  const number = (text, otherwise) => (text === undefined ? otherwise : Number(text));
  const options = {
    rounds: number(values.rounds, values.quick ? 1 : 3),
    seconds: number(values.seconds, values.quick ? 1 : 2),
    databases: values.database === 'both' ? ['sqlite', 'postgresql'] : [values.database],
    connections: values.quick ? [usualConnections, 1] : [usualConnections, 1, crowd],
    file: values.json,
  };
  for (const name of ['rounds', 'seconds'])
    if (!Number.isInteger(options[name]) || options[name] < 1) throw new Error(`--${name} takes a whole number from 1 on.`);
  if (!options.databases.every((one) => ['sqlite', 'postgresql'].includes(one)))
    throw new Error(`--database is sqlite, postgresql or both, not '${values.database}'.`);
  return options;
}

const started = [];

/** Ends everything, the last first. */
async function stopAll() {
  while (started.length > 0) await started.pop().stop();
}

async function start(what, starting) {
  console.log(`Starting ${what} ...`);
  const part = await starting();
  started.push(part);
  return part;
}

async function rowsOfDatabase(database) {
  const first = await start(`the diary on ${database}, keeping no answers`, () => District.start({ root, database, keptFor: 0 }));
  const peer = await start(`PHP on ${database}`, () => Peer.start({ root, district: first }));
  const keeping = await start(`the diary on ${database}`, () => District.start({ root, database }));
  const rows = [rowOfPeer(peer, database), ...rowsOfFirstViews(first), ...rowsOfRepeatViews(keeping)];
  const holders = await rowsOfHolders(keeping);
  for (const page of holders.without) console.log(`${page}: no ETag, "unchanged" is left out.`);
  return { first, rows: [...rows, ...holders.rows] };
}

async function allRows(databases) {
  const all = [];
  for (const database of databases) all.push(await rowsOfDatabase(database));
  const constant = await start('the FastCGI constant', () => Constant.start({ root, district: all[0].first }));
  return [...rowsOfConstant(constant), ...all.flatMap(({ rows }) => rows)];
}

async function warmUp(rows) {
  console.log('Warming up ...');
  for (const row of rows) {
    await row.check();
    await load({ origin: row.server.origin, requests: row.requests, status: row.status, connections: usualConnections, seconds: 1 });
  }
}

/** A B C and then C B A: what changes slowly on the machine meets all rows alike. */
async function measureAll(rows, { rounds, seconds, connections }) {
  const runs = [];
  for (const count of connections)
    for (let round = 0; round < rounds; round += 1) {
      console.log(`${count} ${count === 1 ? 'connection' : 'connections'}, round ${round + 1} of ${rounds} ...`);
      const asked = rows.filter((row) => count < crowd || row.inCrowd);
      const order = round % 2 === 0 ? asked : asked.reverse();
      for (const row of order) runs.push({ ...(await measure(row, { connections: count, seconds })), round });
    }
  return runs;
}

const git = (...words) => execFileSync('git', words, { cwd: root, encoding: 'utf8' }).trim();

function record(options, rows, runs, summary) {
  return {
    made: new Date().toISOString(),
    commit: git('rev-parse', 'HEAD') + (git('status', '--porcelain', '-uno') ? ' with changes' : ''),
    machine: { processors: cpus().length, model: cpus()[0].model, kernel: release() },
    workers: usualWorkers,
    rounds: options.rounds,
    seconds: options.seconds,
    goals: goalsReached(summary),
    summary,
    runs,
  };
}

function write(file, content) {
  const name = `page-${content.made.replace(/[:.]/g, '-')}.json`;
  const path = file ?? join(root, 'build/bench', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(content, null, 1)}\n`);
  console.log(`Written to ${path}`);
}

function say(summary, databases) {
  console.log(`\n${tablesOf(summary)}`);
  console.log(tableOfGoals(goalsReached(summary)));
  for (const database of databases) {
    const share = peerDiffersBy(summary, database);
    console.log(`PHP's page on ${database} is ${(share * 100).toFixed(1)} % from the product's in size.`);
    if (Math.abs(share) > 0.05) throw new Error('PHP answers with another page: see tests/bench/peer-php/README.md.');
  }
}

async function main() {
  const options = optionsOf(process.argv.slice(2));
  const rows = await allRows(options.databases);
  await warmUp(rows);
  const runs = await measureAll(rows, options);
  const summary = summarise(rows, runs);
  write(options.file, record(options, rows, runs, summary));
  say(summary, options.databases);
}

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopAll().then(() => process.exit(1)));
try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await stopAll();
}
