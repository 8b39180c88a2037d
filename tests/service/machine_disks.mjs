// SPDX-License-Identifier: Apache-2.0
// F18: the disk of the journal, of Redis, of PostgreSQL's log and of the logs is full, and has room again. machine.mjs runs it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { assertKept, assertUnavailable, keptNotice, load, startPostgres } from './faults.mjs';
import { send } from './http.mjs';
import { isAlive, until } from './house.mjs';
import { knock } from './pupil.mjs';
import { Visitor, families, resident } from './visitor.mjs';

function must(program, ...words) {
  const done = spawnSync(program, words, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} ${words.join(' ')}: ${done.stderr ?? done.error}`);
}

/** A file system of memory with room for so many mebibytes. */
export class SmallDisk {
  static mount(folder, mebibytes) {
    mkdirSync(folder, { recursive: true });
    must('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0755`, 'tmpfs', folder);
    return new SmallDisk(folder);
  }

  constructor(folder) {
    this.folder = folder;
    this.filler = join(folder, 'filler');
  }

  /** To the last octet. */
  fill() {
    const file = openSync(this.filler, 'a');
    try {
      for (const piece of [1 << 20, 1 << 12, 1]) this.fillBy(file, Buffer.alloc(piece));
    } finally {
      closeSync(file);
    }
  }

  fillBy(file, piece) {
    try {
      for (;;) writeSync(file, piece);
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }

  makeRoom() {
    rmSync(this.filler, { force: true });
  }

  unmount() {
    must('umount', '--lazy', this.folder);
  }
}

const limit = 3000;
const audited = (house) => Number(house.sql('SELECT count(*) FROM audit'));
const bindings = (house) => house.sql('SELECT subject, child_number, account_name, removed_at FROM bindings ORDER BY 1, 2');
const isOfNow = (answer) => answer.status === 200 && !keptNotice.test(answer.body);

function assertRefused(house, what, answer) {
  assert.equal(answer.status, 503, `${what}: ${answer}`);
  assertUnavailable(house, answer, limit);
}

const assertDone = (what, answer) => assert.ok([200, 303].includes(answer.status), `${what}: ${answer}\n${answer.body}`);

/** The whole way through the portal, of a family that connects nobody here; a session is there only when it was let in. */
async function signIn(house, visitor = new Visitor(house)) {
  const answer = await visitor.get(await visitor.bringAnswer(house.families[families.newcomer][0]));
  assert.equal(visitor.sessionId !== undefined, answer.status === 303, `${answer}`);
  return answer;
}

/** A page that no copy is kept of. */
let drawn = 0;
const anew = (visitor, address) =>
  visitor.get(address, { headers: { cookie: `__Host-sid=${visitor.sessionId}; drawn=${(drawn += 1)}` } });

async function assertPages(parent) {
  const child = parent.week.replace(/\/week.*$/, '');
  for (const address of [parent.week, `${child}/marks`, `${child}/homework`, `${child}/remarks`, `${child}/week/2026-10-05`]) {
    const answer = await anew(parent, address);
    assert.ok(isOfNow(answer), `${answer}\n${answer.body}`);
    assert.ok(answer.body.trimEnd().endsWith('</html>'), `${answer} is cut short`);
  }
  for (const address of ['/about', '/schools', '/healthz']) assert.equal((await parent.get(address)).status, 200, address);
}

const everyWorker = (house) => ['diary', 'arrivals'].flatMap((pool) => house.workersOf(pool));

/** Each worker finds out for itself that what it needs is there again. */
async function everyWorkerIsWell(house, parent) {
  const many = (ask) => Promise.all(Array.from({ length: 8 }, ask));
  await until('pages of now by every worker', async () => (await many(() => anew(parent, parent.week))).every(isOfNow), 5000);
  const enter = () => new Visitor(house).get('/enter');
  await until('ways to the portal by every worker', async () => (await many(enter)).every(({ status }) => status === 303), 5000);
}

/** The deeds that leave a row in the audit, each as a call of its own; those of the parent with the forms made before. */
async function deedsOf(house, parent) {
  const [, second] = house.families[families.threeChildren];
  const child = parent.week.replace(/\/week.*$/, '');
  const filled = await parent.fillForm(second);
  assert.equal(filled.location, '/accounts/check', `${filled}`);
  const form = await parent.checkForm();
  const csrf = await parent.csrf();
  const [pupil] = house.families[families.twoChildren];
  return {
    'a sign-in by the portal': () => signIn(house),
    "a pupil's sign-in": async () => {
      const visitor = new Visitor(house);
      const answer = await knock(house, visitor, { login: pupil.pupil_login, password: pupil.pupil_password });
      assert.equal(visitor.sessionId !== undefined, answer.status === 303, `${answer}`);
      return answer;
    },
    'a file': () => parent.get(`${child}/export/marks.csv`),
    'a name': () => parent.post(`/accounts/1/name`, { csrf, account_name: 'Как-то иначе' }),
    'a signature': () => parent.post(`${child}/week/2026-11-09/signature`, { csrf, signature: 'given' }),
    'a binding': () => parent.post('/accounts/check', form),
  };
}

