// SPDX-License-Identifier: Apache-2.0
// Texts that would be a script, a style or a way to another page if a page showed them as they came, in everything that is
// stored, typed or asked for: none of them runs, none becomes a part of a page, and each is read as it was written.
// node tests/browser/run.mjs sqlite --only S13
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf, literal, spares, signedWeek, Injected, monday, sunday } from './injected_journal.mjs';
import { payloads, together, accounts, numberOf, textOf, even, partOf, manyOf } from './payloads.mjs';
import { phone, weekAddress } from './walk.mjs';
import { textsIn, anyStatus, Watch } from './watch.mjs';

const className = '7А';
const longestName = 40;

const isName = (payload) => [...even(textOf('account', payload)).trim()].length <= longestName;

/** A parent of two who connects eight children more; each child's account is called as a payload, by the forms. */
class Family {
  static async open(walk) {
    const person = walk.pupilOf(className);
    const page = await walk.section(person, `week/${monday}`, { viewport: phone });
    const numbers = await walk.children(page);
    const rows = walk.families().find((all) => all.includes(person));
    // Its session is another one after each child that is connected.
    walk.forgetSession(rows);
    // The child of the payloads comes first.
    const names = [person, ...rows.filter((one) => one !== person)].map((one) => one.account_name);
    const children = names.map((name) => ({ number: numbers.get(name), name }));
    return new Family(walk, page, await Watch.over(walk, page), children);
  }

  constructor(walk, page, watch, children) {
    Object.assign(this, { walk, page, watch, children, own: [...children] });
  }

  /** What is too long for a name is refused, and stands in the form again. */
  async rename(child, payload) {
    await this.page.goto(`${this.walk.diary}/accounts/${child.number}/name`);
    await this.page.getByLabel('Название учётной записи').fill(textOf('account', payload));
    await this.walk.press(this.page, this.page.getByRole('button', { name: 'Сохранить' }));
    assert.equal(this.page.trail.at(-1).status(), isName(payload) ? 200 : 422);
    if (isName(payload)) child.payload = payload;
    this.noteNames();
    await this.watch.see('a name that was typed', isName(payload) ? '/accounts' : `/accounts/${child.number}/name`, 'account');
  }

  noteNames() {
    this.watch.names = this.children.map(({ payload }) => payload).filter((payload) => payload !== undefined);
  }

  /** What a form of the accounts sends, without its page. */
  async send(address, sent) {
    const done = await this.page.evaluate(async ({ to, values }) => {
      const { value } = document.querySelector('input[name=csrf]');
      const body = new URLSearchParams({ csrf: value, ...values });
      const { type } = await fetch(to, { method: 'POST', redirect: 'manual', body });
      return type;
    }, { to: address, values: sent });
    assert.equal(done, 'opaqueredirect', address);
  }

