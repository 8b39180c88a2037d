// SPDX-License-Identifier: Apache-2.0
// S2, S24, S25: what the run has left behind: logs that parse and tell nothing personal, a Redis that tells no secret.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { pause } from './house.mjs';

const routePattern = /^(?:\/(?:[a-z][a-z0-9-]*|\{[a-z]+\})?)+$/;

function parsed(text) {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      try {
        return JSON.parse(line);
      } catch {
        return assert.fail(`a line that does not parse: ${line}`);
      }
    });
}

function assertNoSecrets(house, files) {
  assert.ok(house.secrets.size > 30, `only ${house.secrets.size} secrets are known`);
  const found = [];
  for (const file of files) {
    const content = readFileSync(file);
    for (const [secret, what] of house.secrets) {
      for (const form of new Set([secret, encodeURIComponent(secret)])) {
        if (content.includes(form)) found.push(`${what} (${secret}) in ${file}`);
      }
    }
  }
  assert.deepEqual(found, []);
}

export const logTests = [
  [
    "S24 every line of the diary's log parses; requests carry the pattern of their route, an id and their times",
    async (house) => {
      const lines = parsed(house.text('log', 'diary.log'));
      const requests = lines.filter((line) => 'route' in line);
      assert.ok(requests.length > 100, `${requests.length} requests`);
      for (const line of lines) {
        assert.match(line.ts, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        assert.ok(['info', 'warning', 'error'].includes(line.level), JSON.stringify(line));
        assert.ok('route' in line || 'event' in line, JSON.stringify(line));
      }
      for (const line of requests) {
        assert.match(line.request_id, /^[0-9a-f]{32}$/, JSON.stringify(line));
        assert.ok(['-', 'refused'].includes(line.route) || routePattern.test(line.route), JSON.stringify(line));
        assert.ok(line.status >= 200 && line.status < 600 && line.ms >= 0 && line.worker > 0, JSON.stringify(line));
        assert.ok(line.status < 500 || line.error || line.route.startsWith('/readyz'), `no reason: ${JSON.stringify(line)}`);
        assert.notEqual(line.status, 500, JSON.stringify(line));
      }
      // A GET whose worker was killed before its answer left is given to another worker; nothing else is.
      const workersOf = new Map();
      for (const line of requests) {
        const workers = workersOf.get(line.request_id) ?? [];
        assert.ok(workers.length === 0 || line.method === 'GET', `answered twice: ${JSON.stringify(line)}`);
        assert.ok(!workers.includes(line.worker), `answered twice by one worker: ${JSON.stringify(line)}`);
        workersOf.set(line.request_id, [...workers, line.worker]);
      }
    },
    { both: true },
  ],

  [
    "S24 every line of nginx's log parses, names the visitor's address and is found by the same request id",
    async (house) => {
      await pause(2200); // nginx writes its log out every two seconds
      const lines = parsed(house.text('log', 'nginx-access.log'));
      assert.ok(lines.length > 100);
      assert.deepEqual(lines.filter((line) => !isIP(line.from)).slice(0, 3), []);
      const ids = new Set(lines.map((line) => line.request_id));
      const health = ['/healthz', '/readyz', '/readyz/arrivals'];
      assert.ok(!lines.some((line) => health.includes(line.path) && line.status === 200), 'health checks are logged');
      const requests = parsed(house.text('log', 'diary.log')).filter(
        (line) => line.request_id && line.route !== 'refused' && !health.includes(line.route),
      );
      const lost = requests.filter((line) => !ids.has(line.request_id));
      assert.deepEqual(lost.slice(0, 3), []);
      assert.ok(!lines.some((line) => JSON.stringify(line).includes('?')), 'a query is logged');
      // nginx's own refusal of a body that is too long keeps the address that was asked for.
      assert.ok(lines.some((line) => line.status === 413 && line.path === '/lang/en'), 'no line of /lang/en with 413');
    },
    { both: true },
  ],

  [
    'S25 no log holds a name, an account name, a login, a password, a cookie, a code or a token',
    async (house) => {
      assertNoSecrets(
        house,
        house.filesBelow('log').filter((file) => !file.endsWith('portal.log')),
      );
    },
    { both: true },
  ],

  [
    'S2 what Redis keeps on disk holds no cookie, no name and no password',
    async (house) => {
      const files = house.filesBelow('redis');
      assert.ok(
        files.some((file) => readFileSync(file).length > 1000),
        `${files}`,
      );
      assertNoSecrets(house, files);
    },
    { both: true },
  ],
];
