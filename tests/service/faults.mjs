// SPDX-License-Identifier: Apache-2.0
// F1-F17: what the service depends on dies, hangs, forgets and comes back; the service recovers by itself each time.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { send } from './http.mjs';
import { headerFaults } from './headers.mjs';
import { pause, until } from './house.mjs';
import { Visitor, families, resident } from './visitor.mjs';

/** A 503 page: with the headers, a time to wait, a number for support, and no way to the portal. */
export function assertUnavailable(house, answer, limit) {
  assert.equal(answer.status, 503, `${answer}\n${answer.body}`);
  assert.equal(answer.location, undefined);
  assert.deepEqual(answer.all('set-cookie'), [], 'a cookie is touched');
  assert.ok(Number(answer.header('retry-after')) >= 3 && Number(answer.header('retry-after')) <= 10, `${answer}`);
  assert.match(answer.body, new RegExp(`<code>${answer.header('x-request-id')}</code>`));
  assert.deepEqual(headerFaults(answer, house.portal), []);
  assert.ok(answer.ms <= limit, `${answer} took ${answer.ms} ms`);
}

/** Sends requests without a pause from `clients` clients until stopped; failures are those not in `good`. */
export function load(clients, ask, good) {
  const tally = { done: 0, failed: [], running: true };
  const one = async () => {
    while (tally.running) {
      try {
        const answer = await ask();
        tally.done += 1;
        if (!good.includes(answer.status)) tally.failed.push(`${answer} by ${answer.header('x-request-id') ?? 'nginx'}`);
      } catch (error) {
        tally.failed.push(`${error}`);
      }
    }
  };
  const all = Array.from({ length: clients }, one);
  tally.stop = async () => {
    tally.running = false;
    await Promise.all(all);
    return tally;
  };
  return tally;
}

const words = (house, event) => house.logLines().filter((line) => JSON.parse(line).event === event).length;

/** The signed-in parent's week holds the child's name. */
async function assertAtHome(parent) {
  const answer = await parent.get(parent.week);
  assert.equal(answer.status, 200, `${answer}`);
  return answer;
}

/**
 * A worker that was refused by the database asks again a second later, one with an open breaker before Redis after half
 * of one. Until then whichever worker has not found out yet may say 503, in this test or in the next.
 */
const everyWorkerAsksAgain = () => pause(1100);

export const keptNotice = /Журнал сейчас не отвечает\. Показано, что было [^<]*в \d\d:\d\d\./;

/** The page as it was seen before, with the notice of its age. */
export function assertKept(house, answer, limit) {
  assert.equal(answer.status, 200, `${answer}`);
  assert.match(answer.body, keptNotice);
  assert.equal(answer.header('cache-control'), 'no-store');
  assert.deepEqual(headerFaults(answer, house.portal), []);
  assert.ok(answer.ms <= limit, `${answer} took ${answer.ms} ms`);
}

/** Sees some pages of the child whose week it is; the last visit of the way to the week is kept too. */
async function seePages(parent) {
  const { week } = parent;
  const child = week.replace(/\/week.*$/, '');
  // A page with the message that a child was connected is not kept.
  assert.equal((await parent.get(week)).status, 200);
  assert.equal((await parent.get(`${child}/week`)).status, 303);
  const seen = [week, `${child}/marks`, `${child}/homework`, `${child}/final`, `${child}/calendar`, `${child}/remarks`];
  for (const address of seen) assert.equal((await parent.get(address)).status, 200, address);
  return { child, week, seen };
}

/**
 * The journal goes away under load and comes back: no GET of a page that was seen is a five-hundred, an unseen one says
 * what there is, data and writes are refused, and pages of now are back within five seconds.
 */