async function assertWhole(house) {
  const verified = house.diaryctl('verify-audit');
  assert.equal(verified.code, 0, `${verified.out}${verified.err}`);
  if (house.database === 'sqlite') assert.equal(house.sql('PRAGMA integrity_check'), 'ok');
}

/** Asks for sign-ins until one is refused; returns how many were not. */
async function signInUntilRefused(house, most) {
  for (let done = 0; done < most; done += 1) {
    const answer = await signIn(house);
    if (answer.status !== 303) {
      assertUnavailable(house, answer, limit);
      return done;
    }
  }
  throw new Error(`${most} sign-ins were written down on a full disk`);
}

export const diskTests = [
  [
    'F18 the disk of the SQLite journal is full: what must be audited is a 503 and is not done, pages go on; later it is done',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const deeds = await deedsOf(house, parent);
      const workers = everyWorker(house);
      const before = [audited(house), bindings(house)];
      // What was written before lies in the write-ahead log, whose octets are used again: without it there is no room at all.
      house.sql('PRAGMA wal_checkpoint(TRUNCATE)');
      house.disks.journal.fill();
      for (let round = 0; round < 2; round += 1) {
        for (const [what, deed] of Object.entries(deeds)) assertRefused(house, what, await deed());
        await assertPages(parent);
      }
      assert.deepEqual([audited(house), bindings(house)], before, 'half of a deed is there');

      house.disks.journal.makeRoom();
      for (const [what, deed] of Object.entries(deeds)) assertDone(what, await deed());
      assert.equal(audited(house), before[0] + Object.keys(deeds).length);
      await assertPages(parent);
      await assertWhole(house);
      assert.deepEqual(everyWorker(house), workers, 'a worker was restarted');
      return `${Object.keys(deeds).length} kinds of deeds refused twice each and done later`;
    },
  ],

  [
    'F18 the disk of PostgreSQL is full: what must be audited is a 503 and is not done, pages go on; later it is done',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const deeds = await deedsOf(house, parent);
      const workers = everyWorker(house);
      // A log that has just begun has room for all that is written here: the tables have none.
      house.psql('SELECT pg_switch_wal()');
      house.psql('CHECKPOINT');
      house.disks.journal.fill();
      const before = audited(house);
      const written = await signInUntilRefused(house, 100);
      assert.equal(audited(house), before + written, 'a sign-in without its row, or a row without its sign-in');
      const bound = bindings(house);
      for (let round = 0; round < 2; round += 1) {
        for (const [what, deed] of Object.entries(deeds)) assertRefused(house, what, await deed());
        await assertPages(parent);
      }
      assert.deepEqual([audited(house), bindings(house)], [before + written, bound], 'half of a deed is there');

      house.disks.journal.makeRoom();
      for (const [what, deed] of Object.entries(deeds)) assertDone(what, await deed());
      assert.equal(audited(house), before + written + Object.keys(deeds).length);
      await assertPages(parent);
      await assertWhole(house);
      assert.deepEqual(everyWorker(house), workers, 'a worker was restarted');
      return `${written} sign-ins found room, then ${Object.keys(deeds).length} kinds of deeds refused twice each and done later`;
    },
    { only: 'postgresql' },
  ],

  [
    "F18 PostgreSQL's log finds no room and it dies of it: pages as they were seen, 503 for all else; a new start heals all",
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const workers = everyWorker(house);
      assert.equal((await parent.get(parent.week)).status, 200);
      const pid = Number(house.text('postgresql', 'postmaster.pid').split('\n')[0]);
      const recipe = house.rememberPostgres(pid);
      const [before, bound] = [audited(house), bindings(house)];
      house.disks.journal.fill();
      assert.throws(() => {
        const eightMegabytes = "SELECT pg_logical_emit_message(false, 'full', repeat('x', 8000000))";
        for (let piece = 0; piece < 60; piece += 1) house.psql(eightMegabytes);
      });
      await house.gone(pid);
      assert.match(house.text('log', 'postgresql.log'), /PANIC: .*No space left on device/);
      assertKept(house, await parent.get(parent.week), limit);
      const visitor = new Visitor(house);
      assertUnavailable(house, await visitor.get(await visitor.bringAnswer(house.families[families.newcomer][0])), limit);
      assertUnavailable(house, await parent.get('/diary/1/export/marks.csv'), limit);
      assert.equal((await send(`${house.diary}/healthz`)).status, 200);

      house.disks.journal.makeRoom();
      await startPostgres(house, recipe);
      await everyWorkerIsWell(house, parent);
      assert.deepEqual([audited(house), bindings(house)], [before, bound], 'what was acknowledged is not there');
      // Whoever was refused a connection tries again after a second.
      await until('a sign-in', async () => (await signIn(house)).status === 303, 5000);
      assert.equal(audited(house), before + 1);
      await assertWhole(house);
      assert.deepEqual(everyWorker(house), workers, 'a worker was restarted');
    },
    { only: 'postgresql' },
  ],

  [
    'F18 the disk of Redis is full and it writes each second: who is signed in reads on, a sign-in is a 503, until there is room',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const workers = everyWorker(house);
      house.redis('config', 'set', 'appendfsync', 'everysec');
      try {
        house.disks.redis.fill();
        await until('Redis refuses writes', () => /MISCONF/.test(house.redis('set', 'filler', 'x'.repeat(8192))), 10000);
        for (let turn = 0; turn < 4; turn += 1) {
          await assertPages(parent);
          assertUnavailable(house, await new Visitor(house).get('/enter'), limit);
        }
        assert.equal((await send(`${house.diary}/readyz`)).status, 503);
        house.disks.redis.makeRoom();
        await until('a sign-in', async () => (await new Visitor(house).get('/enter')).status === 303, 5000);
        await everyWorkerIsWell(house, parent);
      } finally {
        house.disks.redis.makeRoom();
        house.redis('config', 'set', 'appendfsync', 'always');
      }
      assert.equal((await signIn(house)).status, 303);
      await assertPages(parent);
      assert.deepEqual(everyWorker(house), workers, 'a worker was restarted');
    },
  ],

  [
    'F18 the disk of Redis is full and it ends itself rather than forget: 503; with room and a new start nobody is signed out',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const workers = everyWorker(house);
      const visitors = [parent];
      const redis = house.pid('redis');
      house.disks.redis.fill();
      try {
        while (isAlive(redis)) {
          assert.ok(visitors.length < 40, 'forty sign-ins found room on a full disk');
          const visitor = new Visitor(house);
          const answer = await signIn(house, visitor).catch((error) => error);
          if (answer.status === 303) visitors.push(visitor);
        }
        assert.match(house.text('log', 'redis.log'), /Can't recover from AOF write error/);
        for (let turn = 0; turn < 4; turn += 1) assertUnavailable(house, await parent.get(parent.week), limit);
        assertUnavailable(house, await new Visitor(house).get('/enter'), limit);
        for (const address of ['/about', '/schools', '/healthz']) assert.equal((await parent.get(address)).status, 200, address);
        // Whoever watches over it starts it again: it lives until it has something to write.
        house.startRedis();
        for (let turn = 0; turn < 8; turn += 1) {
          const answer = await parent.get(parent.week);
          if (answer.status !== 200) assertUnavailable(house, answer, limit);
        }
      } finally {
        house.disks.redis.makeRoom();
        if (!isAlive(house.pid('redis'))) house.startRedis();
      }
      await everyWorkerIsWell(house, parent);
      for (const visitor of visitors) assert.equal((await visitor.get('/accounts/new')).status, 200, 'a session was lost');
      assert.equal((await signIn(house)).status, 303);
      await assertWhole(house);
      assert.deepEqual(everyWorker(house), workers, 'a worker was restarted');
      return `${visitors.length - 1} sign-ins found room`;
    },
  ],

  [
    'F18 the disk of the logs and that of bodies are full: not a request is lost, and with room the lines come again',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const workers = everyWorker(house);
      const ask = () => send(`${house.diary}${parent.week}`, { headers: { cookie: `__Host-sid=${parent.sessionId}` } });
      const csrf = await parent.csrf();
      const post = (length) => parent.post('/lang/ru', { csrf, return_to: '/about', filler: 'x'.repeat(length) });
      for (const disk of [house.disks.logs, house.disks.bodies]) disk.fill();
      const tally = load(3, ask, [200]);
      try {
        for (let turn = 0; turn < 4; turn += 1) {
          await assertPages(parent);
          assert.equal((await signIn(house)).status, 303);
          assert.equal((await post(60000)).status, 303);
          assert.equal((await post(70000)).status, 413);
        }
        await until('some load', () => tally.done >= 50, 20000);
        const unwritten = (await ask()).header('x-request-id');
        assert.ok(!house.text('log', 'diary.log').includes(unwritten), 'the disk of the logs is not full');
      } finally {
        await tally.stop();
      }
      assert.deepEqual(tally.failed.slice(0, 5), [], `${tally.failed.length} of ${tally.done}`);

      for (const disk of [house.disks.logs, house.disks.bodies]) disk.makeRoom();
      const lineOf = (log, id) => house.text('log', log).split('\n').find((line) => line.includes(id));
      const isToldInBoth = async () => {
        const id = (await ask()).header('x-request-id');
        const lines = () => ['diary.log', 'nginx-access.log'].map((log) => lineOf(log, id));
        await until('its lines', () => lines().every(Boolean), 4000).catch(() => {});
        return lines().every(Boolean) && lines();
      };
      await until('lines of a request in both logs', isToldInBoth, 12000);
      // A line may stand behind a half one that found room for no more.
      for (const line of await until('lines of a later request', isToldInBoth, 12000))
        JSON.parse(line.slice(line.lastIndexOf('{"ts"')));
      assert.deepEqual(everyWorker(house), workers, 'a worker was restarted');
      return `${tally.done} GETs, 0 lost`;
    },
  ],
];
