// SPDX-License-Identifier: Apache-2.0
// S14: what sqlmap and wapiti find when they try every value that a signed-in parent may send.
//   node tests/service/scanners.mjs [sqlite|postgresql] [--long] [--only TEXT]
// --long: level 5 and risk 3 of sqlmap and every module of wapiti on everything (hours). --only: inputs whose route holds TEXT.
// Needs the packages sqlmap and wapiti. Both ask 127.0.0.1 alone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { House, until } from './house.mjs';
import { inHouse } from './tally.mjs';
import { send } from './http.mjs';
import { ScanTap, Trap } from './scan_tap.mjs';
import { ScannedParent } from './scanned_parent.mjs';
import { Routes, namesReadByHandlers } from './scanned_inputs.mjs';
import { atWork, sqlmap, startPage, wapiti } from './scanner_programs.mjs';
import { families } from './visitor.mjs';
import { WeakServer, weakInputs, weaknesses } from './weak_server.mjs';

const {
  values: options,
  positionals: [database = 'sqlite'],
} = parseArgs({
  allowPositionals: true,
  options: { long: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const minute = 60 * 1000;
const limit = (options.long ? 600 : 5) * minute;

/** The short form attacks a name in so many places of the pages and so many of the data: one reader reads them all. */
const placesOfAName = 2;
/**
 * What the short form leaves to wapiti and to --long: compared with words of our own, kept by the browser, or told to
 * Redis or the portal. No statement has ever seen them.
 */
const notForSql = new RegExp(
  `^(?:${[
    'csrf|session|form_id|code|state|iss|error|logout_token',
    'return_to|view|sort|size|spacing|scheme|usual|language|file|for|do|signature|mark\\d|weight\\d',
  ].join('|')})$`,
);

/** Answers of an input that is sent as it is. The pair is wrong on purpose, and no sign-in is under way. */
const statusOf = {
  'POST /accounts/{child}/password': 422,
  'POST /enter/pupil': 422,
  'GET /enter/return': 400,
  'POST /enter/backchannel-logout': 400,
};

const quick = ['--level', '1', '--risk', '1', '--technique', 'BEU'];
const sqlmapOptions = options.long ? ['--level', '5', '--risk', '3'] : quick;
const wapitiModules = options.long
  ? ['sql', 'blindsql', 'xss', 'permanentxss', 'crlf', 'exec', 'file', 'shellshock']
  : ['sql', 'crlf'];

/**
 * What sqlmap is given: inputs with the names that it attacks in them. A value in the path bears a mark, and beside one
 * that does sqlmap leaves all others alone: each has an entry of its own.
 */
function forSqlmap(inputs) {
  const times = new Map();
  const isWanted = (input, names) => {
    const part = input.key.includes(' /api/') ? 'data' : 'pages';
    const open = names.some((name) => (times.get(`${part} ${name}`) ?? 0) < placesOfAName);
    if (open) for (const name of names) times.set(`${part} ${name}`, (times.get(`${part} ${name}`) ?? 0) + 1);
    return options.long || open;
  };
  const isForSql = (name) => options.long || !notForSql.test(name);
  return inputs.flatMap((input) => {
    const fields = [...input.query.keys(), ...input.form.keys()].filter(isForSql);
    const parts = input.route.names.filter(isForSql);
    return [
      ...(fields.length > 0 && isWanted(input, fields) ? [{ ...input, attacked: fields }] : []),
      ...parts.filter((name) => isWanted(input, [name])).map((name) => ({ ...input, attacked: [name], marked: [name] })),
    ];
  });
}

/** How many other values than its own each place was asked for with: "POST /accounts/new mrko_login" -> 57. */
function attacks(inputs, answers) {
  const routes = new Routes(root);
  const own = new Map();
  const others = new Map();
  const places = ({ method, route, path, query, form }) => {
    const parts = route.pattern.split('/');
    const inPath = path.split('/').flatMap((value, at) => (parts[at].startsWith('{') ? [[parts[at].slice(1, -1), value]] : []));
    return [...inPath, ...query, ...form].map(([name, value]) => [`${method} ${route.pattern} ${name}`, value]);
  };
  for (const input of inputs)
    for (const [place, value] of places(input)) own.set(place, (own.get(place) ?? new Set()).add(value));
  for (const { method, target, body } of answers) {
    const [path, query = ''] = target.split(/\?(.*)/s);
    const known = routes.of(path);
    if (!known) continue;
    const form = new URLSearchParams(method === 'POST' ? body : '');
    for (const [place, value] of places({ method, route: known.route, path, query: new URLSearchParams(query), form }))
      if (!own.get(place)?.has(value)) others.set(place, (others.get(place) ?? new Set()).add(value));
  }
  return others;
}

/** Throws when a place got fewer values than so many: what was not attacked is not safe. */
function assertAttacked(wanted, counted, least) {
  const spared = wanted.filter((place) => (counted.get(place)?.size ?? 0) < least);
  const told = spared.map((place) => `${place}: ${counted.get(place)?.size ?? 0}`);
  assert.equal(told.length, 0, `fewer than ${least} values at ${told.length} of ${wanted.length} places: ${told.slice(0, 5).join(', ')}`);
}

/** The scanner was signed in all the time, nothing broke, and nothing was refused for its number. */
function assertAnswered(answers) {
  const told = ({ method, target, body, status, error = '' }) =>
    `${method} ${target.slice(0, 300)} ${body.slice(0, 300)} -> ${status} ${error}`;
  assert.deepEqual(answers.filter(({ status }) => status >= 500 || status === 0 || status === 429).map(told), []);
  const isSentAway = ({ isSignedIn, location = '' }) => isSignedIn && /^\/enter(?:\?|$|\/pupil)/.test(location);
  assert.ok(answers.filter(({ isSignedIn }) => isSignedIn).length >= answers.length / 2, 'the scanner has lost its cookie');
  assert.deepEqual(answers.filter(isSentAway).map(told), [], 'the scanner was not signed in');
}

async function scannedBySqlmap({ parent, inputs, trap, folder, house }) {
  const tap = await ScanTap.open(house.diary, { guard: parent });
  const wanted = forSqlmap(inputs);
  const sent = new Set(wanted.flatMap(({ query, form }) => [...query.keys(), ...form.keys()]));
  const spared = [...sent].filter((name) => !options.long && notForSql.test(name));
  const skip = [...spared, ...(options.long ? ['user-agent', 'referer', 'host', 'cookie'] : [])];
  const skipping = [...sqlmapOptions, '--skip', skip.join(',')];
  const about = { tap, trap, cookie: parent.cookie, dbms: house.database, limit, options: skipping };
  try {
    // It takes the same address for the same place whatever the method is, so each method has a run of its own.
    for (const method of ['GET', 'POST']) {
      const entries = wanted.filter((input) => input.method === method);
      if (entries.length > 0) assert.deepEqual(await sqlmap(entries, { ...about, folder: join(folder, `sqlmap-${method}`) }), []);
    }
    assertAnswered(tap.answers);
    const places = wanted.flatMap(({ key, attacked }) => attacked.map((name) => `${key} ${name}`));
    assertAttacked(places, attacks(inputs, tap.answers), options.long ? 100 : 15);
    return `${new Set(places).size} places, ${tap.answers.length} requests`;
  } finally {
    tap.close();
  }
}

/** Level 5 attacks the cookie and other header lines too: once is enough, one place reads them for all pages. */
async function scannedHeaders({ trap, folder, house, forSqlmap: { parent, known } }) {
  const tap = await ScanTap.open(house.diary, { guard: parent });
  const page = known.all.filter(({ key }) => key === 'GET /diary/{child}/week/{day}');
  const about = { tap, trap, cookie: parent.cookie, dbms: house.database, limit, options: sqlmapOptions };
  try {
    assert.deepEqual(await sqlmap(page, { ...about, folder: join(folder, 'sqlmap-headers') }), []);
    assert.deepEqual(tap.answers.filter(({ status }) => status >= 500 || status === 0), []);
    return `${tap.answers.length} requests`;
  } finally {
    tap.close();
  }
}

async function scannedByWapiti({ parent, inputs, trap, folder, house }) {
  const tap = await ScanTap.open(house.diary, { guard: parent, start: startPage(inputs) });
  try {
    const about = { tap, trap, cookie: parent.cookie, folder: join(folder, 'wapiti'), modules: wapitiModules, limit };
    assert.deepEqual(await wapiti(about), []);
    assertAnswered(tap.answers);
    const places = inputs.flatMap(({ key, query, form }) => [...query.keys(), ...form.keys()].map((field) => `${key} ${field}`));
    // One value a module, and some modules attack links alone.
    assertAttacked(places, attacks(inputs, tap.answers), 1);
    return `${new Set(places).size} places, ${tap.answers.length} requests`;
  } finally {
    tap.close();
  }
}

const sorted = (found) => found.map(({ what, where }) => `${what}: ${where}`).sort();
const isOf = (input) => input.key.includes(options.only);

/** What a scan must leave as it was. */
const rows = (house) =>
  ['marks', 'pupils', 'credentials', 'final_marks'].map((table) => Number(house.sql(`SELECT count(*) FROM ${table}`)));

/** PostgreSQL tells of every statement that it cannot read or carry out. */
const faultsOfPostgres = (house) =>
  database === 'postgresql' ? (house.text('log', 'postgresql.log').match(/^.*(?:ERROR|FATAL|PANIC): .*$/gm) ?? []) : [];

async function weakServer(scene, body) {
  const weak = await WeakServer.open(scene.folder);
  const tap = await ScanTap.open(weak.address, { start: startPage(weakInputs) });
  try {
    return await body(tap);
  } finally {
    tap.close();
    weak.close();
  }
}

const tests = [
  [
    'S14 every route of a parent and every parameter that a handler reads is scanned, with a value that is taken',
    async ({ house, forSqlmap: { parent, known } }) => {
      assert.deepEqual(known.missing, []);
      const scanned = new Set(known.all.flatMap(({ query, form, route }) => [...query.keys(), ...form.keys(), ...route.names]));
      assert.deepEqual([...namesReadByHandlers(root)].filter((name) => !scanned.has(name)), []);
      const tap = await ScanTap.open(house.diary, { guard: parent });
      try {
        for (const { method, key, path, query, form } of known.all) {
          const headers = { cookie: parent.cookie, 'content-type': 'application/x-www-form-urlencoded', origin: 'null' };
          const body = method === 'POST' ? { body: `${new URLSearchParams([...form])}` } : {};
          const answer = await send(`${tap.address}${path}?${new URLSearchParams([...query])}`, { method, headers, ...body });
          const wanted = statusOf[key] ? [statusOf[key]] : [200, 303];
          assert.ok(wanted.includes(answer.status), `${answer}\n${answer.body.slice(0, 300)}`);
        }
        assertAnswered(tap.answers);
      } finally {
        tap.close();
      }
      return `${known.routes.all.length} routes, ${known.all.length} inputs, ${scanned.size} names`;
    },
  ],
  [
    'S14 sqlmap finds the faults of a server that has some, and no others',
    (scene) =>
      weakServer(scene, async (tap) => {
        const about = { tap, trap: scene.trap, folder: join(scene.folder, 'weak-sqlmap'), dbms: 'sqlite', options: quick, limit };
        assert.deepEqual(sorted(await sqlmap(weakInputs, about)), sorted(weaknesses.sqlmap));
        return `${tap.answers.length} requests`;
      }),
  ],
  [
    'S14 wapiti finds the faults of a server that has some, and no others',
    (scene) =>
      weakServer(scene, async (tap) => {
        const about = { tap, trap: scene.trap, folder: join(scene.folder, 'weak-wapiti'), modules: wapitiModules, limit };
        const finds = weaknesses.wapiti.filter(({ module }) => wapitiModules.includes(module));
        assert.deepEqual(sorted(await wapiti(about)), sorted(finds));
        return `${tap.answers.length} requests`;
      }),
  ],
  ['S14 sqlmap finds nothing in the diary', (scene) => scene.begin().sqlmap],
  ['S14 wapiti finds nothing in the diary', (scene) => scene.begin().wapiti],
  ...(options.long ? [['S14 sqlmap finds nothing in the cookie and other header lines', scannedHeaders]] : []),
  [
    'S14 after the scans the diary is as it was: no worker has died, nothing broke, nothing is lost, nobody else was asked',
    async ({ house, trap, before, forSqlmap }) => {
      assert.deepEqual(house.workers, before.workers, 'a worker has died');
      assert.deepEqual(rows(house), before.rows);
      const last = await send(`${house.diary}/about`);
      const access = () => house.text('log', 'nginx-access.log').split('\n').filter(Boolean);
      await until('the access log is written', () => access().some((line) => line.includes(last.header('x-request-id'))));
      const lines = access().map((line) => JSON.parse(line));
      assert.ok(options.only || lines.length > 1000, `only ${lines.length} requests`);
      assert.deepEqual(lines.filter(({ status }) => status >= 500), []);
      assert.deepEqual(house.logLines().filter((line) => line.includes('"level":"error"')), []);
      assert.deepEqual(faultsOfPostgres(house), []);
      assert.deepEqual(trap.caught, [], 'a scanner wanted to ask another host');
      const audit = house.diaryctl('verify-audit');
      assert.equal(audit.code, 0, audit.err);
      const { visitor } = forSqlmap.parent;
      for (const page of ['week/2026-11-09', 'marks', 'final', 'homework', 'statistics']) {
        const answer = await visitor.get(`/diary/1/${page}`);
        assert.equal(answer.status, 200, `${answer}`);
      }
      return `${lines.length} requests`;
    },
  ],
];

/** A parent with everything that can be asked for; each scanner has its own, so that neither signs the other out. */
async function scanned(house, people) {
  const parent = await ScannedParent.moveIn(house, people);
  const known = await parent.inputs();
  return { parent, known, inputs: known.all.filter(isOf) };
}

const folder = mkdtempSync(join(tmpdir(), 'mrko-scan-'));
const trap = await Trap.open();
const house = await House.plan({ root, database });
await inHouse(
  house,
  async (tally) => {
    house.start();
    // A disk that is busy would keep Redis waiting, and that is not asked here.
    house.redis('CONFIG', 'SET', 'appendfsync', 'no');
    const all = house.families;
    const [a, b, c] = all[families.threeChildren];
    const [d, e] = all[families.twoChildren];
    const [newcomer, guesser, victim] = ['newcomer', 'guesser', 'victim'].map((name) => all[families[name]][0]);
    const scene = { house, trap, folder };
    scene.forSqlmap = await scanned(house, { own: a, renewed: b, spare: c, draft: guesser });
    scene.forWapiti = await scanned(house, { own: d, renewed: e, spare: newcomer, draft: victim });
    scene.before = { workers: house.workers, rows: rows(house) };
    scene.begin = () => {
      scene.scans ??= {
        sqlmap: scannedBySqlmap({ ...scene, ...scene.forSqlmap }),
        wapiti: scannedByWapiti({ ...scene, ...scene.forWapiti }),
      };
      // Whoever waits for one of them must not be ended by the other.
      for (const scan of Object.values(scene.scans)) scan.catch(() => undefined);
      return scene.scans;
    };
    for (const [name, body] of tests) {
      await tally.run(name, () => body(scene));
    }
  },
  () => {
    for (const scanner of atWork) scanner.kill('SIGKILL');
    trap.close();
    rmSync(folder, { recursive: true, force: true });
  },
);
