// SPDX-License-Identifier: Apache-2.0
// The families of one evening for so many seconds: an open loop, in which nobody waits for anybody else's answer. Reads
// its order as JSON from the standard input and writes its figures as one line of JSON:
//   {origin, seats: [{cookie, addresses, person}], rate, seconds, first, seed}
//   {asked, answered, errors: {what: count}, pages: {p50, p99}, signIns: {p50, p99}, behind}
// `first` is the share of page views that nothing is kept for; latencies in milliseconds, counted from the moment at which
// a request was due and not from the one at which it could be sent; `behind` is the worst delay of the loop itself.
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { Visitor } from '../service/visitor.mjs';

/** Four pages a visit: the week first, then what is looked up. */
const mix = [
  ['sign-in', 0.2],
  ['week', 0.4],
  ['subject', 0.16],
  ['marks', 0.16],
  ['final', 0.08],
];
const deadline = 10000;

const order = JSON.parse(await text(process.stdin));
const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** mulberry32: the same evening for the same seed. */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const chance = numbers(order.seed);

/** Whoever signs in too often loses the oldest session, so those who sign in are not those who read. */
const parents = [...new Set(order.seats.map(({ person }) => person.portal_login))];
const arrives = ({ person }) => parents.indexOf(person.portal_login) % 4 === 3;
const arriving = order.seats.filter(arrives);
const reading = order.seats.filter((seat) => !arrives(seat));

/** Few families come often and many seldom: the n-th comes 1/n times as often as the first. */
const sums = reading.map((_, at) => 1 / (at + 1));
for (let at = 1; at < sums.length; at += 1) sums[at] += sums[at - 1];

function familiar() {
  const wanted = chance() * sums.at(-1);
  return reading[sums.findIndex((sum) => sum >= wanted)];
}

function deed() {
  let left = chance();
  return (mix.find(([, share]) => (left -= share) < 0) ?? mix.at(-1))[0];
}

const now = () => Number(process.hrtime.bigint()) / 1e6;

/** The status of one page; its octets are read to the end. */
function page(seat, what) {
  const isFirst = chance() < order.first;
  // A cookie of nobody's makes it a question that nobody has asked before.
  const cookie = isFirst ? `${seat.cookie}; drawn=${Math.floor(chance() * 2 ** 50)}` : seat.cookie;
  return new Promise((resolve, reject) => {
    const asked = request(`${order.origin}${seat.addresses[what]}`, { agent, headers: { cookie, 'accept-encoding': 'gzip' } });
    asked.setTimeout(deadline, () => asked.destroy(new Error('no answer')));
    asked.on('error', reject);
    asked.on('response', (answer) => {
      answer.on('error', reject);
      answer.on('end', () => resolve(answer.statusCode));
      answer.resume();
    });
    asked.end();
  });
}

/** Signing in through the portal; the milliseconds of the portal's own answers are not ours. */
async function signIn(seat) {
  const house = { diary: order.origin, seen: [], addSecret: () => {} };
  const visitor = new Visitor(house);
  const answer = await visitor.signIn(seat.person);
  return { status: answer.status, ms: house.seen.reduce((sum, one) => sum + one.ms, 0) };
}

const figures = { asked: 0, answered: 0, errors: {} };
const latencies = { pages: [], signIns: [] };
let behind = 0;

const fail = (what) => (figures.errors[what] = (figures.errors[what] ?? 0) + 1);

async function act(due) {
  figures.asked += 1;
  const what = deed();
  try {
    if (what === 'sign-in') {
      const { status, ms } = await signIn(arriving[Math.floor(chance() * arriving.length)]);
      if (status !== 303) return fail(`sign-in ${status}`);
      latencies.signIns.push(ms);
    } else {
      const status = await page(familiar(), what);
      if (status !== 200) return fail(`${what} ${status}`);
      latencies.pages.push(now() - due);
    }
    figures.answered += 1;
  } catch (error) {
    fail(`${what}: ${error.code ?? error.message.split('\n')[0]}`);
  }
  return undefined;
}

function percentile(values, share) {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

const begin = now();
const end = begin + order.seconds * 1000;
const acts = [];
for (let due = begin; due < end; due += (-Math.log(1 - chance()) / order.rate) * 1000) {
  const wait = due - now();
  if (wait > 1) await new Promise((resolve) => setTimeout(resolve, wait));
  behind = Math.max(behind, now() - due);
  acts.push(act(due));
}
await Promise.all(acts);
agent.destroy();
const shares = (values) => ({ p50: percentile(values, 0.5), p99: percentile(values, 0.99) });
console.log(JSON.stringify({ ...figures, pages: shares(latencies.pages), signIns: shares(latencies.signIns), behind }));
