// SPDX-License-Identifier: Apache-2.0
// The ways in which a city lets nginx be reached, each a second nginx before the same workers: TLS of our own, and an
// nginx of the city's in front. Certificates are made here; the files of nginx/ are those that operators get.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { connect as connectOverHttp2 } from 'node:http2';
import { join } from 'node:path';
import { connect as connectOverTls } from 'node:tls';
import { send } from './http.mjs';
import { headerFaults } from './headers.mjs';
import { freePort } from './house.mjs';
import { families, resident } from './visitor.mjs';

/** A certificate for the names, of no authority but itself. */
function certificate(house, ...names) {
  const [file, key] = [house.file('nginx-tls.crt'), house.file('nginx-tls.key')];
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=dnevnik', '-out', file, '-keyout', key],
    ...['-addext', `subjectAltName=${names.join(',')}`],
  ]);
  assert.equal(made.status, 0, String(made.stderr));
  return { file, key, text: readFileSync(file) };
}

/** The house's nginx once more with another listener; `names` are what stands for the @NAMES@ of its files. */
class SecondNginx {
  constructor(house, listener, names, more = []) {
    this.house = house;
    this.folder = house.file('nginx-second');
    mkdirSync(this.folder, { recursive: true });
    const first = house.file('nginx');
    for (const file of readdirSync(first, { withFileTypes: true })) {
      if (!file.isFile()) continue;
      const text = readFileSync(join(first, file.name), 'utf8');
      const moved = text.replaceAll(`${first}/`, `${this.folder}/`).replaceAll('/run/nginx.pid', '/run/nginx-second.pid');
      writeFileSync(join(this.folder, file.name), moved);
    }
    for (const [from, to] of [[listener, 'listener.conf'], ...more.map((file) => [file, file])]) {
      copyFileSync(join(house.root, 'nginx', from), join(this.folder, to));
      const named = readFileSync(join(this.folder, to), 'utf8').replace(/@([A-Z_]+)@/g, (_, name) => names[name]);
      writeFileSync(join(this.folder, to), named);
    }
  }

  async during(work) {
    const log = this.house.file('log', 'nginx-second.log');
    const started = spawnSync('nginx', ['-e', log, '-c', join(this.folder, 'mrko.conf'), '-p', this.folder], { encoding: 'utf8' });
    assert.equal(started.status, 0, started.stderr);
    const pid = Number(this.house.text('run', 'nginx-second.pid'));
    try {
      return await work();
    } finally {
      this.house.signal(pid, 'SIGTERM');
      await this.house.gone(pid);
    }
  }
}

/** What was agreed upon in a handshake, or why there was none. */
const handshake = (port, options) =>
  new Promise((resolve) => {
    const socket = connectOverTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options });
    socket.on('secureConnect', () => {
      resolve(`${socket.getProtocol()} ${socket.getCipher().name}`);
      socket.destroy();
    });
    socket.on('error', (error) => resolve(`refused: ${error.code}`));
  });

const overHttp2 = (address, ca) =>
  new Promise((resolve, reject) => {
    const session = connectOverHttp2(address, { ca });
    session.on('error', reject);
    const asked = session.request({ ':path': '/' });
    asked.on('error', reject);
    asked.on('response', (headers) => {
      resolve(headers[':status']);
      session.destroy();
    });
    asked.end();
  });

