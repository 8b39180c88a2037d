// SPDX-License-Identifier: Apache-2.0
// F28: families read and write while workers, Redis and PostgreSQL die in turn, in an order given by a seed. soak.mjs runs it.
import assert from 'node:assert/strict';
import { assertUnavailable, keptNotice, startPostgres } from './faults.mjs';
import { send } from './http.mjs';
import { pause, until } from './house.mjs';
import { faultsOf } from './soak_history.mjs';
import { Visitor, families } from './visitor.mjs';

/** After a fault is over the service may need so long until nobody notices anything. */
const grace = 5000;
/** And is then left alone for a while, so that there is something to notice. */
const quiet = 1500;
const leastSuccess = 0.999;

/** Numbers that follow from a seed alone (mulberry32). */
class Dice {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  oneOf(list) {
    return list[this.between(0, list.length - 1)];
  }

  shuffled(list) {
    return list.map((item) => [this.next(), item]).sort(([one], [other]) => one - other).map(([, item]) => item);
  }
}

const pools = ['diary', 'arrivals'];
const areWhole = (house) => pools.every((pool) => house.workersOf(pool).length === 2);
const everySession = "FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'mrko'";

const faults = [
  {
    name: 'F1 workers are killed',
    strike: async (house, dice) => {
      for (let kills = dice.between(4, 8); kills > 0; kills -= 1) {
        const workers = house.workersOf(dice.oneOf(pools));
        if (workers.length > 0) house.signal(dice.oneOf(workers), 'SIGKILL');
        await pause(250);
      }
      await until('the pools are whole', () => areWhole(house), 10000);
    },
  },
  {
    name: 'F6 Redis is killed',
    refuses: true,
    strike: async (house, dice) => {
      const pid = house.pid('redis');
      house.signal(pid, 'SIGKILL');
      await house.gone(pid);
      await pause(dice.between(500, 1500));
      house.startRedis();
      await until('Redis answers', () => house.redis('ping') === 'PONG', 10000);
    },
  },
  {
    name: 'F9 Redis hangs',
    refuses: true,
    strike: async (house, dice) => {
      const pid = house.pid('redis');
      house.signal(pid, 'SIGSTOP');
      await pause(dice.between(500, 2500));
      house.signal(pid, 'SIGCONT');
    },
  },
  {
    name: 'F13 connections to PostgreSQL are cut',
    strike: async (house, dice) => {
      for (let cuts = dice.between(2, 5); cuts > 0; cuts -= 1) {
        house.psql(`SELECT count(pg_terminate_backend(pid)) ${everySession}`);
        await pause(dice.between(50, 400));
      }
    },
  },
  {
    name: 'F13 PostgreSQL is stopped at once',
    strike: async (house, dice) => {
      const pid = Number(house.text('postgresql', 'postmaster.pid').split('\n')[0]);
      const recipe = house.rememberPostgres(pid);
      house.signal(pid, 'SIGQUIT');
      await house.gone(pid);
      await pause(dice.between(200, 1500));
      await startPostgres(house, recipe);
    },
  },
];

/** Strikes in an order of the dice, each fault once, and over again until `end`. Returns when and how: [{name, from, to}]. */
async function storm(house, dice, end) {
  const windows = [];
  do {
    for (const { name, refuses = false, strike } of dice.shuffled(faults)) {
      await pause(quiet + dice.between(0, 1000));
      const window = { name, refuses, from: Date.now(), to: Infinity };
      windows.push(window);
      await strike(house, dice);
      await house.ready(10000);
      window.to = Date.now();
      await pause(grace);
    }
  } while (Date.now() < end);
  await pause(quiet);
  return windows;
}

/** Reads pages that it has seen before, over and over. */
class Reader {
  constructor(house, person) {
    Object.assign(this, { house, person, answers: [] });
  }

