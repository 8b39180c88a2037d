// SPDX-License-Identifier: Apache-2.0
// What stands between a scanner and the service: it knows what was asked for with which values and how it was answered,
// and keeps the scanner signed in. Nothing but the one service can be reached through it.
import { createServer, request } from 'node:http';

const listening = (server) =>
  new Promise((ready) => {
    server.listen(0, '127.0.0.1', () => ready(server.address().port));
  });

const bodyOf = async (stream) => {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

export class ScanTap {
  /** `origin`: the service. `guard`: a ScannedParent. `start`: a page of our own, from which a scanner may begin. */
  static async open(origin, { guard, start = '' } = {}) {
    const tap = new ScanTap();
    Object.assign(tap, { origin, guard, start, answers: [] });
    tap.server = createServer((incoming, outgoing) => {
      tap.pass(incoming, outgoing).catch((error) => {
        tap.answers.push({ method: incoming.method, target: incoming.url, body: '', status: 0, error: error.message });
        outgoing.writeHead(502).end();
      });
    });
    tap.server.keepAliveTimeout = 60000;
    tap.address = `http://127.0.0.1:${await listening(tap.server)}`;
    return tap;
  }

  async pass(incoming, outgoing) {
    const asked = { method: incoming.method, target: incoming.url, body: (await bodyOf(incoming)).toString('latin1') };
    if (asked.target === '/start-of-the-scan') {
      outgoing.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(this.start);
      return;
    }
    await this.guard?.before(asked);
    const living = (text) => this.guard?.living(text) ?? text;
    const headers = {};
    for (const [name, value] of Object.entries(incoming.headers))
      if (!['host', 'connection', 'content-length', 'transfer-encoding'].includes(name)) headers[name] = living(`${value}`);
    if (this.guard?.isForStrangers(asked)) delete headers.cookie;
    const isSignedIn = this.guard?.isSignedIn(headers.cookie ?? '') ?? false;
    const answer = await this.send(asked, headers, Buffer.from(living(asked.body), 'latin1'));
    this.answers.push({ ...asked, isSignedIn, status: answer.status, location: answer.headers.location });
    if (isSignedIn) await this.guard.after(answer);
    delete answer.headers['transfer-encoding'];
    outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length, connection: 'keep-alive' });
    outgoing.end(asked.method === 'HEAD' ? undefined : answer.body);
  }

  send({ method, target }, headers, body) {
    return new Promise((resolve, reject) => {
      const options = { method, path: target, agent: false, headers: { ...headers, 'content-length': body.length } };
      const asked = request(this.origin, options, (answer) => {
        bodyOf(answer).then((read) => resolve({ status: answer.statusCode, headers: answer.headers, body: read }), reject);
      });
      asked.setTimeout(30000, () => asked.destroy(new Error('no answer in 30 s')));
      asked.on('error', reject);
      asked.end(body);
    });
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** A proxy that lets nothing through: whatever a program sends to other hosts ends here. */
export class Trap {
  static async open() {
    const trap = new Trap();
    trap.caught = [];
    trap.server = createServer((incoming, outgoing) => {
      trap.caught.push(`${incoming.method} ${incoming.url}`);
      outgoing.writeHead(403).end();
    });
    trap.server.on('connect', (incoming, socket) => {
      trap.caught.push(`CONNECT ${incoming.url}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    trap.address = `http://127.0.0.1:${await listening(trap.server)}`;
    return trap;
  }

  /** For a program that is to ask 127.0.0.1 directly and everything else here. */
  get environment() {
    const proxies = { http_proxy: this.address, https_proxy: this.address, all_proxy: this.address };
    const upper = Object.fromEntries(Object.entries(proxies).map(([name, value]) => [name.toUpperCase(), value]));
    return { ...proxies, ...upper, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' };
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