  async connect(pupil, payload) {
    const { mrko_login: login, mrko_password: password } = this.walk.issueCredential(pupil);
    await this.page.goto(`${this.walk.diary}/accounts/new`);
    await this.walk.fillForm(this.page, { name: textOf('account', payload), login, password });
    await this.page.waitForURL(/\/accounts\/check$/);
    await this.watch.see('the data to check', '/accounts/check', pupil === spares[0] ? 'given school' : 'school');
    await this.page.getByRole('button', { name: 'Завершить' }).click();
    await this.page.waitForURL(weekAddress);
    this.children.push({ number: Number(weekAddress.exec(this.page.url())[1]), payload });
    this.noteNames();
    await this.watch.see('a connected diary', /\/week\//, 'account');
  }

  /** The names of one part of the payloads: by hand where the children are new and where a name is too long. */
  async name(part) {
    for (const [at, payload] of partOf(part, accounts).entries()) {
      const child = this.children[at];
      if (!child) await this.connect(spares[at - this.own.length], payload);
      else if (part === 0 || !isName(payload)) await this.rename(child, payload);
      else {
        await this.send(`/accounts/${child.number}/name`, { account_name: textOf('account', payload) });
        child.payload = payload;
      }
    }
    this.noteNames();
  }

  async restore() {
    await this.page.goto(`${this.walk.diary}/accounts`);
    for (const { number, name } of this.own) await this.send(`/accounts/${number}/name`, { account_name: name });
    for (const { number } of this.children.slice(this.own.length)) await this.send(`/accounts/${number}/removal`, {});
  }
}

const bar = 'account school address phone teacher';
const ofChild = `${bar} given class`;
const ofLessons = `${ofChild} subject room`;
const ofWeek = `${ofLessons} homework comment remark absence mark work kind`;

/** Every page that a parent can open: [name, address, how it ends and what it shows]. */
function pagesOf({ number, school, subject, corrected, inWords }) {
  const diary = `/diary/${number}`;
  const week = `${diary}/week/${monday}`;
  const api = `/api/v1/children/${number}`;
  const period = `period=week&at=${monday}`;
  return [
    ['week', week, { shows: ofWeek }],
    ['current week', `${diary}/week`, { ends: week, shows: ofWeek }],
    ['signed week', `${diary}/week/${signedWeek}`, { shows: `${ofChild} was` }],
    ['week outside', `${diary}/week/2030-01-07`, { status: 404, shows: 'account school' }],
    ['day', `${diary}/day/${monday}`, { shows: `${ofLessons} topic homework remark absence` }],
    ['day with marks', `${diary}/day/2026-11-17`, { shows: `${ofLessons} topic comment work kind` }],
    ['subjects', `${diary}/subject`, { ends: /\/subject\/\d+/, shows: `${ofChild} subject period rule` }],
    ['subject', `${diary}/subject/${subject}`, { shows: `${ofChild} subject period rule comment work kind homework` }],
    ['what if', `${diary}/subject/${subject}?mark1=5`, { shows: `${ofChild} subject period` }],
    ['mark', `${diary}/mark/${corrected}`, { shows: `${ofChild} subject kind work details comment was saidBefore changer reason` }],
    ['mark in words', `${diary}/mark/${inWords}`, { shows: `${ofChild} mark` }],
    ['no mark', `${diary}/mark/1`, { status: 404 }],
    ['statistics', `${diary}/statistics`, { shows: `${ofChild} subject period` }],
    ['marks', `${diary}/marks`, { shows: `${ofChild} subject period mark` }],
    ['marks by date', `${diary}/marks?period=month&view=dates`, { shows: `${ofChild} subject comment work kind mark` }],
    ['final', `${diary}/final`, { shows: `${ofChild} subject period final saidOfFinal` }],
    ['calendar', `${diary}/calendar`, { shows: `${ofChild} day period year` }],
    ['timetable', `${diary}/timetable`, { ends: `${diary}/timetable/${monday}`, shows: `${ofLessons} subgroup` }],
    ['timetable of a day', `${diary}/timetable/${monday}?view=day`, { shows: ofLessons }],
    ['homework', `${diary}/homework?${period}`, { shows: `${ofChild} subject homework subgroup` }],
    ['remarks', `${diary}/remarks?period=year`, { shows: `${ofChild} subject comment remark work kind` }],
    ['events', `${diary}/events`, { shows: `${ofChild} event place body department day subject work kind` }],
    ['freshness', `${diary}/freshness`, { shows: `${ofChild} subject` }],
    ['export', `${diary}/export`, { shows: `${ofChild} period` }],
    ['feed', `${diary}/feed`, { shows: ofChild }],
    ['reversed period', `${diary}/marks?from=2026-11-18&to=2026-11-01`, { status: 400, shows: 'account' }],
    ['no page', `${diary}/nothing`, { status: 404 }],
    ['signature', `${week}/signature`, { ends: week, shows: ofWeek }],
    ['own week', '/my/week', { ends: week, shows: ofWeek }],
    ['own marks', '/my/marks', { ends: `${diary}/marks`, shows: ofChild }],
    ['own timetable', '/my/timetable', { ends: `${diary}/timetable/${monday}`, shows: ofLessons }],
    ['start', '/', { ends: week, shows: ofWeek }],
    ['view', '/view'],
    ['news', '/news', { shows: 'school department event place body' }],
    ['news of a school', `/news?school=${school}`, { shows: 'school department event place body' }],
    ['schools', '/schools', { shows: 'school address' }],
    ['school', `/schools/${school}`, { shows: 'school department identifier address phone head' }],
    ['help', '/help'],
    ['help to sign in', '/help/sign-in'],
    ['about', '/about'],
    ['privacy', '/privacy'],
    ['accessibility', '/accessibility'],
    ['offline', '/offline'],
    ['health', '/healthz'],
    ['readiness', '/readyz'],
    ['readiness of the arrivals', '/readyz/arrivals'],
    ['language', '/lang/en', { status: 405 }],
    ['sign-out', '/sign-out', { status: 405 }],
    ['the portal signs out', '/enter/backchannel-logout', { status: anyStatus }],
    ['entry', '/enter', { ends: /^\/diary\// }],
    ['sign-in of a pupil', '/enter/pupil'],
    ['data of the children', '/api/v1/children', { shows: 'account' }],
    ['data of a child', api, { shows: 'given' }],
    ['data of a week', `${api}/week/${monday}`, { shows: 'subject homework' }],
    ['data of marks', `${api}/marks`, { shows: 'subject comment' }],
    ['data of final marks', `${api}/finals`, { shows: 'subject final' }],
    ['data of a timetable', `${api}/timetable?${period}`, { shows: 'subject room' }],
    ['data of homework', `${api}/homework?${period}`, { shows: 'subject homework' }],
    ['data of events', `${api}/events`, { shows: 'event place body' }],
    ['no data', `${api}/nothing`, { status: 404 }],
    ...pagesOfNames({ number }),
  ];
}

/** Where the name of an account has a place beside the bar. */
function pagesOfNames({ number }) {
  return [
    ['family', '/family', { shows: 'account given class school subject event' }],
    ['accounts', '/accounts', { shows: 'account given class school' }],
    ['form', '/accounts/new'],
    ['name', `/accounts/${number}/name`, { shows: 'account' }],
    ['removal', `/accounts/${number}/removal`, { shows: 'account' }],
    ['place', `/accounts/${number}/place`, { ends: /^\/accounts/, shows: 'account' }],
    ['password', `/accounts/${number}/password`, { ends: /./ }],
    ['device', '/device'],
    ['sessions', '/sessions'],
    ['family feed', '/family/feed', { shows: 'account' }],
  ];
}

/** What the tests ask the journal for: whose journal it is and which pages show most of it. */
function aboutChild(walk) {
  const one = (query) => Object.values(rowsOf(walk, query)[0])[0];
  const pupil = one(`SELECT pupil_id FROM credentials WHERE login = ${literal(walk.pupilOf(className).mrko_login)}`);
  const corrected = one(`SELECT MIN(v.mark_id) FROM mark_versions v JOIN marks m ON m.id = v.mark_id WHERE m.pupil_id = ${pupil}`);
  return {
    pupil,
    corrected,
    inWords: one(`SELECT MIN(id) FROM marks WHERE pupil_id = ${pupil} AND day BETWEEN '${monday}' AND '${sunday}' AND gone = 0`),
    subject: one(`SELECT c.subject_id FROM marks m JOIN works w ON w.id = m.work_id JOIN classes c ON c.id = w.class_id
      WHERE m.id = ${corrected}`),
    school: one("SELECT id FROM schools WHERE kind = 'school'"),
  };
}

/** Waits for what a worker or a script does beside the page. */
async function until(isSo, what, limit = 20000) {
  for (const end = Date.now() + limit; !await isSo();) {
    assert.ok(Date.now() < end, `never came true: ${what}`);
    await new Promise((later) => { setTimeout(later, 50); });
  }
}

/** In the page: whether the device keeps that week with that call in it. */
async function isKept({ path, call }) {
  const answer = await (await caches.open('weeks')).match(path);
  return answer ? (await answer.text()).includes(call) : false;
}

/** A device of the family that keeps the last week seen. */
class OwnDevice {
  static async of(family) {
    const { walk } = family;
    const page = await walk.visitor({ viewport: phone, worker: 'allow', session: await family.page.context().storageState() });
    const device = new OwnDevice(family, await Watch.over(walk, page));
    await page.goto(`${walk.diary}/device`);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      const { serviceWorker } = navigator;
      if (serviceWorker.controller) return;
      await new Promise((ruled) => { serviceWorker.addEventListener('controllerchange', ruled, { once: true }); });
    });
    await page.getByRole('button', { name: 'Личное устройство: хранить последнюю неделю' }).click();
    return device;
  }

  constructor(family, watch) {
    Object.assign(this, { family, watch });
  }

  /** Sees the week and reads it again without a connection. */
  async look(part) {
    const { watch, family: { children: [child] } } = this;
    const { page } = watch;
    Object.assign(watch, { part, names: [child.payload] });
    const week = `/diary/${child.number}/week/${monday}`;
    await watch.open('the week of a device', week, { shows: ofWeek });
    const call = `__x(${numberOf('homework', partOf(part, together)[0])})`;
    await until(() => page.evaluate(isKept, { path: week, call }), 'the week is kept');
    await page.goto(`${this.family.walk.diary}/device`);
    await page.locator('[data-kept] li').waitFor();
    await watch.see('what a device keeps', '/device', 'account');
    await page.context().setOffline(true);
    try {
      await page.goto(this.family.walk.diary + week);
      await page.locator('[data-offline=kept]').waitFor();
      await watch.see('the week without a connection', week, 'account subject homework comment remark mark work kind');
    } finally {
      await page.context().setOffline(false);
      page.faults = page.faults.filter(({ text }) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/.test(text));
    }
  }
}

/** A file as the browser got it. */
const taken = (page, address) => page.evaluate(async (from) => {
  const answer = await fetch(from);
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text: await answer.text() };
}, address);

