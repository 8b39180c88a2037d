// SPDX-License-Identifier: Apache-2.0
// F9, F14: what a family sees while the connections to PostgreSQL and Redis are cut at any octet, or slow.
//   node tests/service/gated.mjs [--step N]     every N-th octet (23; 1 takes long)
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { keptNotice } from './faults.mjs';
import { FaultGate } from './fault_gate.mjs';
import { House, until } from './house.mjs';
import { Tally } from './tally.mjs';
import { Visitor, families } from './visitor.mjs';

const { values } = parseArgs({ options: { step: { type: 'string', default: '23' } } });
const step = Number(values.step);
const mostOctets = 400;
/** What PostgreSQL answers until a connection is of use: it is made twice, see sql/libpq_calls.h. */
const mostOctetsOfAStart = 700;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const week = '2026-11-09';

const isWhole = (answer) => answer.body.trimEnd().endsWith('</html>');
const whole = (answer) => assert.ok(isWhole(answer), `${answer} is cut short: ...${answer.body.slice(-100)}`);

/** Numbers of octets after which a connection is cut. */
const sweep = (most, each) => Array.from({ length: Math.ceil(most / each) }, (_, at) => at * each);
const rounds = sweep(mostOctets, step);
/** A write asks who may write first; its transaction ends within so many octets. */
const roundsOfWrites = sweep(3000, 3 * step);

/** A page that nothing is kept for. */
let drawn = 0;
const anew = (parent, address) =>
  parent.get(address, { headers: { cookie: `__Host-sid=${parent.sessionId}; drawn=${(drawn += 1)}` } });

const signed = (house) => Number(house.psql(`SELECT count(*) FROM week_signatures WHERE monday = '${week}' AND undone_at IS NULL`));
const written = (house, action) => Number(house.psql(`SELECT count(*) FROM audit WHERE action = '${action}'`));

