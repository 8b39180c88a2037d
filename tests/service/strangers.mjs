// SPDX-License-Identifier: Apache-2.0
// S5, S27, S34: everybody at every route, by every method, with everybody's objects. The routes are those of
// tests/handlers/route_access.txt; what a cell is answered by follows from the audience of the route and from whose the
// object is, and no answer, whatever its status, may tell anything of a stranger's child.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from './house.mjs';
import { send } from './http.mjs';
import { castOf, connect, endSessions, issue, pressFeed, pupilSignIn, withCredential, withdraw } from './strangers_cast.mjs';
import { Visitor, families } from './visitor.mjs';

const week = '2026-11-09';
const mostCellsOfARoute = 80;
/** Of one who asks, within an hour; see docs/decisions/0034-the-audit.md. */
const mostRows = 60;
const absent = '4611686018427387904';

const staff = (word) => Array(5).fill(word);
/** The columns of a row of route_access.txt -> whom the route is for. */
const audiences = new Map([
  [['yes', 'yes', 'yes', 'yes', ...staff('yes')].join(' '), 'open'],
  [['portal', 'yes', 'yes', 'yes', ...staff('no')].join(' '), 'signed in'],
  [['portal', 'yes', 'yes', 'no', ...staff('no')].join(' '), 'portal'],
  [['portal', 'accounts', 'yes', 'yes', ...staff('no')].join(' '), 'family'],
  [['portal', 'accounts', 'yes', 'no', ...staff('no')].join(' '), 'parents'],
]);

/** Where the answer to what is one's own is not 200 by GET and 405 by POST. A POST of one's own is harmless, see `forms`. */
const usualAnswers = {
  '/enter': { GET: 303 },
  '/enter/return': { GET: 400 },
  '/enter/pupil': { POST: 422 },
  '/enter/backchannel-logout': { GET: 405, POST: 400 },
  '/lang/{language}': { GET: 405, POST: 303 },
  '/view': { POST: 303 },
  '/sign-out': { GET: 405, POST: 303 },
  '/sessions': { POST: 303 },
  '/accounts/new': { POST: 422 },
  '/accounts/check': { GET: 303, POST: 303 },
  '/accounts/{child}/name': { POST: 422 },
  '/accounts/{child}/place': { GET: 303, POST: 400 },
  '/accounts/{child}/removal': { POST: 303 },
  '/accounts/{child}/password': { GET: 303, POST: 303 },
  '/diary/{child}/week': { GET: 303 },
  '/diary/{child}/subject': { GET: 303 },
  '/diary/{child}/timetable': { GET: 303 },
  '/diary/{child}/week/{day}/signature': { GET: 303, POST: 400 },
  '/diary/{child}/feed': { POST: 400 },
  '/family/feed': { POST: 400 },
  '/my/week': { GET: 303 },
  '/my/marks': { GET: 303 },
  '/my/timetable': { GET: 303 },
};

/** Of a child whose password opens nothing any more, which is in the parent's list all the same; 403 elsewhere. */
const answersOfClosed = {
  '/accounts/{child}/name': { GET: 200, POST: 422 },
  '/accounts/{child}/place': { GET: 303, POST: 400 },
  '/accounts/{child}/removal': { GET: 200, POST: 303 },
  '/accounts/{child}/password': { GET: 200, POST: 422 },
};

/** harmless: what changes nothing of one's own; deed: what would change something, and what strangers send. */
const forms = {
  '/accounts/{child}/name': { harmless: { account_name: '' }, deed: { account_name: 'Другое имя' } },
  '/accounts/{child}/place': { harmless: { place: '0' }, deed: { place: '1' } },
  '/accounts/{child}/removal': { deed: {} },
  '/diary/{child}/feed': { harmless: { do: 'nothing' }, deed: { do: 'create' } },
  '/family/feed': { harmless: { do: 'nothing' }, deed: { do: 'create' } },
  '/diary/{child}/week/{day}/signature': { harmless: { signature: 'nothing' }, deed: { signature: 'given' } },
  '/sign-out': { deed: {} },
  '/sessions': { harmless: { session: 'nothing' }, deed: { session: 'others' } },
};

/** Where a day of the own year that is no Monday leads to its week, and what a signature's address leads to. */
const answersOfDays = {
  '/diary/{child}/week/{day}': { midweek: 303 },
  '/diary/{child}/timetable/{day}': { midweek: 303 },
  '/diary/{child}/week/{day}/signature': { former: 303, far: 303 },
};