/** What stands in a file beside its own signs. */
const readers = {
  'text/csv': (text) => text.replaceAll('""', '"'),
  'application/json': (text) => textsIn(JSON.parse(text)).join('\n'),
  'text/calendar': (text) => text.replaceAll('\r\n ', '').replace(/\\([\\;,n])/g, (_, sign) => (sign === 'n' ? '\n' : sign)),
};

/** Reads a file that a browser may not take for a page; returns its type. */
async function readFile(watch, address, shows) {
  const { page } = watch;
  const { status, headers, text } = await taken(page, address);
  assert.equal(status, 200, address);
  assert.equal(headers['x-content-type-options'], 'nosniff', address);
  const [type] = headers['content-type'].split(';');
  assert.ok(readers[type], `${address} is ${type}`);
  assert.ok(type === 'text/calendar' || /^attachment;/.test(headers['content-disposition']), address);
  // A calendar tells the beginning of a long text, without control characters.
  const asCalendar = { ended: text.split('…').length - 1, as: (one) => even(one.replaceAll('\t', '')) };
  watch.assertRead(address, readers[type](text), shows, type === 'text/calendar' ? asCalendar : {});
  return type;
}

/** Opened by its address a file is saved, and nothing of it is shown. */
async function openFile({ walk, page }, address) {
  const before = page.url();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.goto(walk.diary + address).catch(() => {})]);
  await saved.cancel();
  assert.equal(page.url(), before);
}