const tests = [
  [
    'a page of the diary is the credential and one round trip more; one that must find its period first is two more',
    async ({ parent, postgres }) => {
      const trips = async (address) => {
        const before = await postgres.turns();
        assert.equal((await anew(parent, address)).status, 200);
        return (await postgres.turns()) - before;
      };
      const told = [];
      for (const [page, most] of [[`week/${week}`, 2], ['marks', 3], ['remarks', 3]]) {
        const address = `${parent.child}/${page}`;
        // Each worker prepares its statements, and what the class shares gets to its place.
        for (let warm = 0; warm < 12; warm += 1) await anew(parent, address);
        const seen = [await trips(address), await trips(address), await trips(address)];
        assert.ok(Math.max(...seen) <= most, `${page}: ${seen} round trips`);
        told.push(`${page} ${Math.max(...seen)}`);
      }
      return told.join(', ');
    },
  ],
  [
    'F14 a connection to PostgreSQL that is cut at any octet of an answer costs no page: it is read on a new one',
    async ({ house, parent, postgres }) => {
      let cuts = 0;
      const before = await postgres.set({ mode: 'pass' });
      for (const after of rounds) {
        await postgres.set({ mode: 'cut_answer', after, times: 1 });
        const answer = await anew(parent, `${parent.child}/week/${week}`);
        assert.equal(answer.status, 200, `cut after ${after}: ${answer}`);
        whole(answer);
        assert.ok(!keptNotice.test(answer.body), `cut after ${after}: a copy instead of the page`);
      }
      cuts = (await postgres.set({ mode: 'pass' })) - before;
      assert.ok(cuts >= rounds.length / 2, `only ${cuts} of ${rounds.length} rounds cut anything`);
      assert.equal((await anew(parent, `${parent.child}/marks`)).status, 200);
      assert.equal(house.workers.length, 2);
      return `${cuts} cuts, no page lost`;
    },
  ],
  [
    'F14 a connection to PostgreSQL that is cut while it is made costs no page: it is made once more',
    async ({ house, parent, postgres }) => {
      const before = await postgres.set({ mode: 'pass' });
      let made = 0;
      for (const after of sweep(mostOctetsOfAStart, step)) {
        await postgres.set({ mode: 'pass' });
        house.psql("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'mrko'");
        await postgres.set({ mode: 'cut_answer', after, times: 1 });
        const answer = await anew(parent, `${parent.child}/week/${week}`);
        made += 1;
        assert.equal(answer.status, 200, `cut after ${after}: ${answer}`);
        whole(answer);
        assert.ok(!keptNotice.test(answer.body), `cut after ${after}: a copy instead of the page`);
      }
      const cuts = (await postgres.set({ mode: 'pass' })) - before;
      assert.equal(cuts, made);
      return `${cuts} connections cut while they were made`;
    },
  ],
  [
    'F14 a write whose connection is cut is done once or not at all, and its repetition is not done twice',
    async ({ house, parent, postgres }) => {
      const tell = (word) => parent.post(`${parent.child}/week/${week}/signature`, { csrf: parent.token, signature: word });
      parent.token = await parent.csrf(`${parent.child}/week/${week}`);
      const outcomes = { done: 0, unknown: 0 };
      for (const side of ['cut_question', 'cut_answer'])
        for (const after of roundsOfWrites) {
          const signatures = written(house, 'week.signed');
          await postgres.set({ mode: side, after, times: 1 });
          const answer = await tell('given');
          await postgres.set({ mode: 'pass' });
          assert.ok([303, 503].includes(answer.status), `${side} after ${after}: ${answer}`);
          if (answer.status === 303) assert.equal(signed(house), 1, `${side} after ${after}: told, but not written`);
          outcomes[answer.status === 303 ? 'done' : 'unknown'] += 1;
          // Whoever is told 503 presses again.
          assert.equal((await tell('given')).status, 303);
          assert.equal(signed(house), 1);
          assert.equal(written(house, 'week.signed'), signatures + 1, `${side} after ${after}: written twice`);
          assert.equal((await tell('taken-back')).status, 303);
          assert.equal(signed(house), 0);
        }
      assert.ok(outcomes.unknown > 0, 'no cut came within a write: the sweep says nothing');
      const audit = house.diaryctl('verify-audit');
      assert.equal(audit.code, 0, audit.err);
      return `${outcomes.done} done, ${outcomes.unknown} told to come again`;
    },
  ],
  [
    'F14 a connection to Redis that is cut at any octet signs nobody out and shows nobody another page',
    async ({ parent, other, redis }) => {
      const before = await redis.set({ mode: 'pass' });
      for (const side of ['cut_question', 'cut_answer'])
        for (const after of rounds) {
          await redis.set({ mode: side, after, times: 1 });
          const [answer, foreign] = await Promise.all([anew(parent, `${parent.child}/marks`), anew(other, `${other.child}/marks`)]);
          for (const [one, name, stranger] of [[answer, parent.name, other.name], [foreign, other.name, parent.name]]) {
            assert.ok([200, 503].includes(one.status), `${side} after ${after}: ${one}`);
            whole(one);
            if (one.status === 200) assert.ok(one.body.includes(name), `${side} after ${after}: not ${name}`);
            assert.ok(!one.body.includes(stranger), `${side} after ${after}: ${stranger} on a page of ${name}`);
          }
        }
      const cuts = (await redis.set({ mode: 'pass' })) - before;
      assert.ok(cuts >= rounds.length, `only ${cuts} of ${2 * rounds.length} rounds cut anything`);
      assert.equal((await parent.get(`${parent.child}/marks`)).status, 200);
      return `${cuts} cuts`;
    },
  ],
  [
    'F9 a Redis that answers after a second is a quick 503, at once after some of them, and all is well when it is quick again',
    async ({ house, parent, redis }) => {
      await redis.set({ mode: 'delay', ms: 1000 });
      const taken = [];
      for (let asked = 0; asked < 24; asked += 1) {
        const answer = await anew(parent, `${parent.child}/marks`);
        assert.equal(answer.status, 503, `${answer}`);
        taken.push(answer.ms);
      }
      await redis.set({ mode: 'pass' });
      assert.ok(Math.max(...taken) <= 1000, `the slowest took ${Math.max(...taken)} ms`);
      // Each worker finds out for itself.
      const many = () => Promise.all(Array.from({ length: house.workers.length * 4 }, () => parent.get(`${parent.child}/marks`)));
      await until('pages of every worker again', async () => (await many()).every((answer) => answer.status === 200), 3000);
      return `at most ${Math.max(...taken).toFixed(0)} ms, the last ${taken.at(-1).toFixed(0)}`;
    },
  ],
];

async function family(house, number) {
  const parent = new Visitor(house);
  const [person] = house.families[number];
  await parent.moveIn(person);
  parent.child = parent.week.replace(/\/week.*$/, '');
  parent.name = person.account_name;
  return parent;
}

const gates = mkdtempSync(join(tmpdir(), 'mrko-gates-'));
const house = await House.plan({
  root,
  database: 'postgresql',
  env: {
    MRKO_DATABASE_CONNECTION: `host=${gates} dbname=mrko user=mrko`,
    MRKO_REDIS_SOCKET: join(gates, 'redis.sock'),
  },
});
const postgres = await FaultGate.open(join(gates, '.s.PGSQL.5432'), house.file('run/postgresql/.s.PGSQL.5432'));
const redis = await FaultGate.open(join(gates, 'redis.sock'), house.file('run/redis.sock'));
const tally = new Tally();
try {
  house.start();
  const scene = { house, postgres, redis };
  scene.parent = await family(house, families.threeChildren);
  scene.other = await family(house, families.newcomer);
  for (const [name, body] of tests) {
    await tally.run(name, () => body(scene));
    for (const gate of [postgres, redis]) await gate.set({ mode: 'pass' });
  }
} catch (error) {
  tally.fail('the service starts behind its gates', error);
} finally {
  house.end();
  postgres.close();
  redis.close();
  rmSync(gates, { recursive: true, force: true });
}
tally.end();
