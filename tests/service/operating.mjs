// SPDX-License-Identifier: Apache-2.0
// scripts/run as operators use it, and what it leaves behind: files, ports, processes.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from './http.mjs';
import { isAlive, today } from './house.mjs';
import { Visitor, families, resident } from './visitor.mjs';
import { entriesOf, zipOf } from './zip.mjs';

/** It ended with an error and one sentence on what and what to do, and has started nothing. */
function assertRefused(done, said) {
  assert.equal(done.code, 1, `${done.code}: ${done.out}${done.err}`);
  assert.match(done.err, said);
  assert.equal(done.err.trim().split('\n').length, 1, `more than a sentence:\n${done.err}`);
  assert.ok(!/Starting/.test(done.out), done.out);
}

export const operatingTests = [
  [
    'people.json holds everybody to sign in as, and scripts/run prints them',
    async (house) => {
      const { people } = house;
      assert.ok(people.length >= 6);
      for (const person of people) {
        for (const field of [
          'portal_login',
          'portal_password',
          'portal_name',
          'mrko_login',
          'mrko_password',
          'child',
          'account_name',
        ]) {
          assert.ok(
            typeof person[field] === 'string' && person[field].length > 0,
            `${field} of ${JSON.stringify(person)}`,
          );
        }
      }
      assert.equal(new Set(people.map((person) => person.mrko_login)).size, people.length);
      const numbers = new Set(house.families.map((family) => family.length));
      for (const children of [1, 2, 3]) assert.ok(numbers.has(children), `no family with ${children} children`);
      if (!house.owned) return;
      for (const text of [
        house.portal,
        house.diary,
        `--stop --state ${house.state}`,
        people[0].portal_login,
        people[0].mrko_password,
      ]) {
        assert.ok(house.started.out.includes(text), `${text} is not in:\n${house.started.out}`);
      }
    },
    { both: true },
  ],

  [
    'secrets are readable by the service alone, the sockets by their group, and logs not by everybody',
    (house) => {
      for (const name of ['session.keys', 'audit.key', 'portal.secret', 'redis.password', 'redis_user.conf'])
        assert.equal(statSync(house.file(name)).mode & 0o077, 0, name);
      assert.equal(statSync(house.file('log')).mode & 0o007, 0);
      assert.equal(statSync(house.file('run', 'fastcgi.sock')).mode & 0o007, 0);
      assert.equal(statSync(house.file('run', 'redis.sock')).mode & 0o077, 0);
    },
    { both: true },
  ],

  [
    'S14 the diary has at Redis no right that it does not need',
    (house) => {
      const as = (...words) =>
        house.redis('--no-auth-warning', '--user', 'diary', '--pass', house.text('redis.password'), ...words);
      assert.equal(as('ping'), 'PONG');
      const wanted = [['flushall'], ['keys', '*'], ['scan', '0'], ['config', 'get', 'dir'], ['shutdown'],
        ['acl', 'whoami'], ['save'], ['replicaof', 'no', 'one'], ['function', 'list'], ['monitor'], ['client', 'list']];
      for (const words of wanted) assert.match(as(...words), /^NOPERM/, words.join(' '));
    },
    { both: true },
  ],

  [
    'S26 S27 each sign-in and each stranger at a diary is a row of the audit; verify-audit finds what was changed or cut',
    async (house) => {
      const verify = (...words) => house.diaryctl('verify-audit', ...words);
      const rows = () => {
        const done = verify();
        assert.equal(done.code, 0, done.err);
        return Number(done.out.split(' ')[0]);
      };
      const parent = await resident(house, families.threeChildren);
      const before = rows();
      const visitor = new Visitor(house);
      await visitor.signIn(house.families[families.twoChildren][0]);
      const afterSignIn = rows();
      assert.equal(afterSignIn, before + 1, 'a sign-in is one row');
      assert.equal((await parent.get('/diary/77/marks')).status, 404);
      assert.equal(rows(), afterSignIn + 1);

      const anchors = house.file('anchors');
      writeFileSync(anchors, verify().out);
      assert.equal(verify('--anchors', anchors).code, 0);
      writeFileSync(anchors, 'no anchor\n');
      const refused = verify('--anchors', anchors);
      assert.deepEqual([refused.code, /anchors, line 1: 'no anchor'/.test(refused.err)], [1, true], refused.err);

      const actor = house.sql(`SELECT actor FROM audit WHERE sequence = ${afterSignIn}`);
      house.sql(`UPDATE audit SET actor = 'nobody' WHERE sequence = ${afterSignIn}`);
      const altered = verify();
      house.sql(`UPDATE audit SET actor = '${actor}' WHERE sequence = ${afterSignIn}`);
      assert.equal(altered.code, 1);
      assert.match(altered.err, new RegExp(`^row ${afterSignIn} does not say what it said`, 'm'));
      assert.equal(altered.out, '');
      assert.equal(rows(), afterSignIn + 1);
    },
    { both: true },
  ],

  [
    'S3 an operator signs somebody out everywhere, and withdraws a credential: the next request of either is refused',
    async (house) => {
      const [person] = house.families.at(-1);
      const first = new Visitor(house);
      const { week } = await first.moveIn(person);
      const second = new Visitor(house);
      await second.signIn(person);
      assert.equal((await second.get(week)).status, 200);
      const actor = house.sql("SELECT actor FROM audit WHERE action = 'session.begun' ORDER BY sequence DESC LIMIT 1");
      const ended = house.diaryctl('sessions', 'end', '--user', actor);
      assert.deepEqual([ended.code, ended.out], [0, `Every browser of ${actor} is signed out.\n`], ended.err);
      for (const visitor of [first, second]) assert.equal((await visitor.get(week)).status, 303);
      for (const wrong of [['end'], ['end', '--user', 'nobody'], ['end', '--user', 'a:b', '--pupil', '1'], ['begin', '--user', 'a:b']])
        assert.equal(house.diaryctl('sessions', ...wrong).code, 2, wrong.join(' '));

      await first.signIn(person);
      assert.equal((await first.get(week)).status, 200);
      const pupil = house.sql(`SELECT pupil_id FROM credentials WHERE login = '${person.mrko_login}' AND withdrawn = 0`);
      const withdrawn = house.diaryctl('credential', 'withdraw', '--pupil', pupil);
      assert.equal(withdrawn.code, 0, withdrawn.err);
      assert.equal((await first.get(week)).status, 403);
      assert.equal(house.diaryctl('verify-audit').code, 0);
    },
    { both: true },
  ],

  [
    'healthz says that a worker lives, readyz what it needs; neither tells names or versions, neither is logged by nginx',
    async (house) => {
      const health = await send(`${house.diary}/healthz`);
      assert.deepEqual([health.status, health.body], [200, 'ok\n']);
      for (const pool of ['/readyz', '/readyz/arrivals']) {
        const ready = await send(`${house.diary}${pool}`);
        const parts = JSON.parse(ready.body);
        assert.equal(ready.status, 200);
        assert.deepEqual(Object.keys(parts), ['ready', 'redis', 'database', 'schema']);
        assert.deepEqual([parts.ready, parts.redis.ok, parts.database.ok, parts.schema.ok], [true, true, true, true]);
      }
    },
    { both: true },
  ],

  [
    '--today is the day that the diary takes for today',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const answer = await parent.get('/diary/1/week');
      assert.equal(answer.location, '/diary/1/week/2026-11-16#today');
      assert.match((await parent.get(parent.week)).body, /id="today"/);
    },
    { both: true },
  ],

  [
    'wrong options are refused by a sentence each, and start nothing',
    (house) => {
      const wrong = [
        [['--port', '80'], /--port takes a number from 1000 to 65000, not '80'/],
        [['--port', 'x'], /--port takes a number/],
        [['--workers', '0'], /--workers takes a number from 1 to 99, not '0'/],
        [['--workers', '-2'], /--workers takes/],
        [['--database', 'mysql'], /--database is sqlite or postgresql, not 'mysql'/],
        [['--today', '18.11.2026'], /--today takes a day as YYYY-MM-DD, not '18\.11\.2026'/],
        [['--today', '2026-02-30'], /--today takes a day/],
        [['--import', '/no/such/file.zip'], /--import: there is no file \/no\/such\/file\.zip/],
        [['--import', house.state], /--import: there is no file/],
        [['--state', '/tmp/a b'], /must not hold blanks/],
        [['--state', `/tmp/${'a'.repeat(80)}`], /longer than 70 characters/],
        [['--workers'], /--workers needs a value/],
      ];
      const common = ['--detach', '--port', String(house.port + 1), '--state', house.file('never')];
      for (const [options, said] of wrong) assertRefused(house.command(...common, ...options), said);
      const unknown = house.command('--fast');
      assert.equal(unknown.code, 2);
      assert.match(unknown.err, /--fast is no option/);
      assert.ok(!existsSync(house.file('never')), 'a state folder was made');
    },
    { owned: true },
  ],

  [
    'a second start from the same folder, a port in use and a folder that cannot be written are named',
    async (house) => {
      assertRefused(house.run('--detach'), /The diary runs already from .*--stop/);
      const other = mkdtempSync(join(tmpdir(), 'mrko-other-'));
      try {
        assertRefused(
          house.command('--detach', '--state', other, '--port', String(house.port)),
          new RegExp(`Port ${house.port} is in use`),
        );
        // The port of the stand-in portal counts too.
        const holder = createServer();
        const taken = await new Promise((listening) => {
          holder.listen(0, '127.0.0.1', () => listening(holder.address().port));
        });
        assertRefused(
          house.command('--detach', '--state', other, '--port', String(taken - 10)),
          new RegExp(`Port ${taken} is in use`),
        );
        holder.close();
        writeFileSync(join(other, 'file'), '');
        for (const state of ['/proc/mrko', join(other, 'file'), join(other, 'file', 'below')]) {
          assertRefused(
            house.command('--detach', '--state', state, '--port', String(house.port + 1)),
            /The state folder .* cannot be written/,
          );
        }
      } finally {
        rmSync(other, { recursive: true, force: true });
      }
      await house.ready();
    },
    { owned: true },
  ],

  [
    '--stop ends everything, twice does no harm; the next start is quick and knows the children and the sessions',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const before = await parent.childNumbers(parent.week);
      const pids = [house.pid('nginx'), house.pid('portal'), house.pid('diary'), house.pid('redis'), ...house.workers, ...house.workersOf('arrivals')];
      const stopped = house.stop();
      assert.deepEqual([stopped.code, stopped.out], [0, 'Stopped.\n']);
      for (const pid of pids) assert.ok(!isAlive(pid), `process ${pid} is still there`);
      await assert.rejects(send(`${house.diary}/`));
      assert.equal(house.stop().code, 0);

      const begun = Date.now();
      const again = house.start('--workers', '3');
      const took = Date.now() - begun;
      assert.ok(!/Filling|Building|Installing|Making/.test(again.out), again.out);
      assert.ok(took < 15000, `${took} ms`);
      assert.equal(house.workers.length, 3);
      // Redis keeps its sessions in a file, the journal the children.
      assert.equal((await parent.get(parent.week)).status, 200, 'the session is lost');
      assert.deepEqual(await parent.childNumbers(parent.week), before);
      const anew = new Visitor(house);
      assert.equal((await anew.signIn(house.families[families.threeChildren][0])).location, '/diary/1/week');
      return `started again in ${took} ms`;
    },
    { both: true, owned: true },
  ],

  [
    '--import of a bundle with a broken row: file and line are told, nothing is stored, nothing runs; a whole bundle goes in',
    async (house) => {
      house.stop();
      const folder = mkdtempSync(join(tmpdir(), 'mrko-bundle-'));
      try {
        const whole = join(house.root, 'tests/exchange/bundles/grand_bend/bundle.zip');
        const entries = entriesOf(readFileSync(whole));
        const users = entries.get('users.csv').toString('utf8').split(/\r?\n/);
        const [, pupil] = /^[^,]*,[^,]*,[^,]*,([^,]*),[^,]*,student,/m.exec(entries.get('roles.csv').toString('utf8'));
        const columns = users[0].split(',').map((name) => name.replaceAll('"', ''));
        const cells = users[7].split(',');
        cells[columns.indexOf('enabledUser')] = 'perhaps';
        const broken = join(folder, 'broken.zip');
        const rows = [...users.slice(0, 7), cells.join(','), ...users.slice(8)];
        writeFileSync(broken, zipOf(new Map([...entries, ['users.csv', Buffer.from(rows.join('\r\n'))]])));

        const done = house.run('--detach', '--database', house.database, '--today', today, '--import', broken);
        assert.notEqual(done.code, 0, done.out);
        assert.match(done.err, /users\.csv.*\b8\b.*enabledUser|users\.csv:8/, done.err);
        assert.match(done.err, /nothing was written/);
        await assert.rejects(send(`${house.diary}/`), 'the service runs');
        for (const part of ['nginx', 'portal', 'diary', 'arrivals', 'redis']) {
          assert.ok(!existsSync(house.file('run', `${part}.pid`)) || !isAlive(house.pid(part)), `${part} runs`);
        }
        const issued = house.diaryctl('credential', 'issue', '--pupil', pupil);
        assert.equal(issued.code, 1, `a pupil of the broken bundle is in the journal: ${issued.out}`);

        const good = house.start('--import', whole);
        assert.match(good.out, /The bundle is in the journal/);
        assert.equal(house.diaryctl('credential', 'issue', '--pupil', pupil).code, 0, `pupil ${pupil}`);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
      await house.ready();
    },
    { owned: true, only: 'sqlite' },
  ],
];