/** The files of the page of downloads, and the calendar under its secret address. */
async function readFiles(watch, number) {
  const { page } = watch;
  await page.goto(`${watch.walk.diary}/diary/${number}/export?period=week&at=${monday}`);
  const files = await page.locator('.downloads a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(files.length > 10, files.join(' '));
  const ofTypes = new Map();
  for (const file of files) ofTypes.set(await readFile(watch, file, /final/.test(file) ? 'subject final' : 'subject'), file);
  assert.equal(ofTypes.size, 2);
  for (const file of ofTypes.values()) await openFile(watch, file);
  await page.goto(`${watch.walk.diary}/diary/${number}/feed`);
  await watch.walk.press(page, page.getByRole('button', { name: /Создать адрес|Заменить адрес/ }));
  await watch.see('the address of a calendar', `/diary/${number}/feed`, ofChild);
  const { pathname } = new URL(await page.locator('#secret').inputValue());
  await readFile(watch, pathname, 'subject homework room event');
  await openFile(watch, pathname);
  await watch.walk.press(page, page.getByRole('button', { name: 'Удалить адрес' }));
}

/** What a script, a press or paper makes of a page. */
async function lookFurther(watch, number) {
  const { page } = watch;
  const week = `/diary/${number}/week/${monday}`;
  await watch.open('week', week);
  await page.locator('h1 a').click();
  await page.locator('.calendar-panel').waitFor();
  await watch.see('the calendar over the week', week, `${ofWeek} day`);
  await page.emulateMedia({ media: 'print' });
  await watch.open('paper', week, { shows: ofWeek });
  await page.pdf({ preferCSSPageSize: true });
  await watch.see('printed', week, ofWeek);
  await page.emulateMedia({ media: 'screen' });
}

/** The pupil, whose own name stands where the name of a parent does. */
async function lookAsPupil(walk, part, about) {
  const page = await walk.pupil(walk.pupilOf(className), { viewport: phone });
  const watch = Object.assign(await Watch.over(walk, page), { part });
  const looked = ['week', 'day', 'subject', 'mark', 'marks', 'homework', 'remarks', 'export', 'no mark', 'device', 'sessions', 'view', 'help',
    'data of a week'];
  const pages = pagesOf({ ...about, number: 1 }).filter(([name]) => looked.includes(name));
  for (const [name, address, { shows = '', ...how } = {}] of pages) {
    const ofPupil = name.startsWith('data') ? shows : `given family ${shows.replace('account', '')}`;
    await watch.open(`${name}, to the pupil`, address, { ...how, shows: ofPupil });
  }
}

/** Every route of the service was opened. */
function assertEveryRoute({ walk, page }) {
  const paths = page.trail.map((answer) => new URL(answer.url()).pathname);
  const table = readFileSync(join(walk.root, 'tests/handlers/route_access.txt'), 'utf8');
  const routes = [...table.matchAll(/^\/\S*/gm)].map(([route]) => route);
  assert.ok(routes.length > 50);
  const asked = (route) => new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`);
  const missing = routes.filter((route) => !paths.some((path) => asked(route).test(path)));
  assert.deepEqual(missing, [], 'routes that were not looked at');
}

/** The child whose password the school has renewed: its page, and the words about it on others. */
async function lookAtRenewed(family) {
  const { walk, watch, page } = family;
  walk.issueCredential(spares[0]);
  const { number } = family.children[family.own.length];
  await watch.open('accounts, one renewed', '/accounts', { shows: 'account' });
  await watch.open('family, one renewed', '/family', { shows: 'account' });
  await watch.open('a new password', `/accounts/${number}/password`, { shows: 'account' });
  await walk.press(page, page.getByRole('button', { name: 'Открыть дневник' }));
  await watch.see('a new password refused', `/accounts/${number}/password`, 'account');
}

/** A page that shows a text as it came, wherever a page may show one. */
const careless = (text) => `<!doctype html><title>careless</title><p>${text}</p>
<input value="${text}"><input value='${text}'><input value=${text}><a href="${text}">a</a><textarea>${text}</textarea>
<style>p { color: ${text} }</style><script>window.a = "${text}"; window.b = '${text}'; window.c = \`${text}\`;</script>
<!-- ${text} -->`;

/** An address with a control character is refused. A way back in a link is no text that is read, so brackets are coded too. */
const inAddress = (text) => encodeURIComponent(text.replaceAll('\t', ' '))
  .replace(/[()']/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** Addresses that hold payloads in each of their parts: [name, address]. */
function addressesWith(text, { number, subject }) {
  const typed = inAddress(text);
  const diary = `/diary/${number}`;
  return [
    ['what if', `${diary}/subject/${subject}?mark1=${typed}&weight1=${typed}`, 'typed'],
    ['a sort', `${diary}/subject/${subject}?sort=${typed}`],
    ['a period', `${diary}/marks?period=${typed}&at=${typed}`],
    ['days', `${diary}/marks?from=${typed}&to=${typed}`],
    ['a view', `${diary}/marks?view=${typed}&sort=${typed}`],
    ['a month', `${diary}/calendar?month=${typed}`],
    ['a year', `${diary}/final?year=${typed}`],
    ['homework', `${diary}/homework?q=${typed}&period=${typed}`],
    ['a week', `${diary}/week/${typed}`],
    ['a mark', `${diary}/mark/${typed}`],
    ['a file', `${diary}/export/${typed}`],
    ['news', `/news?school=${typed}&year=${typed}&page=${typed}`],
    ['a school', `/schools/${typed}`],
    ['a way back', `/view?return_to=${typed}`],
    ['a sign-in', `/enter/pupil?return_to=${typed}`],
    ['data', `/api/v1/children/${typed}`],
    ['a page', `/${typed}`],
    ['a style', `/s/${typed}`],
  ];
}

/** The journal is where no worker finds it while `body` runs. */
async function withoutJournal(walk, page, body) {
  const away = (name) => join(walk.state, `away-${name}`);
  const files = readdirSync(walk.state).filter((name) => /^journal\.sqlite(-wal|-shm)?$/.test(name));
  for (const name of files) renameSync(join(walk.state, name), away(name));
  mkdirSync(join(walk.state, 'journal.sqlite'));
  const isAway = async () => {
    await page.reload();
    return await page.locator('.notice').count() > 0;
  };
  try {
    process.kill(Number(readFileSync(join(walk.state, 'run', 'diary.pid'), 'utf8')), 'SIGHUP');
    await until(isAway, 'the page says that the journal is away');
    await body();
  } finally {
    if (existsSync(away('journal.sqlite'))) {
      rmdirSync(join(walk.state, 'journal.sqlite'));
      for (const name of files) renameSync(away(name), join(walk.state, name));
    }
    await until(async () => !await isAway(), 'the journal is back');
  }
}

/** A browser to which careless pages are shown. */
class CarelessVisitor {
  static async begin(walk, headers) {
    const page = await walk.visitor({ viewport: phone });
    const visitor = Object.assign(new CarelessVisitor(), { page, watch: await Watch.over(walk, page), body: '' });
    const isAsked = (url) => new URL(url).pathname === '/careless';
    await page.route('**/*', (route) => route.fulfill(isAsked(route.request().url())
      ? { status: 200, contentType: 'text/html; charset=utf-8', headers, body: visitor.body }
      : { status: 404, body: '' }));
    return visitor;
  }

  /** What the page with that payload did, and by what the watch noticed it. */
  async see(payload) {
    this.watch.typed = [payload];
    this.body = careless(textOf('typed', payload));
    const failure = await this.watch.open('a careless page', '/careless', { shows: 'typed' }).then(() => null, (error) => error);
    return { whatHappened: this.watch.happened.splice(0), failure };
  }

  async end() {
    // What the pages did is what their payloads say, also of other hosts.
    this.page.faults.length = 0;
    await this.page.context().close();
  }
}

export const injectedTests = [
  ['S13 a page that shows a payload as it came is seen by these tests, with and without the policy', async (walk) => {
    const policy = (await fetch(`${walk.diary}/help`)).headers.get('content-security-policy');
    const policies = { none: {}, ours: { 'content-security-policy': policy } };
    const unseen = [];
    const happened = { none: [], ours: [] };
    for (const [under, headers] of Object.entries(policies)) {
      let visitor = await CarelessVisitor.begin(walk, headers);
      for (const payload of payloads.keys()) {
        const text = textOf('typed', payload);
        const { whatHappened, failure } = await visitor.see(payload);
        happened[under].push(...whatHappened);
        const leadsAway = text.includes('http-equiv=refresh');
        const isSeen = failure?.code === 'ERR_ASSERTION' || (leadsAway && /context was destroyed/.test(failure?.message));
        if (!isSeen) unseen.push(`${under}: ${text}: ${failure ?? 'nothing'}`);
        if (!leadsAway) continue;
        // On its way elsewhere it would disturb the next.
        await visitor.end();
        visitor = await CarelessVisitor.begin(walk, headers);
      }
      await visitor.end();
    }
    assert.deepEqual(unseen, []);
    const count = (under, what) => happened[under].filter((one) => what.test(one)).length;
    assert.ok(count('none', / ran$/) > 15, happened.none.join('\n'));
    assert.equal(count('ours', / ran$/), 0, happened.ours.join('\n'));
    assert.ok(count('ours', /^refused by the policy/) > 30, happened.ours.join('\n'));
  }, ['sqlite']],
  ['S13 what is stored runs on no page, makes no part of a page and is read as it was written', async (walk) => {
    const child = aboutChild(walk);
    const family = await Family.open(walk);
    const injected = new Injected(walk, child.pupil);
    const { watch } = family;
    let device;
    try {
      for (let part = 0; part < payloads.length / accounts; part += 1) {
        const isNew = part % (together / accounts) === 0;
        watch.part = Math.floor(part * accounts / together);
        if (isNew) injected.show(watch.part);
        await family.name(part);
        const about = { ...child, number: family.children[0].number };
        // What shows no text, and what leads to another page, is looked at once.
        const pages = isNew ? pagesOf(about).filter(([, , how]) => part === 0 || (how?.shows && !how.ends)) : pagesOfNames(about);
        for (const [name, address, how] of pages) await watch.open(name, address, how);
        device ??= await OwnDevice.of(family);
        await device.look(watch.part);
        if (!isNew) continue;
        await readFiles(watch, about.number);
        await lookFurther(watch, about.number);
        await lookAsPupil(walk, watch.part, about);
      }
      await lookAtRenewed(family);
      assertEveryRoute(watch);
      assert.deepEqual([...watch.happened, ...device.watch.happened], []);
    } finally {
      injected.restore();
      await family.restore();
    }
  }],
  ['S13 what is typed and asked for comes back as text', async (walk) => {
    const page = await walk.section(walk.pupilOf(className), `week/${monday}`, { viewport: phone });
    const about = { ...aboutChild(walk), number: weekAddress.exec(page.url())[1] };
    const watch = await Watch.over(walk, page);
    for (const payload of payloads.keys()) {
      watch.typed = [payload];
      for (const search of ['/help', '/schools']) {
        await watch.open(search, `${search}?q=${inAddress(textOf('typed', payload))}`, { ends: /\?q=/, shows: 'typed' });
      }
    }
    const stranger = await Watch.over(walk, await walk.visitor({ viewport: phone }));
    for (let part = 0; part < payloads.length / together; part += 1) {
      const text = manyOf('typed', part);
      Object.assign(watch, { typed: partOf(part, together) });
      Object.assign(stranger, { typed: partOf(part, together) });
      for (const [name, address, shows] of addressesWith(text, about)) {
        await watch.open(name, address, { ends: /./, status: anyStatus, shows });
      }
      await watch.open('form', '/accounts/new');
      await walk.fillForm(page, { name: text, login: text, password: '' });
      await page.locator('#account_name-error').waitFor();
      await watch.see('the form of an account', '/accounts/new', 'typed');
      await stranger.open('sign-in of a pupil', '/enter/pupil');
      await stranger.page.getByLabel('Логин МРКО').fill(text);
      await walk.press(stranger.page, stranger.page.getByRole('button', { name: 'Открыть дневник' }));
      await stranger.see('the sign-in of a pupil refused', '/enter/pupil', 'typed');
    }
  }, ['sqlite']],
  ['S13 copies of pages, while the journal is away, show payloads as text', async (walk) => {
    const child = aboutChild(walk);
    const injected = new Injected(walk, child.pupil);
    try {
      injected.show(0);
      const page = await walk.section(walk.pupilOf(className), `week/${monday}`, { viewport: phone });
      const about = { ...child, number: weekAddress.exec(page.url())[1] };
      const watch = await Watch.over(walk, page);
      const week = `/diary/${about.number}/week/${monday}`;
      const kept = ['day', 'subject', 'marks', 'homework', 'remarks', 'events', 'final', 'week'];
      const seen = pagesOf(about).filter(([name]) => kept.includes(name))
        .map(([name, address, { shows }]) => [name, address, { shows: shows.replace('account', '') }]);
      for (const [name, address, how] of seen) await watch.open(name, address, how);
      await page.goto(walk.diary + week);
      await withoutJournal(walk, page, async () => {
        for (const [name, address, how] of seen) {
          await watch.open(`the copy of ${name}`, address, how);
          await page.locator('.notice').waitFor();
        }
        await watch.open('the names of copies', `/diary/${about.number}/day/2026-10-06`, { status: 503, shows: 'subject' });
        await page.goto(walk.diary + week);
      });
    } finally {
      injected.restore();
    }
  }, ['sqlite']],
];