  async prepare() {
    const parent = new Visitor(this.house);
    await parent.moveIn(this.person);
    const child = parent.week.replace(/\/week.*$/, '');
    this.pages = [parent.week, `${child}/marks`, `${child}/homework`, `${child}/final`];
    for (const page of this.pages) await until(page, async () => (await parent.get(page)).status === 200, 5000);
    this.cookie = `__Host-sid=${parent.sessionId}`;
  }

  async read(isRunning) {
    for (let turn = 0; isRunning(); turn += 1) {
      const begun = Date.now();
      const page = this.pages[turn % this.pages.length];
      // Every other one is drawn anew.
      const cookie = turn % 8 < 4 ? this.cookie : `${this.cookie}; drawn=${turn}`;
      const answer = await send(`${this.house.diary}${page}`, { headers: { cookie } }).catch((error) => error);
      this.answers.push({ begun, ended: Date.now(), kind: this.kindOf(answer), told: `${answer}` });
      await pause(20);
    }
  }

  /** page, kept (a copy of it), refused (a clean 503), or wrong. */
  kindOf(answer) {
    if (answer.status === 200 && answer.body.trimEnd().endsWith('</html>') && answer.body.includes(this.person.account_name))
      return keptNotice.test(answer.body) ? 'kept' : 'page';
    try {
      assertUnavailable(this.house, answer, 20000);
      return 'refused';
    } catch {
      return 'wrong';
    }
  }
}

const outcomeOf = (answer, wanted) => {
  if (answer.status === 303 && wanted.test(answer.location)) return 'done';
  // Signed out meanwhile, and so perhaps by this very deed; or an error: nobody knows.
  if (answer.status === undefined || answer.status >= 500 || answer.location?.startsWith('/enter')) return 'unknown';
  return 'refused';
};

const actions = { connected: 'binding.created', renamed: 'binding.renamed', removed: 'binding.removed' };

/** A parent who connects, renames and removes a child, signs out and in again, one deed after another; all is written down. */
class Writer {
  constructor(house, person, dice, history) {
    Object.assign(this, { house, person, dice, history, family: person.portal_login, ended: [], named: 0 });
  }

  note(deed, outcome, about) {
    this.history.push({ family: this.family, deed, outcome, ...about });
  }

  newName() {
    return `${this.family}-${(this.named += 1)}`;
  }

  async live(isRunning) {
    while (isRunning()) {
      // A page that could not be shown is no deed: what was wanted is tried again.
      await this.step().catch(() => {});
      // An hour of pages does not fit into memory.
      this.house.seen.length = 0;
      await pause(this.dice.between(20, 200));
    }
  }

  async step() {
    if (!this.visitor) return this.signIn();
    const children = await this.look(this.visitor);
    if (!children) return undefined;
    if (this.ended.length > 0 && this.dice.between(1, 4) === 1) await this.look(this.dice.oneOf(this.ended));
    const [child] = children;
    if (!child) return this.connect();
    return this.dice.oneOf([this.rename, this.rename, this.remove, this.signOut]).call(this, child);
  }

  async signIn() {
    const visitor = new Visitor(this.house);
    const answer = await visitor.get(await visitor.bringAnswer(this.person));
    if (answer.status !== 303 || !visitor.sessionId) return;
    this.visitor = visitor;
    this.note('signed-in', 'done', { session: visitor.sessionId });
  }

  /** The children that a session still opens, or nothing. */
  async look(visitor) {
    const session = visitor.sessionId;
    const answer = await visitor.get('/api/v1/children');
    if (answer.status === 200) {
      const { children } = JSON.parse(answer.body);
      this.note('looked', 'done', { session, isAlive: true, names: children.map((child) => child.account_name) });
      return children;
    }
    if (answer.status === 401) {
      this.note('looked', 'done', { session, isAlive: false });
      if (visitor === this.visitor) this.visitor = undefined;
    }
    return undefined;
  }