export const listenerTests = [
  [
    'S22 TLS of our own: 1.3 first, 1.2 with ciphers of today, nothing older; pages with their headers, by HTTP/2 too',
    async (house) => {
      const port = await freePort();
      const { file, key, text: ca } = certificate(house, 'IP:127.0.0.1');
      const nginx = new SecondNginx(house, 'listener_tls.conf', {
        LISTEN: `127.0.0.1:${port}`,
        CERTIFICATE: file,
        CERTIFICATE_KEY: key,
      });
      const parent = await resident(house, families.threeChildren);
      await nginx.during(async () => {
        assert.match(await handshake(port, {}), /^TLSv1\.3 /);
        assert.equal(await handshake(port, { maxVersion: 'TLSv1.2' }), 'TLSv1.2 ECDHE-RSA-AES256-GCM-SHA384');
        const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' };
        assert.match(await handshake(port, old), /^refused/);
        // Neither without forward secrecy nor in CBC mode: both are among nginx's own.
        for (const ciphers of ['AES256-GCM-SHA384', 'ECDHE-RSA-AES256-SHA384', 'ECDHE-RSA-AES128-SHA'])
          assert.match(await handshake(port, { maxVersion: 'TLSv1.2', ciphers }), /^refused/, ciphers);

        const diary = `https://127.0.0.1:${port}`;
        const headers = { cookie: `__Host-sid=${parent.sessionId}` };
        for (const [address, status] of [[parent.week, 200], ['/s/none', 404], ['/healthz', 200]]) {
          const answer = await send(`${diary}${address}`, { headers, connection: { ca } });
          assert.equal(answer.status, status, `${answer}`);
          assert.deepEqual(headerFaults(answer, house.portal), [], address);
        }
        assert.equal(await overHttp2(diary, ca), 200);
      });
    },
  ],

  [
    'S16 S22 without TLS: who wants to see a page is led to the own origin, whatever Host says; forms and secrets are refused',
    async (house) => {
      const port = await freePort();
      const { file, key } = certificate(house, 'IP:127.0.0.1');
      const origin = 'https://dnevnik.example';
      const names = {
        LISTEN: `127.0.0.1:${port}`,
        LISTEN_PLAIN: `127.0.0.1:${port + 10}`,
        CERTIFICATE: file,
        CERTIFICATE_KEY: key,
        ORIGIN: origin,
        STATE: house.state,
      };
      const nginx = new SecondNginx(house, 'listener_tls.conf', names, ['to_https.conf']);
      await nginx.during(async () => {
        const plain = `http://127.0.0.1:${port + 10}`;
        for (const [address, options] of [
          ['/', {}],
          ['/diary/1/week/2026-11-16?a=b%0d%0ac', { headers: { host: 'evil.example' } }],
          ['//evil.example/', {}],
          ['/enter', { method: 'HEAD' }],
        ]) {
          const answer = await send(`${plain}${address}`, options);
          assert.deepEqual([answer.status, answer.location], [308, `${origin}${address}`], `${answer}`);
        }
        for (const [address, options] of [
          ['/accounts/new', { method: 'POST', body: 'csrf=x' }],
          ['/api/v1/children', {}],
          ['/ical/0123456789.ics', {}],
          ['/%69cal/0123456789.ics', {}],
          ['/enter/backchannel-logout', { method: 'POST', body: 'logout_token=x' }],
        ]) {
          const answer = await send(`${plain}${address}`, options);
          assert.deepEqual([answer.status, answer.location], [403, undefined], `${answer}`);
        }
        // Over the port of TLS nothing is said without it.
        assert.equal((await send(`http://127.0.0.1:${port}/`)).status, 400);
      });
    },
  ],

  [
    'S16 S24 behind an nginx of the city: it alone is believed when it names the visitor, in limits and in the log',
    async (house) => {
      const port = await freePort();
      const names = { LISTEN: `127.0.0.1:${port}`, PROXY: '127.0.0.2' };
      const nginx = new SecondNginx(house, 'listener_behind_proxy.conf', names);
      // This address is for visitors from this machine alone, and so it tells whom nginx takes the visitor for.
      const ask = (localAddress, forwarded, address = '/healthz') =>
        send(`http://127.0.0.1:${port}${address}`, {
          headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
          connection: { localAddress },
        });
      await nginx.during(async () => {
        assert.equal((await ask('127.0.0.2', '203.0.113.9')).status, 403);
        assert.equal((await ask('127.0.0.2', '127.0.0.1, 203.0.113.9')).status, 403, 'the visitor named itself');
        assert.equal((await ask('127.0.0.2', '127.0.0.9')).status, 200);
        assert.equal((await ask('127.0.0.3', '203.0.113.9')).status, 200, 'somebody else was believed');
        assert.equal((await ask('127.0.0.2')).status, 200);
        assert.equal((await ask('127.0.0.2', '203.0.113.9', '/help')).status, 200);
        assert.equal((await ask('127.0.0.3', '203.0.113.9', '/about')).status, 200);
      });
      // Written out when that nginx ended.
      const lines = house.text('log', 'nginx-access.log').split('\n').filter((line) => /"path":"\/(help|about)"/.test(line)).map(JSON.parse);
      assert.deepEqual(lines.slice(-2).map(({ path, from }) => [path, from]), [['/help', '203.0.113.9'], ['/about', '127.0.0.3']]);
    },
  ],
];
