// SPDX-License-Identifier: Apache-2.0
// scripts/bench scale: what a page costs in a city and what it costs in two schools, by PostgreSQL; and what it costs beside
// a million sessions and beside a thousand. Prints processor time and ratios.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { until } from '../service/house.mjs';
import { District } from './district.mjs';
import { explain } from './explain.mjs';
import { load } from './load.mjs';
import { measure } from './measure.mjs';
import { pages, Row } from './rows.mjs';
import { wholeAnswer } from './whole_answer.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Nearly a whole year of marks. */
const today = '2027-05-19';
const fewSchools = 2;
const fewSessions = 1000;
const children = 40;
const weeks = 34;
const connections = 32;
const sessionsAtOnce = 5000;

function asked() {
  const { values } = parseArgs({
    options: {
      schools: { type: 'string', default: '280' },
      sessions: { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '2' },
      explain: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const order = { explain: values.explain, json: values.json };
  for (const name of ['schools', 'sessions', 'rounds', 'seconds']) {
    order[name] = Number(values[name]);
    if (!Number.isInteger(order[name]) || order[name] < 1) throw new Error(`--${name} takes a whole number from 1 on.`);
  }
  return order;
}

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
const sum = (cpu) => Object.values(cpu).reduce((all, one) => all + one, 0);

/** Weeks of the year before today, each child in another order. */
function weekAddresses(district) {
  const monday = (back) => new Date(Date.parse('2027-05-17') - back * 7 * 86400000).toISOString().slice(0, 10);
  return district.seats.flatMap(({ cookie, number }, seat) =>
    [0, 1, 2, 3, 4, 5].map((turn) => ({ path: `/diary/${number}/week/${monday((seat * 7 + turn * 5) % weeks)}`, cookie, tag: '' })));
}

const rowOf = (district, id, requests, rest = {}) => new Row({ id, name: id, server: district, requests, ...rest });

const firstViews = (district, size) => [
  rowOf(district, `week, ${size}`, weekAddresses(district)),
  ...['marks', 'final', 'subject'].map((page) => rowOf(district, `${page}, ${size}`, district.requests(page))),
];

/** A B and then B A, so that what changes slowly on the machine meets both alike. */
async function compare(rows, others, { rounds, seconds }) {
  const runs = new Map([...rows, ...others].map((row) => [row, []]));
  for (const row of runs.keys()) {
    await row.check();
    await load({ origin: row.server.origin, requests: row.requests, status: row.status, connections, seconds: 1 });
  }
  for (let round = 0; round < rounds; round += 1)
    for (let at = 0; at < rows.length; at += 1)
      for (const row of round % 2 === 0 ? [rows[at], others[at]] : [others[at], rows[at]])
        runs.get(row).push(await measure(row, { connections, seconds }));
  return rows.map((row, at) => {
    const [few, many] = [runs.get(row), runs.get(others[at])];
    const cost = (of) => median(of.map(({ cpu }) => sum(cpu)));
    const ratio = median(many.map(({ cpu }, round) => sum(cpu) / sum(few[round].cpu)));
    const p99 = (of) => median(of.map((run) => run.p99));
    return { few: row.id, many: others[at].id, cpu: [cost(few), cost(many)], ratio, p99: [p99(few), p99(many)], errors: [...few, ...many].reduce((all, run) => all + run.errors, 0) };
  });
}

function print(title, lines) {
  console.log(`\n${title}\n| page | CPU us, few | CPU us, many | ratio | p99 ms, few | many | errors |\n|---|---|---|---|---|---|---|`);
  for (const { few, cpu, ratio, p99, errors } of lines)
    console.log(`| ${few.split(',')[0]} | ${cpu[0].toFixed(0)} | ${cpu[1].toFixed(0)} | ${ratio.toFixed(2)} | ${p99[0].toFixed(1)} | ${p99[1].toFixed(1)} | ${errors} |`);
}

/** Copies one visitor's session, with what belongs to it, under names that nobody has. */
function fillSessions(house, upTo) {
  const there = () => Number(house.redis('DBSIZE'));
  const key = house.redis('--scan', '--pattern', 's:*').split('\n')[0];
  const script = `
    local session, list = redis.call('DUMP', KEYS[1]), redis.call('DUMP', KEYS[2])
    for at = ARGV[1], ARGV[1] + ARGV[2] - 1 do
      redis.call('RESTORE', 's:{crowd' .. at .. '}:' .. at, 7200000, session, 'REPLACE')
      if list then redis.call('RESTORE', 'us:{crowd' .. at .. '}:', 7200000, list, 'REPLACE') end
    end
    return 1`;
  const list = house.redis('--scan', '--pattern', 'us:*').split('\n')[0];
  for (let at = 0; at < upTo; at += sessionsAtOnce)
    house.redis('EVAL', script, '2', key, list, `${at}`, `${Math.min(sessionsAtOnce, upTo - at)}`);
  console.log(`${there()} keys in Redis, ${house.redis('INFO', 'memory').match(/used_memory_human:(\S+)/)[1]}`);
}

const requestsOfMemory = 100000;

function proportionalSet(pid) {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1];
  return Number(kilobytes) * 1024;
}

const memoryUsage = (house, pattern) => {
  const keys = house.redis('--scan', '--pattern', pattern).split('\n').filter(Boolean);
  return median(keys.map((key) => Number(house.redis('MEMORY', 'USAGE', key, 'SAMPLES', '0'))));
};

/** What one worker holds after 100,000 answers of all pages, first and repeated views, and what Redis holds of a visitor. */
async function memory(district) {
  const requests = Object.keys(pages).flatMap((page) => district.requests(page));
  const anew = requests.map((request, at) => ({ ...request, cookie: `${request.cookie}; drawn=${at}` }));
  const pss = [proportionalSet(district.house.workers[0])];
  for (let answers = 0; answers < requestsOfMemory; pss.push(proportionalSet(district.house.workers[0])))
    for (const some of [requests, anew])
      answers += (await load({ origin: district.origin, requests: some, status: 200, connections, seconds: 5 })).requests;
  const [page] = district.requests('week');
  const all = district.house.redis('--scan', '--pattern', 'f:*').split('\n');
  district.house.redis('DEL', ...all);
  const week = (await wholeAnswer(district.origin, page)).octets.length;
  const [kept] = await until('the week is kept', () => district.house.redis('--scan', '--pattern', 'f:*').split('\n').filter(Boolean));
  const [field] = district.house.redis('HKEYS', kept).split('\n');
  return {
    worker: pss.at(-1),
    workerAtFirst: pss[0],
    session: memoryUsage(district.house, 's:*'),
    keptPage: Number(district.house.redis('HSTRLEN', kept, field)),
    week,
    classWeek: memoryUsage(district.house, 'cw:*'),
  };
}

const order = asked();
const started = [];
const start = async (what, options) => {
  console.log(`Starting ${what} ...`);
  const district = await District.start({ root, database: 'postgresql', ...options });
  started.push(district);
  return district;
};
const record = { made: new Date().toISOString(), model: cpus()[0].model, order };
try {
  const city = await start(`a city of ${order.schools} schools`, { keptFor: 0, schools: order.schools, today, most: children });
  record.city = city.census();
  console.log(`${record.city.pupils} pupils, ${record.city.marks} marks, ${record.city.size} of PostgreSQL`);
  if (order.explain !== undefined) explain({ root, district: city, folder: order.explain });
  const town = await start(`${fewSchools} schools`, { keptFor: 0, schools: fewSchools, today, most: children });
  record.town = town.census();
  console.log(`${record.town.pupils} pupils, ${record.town.marks} marks`);
  record.pupils = await compare(firstViews(town, 'few pupils'), firstViews(city, 'many pupils'), order);
  print('First views, PostgreSQL', record.pupils);
  while (started.length > 0) started.pop().stop();

  const few = await start('a diary with few sessions', {});
  fillSessions(few.house, fewSessions);
  const many = await start('a diary with many sessions', {});
  fillSessions(many.house, order.sessions);
  const repeats = (district, size) => Object.keys(pages).map((page) => rowOf(district, `${page}, ${size}`, district.requests(page)));
  record.sessions = await compare(repeats(few, 'few sessions'), repeats(many, 'many sessions'), order);
  print('Repeat views', record.sessions);
  while (started.length > 0) started.pop().stop();

  record.memory = await memory(await start('a diary of one worker', { workers: 1 }));
  const { worker, workerAtFirst, session, keptPage, week, classWeek } = record.memory;
  console.log(`\nMemory: a worker ${(worker / 1e6).toFixed(1)} MB after ${requestsOfMemory} answers (${(workerAtFirst / 1e6).toFixed(1)} before); ` +
    `a session ${session} octets in Redis, a kept page ${keptPage} (a week is ${week} compressed), a class's week ${classWeek}`);
} finally {
  while (started.length > 0) started.pop().stop();
}
const file = order.json ?? join(root, 'build/bench', `scale-${record.made.replace(/[:.]/g, '-')}.json`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(record, null, 1)}\n`);
console.log(`\nWritten to ${file}`);
