// SPDX-License-Identifier: Apache-2.0
// What is measured: each row is one kind of request to one server, with the answer that it must get.
import assert from 'node:assert/strict';
import { wholeAnswer } from './whole_answer.mjs';

export const pages = {
  week: 'diary week',
  marks: 'all grades of a quarter',
  final: 'final grades',
  subject: 'one subject',
};

const databaseNames = { sqlite: 'SQLite', postgresql: 'PostgreSQL' };

/** The hour of the lessons comes and goes in a page, and tokens compress as they like. */
const sizeMayDiffer = 0.02;

export const idOfConstant = 'constant';
export const idOfUnchangedConstant = 'constant unchanged';
export const idOfPhp = (database) => `${database} php`;
export const idOfView = (database, page, state) => `${database} ${page} ${state}`;

export class Row {
  /** `status` is that of every answer; `ofHolder`: clients hold the page; `inCrowd`: is also asked by many at once. */
  constructor({ id, name, server, requests, status = 200, ofHolder = false, inCrowd = true, database = '' }) {
    Object.assign(this, { id, name, server, requests, status, ofHolder, inCrowd, database });
    this.octets = requests.map(() => undefined);
  }

  /** Asks for every page once; throws when one is not as it was. Clients that hold the page get its newest tag. */
  async check() {
    for (const [at, request] of this.requests.entries()) {
      const answer = await wholeAnswer(this.server.origin, { ...request, tag: '' });
      assert.equal(answer.status, 200, `${this.id}: ${request.path} is ${answer.status}; ${this.server.lastWords}`);
      this.octets[at] ??= answer.page.length;
      const change = Math.abs(answer.page.length - this.octets[at]) / this.octets[at];
      assert.ok(change <= sizeMayDiffer, `${this.id}: ${request.path} had ${this.octets[at]} octets, now ${answer.page.length}`);
      if (this.ofHolder) await this.hold(request, answer.tag);
    }
  }

  async hold(request, tag) {
    const answer = await wholeAnswer(this.server.origin, { ...request, tag });
    assert.equal(answer.status, 304, `${this.id}: ${request.path} is ${answer.status} to a client that holds it`);
    assert.equal(answer.octets.length, 0, `${this.id}: ${request.path} has a body`);
    request.tag = tag;
  }

  /** The page without compression, of the middle request. */
  get pageOctets() {
    return [...this.octets].sort((one, other) => one - other)[Math.floor(this.octets.length / 2)];
  }
}

export const rowsOfConstant = (constant) => [
  new Row({ id: 'static', name: 'nginx, a static file', server: constant, requests: constant.requests({ isStatic: true }) }),
  new Row({ id: idOfConstant, name: 'FastCGI constant', server: constant, requests: constant.requests() }),
  new Row({
    id: idOfUnchangedConstant,
    name: 'FastCGI constant, unchanged',
    server: constant,
    requests: constant.requests({ tag: constant.tag }),
    status: 304,
    ofHolder: true,
  }),
];

/** Eight children would let a crowd wait for longer than a run takes. */
export const rowOfPeer = (peer, database) =>
  new Row({
    id: idOfPhp(database),
    name: `${databaseNames[database]}: PHP week`,
    server: peer,
    requests: peer.requests(),
    database,
    inCrowd: false,
  });

/** A page in one state, which `words` tell. */
const rowOfView = (district, page, state, words, rest = {}) => {
  const { database } = district.house;
  return new Row({
    id: idOfView(database, page, state),
    name: `${databaseNames[database]}: ${pages[page]}, ${words}`,
    server: district,
    requests: district.requests(page),
    database,
    ...rest,
  });
};

const hasTag = async (district, page) => (await wholeAnswer(district.origin, district.requests(page)[0])).tag !== '';

export const rowsOfFirstViews = (district) =>
  Object.keys(pages).map((page) => rowOfView(district, page, 'first', 'first view'));

export const rowsOfRepeatViews = (district) =>
  Object.keys(pages).map((page) => rowOfView(district, page, 'repeat', 'repeat view'));

/** The pages of the district that carry an ETag, and the names of those that do not. */
export async function rowsOfHolders(district) {
  const rows = [];
  const without = [];
  for (const page of Object.keys(pages)) {
    if (await hasTag(district, page)) {
      rows.push(rowOfView(district, page, 'unchanged', 'unchanged', { status: 304, ofHolder: true }));
    } else {
      without.push(`${databaseNames[district.house.database]}: ${pages[page]}`);
    }
  }
  return { rows, without };
}