const periodPages = ['statistics', 'marks', 'homework', 'remarks', 'events', 'export', 'export/{file}', 'calendar'];
const periodData = ['marks', 'timetable', 'homework', 'events'];
const withPeriods = new Set([
  ...periodPages.map((page) => `/diary/{child}/${page}`),
  ...periodData.map((data) => `/api/v1/children/{child}/${data}`),
]);
const withYears = new Set(['/diary/{child}/final', '/api/v1/children/{child}/finals']);

/** [query, answer] of the own year, of another and of what is no time. */
function queriesOf({ pattern }) {
  if (withPeriods.has(pattern))
    return [
      ['?period=month&at=2026-10-05', 200],
      ['?period=month&at=2016-10-05', 404],
      ['?period=fortnight', 400],
      ['?period=day&at=2026-02-30', 400],
    ];
  if (withYears.has(pattern))
    return [
      ['?year=2027', 200],
      ['?year=2016', 404],
      ['?year=next', 404],
    ];
  return [];
}

/** [kind, value] of numbers that are none. */
const nonsense = [
  ['zero', '0'],
  ['negative', '-1'],
  ['2^63', '9223372036854775808'],
  ['2^64 + 1', '18446744073709551617'],
  ['text', 'first'],
];

function routesOf(root) {
  const table = readFileSync(join(root, 'tests/handlers/route_access.txt'), 'utf8');
  const rows = table.split('\n').filter((line) => line.startsWith('/'));
  return rows.map((line) => {
    const [pattern, ...columns] = line.trim().split(/\s+/);
    const audience = audiences.get(columns.join(' '));
    assert.ok(audience, `S5 knows no audience of ${pattern}: ${columns.join(' ')}`);
    const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const name of names)
      assert.ok(name === 'child' || name in valuesOf, `S5 has no values for {${name}} of ${pattern}`);
    return { pattern, audience, names, isData: pattern.startsWith('/api/') };
  });
}

// An object: kind and value of one {name}; outcome "there" (the visitor's own, or for everybody), "closed" (own, but its
// password was withdrawn), "hidden" (a child's number that is in nobody's list or another's), "malformed" (no such number can
// be) or "lost" (nothing that the child has). Those of one `alike` must not be told apart.

const numbers = (own, foreign) => [
  ['own', own, 'there'],
  ...foreign.filter(([, value]) => value).map(([kind, value]) => [kind, value, 'lost', 'like the absent']),
  ['absent', absent, 'lost', 'like the absent'],
  ['leading zero', `0${own || 1}`, 'lost'],
  ...nonsense.map(([kind, value]) => [kind, value, 'lost']),
];

/** What of another child is no thing of this one. */
const foreignTo = (child, thing, letter, others) =>
  others.map(([kind, other]) => [kind, other?.[thing]]).filter(([, value]) => value && !child.has.has(letter + value));

const othersOf = (cast, who, child) => [
  ['of the sibling', who.children.find((other) => other !== child)],
  ['of another class', who === cast.own ? cast.siblings.children[1] : cast.own.children[0]],
  ['of another school', who === cast.otherSchool ? cast.siblings.children[0] : cast.otherSchool.children[0]],
];

/** {name} -> its objects as [kind, value, outcome, alike], the own one first. */
const valuesOf = {
  mark: (cast, who, child) =>
    numbers(child.mark, foreignTo(child, 'mark', 'm', [['of a classmate', child.classmate], ...othersOf(cast, who, child)])),
  subject: (cast, who, child) => numbers(child.subject, foreignTo(child, 'subject', 's', othersOf(cast, who, child))),
  day: (cast, who, child) => [
    ['own', week, 'there'],
    ['midweek', '2026-11-11', 'there'],
    ['former', '2025-11-17', child.hasFormerYear ? 'there' : 'lost'],
    ['far', '2019-11-18', 'lost'],
    ['no day', '2026-11-31', 'lost'],
    ['carelessly written', '2026-11-9', 'lost'],
    ['text', 'monday', 'lost'],
  ],
  file: () => [
    ['own', 'marks.csv', 'there'],
    ...['averages.csv', 'homework.csv', 'timetable.csv', 'finals.csv', 'marks.json'].map((file) => [file, file, 'there']),
    ['unknown', 'passwords.csv', 'lost'],
    ['other format', 'marks.exe', 'lost'],
  ],
  language: () => [
    ['own', 'ru', 'there'],
    ['unknown', 'xx', 'lost'],
  ],
  school: (cast) => [
    ['own', cast.schools[0], 'there'],
    ['other', cast.schools[1], 'there'],
    ['absent', absent, 'lost'],
    ['leading zero', `0${cast.schools[0]}`, 'lost'],
    ...nonsense.map(([kind, value]) => [kind, value, 'lost']),
  ],
  feed: ({ feeds }) => [
    ['own', `${feeds.live}.ics`, 'there'],
    ['of a withdrawn child', `${feeds.withdrawn}.ics`, 'lost', 'like the absent'],
    ['revoked', `${feeds.revoked}.ics`, 'lost', 'like the absent'],
    ['absent', `${'a'.repeat(32)}.ics`, 'lost', 'like the absent'],
    ['another format', `${feeds.live}.txt`, 'lost'],
    ['too short', 'abc.ics', 'lost'],
  ],
};

