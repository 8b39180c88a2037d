// SPDX-License-Identifier: Apache-2.0
// The clients of overload.mjs: crowds in an open and in a closed loop, and raw connections that say and take nothing or
// one octet a second. Each of them may have a source address of its own in 127.0.0.0/8.
import { request } from 'node:http';
import { connect } from 'node:net';
import { pause } from './house.mjs';

/** The n-th address of a crowd: every crowd has a number of its own, and 127.0.0.1 is in none. */
export const addressOf = (crowd, number) => `127.${crowd}.${Math.floor(number / 250)}.${1 + (number % 250)}`;

const now = () => Number(process.hrtime.bigint()) / 1e6;

export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

/** One request: {status, ms, retryAfter, location}. Never rejects: a lost one has the status 0 and says why in `error`. */
export function ask(origin, path, { from = '127.0.0.1', agent = false, headers = {}, fields } = {}) {
  const begun = now();
  const body = fields && new URLSearchParams(fields).toString();
  const form = body
    ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body), origin: 'null' }
    : {};
  return new Promise((resolve) => {
    const lost = (error) => resolve({ status: 0, error: error.code ?? error.message, ms: now() - begun });
    const asked = request(`${origin}${path}`, {
      method: body ? 'POST' : 'GET',
      agent,
      localAddress: from,
      headers: { ...form, ...headers },
    });
    asked.setTimeout(20000, () => asked.destroy(new Error('no answer')));
    asked.on('error', lost);
    asked.on('response', (answer) => {
      answer.on('error', lost);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode,
          ms: now() - begun,
          retryAfter: answer.headers['retry-after'],
          location: answer.headers.location,
        }),
      );
      answer.resume();
    });
    asked.end(body);
  });
}

/** An open loop: `act(number)` begins at its time whatever became of those before; `ms` counts from that time. */
export async function atRate(rate, seconds, act) {
  const begun = now();
  const acts = [];
  for (let number = 0; number < rate * seconds; number += 1) {
    const due = begun + (number / rate) * 1000;
    if (due - now() > 1) await pause(due - now());
    const late = now() - due;
    acts.push(act(number).then((answer) => ({ ...answer, ms: answer.ms + late })));
  }
  return Promise.all(acts);
}

/** A closed loop: each of `clients` asks again at once, whatever it was answered, as long as `mayGoOn(client)`. */
export async function atOnce(clients, act, mayGoOn) {
  const answers = [];
  const one = async (client) => {
    while (mayGoOn(client)) {
      const answer = await act(client);
      answers.push(answer);
      // Who cannot even connect must not turn in a circle.
      if (answer.status === 0) await pause(10);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)));
  return answers;
}

/** Raw connections to one port; end() closes what is left of them. */
export class Connections {
  constructor(port) {
    this.port = port;
    this.all = [];
    this.clock = setInterval(() => {
      for (const one of this.open) one.everySecond?.(one.socket);
    }, 1000);
  }

  get open() {
    return this.all.filter((one) => one.closedAfter === undefined);
  }

  /**
   * Opens one as `about` says: its address `from`, what it sends `first`, what it does to its socket `everySecond`;
   * `reads: false` leaves its answer in the kernel, as far as there is room. `said` is what it was answered.
   */
  dial(about) {
    const begun = now();
    const one = { reads: true, ...about, said: '', closedAfter: undefined };
    this.all.push(one);
    one.socket = connect({ port: this.port, host: '127.0.0.1', localAddress: one.from, highWaterMark: 1024 });
    if (one.reads) one.socket.on('data', (part) => (one.said = (one.said + part.toString('latin1')).slice(-4096)));
    else one.socket.pause();
    return new Promise((resolve) => {
      one.socket.on('connect', () => one.socket.write(one.first, () => resolve(one)));
      // A server that hangs up on such a client may do it in any way.
      one.socket.on('error', () => {});
      one.socket.on('close', () => {
        one.closedAfter ??= now() - begun;
        resolve(one);
      });
    });
  }

  /** Opens `count` of them, so many at a time and within a pause; `about(number)` is what dial() takes. */
  async dialMany(count, about, { atATime, ms = 0 }) {
    for (let done = 0; done < count; done += atATime) {
      const some = Math.min(atATime, count - done);
      await Promise.all([pause(ms), ...Array.from({ length: some }, (_, number) => this.dial(about(done + number)))]);
    }
  }

  end() {
    clearInterval(this.clock);
    for (const { socket } of this.all) socket.destroy();
  }
}
