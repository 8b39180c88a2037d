// SPDX-License-Identifier: Apache-2.0
// F20: what a worker's memory does over many requests, and how worn workers are replaced. soak.mjs runs it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { isAlive, pause, until } from './house.mjs';
import { families, resident } from './visitor.mjs';

const kibibytesPer100000 = 1024;
/** What the sizes of two workers differ by without a leak: their heaps grow by a few steps yet. */
const roomForNoise = 384;

const residentKibibytes = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);
const descriptors = (pid) => readdirSync(`/proc/${pid}/fd`).length;

/** How many descriptors each worker holds when it holds the fewest: it lingers for a moment over its last answer. */
async function idleDescriptors(workers) {
  const fewest = workers.map(descriptors);
  for (let look = 0; look < 20; look += 1) {
    await pause(25);
    workers.forEach((pid, at) => (fewest[at] = Math.min(fewest[at], descriptors(pid))));
  }
  return fewest;
}

/** Four clients on kept connections ask for `count` things, or as many as they get in `limit` ms and `least` in any case. */
async function askMany(house, things, { count, limit = Infinity, least = 0, each = () => {} }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const ask = ({ method = 'GET', path, cookie = '', body, good }) =>
    new Promise((resolve, reject) => {
      const form = body ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length } : {};
      const asked = request(`${house.diary}${path}`, { method, agent, headers: { cookie, ...form } }, (answer) => {
        answer.resume();
        answer.on('end', () =>
          good.includes(answer.statusCode) ? resolve() : reject(new Error(`${method} ${path} -> ${answer.statusCode}`)),
        );
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  const end = Date.now() + limit;
  let done = 0;
  let isRunning = true;
  const one = async () => {
    while (isRunning && done < count && (Date.now() < end || done < least)) {
      const turn = done;
      done += 1;
      await ask(things(turn));
      each(turn);
    }
  };
  try {
    await Promise.all(Array.from({ length: 4 }, one));
  } finally {
    isRunning = false;
    agent.destroy();
  }
  return done;
}

/** All that a family's evening is made of: pages that are kept and pages drawn anew, what is refused, a form. */
function evening(parent) {
  const sid = `__Host-sid=${parent.sessionId}`;
  const child = parent.week.replace(/\/week.*$/, '');
  const things = [
    { path: parent.week, cookie: sid, good: [200] },
    { path: parent.week, isAnew: true, good: [200] },
    { path: `${child}/marks`, isAnew: true, good: [200] },
    { path: `${child}/homework`, isAnew: true, good: [200] },
    { path: `/api/v1/children/${child.split('/').pop()}/marks`, isAnew: true, good: [200] },
    { path: '/schools', good: [200] },
    { path: '/diary/99/week', cookie: sid, good: [404] },
    { path: `/${'x'.repeat(5000)}`, good: [414] },
    { path: parent.week, cookie: '__Host-sid=abcd.nobody', good: [303] },
    { method: 'POST', path: '/lang/en', body: 'return_to=/', good: [303] },
  ];
  return (turn) => {
    const thing = things[turn % things.length];
    return thing.isAnew ? { ...thing, cookie: `${sid}; drawn=${turn}` } : thing;
  };
}

/** Kibibytes that a size grows by with each request: the middle of the slopes of all pairs, which a step does not sway. */
function slope(points) {
  const slopes = points.flatMap(([at, size], place) =>
    points.slice(place + 1).map(([later, laterSize]) => (laterSize - size) / (later - at)),
  );
  return slopes.sort((one, other) => one - other)[Math.floor(slopes.length / 2)];
}

/** The supervisor and its workers begin anew, under other settings. */
async function startWorkers(house, settings) {
  const pid = house.pid('diary');
  house.recipe ??= house.remember(pid);
  house.signal(pid, 'SIGTERM');
  await house.gone(pid);
  const { program, words, folder } = house.recipe;
  const environment = Object.entries({ ...house.env, ...settings }).map(([name, value]) => `${name}=${value}`);
  house.again({ program: '/usr/bin/env', words: [...environment, program, ...words], folder }, 'diary.log');
  await until('the pool is whole', () => existsSync(house.file('run', 'diary.pid')), 20000);
  await house.ready();
}

/** libfcgi loses some memory with each management record that it does not know: so many of them, sent to one of the workers. */
function leak(house, records) {
  const record = Buffer.from([1, 200, 0, 0, 0, 0, 0, 0]);
  const answer = 16;
  return new Promise((resolve) => {
    const socket = connect(house.file('run', 'fastcgi.sock'), () => socket.write(Buffer.alloc(8 * records, record)));
    let answered = 0;
    socket.on('data', (part) => {
      answered += part.length;
      if (answered >= answer * records) socket.destroy();
    });
    // A worker's time for a request is over, or the worker itself.
    socket.on('error', () => {});
    socket.on('close', resolve);
  });
}

/** The requests that each worker has answered, by the log from octet `from` on. */
function answersByWorker(house, from) {
  const answers = new Map();
  for (const line of house.logLines(from)) {
    const { worker } = JSON.parse(line);
    if (worker) answers.set(worker, (answers.get(worker) ?? 0) + 1);
  }
  return answers;
}

const endsOf = (house, from) =>
  house.logLines(from).map((line) => JSON.parse(line)).filter(({ event }) => event === 'worker_ended');

export const wearTests = [
  [
    'F20 the memory and the descriptors of a worker stay what they are over thousands of requests',
    async (house, { minutes }) => {
      const parent = await resident(house, families.threeChildren);
      const { workers } = house;
      const things = evening(parent);
      await askMany(house, things, { count: 3000 });
      const before = await idleDescriptors(workers);
      const samples = [];
      const each = minutes > 0 ? 2000 : 100;
      const sample = (turn) => {
        if (turn % each === 0) samples.push([turn, workers.reduce((sum, pid) => sum + residentKibibytes(pid), 0)]);
      };
      const wanted = minutes > 0 ? { count: 200000 } : { count: 20000, limit: 12000, least: 3000 };
      const done = await askMany(house, things, { ...wanted, each: sample });
      assert.deepEqual(house.workers, workers, 'a worker was replaced');
      const grown = slope(samples) * done;
      const allowed = (kibibytesPer100000 * done) / 100000 + roomForNoise;
      const sizes = samples.map(([, size]) => size).join(' ');
      assert.ok(grown <= allowed, `${grown.toFixed(0)} KiB more after ${done} requests: ${sizes}`);
      assert.deepEqual(await idleDescriptors(workers), before, 'descriptors are left open');
      const said = `${samples[0][1]} KiB at first, ${grown.toFixed(0)} KiB more by the slope, ${allowed.toFixed(0)} allowed`;
      return `${done} requests, ${said}`;
    },
  ],

  [
    'F20 workers are replaced after so many requests, and not one request is lost',
    async (house) => {
      const limit = 250;
      const parent = await resident(house, families.threeChildren);
      await startWorkers(house, { MRKO_WORKERS_REQUESTS_BEFORE_RECYCLING: String(limit) });
      const from = house.logSize;
      const begun = house.workers;
      const done = await askMany(house, evening(parent), { count: 1600 });
      await until('the pool is whole', () => house.workers.length === begun.length, 10000);
      const ended = endsOf(house, from);
      assert.ok(ended.length >= 4, `${ended.length} workers have ended`);
      const answers = answersByWorker(house, from);
      for (const { worker, status } of ended) {
        assert.equal(status, '0');
        const count = answers.get(Number(worker));
        assert.ok(count >= limit * 0.95 && count <= limit * 1.1, `worker ${worker} left after ${count} requests`);
      }
      return `${done} requests, ${ended.length} workers left after ${ended.map(({ worker }) => answers.get(Number(worker)))}`;
    },
  ],

  [
    'F20 F23 a worker that a leak made large is replaced by a small one, and not one request is lost',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      await startWorkers(house, {});
      await askMany(house, evening(parent), { count: 600 });
      const mebibytes = Math.max(32, Math.ceil(Math.max(...house.workers.map(residentKibibytes)) / 1024) + 3);
      await startWorkers(house, { MRKO_WORKERS_MEMORY_MIB_BEFORE_RECYCLING: String(mebibytes) });
      const from = house.logSize;
      const begun = house.workers;
      await askMany(house, evening(parent), { count: 600 });
      assert.deepEqual(house.workers, begun, 'a worker of the usual size was replaced');
      let leaks = 0;
      // One that grew may be looked at, and go, while the other one is made to grow.
      const areLarge = () => begun.every((pid) => !isAlive(pid) || residentKibibytes(pid) > mebibytes * 1024);
      for (; !areLarge(); leaks += 1) {
        assert.ok(leaks < 60, `nobody is large after ${leaks} leaks`);
        await leak(house, 30000);
      }
      await askMany(house, evening(parent), { count: 600 });
      const areReplaced = () => house.workers.length === 2 && begun.every((pid) => !house.workers.includes(pid));
      await until('both are replaced', areReplaced, 10000);
      assert.deepEqual(
        endsOf(house, from).map(({ worker, status }) => [Number(worker), status]).sort(),
        begun.map((pid) => [pid, '0']).sort(),
      );
      assert.ok(house.workers.every((pid) => residentKibibytes(pid) < mebibytes * 1024));
      await startWorkers(house, {});
      return `both were replaced after ${leaks} leaks, the limit was ${mebibytes} MiB`;
    },
  ],
];