/** [kind, value, outcome, alike] of child numbers, with the child itself where it is the visitor's. */
function childrenOf(who) {
  const text = ['text', 'first', 'malformed'];
  if (who.standing === 'nobody') return [['one', '1', 'hidden'], text];
  if (who.standing === 'newcomer')
    return [['one', '1', 'hidden', 'like the absent'], ['past the list', '77', 'hidden', 'like the absent'], text];
  const [own, ...others] = who.children;
  const outcome = (child) => (child.is === 'open' ? 'there' : 'closed');
  const last = Math.max(...who.children.map((child) => Number(child.number)));
  const spellings = [
    ['leading zero', `0${own.number}`, 'malformed'],
    ...nonsense.map(([kind, value]) => [kind, value, 'malformed']),
    ['own, percent-encoded', `%3${own.number}`, outcome(own), undefined, own],
    ['past the list, percent-encoded', '%39', 'hidden'],
  ];
  return [
    ['own', own.number, outcome(own), undefined, own],
    ...others.slice(0, 1).map((child) => ['sibling', child.number, outcome(child), undefined, child]),
    ...(who.numbers.has('2') ? [] : [["a sibling's in another list", '2', 'hidden', 'like the absent']]),
    ['past the list', String(last + 7), 'hidden', 'like the absent'],
    ...(who.isThorough ? spellings : [text]),
  ];
}

/** The cells of one visitor at one route: {route, kind, address, values, methods, outcome, alike, child, status}. */
function cellsOf(cast, who, route) {
  const stranger = cast.own.children[0];
  const cells = [];
  const add = (kind, values, { query = '', ...further }) => {
    const address = route.pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]) + query;
    cells.push({ route, kind, address, values, ...further });
  };
  const takesForms = 'POST' in (usualAnswers[route.pattern] ?? {});
  const methodsFor = (...wanted) => ['GET', ...wanted.filter((method) => method !== 'POST' || takesForms)];
  const every = who.isThorough ? ['GET', 'HEAD', 'POST'] : methodsFor(...(who.standing === 'nobody' ? [] : ['HEAD']), 'POST');

  if (!route.names.includes('child')) {
    const [name] = route.names;
    const values = name ? valuesOf[name](cast, who, stranger) : [['', '', 'there']];
    for (const [at, [kind, value, outcome, alike]] of values.entries())
      add(kind, { [name]: value }, { outcome, alike, methods: at === 0 ? every : methodsFor('POST') });
    return cells;
  }

  const further = route.names.filter((name) => name !== 'child');
  const ownValue = (name, child) => valuesOf[name](cast, who, child)[0][1] || '1';
  const valuesBeside = (child) => Object.fromEntries(further.map((name) => [name, ownValue(name, child)]));
  for (const [at, [kind, number, outcome, alike, child]] of childrenOf(who).entries()) {
    // Who has no marks asks for one that is not there.
    const lacks = child && outcome === 'there' && further.some((name) => name === 'mark' && !child.mark);
    const more = alike === undefined ? methodsFor('POST') : methodsFor('HEAD', 'POST');
    const values = { ...valuesBeside(child ?? stranger), child: number };
    add(kind, values, { outcome: lacks ? 'lost' : outcome, alike, child, methods: at === 0 ? every : more });
  }
  const [own] = who.children;
  if (!own) return cells;
  for (const name of further) {
    for (const [kind, value, outcome, alike] of valuesOf[name](cast, who, own).slice(1)) {
      const values = { ...valuesBeside(own), child: own.number, [name]: value };
      const methods = alike ? ['GET', 'HEAD'] : ['GET'];
      const status = answersOfDays[route.pattern]?.[kind];
      add(`${name} ${kind}`, values, { outcome, alike, child: own, methods, status });
    }
  }
  if (who.isThorough || own.is === 'closed') {
    for (const [query, status] of queriesOf(route))
      add(query, { ...valuesBeside(own), child: own.number }, { query, outcome: 'there', child: own, status, methods: ['GET'] });
  }
  return cells;
}

