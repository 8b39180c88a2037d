// SPDX-License-Identifier: Apache-2.0
// F25: system calls of the workers fail, each at any of its turns, while pages are read and weeks signed. machine.mjs runs it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { assertUnavailable, keptNotice } from './faults.mjs';
import { isAlive, until } from './house.mjs';
import { families, resident } from './visitor.mjs';

/**
 * So many turns lie between two failures of one call: more than one page takes, so that a page fails once at most, and a prime
 * number, so that the failures wander over all places of a page. A page that begins anew on a new connection to PostgreSQL
 * takes more turns, and a connection is one turn.
 */
const usualDistance = 17;
const distanceOnPostgres = 41;
const distanceOfConnections = 3;
const usualPages = 24;
const pagesOnPostgres = 40;
const monday = '2026-11-09';

/** Traces the workers until told to leave: each one's call fails at its turn `at` and then at every so many. */
class Tracer {
  static async attach(house, { call, error, at, every = usualDistance }) {
    const tracer = new Tracer();
    tracer.file = house.file(`${call}.trace`);
    const words = ['-f', '-o', tracer.file, '-e', `trace=${call}`, '-e', `inject=${call}:error=${error}:when=${at}+${every}`];
    const workers = house.workers.flatMap((pid) => ['-p', String(pid)]);
    tracer.process = spawn('strace', [...words, ...workers], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    tracer.process.stderr.setEncoding('utf8').on('data', (part) => (said += part));
    const attached = () => said.split(' attached').length - 1;
    const isThere = () => attached() === house.workers.length || tracer.process.exitCode !== null;
    await until('the workers are traced', isThere);
    if (tracer.process.exitCode !== null) throw new Error(`this machine permits no tracing of processes: ${said}`);
    return tracer;
  }

  /** How many calls have failed. */
  async leave() {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill('SIGINT');
    await ended;
    const failed = readFileSync(this.file, 'utf8').split('(INJECTED)').length - 1;
    rmSync(this.file);
    return failed;
  }
}

const sessionsOfWorkers = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'mrko'";

let drawn = 0;
export const anew = (parent, address) =>
  parent.get(address, { headers: { cookie: `__Host-sid=${parent.sessionId}; drawn=${(drawn += 1)}` } });

const isSigned = (house) =>
  house.sql(`SELECT count(*) FROM week_signatures WHERE monday = '${monday}' AND undone_at IS NULL`) === '1';

/** A signature given or taken back; who is told that it is done finds it done. */
export async function sign(house, parent, word, when, expected = [303, 503]) {
  const answer = await parent.post(`${parent.week.replace(/\/week.*$/, '')}/week/${monday}/signature`, {
    csrf: parent.token,
    signature: word,
  });
  assert.ok(expected.includes(answer.status), `${when}: ${answer}`);
  if (answer.status === 303) assert.equal(isSigned(house), word === 'given', `${when}: ${word} was told, but is not done`);
  return answer;
}

/** What comes of one failing call: {failed, refused}. `loosen` makes that there is something to call. */
async function readWhileFailing(house, parent, fault, { isFine, pages = usualPages, loosen = () => {} }) {
  const tracer = await Tracer.attach(house, fault);
  let refused = 0;
  let failed;
  try {
    for (let turn = 0; turn < pages; turn += 1) {
      loosen();
      if (turn % 8 === 7) {
        await sign(house, parent, turn % 16 === 7 ? 'given' : 'taken-back', `${fault.call} ${fault.error}`);
        continue;
      }
      const answer = await anew(parent, turn % 2 === 0 ? parent.week : `${parent.week.replace(/\/week.*$/, '')}/marks`);
      isFine(answer, fault);
      if (answer.status === 503) refused += 1;
      else assert.ok(answer.body.trimEnd().endsWith('</html>'), `${answer} is cut short`);
    }
  } finally {
    failed = await tracer.leave();
  }
  return { failed, refused };
}

const isPage = (answer, { call, error }) => {
  assert.equal(answer.status, 200, `${call} ${error}: ${answer}`);
  assert.ok(!keptNotice.test(answer.body), `${call} ${error}: a copy instead of the page`);
};

/** A server that refuses a connection is away: then a page says so. */
const isPageOrRefusal = (house) => (answer) => {
  if (answer.status !== 200) assertUnavailable(house, answer, 3000);
};

/** All of a call's errors at each of its first turns; afterwards everything is as it was. */
async function sweep(house, faults, turns, way) {
  const parent = await resident(house, families.threeChildren);
  parent.token = await parent.csrf();
  const { workers } = house;
  const told = [];
  for (const [call, ...errors] of faults)
    for (const error of errors) {
      const sum = { failed: 0, refused: 0 };
      for (let at = 1; at <= turns; at += 1) {
        const { failed, refused } = await readWhileFailing(house, parent, { call, error, at, every: way.every }, way);
        sum.failed += failed;
        sum.refused += refused;
        const many = () => Promise.all(Array.from({ length: 6 }, () => anew(parent, parent.week)));
        if (sum.refused > 0) await until('pages again', async () => (await many()).every(({ status }) => status === 200), 5000);
        for (const answer of await many()) isPage(answer, { call: `after ${call}`, error });
      }
      assert.ok(sum.failed > 0, `no ${call} was made`);
      told.push(`${call} ${error} ${sum.failed}${sum.refused ? ` (${sum.refused} times 503)` : ''}`);
    }
  assert.deepEqual(house.workers, workers, 'a worker died');
  assert.ok(workers.every(isAlive));
  const verified = house.diaryctl('verify-audit');
  assert.equal(verified.code, 0, verified.err);
  return told.join(', ');
}

const onPostgres = { isFine: isPage, every: distanceOnPostgres, pages: pagesOnPostgres };

/** Locks a table against everybody, for so many seconds. */
async function lockTable(house, table, seconds) {
  const statements = `BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(${seconds})`;
  const words = ['-h', house.file('run', 'postgresql'), '-U', 'mrko', '-d', 'mrko', '-Atc', statements];
  const holder = spawn('/usr/lib/postgresql/15/bin/psql', words, { stdio: 'ignore' });
  const held = `FROM pg_locks WHERE mode = 'AccessExclusiveLock' AND granted AND relation = '${table}'::regclass`;
  const isHeld = () => house.psql(`SELECT count(*) ${held}`) === '1';
  await until(`${table} is locked`, isHeld, 5000);
  return { end: () => (holder.exitCode === null ? new Promise((resolve) => holder.once('exit', resolve)) : undefined) };
}

export const callTests = [
  [
    'F25 no connection is taken, or none can be watched over: not a page is lost',
    (house, { turns }) =>
      sweep(
        house,
        [
          ['accept4', 'EMFILE', 'ENFILE', 'ECONNABORTED', 'EINTR'],
          ['timer_create', 'EAGAIN'],
          ['poll', 'EINTR', 'ENOMEM'],
        ],
        turns,
        { isFine: isPage },
      ),
  ],
  [
    'F25 reads and writes fail, of nginx, of Redis and of the log: not a page is lost',
    (house, { turns }) =>
      sweep(
        house,
        [
          ['read', 'ECONNRESET', 'EINTR'],
          ['write', 'EPIPE', 'ENOSPC', 'EINTR'],
          ['sendto', 'EPIPE', 'ECONNRESET', 'EINTR'],
        ],
        turns,
        { isFine: isPage },
      ),
  ],
  [
    'F25 a connection to Redis cannot be made: a page or a 503, and pages as soon as it can',
    (house, { turns }) =>
      sweep(house, [['connect', 'ECONNREFUSED', 'ETIMEDOUT'], ['socket', 'EMFILE']], turns, {
        every: distanceOfConnections,
        isFine: isPageOrRefusal(house),
        loosen: () => house.redis('client', 'kill', 'type', 'normal'),
      }),
  ],
  [
    'F25 what PostgreSQL is asked and answers fails: not a page is lost',
    (house, { turns }) =>
      sweep(
        house,
        [
          ['recvfrom', 'ECONNRESET', 'EINTR'],
          ['sendto', 'EINTR'],
          ['poll', 'EINTR'],
          ['fcntl', 'EMFILE'],
        ],
        turns,
        onPostgres,
      ),
    { only: 'postgresql' },
  ],
  [
    'F25 there is no memory to wait for PostgreSQL: not a page is lost, and a write is done or is a 503',
    (house, { turns }) => sweep(house, [['poll', 'ENOMEM']], turns, onPostgres),
    { only: 'postgresql' },
  ],
  [
    'F25 a connection to PostgreSQL cannot be made: a page or a 503, and pages as soon as it can',
    (house, { turns }) =>
      sweep(house, [['connect', 'ECONNREFUSED', 'ETIMEDOUT'], ['socket', 'EMFILE'], ['timer_create', 'EAGAIN']], turns, {
        every: distanceOfConnections,
        isFine: isPageOrRefusal(house),
        loosen: () =>
          house.psql(`SELECT pg_terminate_backend(pid) ${sessionsOfWorkers}`),
      }),
    { only: 'postgresql' },
  ],
  [
    'F25 PostgreSQL takes what it is asked and never answers: workers give up in time, and pages that need no journal go on',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      assert.equal((await parent.get(parent.week)).status, 200);
      const { workers } = house;
      const hung = house.psql(`SELECT pid ${sessionsOfWorkers}`).split('\n').map(Number);
      assert.ok(hung.length >= 1, 'no worker holds a connection');
      for (const pid of hung) house.signal(pid, 'SIGSTOP');
      let slowest = 0;
      try {
        // nginx itself says 503 after ten seconds, and knows nothing of copies.
        for (const answer of await Promise.all(Array.from({ length: 2 * workers.length }, () => anew(parent, parent.week)))) {
          slowest = Math.max(slowest, answer.ms);
          assert.ok(answer.ms < 8000, `${answer} took ${answer.ms} ms`);
          if (answer.status !== 200) assertUnavailable(house, answer, 8000);
        }
        for (let turn = 0; turn < 6; turn += 1) {
          const answer = await parent.get('/about');
          assert.equal(answer.status, 200, `${answer}`);
          assert.ok(answer.ms < 2000, `${answer} took ${answer.ms} ms`);
        }
      } finally {
        for (const pid of hung) house.signal(pid, 'SIGCONT');
      }
      const many = () => Promise.all(Array.from({ length: 6 }, () => anew(parent, parent.week)));
      const isWhole = ({ status, body }) => status === 200 && !keptNotice.test(body);
      await until('pages again', async () => (await many()).every(isWhole), 15000);
      for (const answer of await many()) isPage(answer, { call: 'after', error: 'the silence' });
      assert.deepEqual(house.workers, workers, 'a worker died');
      return `the slowest answer took ${Math.round(slowest)} ms`;
    },
    { only: 'postgresql' },
  ],
  [
    'F16 a table is locked for longer than a statement may take: what needs it is a 503 in time, all else goes on',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      parent.token = await parent.csrf();
      const child = parent.week.replace(/\/week.*$/, '');
      const { workers } = house;
      for (const [table, ask] of [
        ['marks', () => anew(parent, `${child}/day/2026-11-10`)],
        ['week_signatures', () => sign(house, parent, 'given', 'locked')],
        ['audit', () => sign(house, parent, 'given', 'locked')],
      ]) {
        await sign(house, parent, 'taken-back', 'before');
        const lock = await lockTable(house, table, 4);
        try {
          assertUnavailable(house, await ask(), 3000);
          for (const address of ['/about', '/schools', '/accounts'])
            assert.equal((await parent.get(address)).status, 200, address);
        } finally {
          await lock.end();
        }
        assert.ok([200, 303].includes((await ask()).status), `${table} is free again`);
      }
      assert.deepEqual(house.workers, workers, 'a worker died');
    },
    { only: 'postgresql' },
  ],
];
