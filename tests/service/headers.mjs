// SPDX-License-Identifier: Apache-2.0
// S21, S22, S30: what every answer carries, whoever gives it: a handler, the worker itself or nginx.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { send, sendRaw } from './http.mjs';
import { until } from './house.mjs';
import { Visitor, families, resident } from './visitor.mjs';

const exactly = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

function policyFaults(policy, portal) {
  const directives = new Map(
    policy
      .split(';')
      .map((one) => one.trim().split(/\s+/))
      .map(([name, ...sources]) => [name, sources]),
  );
  const faults = ['default-src', 'base-uri', 'object-src', 'frame-ancestors']
    .filter((name) => String(directives.get(name)) !== "'none'")
    .map((name) => `${name} is not 'none'`);
  if (!directives.has('form-action')) faults.push('form-action is missing');
  for (const [name, sources] of directives) {
    const allowed = [
      "'none'",
      "'self'",
      ...(name === 'form-action' ? [portal] : []),
      ...(name === 'img-src' ? ['data:'] : []),
    ];
    faults.push(...sources.filter((source) => !allowed.includes(source)).map((source) => `${name} allows ${source}`));
  }
  return faults;
}

/** Everything that is wrong with the headers of an answer, as sentences. */
export function headerFaults(answer, portal) {
  const faults = [];
  const only = (name, isRight) => {
    const values = answer.all(name);
    if (values.length !== 1) faults.push(`${name} stands there ${values.length} times`);
    else if (!isRight(values[0])) faults.push(`${name}: ${values[0]}`);
  };
  for (const [name, wanted] of Object.entries(exactly)) only(name, (value) => value === wanted);
  only('strict-transport-security', (value) => {
    const [, age] = /^max-age=(\d+); includeSubDomains$/.exec(value) ?? [];
    return Number(age) >= 31536000;
  });
  only('permissions-policy', (value) => value.includes('camera=()'));
  only('content-security-policy', (value) => {
    faults.push(...policyFaults(value, portal));
    return true;
  });
  const isAsset = /^http:\/\/[^/]+\/s\//.test(answer.address) && answer.status < 400;
  const isWorker = /^http:\/\/[^/]+\/sw\.js$/.test(answer.address) && answer.status < 400;
  const kept = (isAsset && 'public, max-age=31536000, immutable') || (isWorker && 'no-cache') || 'no-store';
  only('cache-control', (value) => value === kept);
  only('server', (value) => value === 'nginx');
  if (answer.status !== 303 && answer.status !== 304) only('content-type', (value) => value !== '');
  for (const name of ['x-powered-by', 'via']) if (answer.header(name)) faults.push(`${name} is sent`);
  return faults;
}

export function assertHeaders(answers, portal) {
  assert.ok(answers.length > 0);
  const faults = answers.flatMap((answer) => headerFaults(answer, portal).map((fault) => `${answer}: ${fault}`));
  assert.deepEqual(faults.slice(0, 10), [], `${faults.length} faults`);
}

/** What the {names} of the routes are for the parent: its first child, and what the pages lead to. */
async function valuesFor(parent) {
  const { body } = await parent.get('/diary/1/marks?period=year');
  const [, school] = /href="\/schools\/(\d+)"/.exec((await parent.get('/schools')).body) ?? [];
  assert.ok(school, 'the page of the schools leads to none');
  const shown = (kind) => {
    const [, number] = new RegExp(`href="/diary/1/${kind}/(-?\\d+)`).exec(body) ?? [];
    assert.ok(number, `the page of all marks leads to no ${kind}`);
    return number;
  };
  return {
    child: '1',
    day: '2026-11-16',
    language: 'en',
    school,
    subject: shown('subject'),
    mark: shown('mark'),
    file: 'marks.csv',
    feed: `${'a'.repeat(32)}.ics`,
  };
}

