// SPDX-License-Identifier: Apache-2.0
// A running diary with parents who have signed in: its seats are (session, child) pairs, and each knows its pages.
import assert from 'node:assert/strict';
import { readPeople } from '../../scripts/portal-stand-in/people.mjs';
import { House } from '../service/house.mjs';
import { Visitor } from '../service/visitor.mjs';
import { wholeAnswer } from './whole_answer.mjs';

/** Processes that take requests one at a time: enough for one core to have work while others wait for a database. */
export const usualWorkers = 4;

/** A first form has neither marks nor homework. */
const isFirstForm = (person) => /, 1\D/.test(person.child);

async function addressesOf(visitor, number, week) {
  const subject = await visitor.get(`/diary/${number}/subject`);
  assert.equal(subject.status, 303, `${subject}`);
  return { week, marks: `/diary/${number}/marks`, final: `/diary/${number}/final`, subject: subject.location };
}

async function seatOf(house, person) {
  const visitor = new Visitor(house);
  const { number, week } = await visitor.moveIn(person);
  const cookie = [...visitor.jar()].map(([name, value]) => `${name}=${value}`).join('; ');
  const addresses = await addressesOf(visitor, number, week);
  const { subject } = readPeople(house.file('people.json')).recognise(person.portal_login, person.portal_password);
  return { person, cookie, number, subject, parent: person.portal_name, child: person.account_name, addresses };
}

export class District {
  /**
   * Starts a diary on `database` with so many `workers`. `keptFor` is for how many seconds it keeps its answers, undefined for
   * the usual time. `schools` of them are a demo city, of which at most `most` children, spread evenly, are moved in; `today`
   * is the day of the diary, undefined for that of the tests.
   * Every page was asked for before this returns, so that nothing on it is news any more.
   */
  static async start({ root, database, keptFor, workers = usualWorkers, schools, today, most = Infinity }) {
    const kept = keptFor === undefined ? {} : { MRKO_ANSWERS_KEPT_FOR_SECONDS: `${keptFor}` };
    const env = {
      MRKO_PAGE_RATE: '100000r/s',
      MRKO_PAGE_BURST: '10000',
      MRKO_SIGN_IN_RATE: '100000r/s',
      MRKO_CONNECTIONS: '1000',
      MRKO_WORKERS_REQUESTS_BEFORE_RECYCLING: '100000000',
      ...kept,
    };
    const district = new District(await House.plan({ root, database, env }));
    try {
      const city = schools === undefined ? [] : ['--schools', `${schools}`];
      district.house.start('--workers', `${workers}`, ...city, ...(today === undefined ? [] : ['--today', today]));
      await district.moveIn(most);
      return district;
    } catch (error) {
      district.stop();
      throw error;
    }
  }

  constructor(house) {
    this.house = house;
    this.origin = house.diary;
    this.seats = [];
  }

  async moveIn(most) {
    const people = this.house.people.filter((one) => !isFirstForm(one));
    const chosen = people.filter((_, at) => Math.floor((at * most) / people.length) !== Math.floor(((at - 1) * most) / people.length));
    for (const person of most < people.length ? chosen : people)
      this.seats.push(await seatOf(this.house, person));
    assert.ok(this.seats.length >= 8, `only ${this.seats.length} children can be read about`);
    for (const page of ['week', 'marks', 'final', 'subject'])
      for (const request of this.requests(page)) {
        const answer = await wholeAnswer(this.origin, request);
        assert.equal(answer.status, 200, `${this.origin}${request.path}`);
      }
  }

  /** The requests for one page, one a seat: [{path, cookie, tag}]. */
  requests(page) {
    return this.seats.map(({ addresses, cookie }) => ({ path: addresses[page], cookie, tag: '' }));
  }

  /** Group -> the processes at its head, see processor_time.mjs. */
  get groups() {
    const database = this.house.database === 'postgresql' ? { postgres: this.databaseHeads } : {};
    return {
      nginx: [this.house.pid('nginx')],
      worker: [this.house.pid('diary'), this.house.pid('arrivals')],
      redis: [this.house.pid('redis')],
      ...database,
    };
  }

  get databaseHeads() {
    return [Number(this.house.text('postgresql', 'postmaster.pid').split('\n')[0])];
  }

  /** How much its PostgreSQL holds. */
  census() {
    const [pupils, marks, lessons, size] = ['count(*) FROM pupils', 'count(*) FROM marks', 'count(*) FROM lessons', 'pg_size_pretty(pg_database_size(current_database()))']
      .map((what) => this.house.psql(`SELECT ${what}`));
    return { pupils: Number(pupils), marks: Number(marks), lessons: Number(lessons), size };
  }

  get lastWords() {
    return this.house.logLines().at(-1) ?? '';
  }

  stop() {
    this.house.end();
  }
}