const isOwn = ({ outcome }) => outcome === 'there' || outcome === 'closed';

/** What the rules say: {status, to?, denied?}, where `denied` is what a row of the audit says after it. */
function expected(who, { route, outcome, status }, method) {
  const { pattern, audience, isData } = route;
  const { standing } = who;
  if (isData && method === 'POST') return { status: 405 };
  if (standing === 'nobody' && audience !== 'open')
    return isData ? { status: 401 } : { status: 303, to: /^\/enter(\?return_to=|$)/ };
  if (standing === 'newcomer' && ['family', 'parents'].includes(audience))
    return isData ? { status: 404, denied: 'hidden' } : { status: 303, to: /^\/accounts\/new$/ };
  if (standing === 'pupil' && ['portal', 'parents'].includes(audience)) return { status: 403, denied: 'refused' };

  const asMethod = method === 'POST' ? 'POST' : 'GET';
  const usual = usualAnswers[pattern]?.[asMethod] ?? (asMethod === 'GET' ? 200 : 405);
  if (usual === 405) return { status: 405 };
  if (outcome === 'malformed') return { status: 404 };
  if (outcome === 'hidden') {
    // Already so, whoever did it.
    if (pattern === '/accounts/{child}/removal' && method === 'POST') return { status: 303, to: /^\/accounts$/ };
    return { status: 404, denied: 'hidden' };
  }
  // Whether there is such a file is asked before whose it is.
  if (route.names.includes('file') && outcome === 'lost') return { status: 404 };
  if (route.names.includes('child') && who.children[0].is === 'closed')
    return { status: answersOfClosed[pattern]?.[asMethod] ?? 403 };
  if (status) return { status };
  if (outcome === 'lost') return { status: 404 };
  if (asMethod === 'GET') {
    if (pattern === '/' && standing !== 'nobody') return { status: 303 };
    if (pattern === '/enter/pupil' && standing === 'pupil') return { status: 303 };
    if (pattern === '/accounts/check' && standing === 'newcomer') return { status: 200 };
  }
  return { status: usual };
}

/** The fields of a form: of one's own what changes nothing, of a stranger what would. Nothing: the cell is left out. */
function fieldsOf(who, cell) {
  const form = forms[cell.route.pattern];
  if (!form) return {};
  const mayDo = who.standing === 'parent' || (who.standing !== 'nobody' && cell.route.audience === 'signed in');
  return mayDo && isOwn(cell) ? form.harmless : form.deed;
}

function ask(house, who, address, method, fields) {
  const cookie = [...who.visitor.jar()].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = cookie ? { cookie } : {};
  if (method !== 'POST') return send(`${house.diary}${address}`, { method, headers });
  return send(`${house.diary}${address}`, {
    method,
    headers: {
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'null',
      'sec-fetch-site': 'same-origin',
    },
    body: new URLSearchParams({ ...fields, csrf: who.csrf }).toString(),
  });
}

/** A machine that has much else to do may give no answer for a while. */
async function askUntilAnswered(house, who, found, question) {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask(house, who, ...question);
    if (answer.status !== 503 || tries === 5) return answer;
    found.tooBusy += 1;
    await pause(500);
  }
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A text of an answer without what it repeats of the question for some object. */
function withoutQuestion(text, { route, address, values }) {
  if (route.names.length === 0) return text;
  const forms = [
    encodeURIComponent(address),
    ...[address.replaceAll('&', '&amp;'), address.split('?')[0], `subject=${values.subject}`].map(literally),
  ];
  return text.replace(new RegExp(`(?:${forms.join('|')})(?![\\w/-])`, 'g'), 'ADDRESS');
}

const matches = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);