async function neverABlankEvening(house, goAway, comeBack, limit = 2500) {
  const parent = await resident(house, families.threeChildren);
  const { child, week, seen } = await seePages(parent);
  const cookie = `__Host-sid=${parent.sessionId}`;
  let turn = 0;
  const tally = load(
    3,
    () => {
      turn += 1;
      return send(`${house.diary}${seen[turn % seen.length]}`, { headers: { cookie } });
    },
    [200],
  );
  let recovered = 0;
  let isBack = false;
  try {
    await goAway();
    for (const address of seen) assertKept(house, await parent.get(address), limit);
    // The tab leads by the way that was kept.
    const way = await parent.get(`${child}/week`);
    assert.equal(way.location?.replace(/#.*$/, ''), week, `${way}`);
    const unseen = await parent.get(`${child}/day/2026-11-12`);
    assertUnavailable(house, unseen, limit);
    assert.ok(unseen.body.includes(`href="${week}"`), 'the page does not name what is kept');
    const data = await parent.get(`/api/v1/children/${child.split('/').pop()}/marks`);
    assert.equal(data.status, 503, `${data}`);
    isBack = true;
    await comeBack();
    const up = Date.now();
    await until(
      'a page of now',
      async () => {
        const answers = await Promise.all(Array.from({ length: 4 }, () => parent.get(week)));
        return answers.every((answer) => answer.status === 200 && !keptNotice.test(answer.body));
      },
      5000,
    );
    recovered = Date.now() - up;
  } finally {
    await tally.stop();
    // Or every later test fails with this one.
    if (!isBack) await comeBack();
    await everyWorkerAsksAgain();
  }
  assert.deepEqual(tally.failed.slice(0, 5), [], `${tally.failed.length} of ${tally.done}`);
  assert.ok(tally.done >= 30, `${tally.done} requests are too few to say anything`);
  return `${tally.done} GETs, 0 five-hundreds, pages of now after ${recovered} ms`;
}

/** Starts PostgreSQL as it was; returns when it answers. */
export async function startPostgres(house, recipe) {
  house.again(recipe, 'postgresql.log');
  const answers = () => {
    try {
      return house.psql('SELECT 1') === '1';
    } catch {
      return false;
    }
  };
  await until('PostgreSQL answers', answers, 20000);
}

/** Holds locks on octets of a file as another process of this machine, until its end: perl is on every Debian. */
async function lockedElsewhere(file, first, count) {
  const program = `use Fcntl; open(my $f, "+<", $ARGV[0]) or die $!;
    fcntl($f, F_SETLKW, pack("s s x4 q q l x4", F_WRLCK, 0, $ARGV[1], $ARGV[2], 0)) or die $!; $| = 1; print "held"; sleep 60;`;
  const holder = spawn('perl', ['-e', program, file, String(first), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((held, broken) => {
    holder.stdout.once('data', held);
    holder.once('exit', () => broken(new Error('the lock was not taken')));
  });
  return {
    release: () =>
      new Promise((ended) => {
        holder.once('exit', ended);
        holder.kill('SIGKILL');
      }),
  };
}

// What BEGIN EXCLUSIVE holds of a journal in WAL mode: octet 120 of the index. Readers go on beside it.
const writeLock = [120, 1];

export const faultTests = [
  [
    'F1 workers are killed under load: no GET is lost, the pool is whole again',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const number = house.workers.length;
      const pages = [parent.week, '/', '/accounts/new'];
      let turn = 0;
      const tally = load(
        6,
        () => {
          turn += 1;
          return send(`${house.diary}${pages[turn % 3]}`, { headers: { cookie: `__Host-sid=${parent.sessionId}` } });
        },
        [200, 303],
      );
      let kills = 0;
      // On a busy machine for as long as it takes to say something.
      const begun = Date.now();
      const isOver = () => Date.now() > begun + (tally.done < 200 ? 20000 : 4000);
      for (; !isOver(); kills += 1) {
        const { workers } = house;
        if (workers.length > 0) house.signal(workers[kills % workers.length], 'SIGKILL');
        await pause(250);
      }
      const { done, failed } = await tally.stop();
      assert.deepEqual(failed.slice(0, 5), [], `${failed.length} of ${done} after ${kills} kills`);
      assert.ok(done >= 200, `${done} requests are too few to say anything`);
      await until('the pool is whole', () => house.workers.length === number, 3000);
      await house.ready();
      return `${done} GETs, ${kills} kills, 0 lost`;
    },
    { both: true },
  ],

  [
    'F2 F4 rolling restarts under load, then 25 signals at once: no GET and no POST fails, the number of workers stays',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const number = house.workers.length;
      const cookie = `__Host-sid=${parent.sessionId}`;
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const gets = load(4, () => send(`${house.diary}${parent.week}`, { headers: { cookie } }), [200]);
      const posts = load(
        2,
        () => send(`${house.diary}/lang/en`, { method: 'POST', headers: form, body: 'return_to=/' }),
        [303],
      );
      for (let round = 0; round < 3; round += 1) await house.roll();
      for (let gap = 0; gap < 25; gap += 1) {
        house.signal(house.pid('diary'), 'SIGHUP');
        await pause(gap);
      }
      await pause(1500);
      const tallies = [await gets.stop(), await posts.stop()];
      assert.deepEqual(
        tallies.flatMap((tally) => tally.failed),
        [],
        `${tallies.map((tally) => tally.done)}`,
      );
      assert.ok(
        tallies.every((tally) => tally.done >= 30),
        `${tallies.map((tally) => tally.done)} are too few to say anything`,
      );
      await until('the number of workers is as before', () => house.workers.length === number, 5000);
      return tallies.map((tally) => `${tally.done} requests`).join(', ');
    },
    { both: true },
  ],

  [
    'L6 requests that waited for over five seconds are dropped unread: whoever is still there is told when to come again',
    async (house) => {
      const before = house.logSize;
      const { workers } = house;
      for (const pid of workers) house.signal(pid, 'SIGSTOP');
      let waiting;
      try {
        waiting = Promise.all(Array.from({ length: 6 }, () => send(`${house.diary}/schools`)));
        await pause(5500);
      } finally {
        for (const pid of workers) house.signal(pid, 'SIGCONT');
      }
      for (const answer of await waiting) {
        assert.equal(answer.status, 503, `${answer}`);
        const wait = Number(answer.header('retry-after'));
        assert.ok(wait >= 3 && wait <= 10, `Retry-After: ${wait}`);
      }
      const dropped = house.logLines(before).filter((line) => line.includes('waited too long'));
      assert.equal(dropped.length, 6);
      assert.equal((await send(`${house.diary}/schools`)).status, 200);
    },
  ],

  [
    'F5 workers that cannot start: a roll is given up and the old ones serve on; a crash loop backs off and heals',
    async (house) => {
      const file = house.file('session.keys');
      const keys = readFileSync(file);
      const supervisor = house.pid('diary');
      const old = house.workers;
      const started = () => words(house, 'worker_started');
      try {
        writeFileSync(file, 'naming broken\n');
        house.signal(supervisor, 'SIGHUP');
        await until('the roll is given up', () => words(house, 'roll_given_up') > 0, 5000);
        assert.equal((await send(`${house.diary}/`)).status, 200);
        assert.deepEqual(
          house.workers.filter((pid) => old.includes(pid)),
          old,
        );

        for (const pid of old) house.signal(pid, 'SIGKILL');
        const before = started();
        const answer = await send(`${house.diary}/`);
        assert.equal(answer.status, 503, `${answer}`);
        assert.ok(Number(answer.header('retry-after')) >= 3);
        const tries = started() - before;
        // Two places that double their pause from 0.1 to 5 s: some seven starts each in ten seconds.
        assert.ok(tries >= 4 && tries <= 20, `${tries} starts`);
      } finally {
        writeFileSync(file, keys);
      }
      await house.ready(12000);
      assert.equal(house.pid('diary'), supervisor);
      await until('the pool is whole', () => house.workers.length === old.length, 6000);
      await assertAtHome(await resident(house, families.threeChildren));
    },
  ],

  [
    'F5 no worker is left that lets people in: whoever is in reads on, and readiness tells which pool it is',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const file = house.file('session.keys');
      const keys = readFileSync(file);
      const status = async (pool) => (await send(`${house.diary}${pool}`)).status;
      try {
        writeFileSync(file, 'naming broken\n');
        for (const pid of house.workersOf('arrivals')) house.signal(pid, 'SIGKILL');
        await until('readiness tells', async () => (await status('/readyz/arrivals')) >= 500, 5000);
        assert.equal(await status('/readyz'), 200);
        await assertAtHome(parent);
      } finally {
        writeFileSync(file, keys);
      }
      await until('both pools are ready', async () => (await status('/readyz/arrivals')) === 200, 12000);
      await new Visitor(house).signIn(house.families[families.newcomer][0]);
    },
  ],

  [
    'F6 Redis is killed and started again: 503 meanwhile, every session lives on, no worker is restarted',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const visitors = [];
      for (let turn = 0; turn < 9; turn += 1) {
        const visitor = new Visitor(house);
        await visitor.signIn(house.families[turn % 2 === 0 ? families.newcomer : families.guesser][0]);
        visitors.push(visitor);
      }
      const { workers } = house;
      const redis = house.pid('redis');
      house.signal(redis, 'SIGKILL');
      await house.gone(redis);
      for (let turn = 0; turn < 8; turn += 1) assertUnavailable(house, await parent.get(parent.week), 1000);
      assertUnavailable(house, await parent.post('/accounts/new', { csrf: 'x' }), 1000);
      assertUnavailable(house, await new Visitor(house).get('/enter'), 1000);
      // What needs no session goes on.
      for (const visitor of [new Visitor(house), parent.twin()]) assert.equal((await visitor.get('/')).status, 200);
      assert.equal((await send(`${house.diary}/healthz`)).status, 200);
      for (const pool of ['/readyz', '/readyz/arrivals']) {
        const readiness = await send(`${house.diary}${pool}`);
        assert.equal(readiness.status, 503);
        assert.deepEqual(
          Object.entries(JSON.parse(readiness.body))
            .filter(([, part]) => part.ok === false)
            .map(([name]) => name),
          ['redis'],
        );
      }

      house.startRedis();
      await until('Redis answers', () => house.redis('ping') === 'PONG', 5000);
      const up = Date.now();
      await until('a page', async () => (await parent.get(parent.week)).status === 200, 5000);
      const recovered = Date.now() - up;
      assert.ok(recovered <= 1500, `${recovered} ms after Redis was up`);
      await everyWorkerAsksAgain();
      for (let turn = 0; turn < 8; turn += 1) await assertAtHome(parent);
      for (const visitor of visitors)
        assert.equal((await visitor.get('/accounts/new')).status, 200, 'a session was lost');
      assert.deepEqual(house.workers, workers, 'a worker was restarted');
      return `a page ${recovered} ms after Redis was up`;
    },
    { both: true },
  ],

  [
    'F9 Redis hangs: every answer is a 503 within a second, then at once; it goes on where it was',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      house.signal(house.pid('redis'), 'SIGSTOP');
      // Five failures open a worker's breaker: asked all at once, each worker meets its share of six.
      const ask = (count) => Promise.all(Array.from({ length: count }, () => parent.get(parent.week)));
      const share = house.workers.length;
      let longest = 0;
      try {
        for (let turn = 0; turn < 4; turn += 1) {
          const answer = await parent.get(parent.week);
          assertUnavailable(house, answer, 1000);
          longest = Math.max(longest, answer.ms);
        }
        for (const answer of await ask(6 * share)) assertUnavailable(house, answer, 5000);
        const opened = await ask(2 * share);
        for (const answer of opened) assertUnavailable(house, answer, 1000);
        const median = opened.map((answer) => answer.ms).sort((a, b) => a - b)[share];
        assert.ok(median < 100, `with the breakers open half of the answers took ${median} ms`);
      } finally {
        house.signal(house.pid('redis'), 'SIGCONT');
      }
      await until('a page', async () => (await parent.get(parent.week)).status === 200, 1500);
      await everyWorkerAsksAgain();
      for (let turn = 0; turn < 6; turn += 1) await assertAtHome(parent);
      return `the longest answer ${Math.round(longest)} ms`;
    },
    { both: true },
  ],

  [
    'F12 Redis loses everything: sign in once more, and every child is there',
    async (house) => {
      const person = house.families[families.threeChildren][0];
      const parent = await resident(house, families.threeChildren);
      const before = await parent.childNumbers(parent.week);
      house.redis('flushall');
      const answer = await parent.get(parent.week);
      assert.equal(answer.status, 303, `${answer}`);
      assert.ok(answer.location.startsWith('/enter'), `${answer}`);
      const landed = await parent.signIn(person, answer.location);
      assert.equal(landed.location, parent.week);
      const week = await assertAtHome(parent);
      assert.ok(week.body.includes(person.account_name));
      assert.deepEqual(await parent.childNumbers(parent.week), before);
      // And from the list that Redis holds again.
      assert.deepEqual(await parent.childNumbers(parent.week), before);
    },
    { both: true },
  ],

  [
    'F13 every connection to PostgreSQL is cut: no read is lost',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      for (let turn = 0; turn < 6; turn += 1) await assertAtHome(parent);
      for (let round = 0; round < 3; round += 1) {
        const cut = Number(
          house.psql(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'mrko'",
          ),
        );
        assert.ok(cut >= 1, 'there was no connection to cut');
        for (let turn = 0; turn < 6; turn += 1) await assertAtHome(parent);
      }
    },
    { only: 'postgresql' },
  ],

  [
    'F13 PostgreSQL stops at once and is started again: 503 meanwhile, then pages from the same workers',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const { workers } = house;
      const pid = Number(house.text('postgresql', 'postmaster.pid').split('\n')[0]);
      const recipe = house.rememberPostgres(pid);
      house.signal(pid, 'SIGQUIT');
      await house.gone(pid);
      for (let turn = 0; turn < 6; turn += 1) {
        assertUnavailable(house, await parent.get(`${parent.week.replace(/\/week.*$/, '')}/day/2026-11-${10 + turn}`), 2500);
      }
      assert.equal((await send(`${house.diary}/healthz`)).status, 200);
      const readiness = JSON.parse((await send(`${house.diary}/readyz`)).body);
      assert.deepEqual([readiness.ready, readiness.redis.ok, readiness.database.ok], [false, true, false]);
      assert.equal((await new Visitor(house).get('/')).status, 200);

      await startPostgres(house, recipe);
      await until('a page', async () => (await parent.get(parent.week)).status === 200, 3000);
      await everyWorkerAsksAgain();
      for (let turn = 0; turn < 8; turn += 1) await assertAtHome(parent);
      assert.deepEqual(house.workers, workers, 'a worker was restarted');
    },
    { only: 'postgresql' },
  ],

  [
    'F13 B6 PostgreSQL stops under load: every seen page is still answered, with its age, and pages of now come back',
    async (house) => {
      const pid = Number(house.text('postgresql', 'postmaster.pid').split('\n')[0]);
      const recipe = house.rememberPostgres(pid);
      return neverABlankEvening(
        house,
        async () => {
          house.signal(pid, 'SIGQUIT');
          await house.gone(pid);
        },
        () => startPostgres(house, recipe),
      );
    },
    { only: 'postgresql' },
  ],

  [
    'F16 B6 PostgreSQL hangs under load: every seen page is still answered, with its age, by the same workers',
    async (house) => {
      const { workers } = house;
      const postmaster = Number(house.text('postgresql', 'postmaster.pid').split('\n')[0]);
      let stopped = [];
      try {
        const told = await neverABlankEvening(
          house,
          async () => {
            house.signal(postmaster, 'SIGSTOP');
            stopped = house.childrenOf(postmaster);
            for (const pid of stopped) house.signal(pid, 'SIGSTOP');
          },
          async () => {
            for (const pid of [...stopped, postmaster]) house.signal(pid, 'SIGCONT');
          },
          // A worker finds out in two seconds, and the queue behind it waits as long.
          5000,
        );
        assert.deepEqual(house.workers, workers, 'a worker was restarted');
        return told;
      } finally {
        for (const pid of [...stopped, postmaster]) house.signal(pid, 'SIGCONT');
      }
    },
    { only: 'postgresql' },
  ],

  [
    'F17 B6 the SQLite journal is not to be opened, under load: every seen page is still answered, with its age',
    async (house) => {
      const files = ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-shm'].filter((name) => existsSync(house.file(name)));
      return neverABlankEvening(
        house,
        async () => {
          for (const name of files) renameSync(house.file(name), house.file(`away-${name}`));
          mkdirSync(house.file('journal.sqlite'));
          // The old workers still hold the file open.
          await house.roll();
        },
        async () => {
          rmdirSync(house.file('journal.sqlite'));
          // A worker that found the journal before its log would begin a log of its own.
          for (const name of [...files].reverse()) renameSync(house.file(`away-${name}`), house.file(name));
        },
      );
    },
    { only: 'sqlite' },
  ],

  [
    'F17 another process writes to the SQLite journal for long: pages are read, Finish says 503 in time and works later',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const [, person] = house.families[families.threeChildren];
      const filled = await parent.fillForm(person);
      assert.equal(filled.location, '/accounts/check', `${filled}`);
      const fields = await parent.checkForm();
      const before = await parent.childNumbers(parent.week);
      const lock = await lockedElsewhere(house.file('journal.sqlite-shm'), ...writeLock);
      try {
        await assertAtHome(parent);
        assertUnavailable(house, await parent.post('/accounts/check', fields), 1700);
        await assertAtHome(parent);
        assert.deepEqual(await parent.childNumbers(parent.week), before, 'half of the write is there');
      } finally {
        await lock.release();
      }
      const finished = await parent.post('/accounts/check', fields);
      assert.match(finished.location, /^\/diary\/\d+\/week$/, `${finished}`);
      assert.equal((await parent.childNumbers(parent.week)).length, before.length + 1);
    },
    { only: 'sqlite' },
  ],
];
