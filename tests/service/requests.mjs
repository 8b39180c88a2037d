// SPDX-License-Identifier: Apache-2.0
// S4, S16-S19, S24, S28: requests that no browser sends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { send, sendRaw } from './http.mjs';
import { Visitor, families, resident } from './visitor.mjs';

const memory = (pid) => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]);

/** How many requests the workers have answered while `body` ran. */
async function requestsDuring(house, body) {
  const from = house.logSize;
  await body();
  // Asked last, answered last: whatever a worker has still to write stands in the log by then.
  await send(`${house.diary}/healthz`);
  return (
    house
      .logLines(from)
      .map((line) => JSON.parse(line))
      .filter((line) => 'route' in line).length - 1
  );
}

export const requestTests = [
  [
    'S28 a Proxy header reaches nobody: sign-in works with it',
    async (house) => {
      const visitor = new Visitor(house);
      const answer = await visitor.get('/enter', { headers: { proxy: 'http://127.0.0.1:1/' } });
      assert.equal(answer.status, 303, `${answer}`);
      assert.ok(answer.location.startsWith(`${house.portal}/`), `${answer}`);
      const back = await visitor.follow(answer, { stop: (next) => next.includes('/enter/return') });
      assert.equal(back.status, 200);
      await visitor.signIn(house.families[families.newcomer][0]);
    },
  ],

  [
    'S16 Host and X-Forwarded-* change no Location, no cookie and no page',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const spoofed = {
        host: 'evil.example',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '1.2.3.4',
        'x-forwarded-port': '666',
        'x-forwarded-server': 'evil.example',
        'x-original-url': '/evil.example',
        'x-rewrite-url': '/evil.example',
        forwarded: 'host=evil.example;proto=https',
        'x-real-ip': '1.2.3.4',
      };
      for (const path of [
        '/',
        '/enter',
        '/diary/1/week',
        parent.week,
        '/accounts/new',
        '/diary/1/week/2026-11-18',
        '/no/such',
        '/s',
        '/s/x',
      ]) {
        for (const visitor of [new Visitor(house), parent.twin()]) {
          const answer = await visitor.get(path, { headers: spoofed });
          const said = JSON.stringify(answer.headers) + answer.body;
          assert.ok(
            !said.includes('evil.example') && !said.includes('1.2.3.4') && !said.includes(':666'),
            `${answer}\n${said}`,
          );
          if (answer.location) {
            assert.ok(answer.location.startsWith('/') || answer.location.startsWith(`${house.portal}/`), `${answer}`);
          }
        }
      }
      // Where the portal is told to return to is ours by the settings, not by the Host.
      const enter = await new Visitor(house).get('/enter', { headers: spoofed });
      assert.equal(new URL(enter.location).searchParams.get('redirect_uri'), `${house.diary}/enter/return`);
    },
  ],

  [
    'S16 no header is split by what stands in an address',
    async (house) => {
      for (const path of [
        '/enter?return_to=/%0d%0aX-Injected:1',
        '/diary/1/week?x=%0d%0aX-Injected:1',
        '/%0d%0aX-Injected:1',
        '/lang/en%0d%0aX-Injected:1',
        '/enter?iss=%0d%0aX-Injected:1',
      ]) {
        const answer = await send(`${house.diary}${path}`);
        assert.equal(answer.header('x-injected'), undefined, `${answer}`);
        assert.ok([400, 404].includes(answer.status), `${answer}`);
      }
    },
  ],

  [
    'S17 no way out of /s/, and encoded or doubled slashes lead nowhere',
    async (house) => {
      const paths = [
        '/s/../mrko.conf',
        '/s/../../mrko.conf',
        '/s/..%2f..%2fmrko.conf',
        '/s/%2e%2e/%2e%2e/mrko.conf',
        '/s/..%252f..%252fmrko.conf',
        '/s../mrko.conf',
        '/s../errors/refused.html',
        '/s/../session.keys',
        '/s/%2e%2e%2fsession.keys',
        '/s/..\\..\\session.keys',
        '/s/..%5c..%5csession.keys',
        '/s//../../session.keys',
        '/s/./../../session.keys',
        '/s/%00',
        '/s/diary.css%00.txt',
        '//s/../session.keys',
        '/errors/../session.keys',
        '/errors/unavailable.html',
        '/diary%2f1%2fweek',
        '/diary/1%2fweek',
        '/diary//1/week',
        '//diary/1/week',
        '/diary/./1/week',
        '/diary/1/../1/week',
        '/diary/%2e%2e/diary/1/week',
        '/../../../../etc/passwd',
        '/s/....//....//etc/passwd',
        '/%5c%5cevil.example',
        '/s/people.json',
        '/people.json',
        '/.git/config',
        '/s/.',
        '/s/..',
        '/s/assets.json/..%2f',
      ];
      const secrets = ['issuer =', 'naming ', 'root:x:', 'portal_password', '[core]'];
      for (const path of paths) {
        const [answer] = await sendRaw(
          house.port,
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
        );
        assert.ok(answer && [400, 404].includes(answer.status), `${path}: ${answer}`);
        assert.ok(!secrets.some((secret) => answer.body.includes(secret)), `${path}: ${answer.body}`);
      }
    },
  ],

  [
    'S17 the assets folder shows no list and no other folder',
    async (house) => {
      for (const path of ['/s/', '/s', '/errors/', '/www/'])
        assert.equal((await send(`${house.diary}${path}`)).status, 404, path);
    },
  ],

  [
    'S18 oversize cookies, headers, bodies and fields are refused quickly and leave no memory behind',
    async (house) => {
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const many = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`x-${at}`, 'y'.repeat(80)]));
      const before = new Map(house.workers.map((pid) => [pid, memory(pid)]));
      const expected = [
        ['a cookie of 9 KiB', [400, 431], { headers: { cookie: `a=${'b'.repeat(9000)}` } }],
        [
          'cookies of 28 KiB in four lines',
          [200, 400, 431],
          { headers: { cookie: Array(4).fill(`__Host-sid=${'b'.repeat(7000)}`) } },
        ],
        ['ninety headers', [200, 400, 431], { headers: many }],
        [
          'four hundred headers',
          [400, 431],
          { headers: Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`x-${at}`, 'y'])) },
        ],
        ['ten thousand fields', [303, 400, 413], { method: 'POST', headers: form, body: 'a=&'.repeat(10000) }],
        ['a body of 1 MiB', [413], { method: 'POST', headers: form, body: 'a'.repeat(1 << 20) }],
        [
          'half a megabyte said, nothing sent',
          [413],
          { method: 'POST', headers: { ...form, 'content-length': '500000' } },
        ],
        [
          'a Content-Length beyond all numbers',
          [400, 413],
          { method: 'POST', headers: { ...form, 'content-length': '9'.repeat(30) } },
        ],
        ['an address of 64 KiB', [414], { target: `/${'a'.repeat(65536)}` }],
      ];
      for (const [what, statuses, { target = '/lang/en', ...asked }] of expected) {
        const answer = await send(`${house.diary}${asked.method ? target : target.replace('/lang/en', '/')}`, asked);
        assert.ok(statuses.includes(answer.status), `${what}: ${answer.status}`);
        assert.ok(answer.ms < 1000, `${what}: ${answer.ms} ms`);
      }
      for (const [pid, kilobytes] of before)
        assert.ok(memory(pid) - kilobytes < 8192, `worker ${pid} grew by ${memory(pid) - kilobytes} KiB`);
    },
  ],

  [
    'S18 a value that is sent too long for a session cookie is no session, and no error',
    async (house) => {
      for (const value of [
        '',
        'x',
        'a'.repeat(4000),
        '%00',
        '"quoted"',
        'ffff.' + 'A'.repeat(43),
        '../../../etc/passwd',
        '0000.' + 'A'.repeat(44),
      ]) {
        const answer = await send(`${house.diary}/diary/1/week`, { headers: { cookie: `__Host-sid=${value}` } });
        assert.equal(answer.status, 303, `${value}: ${answer}`);
        assert.ok(answer.location.startsWith('/enter'), `${value}: ${answer}`);
      }
    },
  ],

  [
    'S19 smuggling: of two lengths, a length beside chunks and broken chunks nothing becomes a second request',
    async (house) => {
      const inner = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n';
      const post = 'POST /lang/en HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n';
      const attacks = {
        'length and chunks': `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
        'chunks and length': `${post}Transfer-Encoding: chunked\r\nContent-Length: ${5 + inner.length}\r\n\r\n0\r\n\r\n${inner}`,
        'two lengths': `${post}Content-Length: 0\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
        'two equal lengths': `${post}Content-Length: 3\r\nContent-Length: 3\r\n\r\na=b${inner}`,
        'two lengths in a line': `${post}Content-Length: 0, ${inner.length}\r\n\r\n${inner}`,
        'a signed length': `${post}Content-Length: +0\r\n\r\n${inner}`,
        'a length below nothing': `${post}Content-Length: -1\r\n\r\n${inner}`,
        'a broken chunk': `${post}Transfer-Encoding: chunked\r\n\r\nZZ\r\n${inner}`,
        'a chunk without an end': `${post}Transfer-Encoding: chunked\r\n\r\n3\r\na=bXX${inner}`,
        'a chunk of 2^64': `${post}Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n${inner}`,
        'chunks in disguise': `${post}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${inner}`,
        'chunks twice': `${post}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${inner}`,
        'a blank before the colon': `${post}Content-Length : 0\r\n\r\n${inner}`,
        'a header that folds': `${post}X: y\r\n Content-Length: 0\r\n\r\n${inner}`,
      };
      for (const [what, octets] of Object.entries(attacks)) {
        let answers;
        const seen = await requestsDuring(house, async () => {
          answers = await sendRaw(house.port, octets, { silence: 300 });
        });
        assert.ok(answers.length >= 1 && answers[0].status >= 400 && answers[0].status < 502, `${what}: ${answers}`);
        assert.equal(answers.length, 1, `${what}: ${answers}`);
        assert.equal(seen, 0, `${what}: the workers saw ${seen} requests`);
      }
      // A good chunked body, so that the refusals above say something.
      const good = `${post}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\nb\r\nreturn_to=/\r\n0\r\n\r\n`;
      const [answer] = await sendRaw(house.port, good);
      assert.equal(answer.status, 303, `${answer}`);
    },
  ],

  [
    'S4 every form of a signed-in parent is refused without its own token, from elsewhere and in another form',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const other = new Visitor(house);
      await other.signIn(house.families[families.newcomer][0]);
      const own = await parent.csrf();
      const foreign = await other.csrf();
      const form = { account_name: 'x', mrko_login: 'y', mrko_password: 'z', form_id: 'w', return_to: '/' };
      const attempts = [
        [403, 'no token', { ...form }, {}],
        [403, 'an empty token', { ...form, csrf: '' }, {}],
        [403, 'the token of another', { ...form, csrf: foreign }, {}],
        [403, 'a cut token', { ...form, csrf: own.slice(0, -1) }, {}],
        [403, 'another origin', { ...form, csrf: own }, { origin: 'https://evil.example' }],
        [403, 'another site', { ...form, csrf: own }, { 'sec-fetch-site': 'cross-site' }],
        [403, 'a sister site', { ...form, csrf: own }, { 'sec-fetch-site': 'same-site' }],
        [400, 'plain text', { ...form, csrf: own }, { 'content-type': 'text/plain' }],
        [400, 'JSON', { ...form, csrf: own }, { 'content-type': 'application/json' }],
      ];
      for (const path of ['/accounts/new', '/accounts/check', '/sign-out', '/lang/en']) {
        for (const [status, what, fields, headers] of attempts) {
          const answer = await parent.twin().post(path, fields, { headers });
          assert.equal(answer.status, status, `${path}, ${what}: ${answer}`);
          assert.deepEqual(answer.all('set-cookie'), [], `${path}, ${what}`);
        }
        if (path !== '/accounts/new' && path !== '/accounts/check') {
          assert.equal((await parent.twin().get(path)).status, 405, `${path} by GET`);
        }
      }
      assert.equal((await parent.get(parent.week)).status, 200, 'the session was ended by a forged form');
    },
  ],

  [
    'the language button of every page works for whoever sees it, and leads back to the same page',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      for (const [visitor, page] of [
        [new Visitor(house), '/'],
        [parent.twin(), parent.week],
        [parent.twin(), '/accounts/new'],
      ]) {
        const russian = await visitor.get(page);
        const [, form] = /<form[^>]*action="\/lang\/en"[^>]*>([\s\S]*?)<\/form>/.exec(russian.body);
        const fields = [...form.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
          name,
          value,
        ]);
        const answer = await visitor.post('/lang/en', fields);
        assert.equal(answer.status, 303, `${page}: ${answer}`);
        assert.equal(answer.location, page);
        assert.match((await visitor.get(page)).body, /<html lang="en"/);
      }
    },
  ],

  [
    'S24 line breaks, escapes and bidirectional marks in an address make no second line in a log',
    async (house) => {
      for (const path of [
        '/%0a%7b%22ts%22:1%7d',
        '/x%1b[31m',
        '/%e2%80%aeabc',
        '/x%22%2c%22status%22:200',
        '/%c3%28',
        '/%5cu000a',
        '/%7f',
        '/%c2%85',
      ]) {
        const answer = await send(`${house.diary}${path}`);
        assert.ok([400, 404].includes(answer.status), `${answer}`);
        await send(`${house.diary}/`, {
          method: 'GET',
          headers: { 'user-agent': '"}\\n', cookie: `__Host-sid=${path}`, referer: path },
        });
      }
    },
  ],
];
