// SPDX-License-Identifier: Apache-2.0
// F19: the clock of the service jumps by an hour and by a day, passes midnights, differs from others. machine.mjs runs it.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { knock } from './pupil.mjs';
import { Visitor, families } from './visitor.mjs';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;
const absoluteHours = 12;
/** Of the portal's stand-in: an ID token lives so long. */
const lifeOfToken = 300;
/** The portal's clock may differ by so much from ours. */
const skew = 60;

/** A clock that differs from the machine's by as much as is said, for all that was started on it. */
class FakeClock {
  constructor(house, name) {
    this.file = house.file(`${name}.clock`);
    this.environment = {
      LD_PRELOAD: '/usr/$LIB/faketime/libfaketimeMT.so.1',
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
      // A machine that stands in a zone with summer time.
      TZ: 'Europe/Berlin',
    };
    this.differBy(0);
  }

  /** Seconds; in one step, so that nobody reads half of the number. */
  differBy(seconds) {
    writeFileSync(`${this.file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    renameSync(`${this.file}.new`, this.file);
  }

  show(moment) {
    this.differBy(Math.round((Date.parse(moment) - Date.now()) / 1000));
  }

  start(house, { program, words, folder }, log) {
    const settings = Object.entries(this.environment).map(([name, value]) => `${name}=${value}`);
    house.again({ program: '/usr/bin/env', words: [...settings, program, ...words], folder }, log);
  }
}

/** The workers on a clock of theirs, with the day that it shows for today; nginx on another one. */
async function clocksOf(house) {
  if (house.clocks) return house.clocks;
  const clocks = { workers: new FakeClock(house, 'workers'), nginx: new FakeClock(house, 'nginx') };
  const pools = [await house.endPart('diary'), await house.endPart('arrivals')];
  for (const settings of ['worker.conf', 'arrivals.conf'])
    writeFileSync(house.file(settings), house.text(settings).replace(/^today = .*$/m, 'today ='));
  for (const pool of pools) clocks.workers.start(house, pool, 'diary.log');
  const { program } = await house.endPart('nginx');
  // nginx clears its environment of all that it is not told to keep.
  const kept = Object.keys(clocks.nginx.environment).map((name) => `env ${name};`);
  const files = ['-e', house.file('log', 'nginx-error.log'), '-c', house.file('nginx', 'mrko.conf'), '-p', house.state];
  clocks.nginx.start(house, { program, words: [...files, '-g', kept.join(' ')], folder: house.state }, 'nginx-start.log');
  await house.poolsReady();
  const both = [clocks.workers, clocks.nginx];
  clocks.bothDifferBy = (seconds) => both.forEach((clock) => clock.differBy(seconds));
  clocks.bothShow = (moment) => both.forEach((clock) => clock.show(moment));
  house.clocks = clocks;
  return clocks;
}

/** What the fake clocks of processes that were killed leave behind in memory. */
export function forgetFakeClocks() {
  const shared = '/dev/shm';
  for (const name of readdirSync(shared)) {
    const [, pid] = /^(?:sem\.)?faketime_(?:shm|sem)_(\d+)$/.exec(name) ?? [];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(shared, name), { force: true });
  }
}

async function pupilOf(house) {
  const [person] = house.families[families.twoChildren];
  const pupil = new Visitor(house);
  const landed = await knock(house, pupil, { login: person.pupil_login, password: person.pupil_password });
  assert.equal(landed.status, 303, `${landed}\n${landed.body}`);
  pupil.page = '/diary/1/remarks';
  return pupil;
}

async function parentOf(house, family) {
  const parent = new Visitor(house);
  await parent.signIn(house.families[family][0]);
  parent.page = '/accounts/new';
  return parent;
}

/** Some who are signed in: two parents and a pupil. */
const someVisitors = async (house) => [
  await parentOf(house, families.newcomer),
  await parentOf(house, families.guesser),
  await pupilOf(house),
];

async function assertSignedIn(visitors, when) {
  for (const visitor of visitors) {
    const answer = await visitor.get(visitor.page);
    assert.equal(answer.status, 200, `${when}: ${answer}`);
  }
}

/** Led to sign in, by no error. */
async function assertSignedOut(visitors, when) {
  for (const visitor of visitors) {
    const answer = await visitor.get(visitor.page);
    assert.equal(answer.status, 303, `${when}: ${answer}`);
    assert.match(answer.location, /^\/enter/, `${when}: ${answer}`);
  }
}

const audit = (house) =>
  house
    .sql('SELECT sequence, at FROM audit ORDER BY sequence')
    .split('\n')
    .map((row) => row.split('|').map(Number));

function assertAuditHolds(house) {
  const verified = house.diaryctl('verify-audit');
  assert.equal(verified.code, 0, `${verified.out}${verified.err}`);
}

/** On the clock from `from` to `to`, seconds from now, with a page on the way as often as keeps a session from being idle. */
async function readOn(clocks, visitor, from, to) {
  for (let at = from; at < to; at += 25 * minute) {
    clocks.bothDifferBy(at);
    await assertSignedIn([visitor], `${at / minute} minutes by the clock`);
  }
}

/** As if so much time had gone by on the clock of Redis, which itself cannot be started on a false one: its allocator hangs. */
function redisAgesBy(house, seconds) {
  const script = "for _, k in ipairs(redis.call('KEYS', 's:*')) do redis.call('HINCRBY', k, 'end', -ARGV[1]) end return 'OK'";
  assert.equal(house.redis('eval', script, '0', String(seconds)), 'OK');
}

const absolute = absoluteHours * hour;

/** [what, the day before, the day after] of midnights in Moscow, which is three hours ahead of UTC all year. */
const midnights = [
  ['a midnight in the week', '2026-11-18', '2026-11-19'],
  ['the midnight between two weeks', '2026-11-22', '2026-11-23'],
  ['the midnight of the day on which the clocks of others go back', '2026-10-24', '2026-10-25'],
  ['the midnight after it', '2026-10-25', '2026-10-26'],
  ['the midnight of the day on which the clocks of others go forward', '2027-03-27', '2027-03-28'],
  ['the midnight after it', '2027-03-28', '2027-03-29'],
  ['the midnight of the year', '2026-12-31', '2027-01-01'],
];

function mondayOf(date) {
  const moment = new Date(`${date}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - ((moment.getUTCDay() + 6) % 7));
  return moment.toISOString().slice(0, 10);
}

/** The pupil's diary takes this day for today; days without lessons stand in no week. */
async function assertToday(pupil, date, what) {
  const way = await pupil.get('/diary/1/week');
  assert.equal(way.location, `/diary/1/week/${mondayOf(date)}#today`, `${what}, ${date}: ${way}`);
  const page = await pupil.get(way.location.split('#')[0]);
  assert.equal(page.status, 200, `${what}, ${date}: ${page}`);
  const [, marked] = /<section class="day today"[\s\S]*?datetime="([^"]+)"/.exec(page.body) ?? [];
  assert.ok(marked === date || (!marked && !page.body.includes(`datetime="${date}"`)), `${what}: ${marked} stands for ${date}`);
  return marked ? 1 : 0;
}

