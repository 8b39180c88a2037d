// SPDX-License-Identifier: Apache-2.0
// One request and its answer as they went over the wire: every header line counts, none is merged.
import { request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { connect } from 'node:net';

/** Header lines of an answer, in order, as [name, value]. */
function lines(rawHeaders) {
  const found = [];
  for (let at = 0; at < rawHeaders.length; at += 2) found.push([rawHeaders[at], rawHeaders[at + 1]]);
  return found;
}

export class Answer {
  constructor({ method, address, status, headers, body, ms }) {
    Object.assign(this, { method, address, status, headers, body, ms });
  }

  /** Every value of a header, in order. */
  all(name) {
    return this.headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value);
  }

  /** The first value of a header, or undefined. */
  header(name) {
    return this.all(name)[0];
  }

  get location() {
    return this.header('location');
  }

  toString() {
    return `${this.method} ${this.address} -> ${this.status}${this.location ? ` to ${this.location}` : ''}`;
  }
}

/**
 * Never follows a redirect, keeps no connection, adds nothing but Host and Connection. Rejects when no answer comes.
 * `connection`: what node may be told of the socket and of TLS.
 */
export function send(address, { method = 'GET', headers = {}, body, limit = 20000, connection = {} } = {}) {
  const begun = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const ask = address.startsWith('https:') ? requestOverTls : request;
    const all = { connection: 'close', ...length, ...headers };
    const asked = ask(address, { method, agent: false, headers: all, ...connection });
    asked.setTimeout(limit, () => asked.destroy(new Error(`${method} ${address}: no answer in ${limit} ms`)));
    asked.on('error', reject);
    asked.on('response', (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve(
          new Answer({
            method,
            address,
            status: response.statusCode,
            headers: lines(response.rawHeaders),
            body: Buffer.concat(parts).toString('utf8'),
            ms: Number(process.hrtime.bigint() - begun) / 1e6,
          }),
        ),
      );
    });
    asked.end(body);
  });
}

/** The answers in a stream of octets, each with a Content-Length or to the end of the stream. */
export function answersIn(text) {
  const found = [];
  for (let rest = text; rest.startsWith('HTTP/1.1 ');) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) break;
    const [first, ...head] = rest.slice(0, end).split('\r\n');
    const headers = head.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]);
    const length = headers.find(([name]) => name.toLowerCase() === 'content-length');
    const from = end + 4;
    const to = length ? from + Number(length[1]) : rest.length;
    found.push(
      new Answer({
        method: 'RAW',
        address: '',
        status: Number(first.split(' ')[1]),
        headers,
        body: rest.slice(from, to),
      }),
    );
    rest = rest.slice(to);
  }
  return found;
}

/** Writes octets as they are and reads until the server closes or is silent for `silence` ms. */
export function sendRaw(port, octets, { silence = 1500 } = {}) {
  return new Promise((resolve, reject) => {
    const parts = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(octets));
    const done = () => {
      socket.destroy();
      resolve(answersIn(Buffer.concat(parts).toString('latin1')));
    };
    socket.setTimeout(silence, done);
    socket.on('data', (part) => parts.push(part));
    socket.on('end', done);
    // A server that has refused the rest of a request may close before all of it was taken.
    socket.on('error', (error) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done() : reject(error)));
  });
}