/** Of tests/handlers/route_access.txt, where every route has to have a row; with values in place of its {names}. */
function routes(root, values) {
  return readFileSync(join(root, 'tests/handlers/route_access.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('/'))
    .map((line) =>
      line.split(/\s+/)[0].replace(/\{(\w+)\}/g, (_, name) => {
        assert.ok(name in values, `no value for {${name}}`);
        return values[name];
      }),
    );
}

const cookiePatterns = [
  /^__Host-sid=[0-9a-f]{4}\.[\w-]{43}$/,
  /^__Host-sid=; Max-Age=0$/,
  /^__Host-pre=[\w-]{43}; Max-Age=600$/,
  /^__Host-pre=; Max-Age=0$/,
  /^__Host-lang=(?:en|ru); Max-Age=31536000$/,
  /^__Host-view=[a-z-]+\.\d{3}\.[a-z]+; Max-Age=31536000$/,
  /^__Host-view=; Max-Age=0$/,
  /^__Host-browser=; Max-Age=0$/,
  /^__Host-browser=[\w-]{43}$/,
  /^__Host-browser=[\w-]{43}\.[\w-]+; Max-Age=15552000$/,
];
const everyCookieHas = ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'];

export const headerTests = [
  [
    'S22 security headers once on every route, by every method, for nobody, a newcomer and a parent',
    async (house) => {
      const nobody = new Visitor(house);
      const newcomer = new Visitor(house);
      await newcomer.signIn(house.families[families.newcomer][0]);
      const parent = await resident(house, families.threeChildren);
      const answers = [];
      for (const route of routes(house.root, await valuesFor(parent))) {
        if (route.startsWith('/diary/')) {
          const { status } = await parent.twin().get(route);
          assert.ok([200, 303].includes(status), `${route}: ${status}`);
        }
        for (const visitor of [nobody, newcomer, parent]) {
          for (const method of ['GET', 'HEAD', 'PUT', 'OPTIONS']) answers.push(await visitor.twin().ask(method, route));
          // Without a token: refused or, for nobody, sent to sign in.
          answers.push(await visitor.twin().post(route, { any: 'field' }));
        }
      }
      assertHeaders(answers, house.portal);
      const met = new Set(answers.map((answer) => answer.status));
      for (const status of [200, 303, 400, 403, 405])
        assert.ok(met.has(status), `no answer ${status} among ${[...met]}`);
    },
    { both: true },
  ],

  [
    'S22 security headers once on 400, 404, 405, 413 and 414, whoever refuses',
    async (house) => {
      const expected = [
        [404, send(`${house.diary}/no/such/page`)],
        [404, send(`${house.diary}/s/no-such.css`)],
        [404, send(`${house.diary}/s/none.css`)],
        [404, send(`${house.diary}/errors/refused.html`)],
        [405, send(`${house.diary}/`, { method: 'DELETE' })],
        [405, send(`${house.diary}/s/${house.asset('diary.css')}`, { method: 'POST', body: 'x=1' })],
        [405, send(`${house.diary}/`, { method: 'TRACE' })],
        [400, send(`${house.diary}/a%2fb`)],
        [400, send(`${house.diary}/?x=%ff`)],
        [400, send(`${house.diary}/%00`)],
        [400, send(`${house.diary}/`, { headers: { host: 'a b' } })],
        [414, send(`${house.diary}/${'a'.repeat(5000)}`)],
        [414, send(`${house.diary}/${'a'.repeat(9000)}`)],
        [413, send(`${house.diary}/lang/en`, { method: 'POST', body: `x=${'a'.repeat(65 * 1024)}` })],
        [400, sendRaw(house.port, 'GARBAGE\r\n\r\n').then(([answer]) => answer)],
        [400, sendRaw(house.port, 'GET / HTTP/1.1\r\n\r\n').then(([answer]) => answer)],
        [505, sendRaw(house.port, 'GET / HTTP/9.1\r\nHost: x\r\n\r\n').then(([answer]) => answer)],
      ];
      for (const [status, asked] of expected) {
        const answer = await asked;
        assert.equal(answer.status, status, `${answer}`);
        assertHeaders([answer], house.portal);
        assert.match(answer.header('content-type'), /^text\/html; charset=utf-8$/, `${answer}`);
      }
      for (const [status, path] of [
        [400, '/api/v1/children?x=%ff'],
        [400, '/api/v1/a%2fb'],
        [404, '/api/v1/nothing'],
        [414, `/api/v1/${'a'.repeat(5000)}`],
      ]) {
        const answer = await send(`${house.diary}${path}`);
        assert.equal(answer.status, status, `${answer}`);
        assertHeaders([answer], house.portal);
        assert.equal(answer.header('content-type'), 'application/problem+json', `${answer}`);
      }
    },
    { both: true },
  ],

  [
    'S22 static files carry the security headers and are cached for ever',
    async (house) => {
      for (const name of readdirSync(house.file('www', 's')).filter(
        (file) => !file.endsWith('.gz') && file !== 'assets.json',
      )) {
        const address = `${house.diary}/s/${name}`;
        const plain = await send(address);
        const packed = await send(address, { headers: { 'accept-encoding': 'gzip' } });
        const same = await send(address, { headers: { 'if-none-match': plain.header('etag') } });
        assert.deepEqual([plain.status, packed.status, same.status], [200, 200, 304], address);
        assertHeaders([plain, packed, same], house.portal);
        assert.notEqual(plain.header('content-type'), 'application/octet-stream', address);
      }
    },
  ],

  [
    'S22 the worker of the pages carries the headers, is asked for anew each time and may ask this host alone',
    async (house) => {
      const address = `${house.diary}/sw.js`;
      const plain = await send(address);
      const same = await send(address, { headers: { 'if-none-match': plain.header('etag') } });
      assert.deepEqual([plain.status, same.status], [200, 304]);
      assertHeaders([plain, same], house.portal);
      assert.match(plain.header('content-type'), /^application\/javascript; charset=utf-8$/);
      assert.match(plain.header('content-security-policy'), /connect-src 'self';/);
      const below = await send(`${address}/x`);
      assert.equal(below.status, 404);
      assertHeaders([below], house.portal);
    },
  ],

  [
    'S22 too many at once from one address: 429 with the headers and Retry-After; hung workers: 503 for the others',
    async (house) => {
      const workers = house.workers;
      for (const worker of workers) house.signal(worker, 'SIGSTOP');
      try {
        const answers = await Promise.all(Array.from({ length: 60 }, () => send(`${house.diary}/`)));
        assertHeaders(answers, house.portal);
        const met = new Map([429, 503].map((status) => [status, answers.filter((answer) => answer.status === status)]));
        assert.ok(met.get(429).length >= 15 && met.get(503).length >= 10, `${answers.map((answer) => answer.status)}`);
        assert.equal(
          met.get(429).length + met.get(503).length,
          answers.length,
          `${answers.map((answer) => answer.status)}`,
        );
        for (const answer of answers) {
          assert.ok(
            Number(answer.header('retry-after')) >= 3 && Number(answer.header('retry-after')) <= 10,
            `${answer}`,
          );
          assert.match(answer.body, /lang="en"/, 'the page has no English sentence');
        }
        // Spread, so that they do not come back together.
        assert.ok(new Set(answers.map((answer) => answer.header('retry-after'))).size > 1);
      } finally {
        for (const worker of workers) house.signal(worker, 'SIGCONT');
      }
      await until('the workers go on', async () => (await send(`${house.diary}/healthz`)).status === 200);
    },
  ],

  [
    'S22 the pools are stopped: 503 with Retry-After and the headers, pages and POST alike; started again, it serves',
    async (house) => {
      const supervisors = [house.pid('diary'), house.pid('arrivals')];
      const recipes = supervisors.map((pid) => house.remember(pid));
      for (const pid of supervisors) house.signal(pid, 'SIGTERM');
      for (const pid of supervisors) await house.gone(pid);
      try {
        const answers = [
          await send(`${house.diary}/`),
          await send(`${house.diary}/diary/1/week`),
          await send(`${house.diary}/healthz`),
          await send(`${house.diary}/lang/en`, { method: 'POST', body: 'return_to=/' }),
          await send(`${house.diary}/enter/return?code=canary-code-of-a-stopped-pool&state=canary-state`),
          await send(`${house.diary}/ical/canary-calendar-of-a-stopped-pool.ics`),
        ];
        house.addSecret('canary-calendar-of-a-stopped-pool', 'a calendar that was asked for while the pool was stopped');
        house.addSecret('canary-code-of-a-stopped-pool', 'a code that came while the pool was stopped');
        for (const answer of answers) {
          assert.equal(answer.status, 503, `${answer}`);
          assert.ok(Number(answer.header('retry-after')) >= 3, `${answer}`);
          assert.ok(answer.ms < 1000, `${answer} took ${answer.ms} ms`);
          assert.ok(answer.body.includes('Дневник сейчас не отвечает'), answer.body);
          assert.match(answer.body, new RegExp(`<code>${answer.header('x-request-id')}</code>`));
        }
        assertHeaders(answers, house.portal);
        const style = /href="(\/s\/[^"]+\.css)"/.exec(answers[0].body)[1];
        assert.equal((await send(`${house.diary}${style}`)).status, 200, 'the page of the stopped pool has no style');
      } finally {
        for (const recipe of recipes) house.again(recipe, 'diary.log');
      }
      await house.ready();
    },
  ],

  [
    'S30 a page below a diary page is no page, whatever its name looks like',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      for (const path of [
        '/diary/1/week/x.css',
        '/diary/1/week/2026-11-16/x.css',
        '/diary/1/week/2026-11-16%3Bx.css',
        '/diary/1/week/2026-11-16.css',
        '/diary/1/week.js',
        '/accounts/new/x.png',
      ]) {
        const answer = await parent.get(path);
        assert.equal(answer.status, 404, `${answer}`);
        assert.equal(answer.header('cache-control'), 'no-store', `${answer}`);
      }
    },
    { both: true },
  ],
];

/** Run last: about every answer that any test of the run has got. */
export const headerTestsOfTheWholeRun = [
  [
    'S22 every answer that the visitors of this run got carries the headers once',
    async (house) => {
      assert.ok(house.seen.length > 50, `${house.seen.length} answers`);
      assertHeaders(house.seen, house.portal);
    },
    { both: true },
  ],

  [
    'S21 every cookie of this run is __Host-, Secure, HttpOnly, SameSite=Lax and without a domain',
    async (house) => {
      const lines = house.seen.flatMap((answer) => answer.all('set-cookie'));
      const parts = lines.map((line) => line.split('; '));
      const careless = parts.filter((line) => !everyCookieHas.every((attribute) => line.includes(attribute)));
      assert.deepEqual(careless, []);
      const rest = parts.map((line) => line.filter((part) => !everyCookieHas.includes(part)).join('; '));
      assert.deepEqual(
        rest.filter((line) => !cookiePatterns.some((pattern) => pattern.test(line))),
        [],
      );
      for (const pattern of cookiePatterns)
        assert.ok(
          rest.some((line) => pattern.test(line)),
          `no cookie of the form ${pattern}`,
        );
      assert.ok(lines.every((line) => line.length <= 4096));
    },
    { both: true },
  ],
];