export const clockTests = [
  [
    'F19 the clock goes back by an hour: nobody is signed out, what is done is done, and the audit keeps its order',
    async (house) => {
      const clocks = await clocksOf(house);
      clocks.bothDifferBy(0);
      const visitors = await someVisitors(house);
      const before = audit(house).length;
      clocks.bothDifferBy(-hour);
      await assertSignedIn(visitors, 'an hour back');
      await pupilOf(house);
      await assertSignedIn(visitors, 'an hour back');
      clocks.bothDifferBy(0);
      await pupilOf(house);
      const rows = audit(house);
      assert.equal(rows.length, before + 2);
      assert.ok(
        rows.every(([sequence], at) => sequence === at + 1),
        'the numbers of the audit have gaps',
      );
      const [last, back, again] = rows.slice(-3).map(([, at]) => at);
      assert.ok(back < last - hour / 2 && again > back + hour / 2, `the times ${last}, ${back}, ${again} tell of no jump`);
      assertAuditHolds(house);
    },
  ],

  [
    'F19 the clock goes back by an hour and is set right again: nobody is signed out',
    async (house) => {
      const clocks = await clocksOf(house);
      clocks.bothDifferBy(0);
      const visitors = await someVisitors(house);
      clocks.bothDifferBy(-hour);
      await assertSignedIn(visitors, 'an hour back');
      clocks.bothDifferBy(0);
      await assertSignedIn(visitors, 'set right again');
    },
  ],

  [
    'F19 the clock goes forward by an hour and by a day: no errors, all can sign in, and all are back when it is right',
    async (house) => {
      const clocks = await clocksOf(house);
      for (const jump of [hour, day]) {
        clocks.bothDifferBy(0);
        const visitors = await someVisitors(house);
        clocks.bothDifferBy(jump);
        // An hour ahead they may have been idle for too long.
        if (jump > absolute) await assertSignedOut(visitors, 'a day ahead');
        else for (const visitor of visitors) assert.ok([200, 303].includes((await visitor.get(visitor.page)).status));
        const pupil = await pupilOf(house);
        await assertSignedIn([pupil], `${jump / hour} hours ahead`);
        clocks.bothDifferBy(0);
        await assertSignedIn([...visitors, pupil], 'set right again');
      }
      assertAuditHolds(house);
    },
  ],

  [
    'F19 a session that is never idle ends twelve hours after its beginning by the clock, and not a minute later',
    async (house) => {
      const clocks = await clocksOf(house);
      clocks.bothDifferBy(0);
      const pupil = await pupilOf(house);
      await readOn(clocks, pupil, 0, absolute - minute);
      clocks.bothDifferBy(absolute - 2 * minute);
      await assertSignedIn([pupil], 'two minutes before');
      clocks.bothDifferBy(absolute + skew);
      await assertSignedOut([pupil], 'a minute after');
    },
  ],

  [
    "F19 the workers' clock goes back by an hour while a session lives: Redis ends it, and it does not live an hour longer",
    async (house) => {
      const clocks = await clocksOf(house);
      clocks.bothDifferBy(0);
      const pupil = await pupilOf(house);
      await readOn(clocks, pupil, 0, 2 * hour);
      await readOn(clocks, pupil, hour, absolute - hour - 2 * minute);
      redisAgesBy(house, absolute - minute);
      clocks.bothDifferBy(absolute - hour - minute);
      await assertSignedIn([pupil], 'a minute before twelve hours');
      redisAgesBy(house, minute + skew);
      clocks.bothDifferBy(absolute - hour + skew);
      await assertSignedOut([pupil], 'twelve hours and a minute after the beginning');
    },
  ],

  [
    "F19 midnights are Moscow's, on the days of summer time too: the diary turns to the next day and week then, and not before",
    async (house) => {
      const clocks = await clocksOf(house);
      let marked = 0;
      for (const [what, before, after] of midnights) {
        // Slow as it may be, it is still the day before.
        clocks.bothShow(`${before}T20:58:30Z`);
        const pupil = await pupilOf(house);
        marked += await assertToday(pupil, before, what);
        clocks.bothShow(`${before}T21:00:05Z`);
        marked += await assertToday(pupil, after, what);
      }
      assert.ok(marked >= midnights.length / 2, 'hardly any page marks its day');
      return `${midnights.length} midnights`;
    },
  ],

  [
    "F19 the portal's clock may differ by a minute: a sign-in by it is taken up to there, and refused beyond",
    async (house) => {
      const clocks = await clocksOf(house);
      const known = [];
      for (const [ahead, isTaken] of [
        [-skew + 10, true],
        [skew - 10, true],
        [lifeOfToken + skew - 10, true],
        [-skew - 15, false],
        [lifeOfToken + skew + 1, false],
        [-hour, false],
        [hour, false],
      ]) {
        clocks.bothDifferBy(ahead);
        const before = audit(house).length;
        const visitor = new Visitor(house);
        const answer = await visitor.get(await visitor.bringAnswer(house.families[families.newcomer][0]));
        assert.equal(answer.status, isTaken ? 303 : 400, `our clock ${ahead} s ahead: ${answer}`);
        assert.equal(visitor.sessionId !== undefined, isTaken, `our clock ${ahead} s ahead: ${answer}`);
        assert.equal(audit(house).length, before + 1);
        known.push(`${ahead}:${answer.status}`);
      }
      clocks.bothDifferBy(0);
      assertAuditHolds(house);
      return known.join(' ');
    },
  ],

  [
    "F19 the workers' clock goes ahead of nginx's by an hour: requests are not taken for ones that waited",
    async (house) => {
      const clocks = await clocksOf(house);
      clocks.bothDifferBy(0);
      try {
        for (const ahead of [-hour, hour, day]) {
          clocks.workers.differBy(ahead);
          for (let turn = 0; turn < 4; turn += 1) {
            const answer = await new Visitor(house).get('/schools');
            assert.equal(answer.status, 200, `${ahead} s ahead: ${answer}`);
          }
        }
      } finally {
        clocks.bothDifferBy(0);
      }
    },
  ],

];