/** What of the journal an answer tells: signs of texts, numbers of marks and subjects, and of children in addresses. */
function toldBy(text) {
  const things = new Set(matches(text, /~([mfarhtn]\d+)~/g));
  for (const mark of matches(text, /(?:\/mark\/|"mark_id":)(\d+)/g)) things.add(`m${mark}`);
  for (const subject of matches(text, /(?:\/subject\/|"subject_id":)(-?\d+)/g)) things.add(`s${subject}`);
  return { things, children: new Set(matches(text, /\/(?:diary|accounts|children)\/(\d+)(?=[/"?&]|$)/gm)) };
}

/** What an answer tells of strangers, as sentences. `others`: whose things are for whoever has the address, too. */
function leaks(who, others, told) {
  const readers = [who, ...others];
  const foreign = [...told.things].filter((thing) => !readers.some(({ has }) => has.has(thing)));
  const children = [...told.children].filter((child) => !who.numbers.has(child));
  return [...foreign.map((thing) => `tells ${thing}`), ...children.map((child) => `leads to the child ${child}`)];
}

/** Everything of an answer by which two things could be told apart; not what every answer has anew. */
function tellable(answer, cell) {
  const headers = answer.headers.filter(([name]) => !['Date', 'Content-Length'].includes(name));
  return withoutQuestion(`${answer.status}\n${headers.join('\n')}\n${answer.body}`, cell)
    .replace(/[0-9a-f]{32}/g, 'ID')
    .replace(/value="[\w-]{60,}"/g, 'TOKEN');
}

/** Of the state of the journal all that a form can change. */
const snapshot = (house) =>
  [
    'SELECT * FROM bindings ORDER BY provider, subject, child_number',
    'SELECT * FROM calendar_feeds ORDER BY token_hash',
    'SELECT * FROM week_signatures ORDER BY pupil_id, monday, provider, subject',
    'SELECT pupil_id, audience, version, withdrawn FROM credentials ORDER BY pupil_id, audience, version',
    'SELECT COUNT(*) FROM marks',
    'SELECT COUNT(*) FROM homework',
    'SELECT COUNT(*) FROM remarks',
  ].map((statement) => house.sql(statement));

const newestRow = (house) => Number(house.sql('SELECT MAX(sequence) FROM audit'));

/** For the bound of the audit's rows: what other tests were refused counts no more. */
function beginNewHour(house) {
  for (const counter of house.redis('--scan', '--pattern', 'q:*').split('\n').filter(Boolean)) house.redis('DEL', counter);
}

/** One visitor through all routes, in order. */
async function walk(house, cast, who, routes, found) {
  who.denied = [];
  for (const cell of routes.flatMap((route) => cellsOf(cast, who, route))) {
    const { route, address, kind } = cell;
    for (const method of cell.methods) {
      const fields = method === 'POST' ? fieldsOf(who, cell) : {};
      if (!fields) continue;
      const answer = await askUntilAnswered(house, who, found, [address, method, fields]);
      const what = `${who.name}, ${kind || 'no object'}: ${answer}`;
      const { status, to, denied } = expected(who, cell, method);
      found.cells += 1;
      if (answer.status !== status) found.wrong.push(`${what}, not ${status}`);
      if (to && !to.test(answer.location ?? '')) found.wrong.push(`${what}, not to ${to}`);
      if (method === 'HEAD' && answer.body !== '') found.wrong.push(`${what} has a body`);
      if (denied) {
        const number = decodeURIComponent(cell.values.child ?? '');
        const object = cell.outcome !== 'malformed' && number ? `child:${number}` : 'route';
        who.denied.push([object, `${denied} ${route.pattern}`]);
      }
      const told = toldBy(withoutQuestion(`${answer.body}\n${answer.location ?? ''}`, cell));
      // The secret address of a calendar is made to be given away.
      const isCalendar = route.pattern === '/ical/{feed}';
      const others = isCalendar && cell.outcome === 'there' ? [cast.own] : [];
      found.leaks.push(...leaks(who, others, told).map((leak) => `${what} ${leak}`));
      if (status === 200 && cell.child?.is === 'open') for (const thing of told.things) found.shown.add(thing);
      if (cell.alike) {
        const place = `${who.name} ${method} ${route.pattern}${cell.outcome === 'hidden' ? ' of a child' : ''}`;
        found.alike.set(place, (found.alike.get(place) ?? new Map()).set(kind, tellable(answer, cell)));
      }
      if (!isCalendar) house.seen.push(answer);
      answer.body = '';
    }
  }
}

async function goThrough(house) {
  const cast = await castOf(house);
  const routes = routesOf(house.root);
  const found = { cells: 0, tooBusy: 0, wrong: [], leaks: [], shown: new Set(), alike: new Map(), begun: Date.now() };
  beginNewHour(house);
  found.before = { state: snapshot(house), row: newestRow(house), log: house.logSize };
  await Promise.all(cast.all.map((who) => walk(house, cast, who, routes, found)));
  found.after = snapshot(house);
  found.lastRow = newestRow(house);
  found.took = Date.now() - found.begun;
  return { cast, routes, found };
}

const theMatrix = (house) => {
  house.matrix ??= goThrough(house);
  return house.matrix;
};

const few = (sentences) => `${sentences.length}, such as\n${sentences.slice(0, 12).join('\n')}`;

/** Sends the form that strangers have sent, with the own child, and sees that it does what it says. */
async function deed(house, who, pattern, values = {}) {
  const before = snapshot(house);
  const address = pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const answer = await ask(house, who, address, 'POST', forms[pattern].deed);
  assert.equal(answer.status, 303, `${answer}\n${answer.body}`);
  // A new session cookie comes with some changes of the list.
  who.visitor.keepCookies(who.visitor.jar(), answer);
  assert.notDeepEqual(snapshot(house), before, `${pattern} changed nothing`);
}

async function signedIn(house, person) {
  const visitor = new Visitor(house);
  await visitor.signIn(person);
  const actor = house.sql("SELECT actor FROM audit WHERE action = 'session.begun' ORDER BY sequence DESC LIMIT 1");
  return { visitor, actor };
}

/** Pages and data of a child that are open now -> the tag of the copy that the browser has of each. */
async function copies({ visitor }, number) {
  const held = new Map();
  const pages = [`week/${week}`, `timetable/${week}`, 'remarks', 'final'].map((page) => `/diary/${number}/${page}`);
  for (const address of [...pages, `/api/v1/children/${number}`, `/api/v1/children/${number}/week/${week}`]) {
    // Once more, for an answer that is kept.
    await visitor.get(address);
    const answer = await visitor.get(address);
    assert.equal(answer.status, 200, `${answer}`);
    held.set(address, answer.header('etag'));
  }
  assert.ok([...held.values()].filter(Boolean).length > 2, 'nothing has a tag');
  return held;
}

async function assertRefused({ visitor }, held, { page, data }) {
  for (const [address, tag] of held) {
    for (const headers of [tag ? { 'if-none-match': tag } : {}, {}]) {
      const answer = await visitor.get(address, { headers });
      assert.equal(answer.status, address.startsWith('/api/') ? data : page, `${answer}`);
      const { things } = toldBy(answer.body);
      assert.deepEqual([...things], [], `${answer} tells`);
    }
  }
}

export const strangerTests = [
  [
    "S5 everybody at every route, by every method, with everybody's objects, is answered as the rules say",
    async (house) => {
      const { cast, routes, found } = await theMatrix(house);
      assert.deepEqual(found.wrong.slice(0, 12), [], few(found.wrong));
      assert.ok(found.cells <= mostCellsOfARoute * routes.length, `${found.cells} requests`);
      assert.ok(found.tooBusy < found.cells / 50, `${found.tooBusy} of ${found.cells} were not answered at once`);
      return `${found.cells} cells of ${cast.all.length} visitors and ${routes.length} routes in ${found.took} ms`;
    },
    { both: true, owned: true },
  ],

  [
    "S5 no answer, whatever its status, tells a name, a mark, a text, a subject or a number of a stranger's child",
    async (house) => {
      const { found } = await theMatrix(house);
      assert.deepEqual(found.leaks.slice(0, 12), [], few(found.leaks));
      // Had the signs been overlooked, nothing would have been found in the own pages either.
      for (const letter of 'nmfarhts')
        assert.ok([...found.shown].some((thing) => thing.startsWith(letter)), `no page of the own child shows a sign ~${letter}`);
      return `${found.cells} answers; ${found.shown.size} things of the own children were told to their own`;
    },
    { both: true, owned: true },
  ],

  [
    "S5 what is another's is answered as what is not there, octet for octet",
    async (house) => {
      const { found } = await theMatrix(house);
      let pairs = 0;
      for (const [place, kinds] of found.alike) {
        const [[first, text], ...others] = kinds;
        for (const [kind, other] of others) assert.equal(other, text, `${place}: "${kind}" and "${first}" can be told apart`);
        pairs += others.length;
      }
      assert.ok(pairs > 100, `only ${pairs} pairs`);
      return `${pairs} pairs`;
    },
    { both: true, owned: true },
  ],

  [
    "S5 another's mark and one that is not there take the same time",
    async (house) => {
      const { cast } = await theMatrix(house);
      const { number } = cast.siblings.children[0];
      const took = new Map([cast.own.children[0].mark, absent].map((mark) => [`/diary/${number}/mark/${mark}`, []]));
      for (let round = 0; round < 60; round += 1)
        for (const [address, times] of took) times.push((await ask(house, cast.siblings, address, 'GET')).ms);
      const [foreign, none] = [...took.values()].map((times) => times.sort((a, b) => a - b)[times.length / 2]);
      assert.ok(foreign < 2 * none && none < 2 * foreign, `${foreign} ms for another's mark, ${none} ms for none`);
      return `${foreign.toFixed(1)} and ${none.toFixed(1)} ms`;
    },
    { both: true, owned: true },
  ],

  [
    'S5 S27 each refusal of somebody we know is a row of the audit, up to its bound within the hour',
    async (house) => {
      const { cast, found } = await theMatrix(house);
      let written = 0;
      const missing = [];
      for (const who of cast.all.filter(({ actor }) => actor)) {
        const rows = house.sql(
          `SELECT object, value_after, role FROM audit WHERE sequence > ${found.before.row} AND actor = '${who.actor}' ` +
            `AND action = 'access.denied' ORDER BY sequence`,
        );
        const told = rows.split('\n').filter(Boolean);
        const role = who.standing === 'pupil' ? 'pupil' : 'parent';
        const wanted = who.denied.slice(0, mostRows + 1).map(([object, after], at) => {
          const isLast = at === mostRows;
          return [object, isLast ? `${after}; more within the hour are in the access log alone` : after, role].join('|');
        });
        let at = 0;
        for (const row of wanted)
          if (row === told[at]) at += 1;
          else missing.push(`${who.name}: ${row}`);
        assert.equal(at, told.length, `${who.name}: a row of something else, ${told[at]}`);
        written += told.length;
      }
      const all = house.sql(
        `SELECT COUNT(*) FROM audit WHERE sequence > ${found.before.row} AND sequence <= ${found.lastRow} ` +
          `AND action = 'access.denied'`,
      );
      assert.equal(Number(all), written, 'rows of somebody else');
      // What could not be written down in time is refused all the same, and the log says so.
      const missed = house.logLines(found.before.log).filter((line) => line.includes('"event":"audit_missed"'));
      assert.equal(missing.length, missed.length, few(missing));
      assert.equal(house.diaryctl('verify-audit').code, 0);
      const refused = cast.all.reduce((sum, { denied }) => sum + denied.length, 0);
      assert.ok(written > 100 && written < refused, `${written} rows of ${refused} refusals`);
      return `${refused} refusals, ${written} rows`;
    },
    { both: true, owned: true },
  ],

  [
    'S5 no form of a stranger has changed anything, and the same forms with the own child do',
    async (house) => {
      const { cast, found } = await theMatrix(house);
      assert.deepEqual(found.after, found.before.state);
      const { own, siblings, otherSchool } = cast;
      const [{ number }] = own.children;
      const { account_name: name } = house.families[families.victim][0];

      await deed(house, own, '/accounts/{child}/name', { child: number });
      const renamed = await ask(house, own, `/accounts/${number}/name`, 'POST', { account_name: name });
      assert.equal(renamed.location, `/accounts#account-${number}`, `${renamed}`);

      const listed = JSON.parse((await ask(house, siblings, '/api/v1/children', 'GET')).body).children;
      const { child: last } = listed.at(-1);
      await deed(house, siblings, '/accounts/{child}/place', { child: last });
      await ask(house, siblings, `/accounts/${last}/place`, 'POST', { place: listed.length });
      assert.deepEqual(JSON.parse((await ask(house, siblings, '/api/v1/children', 'GET')).body).children, listed);

      const signature = '/diary/{child}/week/{day}/signature';
      await deed(house, own, signature, { child: number, day: week });
      await ask(house, own, `/diary/${number}/week/${week}/signature`, 'POST', { signature: 'taken-back' });

      for (const page of [`/diary/${siblings.children[0].number}/feed`, '/family/feed']) {
        const { body } = await siblings.visitor.get(page);
        if (!body.includes('value="create"')) await pressFeed(siblings, page, 'revoke');
      }
      await deed(house, siblings, '/diary/{child}/feed', { child: siblings.children[0].number });
      await deed(house, siblings, '/family/feed');

      const [{ number: away }] = otherSchool.children;
      await deed(house, otherSchool, '/accounts/{child}/removal', { child: away });
      const gone = await ask(house, otherSchool, `/api/v1/children/${away}`, 'GET');
      assert.equal(gone.status, 404, `${gone}`);

      for (const who of cast.all.filter(({ standing }) => standing !== 'nobody')) {
        const left = await ask(house, who, '/sign-out', 'POST', {});
        assert.equal(left.status, 303, `${left}`);
        const after = await ask(house, who, '/device', 'GET');
        assert.match(after.location ?? '', /^\/enter/, `${who.name}: ${after}`);
      }
    },
    { both: true, owned: true },
  ],

  [
    'S34 what was taken from a parent is refused at the next request, whatever copy the browser holds',
    async (house) => {
      const [person] = house.families.at(-1);
      const pupil = house.sql(`SELECT DISTINCT pupil_id FROM credentials WHERE login = '${person.mrko_login}'`);
      const first = await signedIn(house, person);
      const second = await signedIn(house, person);
      const connected = async () => connect(house, first, withCredential(person, issue(house, pupil)), pupil);

      let held = await copies(second, await connected());
      issue(house, pupil);
      await assertRefused(second, held, { page: 403, data: 403 });

      held = await copies(second, await connected());
      withdraw(house, pupil);
      await assertRefused(second, held, { page: 403, data: 403 });

      const number = await connected();
      held = await copies(second, number);
      const removed = await first.visitor.post(`/accounts/${number}/removal`, { csrf: await first.visitor.csrf() });
      assert.equal(removed.location, '/accounts', `${removed}`);
      await assertRefused(second, held, { page: 303, data: 404 });

      held = await copies(second, await connected());
      endSessions(house, second.actor);
      await assertRefused(second, held, { page: 303, data: 401 });
      withdraw(house, pupil);
    },
    { both: true },
  ],

  [
    'S34 what was taken from a pupil is refused at the next request, whatever copy the browser holds',
    async (house) => {
      const [person] = house.families.at(-1);
      const pupil = house.sql(`SELECT DISTINCT pupil_id FROM credentials WHERE login = '${person.mrko_login}'`);
      const renewed = { visitor: new Visitor(house) };
      await pupilSignIn(house, renewed.visitor, issue(house, pupil, 'pupil'));
      const old = await copies(renewed, '1');
      const { login, password } = issue(house, pupil, 'pupil');
      // The session ends with the first request that it is refused.
      const [[page, tag]] = old;
      const refused = await renewed.visitor.get(page, { headers: tag ? { 'if-none-match': tag } : {} });
      assert.equal(refused.status, 403, `${refused}`);
      await assertRefused(renewed, old, { page: 303, data: 401 });

      const withdrawn = { visitor: new Visitor(house) };
      await pupilSignIn(house, withdrawn.visitor, { login, password });
      const held = await copies(withdrawn, '1');
      withdraw(house, pupil, 'pupil');
      const again = await withdrawn.visitor.get([...held.keys()].at(-1));
      assert.equal(again.status, 403, `${again}`);
      await assertRefused(withdrawn, held, { page: 303, data: 401 });
    },
    { both: true },
  ],

  [
    'S34 who changes roles in one browser keeps no right of the former one; two sessions at once are none',
    async (house) => {
      const person = house.families[families.threeChildren].at(-1);
      const [parentPerson] = house.families[families.victim];
      const browser = new Visitor(house);
      await pupilSignIn(house, browser, { login: person.pupil_login, password: person.pupil_password });
      const asPupil = browser.twin();
      const pupilToken = await browser.csrf('/diary/1/remarks');
      await browser.signIn(parentPerson);
      assert.equal((await browser.get('/accounts')).status, 200);
      const before = await asPupil.get('/diary/1/remarks');
      assert.match(before.location ?? '', /^\/enter/, `${before}`);
      const foreignToken = await browser.post('/accounts/1/name', { csrf: pupilToken, account_name: 'Другое имя' });
      assert.equal(foreignToken.status, 403, `${foreignToken}`);

      const pupil = new Visitor(house);
      await pupilSignIn(house, pupil, { login: person.pupil_login, password: person.pupil_password });
      const parentToken = await browser.csrf();
      const signOut = await pupil.post('/sign-out', { csrf: parentToken });
      assert.equal(signOut.status, 403, `${signOut}`);
      assert.equal((await pupil.get('/diary/1/remarks')).status, 200);

      for (const [one, other] of [[browser, pupil], [pupil, browser]]) {
        const cookie = `__Host-sid=${one.sessionId}; __Host-sid=${other.sessionId}`;
        for (const page of ['/accounts', '/diary/1/remarks', '/api/v1/children']) {
          const answer = await send(`${house.diary}${page}`, { headers: { cookie } });
          assert.equal(answer.status, page.startsWith('/api/') ? 401 : 303, `${answer}`);
        }
      }
    },
    { both: true },
  ],
];