  /** The visitor as before a deed that gives the session a new id: the old one ends with it. */
  async turning(deed) {
    const before = this.visitor.twin();
    const answer = await deed().catch((error) => error);
    const isNew = this.visitor.sessionId !== before.sessionId;
    this.note('ended', isNew ? 'done' : 'unknown', { session: before.sessionId });
    if (isNew) {
      this.ended.push(before);
      this.note('signed-in', 'done', { session: this.visitor.sessionId });
    } else {
      this.visitor = undefined;
    }
    return answer;
  }

  async connect() {
    const name = this.newName();
    const filled = await this.visitor.fillForm(this.person, { name });
    if (filled.location !== '/accounts/check') return;
    const form = await this.visitor.checkForm();
    const answer = await this.turning(() => this.visitor.post('/accounts/check', form));
    this.note('connected', outcomeOf(answer, /^\/diary\/\d+\/week$/), { name });
  }

  async rename({ child, account_name: from }) {
    const to = this.newName();
    const csrf = await this.visitor.csrf(`/accounts/${child}/name`);
    const answer = await this.visitor.post(`/accounts/${child}/name`, { csrf, account_name: to }).catch((error) => error);
    this.note('renamed', outcomeOf(answer, /^\/accounts(#|$)/), { from, to });
  }

  async remove({ child, account_name: name }) {
    const csrf = await this.visitor.csrf(`/accounts/${child}/removal`);
    const answer = await this.turning(() => this.visitor.post(`/accounts/${child}/removal`, { csrf }));
    this.note('removed', outcomeOf(answer, /^\/accounts$/), { name });
  }

  async signOut() {
    const csrf = await this.visitor.csrf();
    const before = this.visitor.twin();
    this.visitor = undefined;
    const answer = await before.twin().post('/sign-out', { csrf }).catch((error) => error);
    const isDone = answer.status === 303 && !answer.location.startsWith('/enter');
    this.note('ended', isDone ? 'done' : 'unknown', { session: before.sessionId });
    if (isDone) this.ended.push(before);
  }

  /** With nothing wrong any more: what there is, and every session that has ended. */
  async lookBack() {
    for (const ended of this.ended) await this.look(ended);
    this.visitor ??= await until('a sign-in', async () => (await this.signIn(), this.visitor), 5000);
    assert.ok(await this.look(this.visitor), 'the children are not shown');
  }

  count(deed, outcome) {
    return this.history.filter((one) => one.family === this.family && one.deed === deed && one.outcome === outcome).length;
  }

  /** Each deed that was done has one row in the audit, one of unknown end has one or none. */
  assertAudited() {
    const names = `value_before || value_after LIKE '%${this.family}-%'`;
    for (const [deed, action] of Object.entries(actions)) {
      const rows = Number(this.house.psql(`SELECT count(*) FROM audit WHERE action = '${action}' AND ${names}`));
      const [done, unknown] = [this.count(deed, 'done'), this.count(deed, 'unknown')];
      const isRight = rows >= done && rows <= done + unknown;
      assert.ok(isRight, `${this.family}: ${rows} times ${action}, ${done} done and ${unknown} unknown`);
    }
  }
}

/** How the reading went: outside of the windows each answer is a page; inside, a page, a copy, or a 503 where it must be one. */
function assertRead(readers, windows) {
  const answers = readers.flatMap((reader) => reader.answers);
  const around = ({ begun, ended }) => windows.filter(({ from, to }) => ended >= from && begun <= to + grace);
  const outside = answers.filter((answer) => around(answer).length === 0);
  const spoilt = outside.filter(({ kind }) => kind !== 'page');
  assert.deepEqual(spoilt.slice(0, 5), [], `${spoilt.length} of ${outside.length} outside of the faults`);
  assert.ok(outside.length >= 50, `${outside.length} GETs outside of the faults are too few to say anything`);
  const isFine = (answer) =>
    ['page', 'kept'].includes(answer.kind) || (answer.kind === 'refused' && around(answer).some(({ refuses }) => refuses));
  const failed = answers.filter((answer) => !isFine(answer));
  const told = failed.slice(0, 3).map((answer) => `${answer.told} in ${around(answer).map(({ name }) => name)}`);
  const success = 1 - failed.length / answers.length;
  assert.ok(success >= leastSuccess, `${failed.length} of ${answers.length} GETs failed: ${told}`);
  const share = (kind) => `${((100 * answers.filter((one) => one.kind === kind).length) / answers.length).toFixed(2)} % ${kind}`;
  const shares = ['page', 'kept', 'refused'].map(share).join(', ');
  return `${answers.length} GETs (${outside.length} outside of faults), ${failed.length} failed, ${shares}`;
}

export const stormTests = [
  [
    'F28 the checker of histories tells a lost binding, a risen session and a lost one, and lets pass what may be',
    () => {
      const common = [
        { deed: 'signed-in', outcome: 'done', session: 's1' },
        { deed: 'connected', outcome: 'done', name: 'a' },
        { deed: 'renamed', outcome: 'unknown', from: 'a', to: 'b' },
      ];
      const faultsAfter = (...more) => faultsOf([...common, ...more].map((entry) => ({ family: 'f', ...entry }))).length;
      const look = (names, session = 's1') => ({ deed: 'looked', session, isAlive: names !== undefined, names });
      const ended = (outcome) => ({ deed: 'ended', outcome, session: 's1' });
      assert.equal(faultsAfter(look(['a'])), 0);
      assert.equal(faultsAfter(look(['b'])), 0);
      assert.equal(faultsAfter(look(['b']), look(['a'])), 1, 'two outcomes of one deed');
      assert.equal(faultsAfter(look([])), 1, 'a lost binding');
      assert.equal(faultsAfter({ deed: 'removed', outcome: 'done', name: 'a' }, look(['a'])), 1, 'a binding that came back');
      assert.equal(faultsAfter(look(undefined)), 1, 'a lost session');
      assert.equal(faultsAfter(ended('done'), look(['a'])), 1, 'a risen session');
      assert.equal(faultsAfter(ended('unknown'), look(['a'])), 0);
      assert.equal(faultsAfter(ended('unknown'), look(undefined)), 0);
      assert.equal(faultsAfter(ended('unknown'), look(undefined), look(['a'])), 1, 'a session that was gone and is there');
    },
  ],

  [
    'F28 faults in a random order: GETs go on, no acknowledged binding is lost, no session outlives a sign-out or dies before',
    async (house, { minutes, seed }) => {
      const dice = new Dice(seed);
      const history = [];
      const readers = [families.threeChildren, families.twoChildren].map((at) => new Reader(house, house.families[at][0]));
      for (const reader of readers) await reader.prepare();
      const persons = [families.newcomer, families.guesser, families.victim].map((at) => house.families[at][0]);
      const writers = persons.map((person, at) => new Writer(house, person, new Dice(seed + at + 1), history));
      let isStorm = true;
      const living = [...readers.map((one) => one.read(() => isStorm)), ...writers.map((one) => one.live(() => isStorm))];
      let windows;
      try {
        windows = await storm(house, dice, Date.now() + minutes * 60000);
      } finally {
        isStorm = false;
        await Promise.all(living);
      }
      for (const writer of writers) await writer.lookBack();
      const found = faultsOf(history);
      assert.deepEqual(found.slice(0, 5), [], `${found.length} of ${history.length} deeds cannot have been`);
      const said = assertRead(readers, windows);
      const isDone = (wanted) => history.filter(({ deed, outcome }) => deed === wanted && outcome === 'done').length >= 3;
      for (const deed of ['connected', 'renamed', 'removed', 'ended']) assert.ok(isDone(deed), `hardly anything was ${deed}`);
      for (const writer of writers) writer.assertAudited();
      const verified = house.diaryctl('verify-audit');
      assert.equal(verified.code, 0, `${verified.out}${verified.err}`);
      assert.ok(areWhole(house), 'a worker is missing');
      const unknown = history.filter(({ outcome }) => outcome === 'unknown').length;
      return `${windows.length} faults, ${said}, ${history.length} deeds (${unknown} of unknown end)`;
    },
  ],
];
