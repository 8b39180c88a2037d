// The diary as an installed application: its manifest, its worker, what an own device keeps and when it forgets; and
// the signature below a week.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothWidths, desktop, phone, plain, textOf, weekAddress } from './walk.mjs';

const child = '10А';
const brother = '5А';
const monday = '2026-11-09';
const kept = 'weeks';

/** Every address that the caches of the browser hold, without what may differ from build to build. */
const cached = (page) => page.evaluate(async () => {
  const names = await caches.keys();
  const found = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)));
  return Object.fromEntries(names.map((name, at) => [name.replace(/^public-.*/, 'public'), found[at]]));
});

const weeksOf = async (page) => (await cached(page))[kept] ?? [];

/** Waits until it is so: what a worker does is done beside the page. */
async function until(isSo, what) {
  for (let tried = 0; tried < 100; tried += 1) {
    if (await isSo()) return;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  assert.fail(`never came true: ${what}`);
}

/** The worker rules the page, with everything that it keeps for all. */
const ruled = (page) => page.evaluate(async () => {
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((done) => { navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }); });
  }
});

async function withoutConnection(page, body) {
  await page.context().setOffline(true);
  try {
    await body();
  } finally {
    await page.context().setOffline(false);
    // What a browser says of a lost connection is no fault of the page.
    page.faults = page.faults.filter(({ text }) => !/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/.test(text));
  }
}

const switchOn = async (walk, page) => {
  await page.goto(`${walk.diary}/device`);
  await page.getByRole('button', { name: 'Личное устройство: хранить последнюю неделю' }).click();
  await page.getByText('Включено: хранится последняя').waitFor();
};

/** A parent of three on a device that may keep weeks; a session of its own, for it may end. */
async function ownDevice(walk, options = {}) {
  await walk.parent(walk.family(3));
  const page = await walk.visitor({ worker: 'allow', ...options });
  await walk.enter(page, walk.family(3)[0]);
  await ruled(page);
  return page;
}

async function see(walk, page, className, week) {
  const { portal_login: login, account_name: name } = walk.pupilOf(className);
  const number = walk.sessions.get(login).numbers.get(name);
  await page.goto(`${walk.diary}/diary/${number}/week/${week}`);
  return new URL(page.url()).pathname;
}

async function seeAndKeep(walk, page, className, week) {
  const path = await see(walk, page, className, week);
  await until(async () => (await weeksOf(page)).includes(path), `${path} is kept`);
  return path;
}

/** The page without a connection has looked for a week and shows one, or none. */
const hasLooked = (page, found) => page.locator(`[data-offline=${found}]`).waitFor();

const namesOf = (family) => family.flatMap((person) => [person.account_name, person.child.split(' ')[0]]);

/** The processes of nginx that answer. */
function nginxWorkers(walk) {
  const master = readFileSync(join(walk.state, 'run/nginx.pid'), 'utf8').trim();
  return readFileSync(`/proc/${master}/task/${master}/children`, 'utf8').trim().split(' ').map(Number);
}

const button = (page) => page.getByRole('button', { name: 'Я прочитал(а) дневник' });
const undo = (page) => page.getByRole('button', { name: /^Отменить/ });

export const installTests = [
  ['the manifest lets the diary be installed, with icons of the sizes that it tells', async (walk) => {
    const page = await walk.visitor({ worker: 'allow' });
    await page.goto(`${walk.diary}/`);
    const address = await page.locator('link[rel=manifest]').getAttribute('href');
    const answer = await page.request.get(walk.diary + address);
    assert.equal(answer.headers()['content-type'].split(';')[0], 'application/manifest+json');
    const manifest = await answer.json();
    const { name, short_name: shortName, lang, id, start_url: start, display, theme_color: theme, background_color: ground } = manifest;
    assert.deepEqual({ name, shortName, lang, id, start, display, theme, ground }, {
      name: 'Дневник МРКО', shortName: 'Дневник', lang: 'ru', id: '/?src=app', start: '/?src=app', display: 'standalone', theme: '#17407A', ground: '#F5F6F3',
    });
    assert.deepEqual(manifest.icons.map(({ sizes, purpose }) => [sizes, purpose]), [['192x192', 'any'], ['512x512', 'any'], ['512x512', 'maskable']]);
    for (const { src, sizes } of manifest.icons) {
      const bytes = await (await page.request.get(walk.diary + src)).body();
      assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
      assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, sizes, src);
    }
    await ruled(page);
    const browser = await page.context().newCDPSession(page);
    const { errors, url } = await browser.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    assert.equal(url, walk.diary + address);
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    // A test's browser keeps nothing, as a private window does not.
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((one) => one !== 'in-incognito'), []);
  }, ['sqlite']],
  ['the shortcuts lead to the child read last', async (walk) => {
    const page = await walk.section(walk.pupilOf(brother), `week/${monday}`);
    const [, number] = weekAddress.exec(page.url());
    for (const [name, path, section] of [['Сегодня', '/my/week', 'week/'], ['Оценки', '/my/marks', 'marks'], ['Расписание', '/my/timetable', 'timetable/']]) {
      await page.goto(walk.diary + path);
      assert.ok(page.url().startsWith(`${walk.diary}/diary/${number}/${section}`), `${name}: ${page.url()}`);
    }
  }],
  ['the worker comes from the root, is asked for anew each time and may reach this host alone', async (walk) => {
    const page = await walk.visitor();
    const answer = await page.request.get(`${walk.diary}/sw.js`);
    const headers = answer.headers();
    assert.equal(answer.status(), 200);
    assert.match(headers['content-type'], /^application\/javascript/);
    assert.equal(headers['cache-control'], 'no-cache');
    assert.match(headers['content-security-policy'], /default-src 'none'; connect-src 'self';/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const other = await page.request.get(`${walk.diary}/s/nothing.css`);
    assert.match(other.headers()['content-security-policy'], /connect-src 'none'/);
  }, ['sqlite']],
  ['F3 what the worker keeps by itself is public: static files and the page without a connection', async (walk) => {
    const page = await ownDevice(walk);
    for (const section of ['marks', 'final', 'timetable']) {
      await page.goto(`${walk.diary}/diary/${await walk.numberOf(page, walk.pupilOf(child))}/${section}`);
    }
    await see(walk, page, child, monday);
    await page.goto(`${walk.diary}/device`);
    const { public: files, ...others } = await cached(page);
    assert.deepEqual(others, {});
    assert.ok(files.length >= 8, files.join());
    assert.deepEqual(files.filter((path) => !path.startsWith('/s/') && path !== '/offline'), []);
    const page1 = await page.evaluate(async () => (await caches.match('/offline')).text());
    for (const name of [...namesOf(walk.family(3)), walk.family(3)[0].portal_name, 'csrf']) assert.ok(!page1.includes(name), name);
  }],
  ...bothWidths.map(([label, viewport]) => [
    `without a connection a page of the diary's own says so and shows nothing kept, at ${label} px`,
    async (walk) => {
      const page = await ownDevice(walk, { viewport });
      const address = await see(walk, page, child, monday);
      await withoutConnection(page, async () => {
        await page.goto(walk.diary + address);
        await hasLooked(page, 'nothing');
        assert.equal(await textOf(page.locator('h1')), 'Нет связи');
        assert.match(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily), /^"Golos Text"/);
        const shown = await page.content();
        for (const name of namesOf(walk.family(3))) assert.ok(!shown.includes(name), name);
        await walk.assertNoSidewaysScroll(page, 'the page without a connection');
        await walk.assertNoViolations(page, 'the page without a connection');
        await walk.picture(page, `offline-${label}`);
      });
      await walk.press(page, page.getByRole('link', { name: 'Повторить' }));
      assert.equal(await page.locator('.lessons').count() > 0, true, 'the connection is back, and so is the week');
    }, ['sqlite']]),
  ['a week that another page just replaces is in the way of nobody who looks at what is kept', async (walk) => {
    const page = await ownDevice(walk);
    await switchOn(walk, page);
    const faults = await page.evaluate(async () => {
      const { name } = performance.getEntriesByType('resource').find((one) => /\/kept_weeks\./.test(one.name));
      const { keepWeek, keptWeeks } = await import(name);
      const ended = [];
      for (let turn = 0; turn < 200; turn += 1) {
        const keeps = keepWeek(`/diary/1/week/${turn}`, 'А', 'week', Date.now() + turn);
        ended.push(...await Promise.allSettled([keeps, keptWeeks(), keptWeeks(), keptWeeks()]));
      }
      return ended.filter(({ status }) => status === 'rejected').map(({ reason }) => String(reason));
    });
    assert.deepEqual(faults.slice(0, 3), [], `${faults.length} faults`);
    assert.deepEqual(await weeksOf(page), ['/diary/1/week/199']);
  }, ['sqlite']],
  ['F3 an own device keeps one week a child with its time and without names, forms and buttons; signing out leaves none', async (walk) => {
    const page = await ownDevice(walk);
    await switchOn(walk, page);
    await seeAndKeep(walk, page, child, '2026-11-02');
    const first = await seeAndKeep(walk, page, child, monday);
    const second = await seeAndKeep(walk, page, brother, monday);
    assert.deepEqual((await weeksOf(page)).sort(), [first, second].sort());
    const texts = await page.evaluate(async (name) => {
      const cache = await caches.open(name);
      return Promise.all((await cache.keys()).map(async (one) => (await cache.match(one)).text()));
    }, kept);
    for (const text of texts) {
      assert.match(text, /class="lessons"/);
      assert.doesNotMatch(text, /csrf|<form|<button|<script|href="\/(?!s\/)/);
      // The lines that name the child with family name, class and school.
      assert.doesNotMatch(text, /class="owner"|paper-head/);
    }
    await page.goto(`${walk.diary}/device`);
    // The script writes the list after the page has come.
    await page.locator('[data-kept] li').nth(1).waitFor();
    const said = await page.locator('[data-kept] li').allInnerTexts();
    assert.equal(said.length, 2);
    const today = new Date().toLocaleDateString('ru', { day: 'numeric', month: 'long' });
    assert.ok(said.map(plain).every((one) => new RegExp(`: сохранено ${today}, \\d\\d:\\d\\d$`).test(one)), said.join());

    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL((url) => url.origin === walk.portal);
    await page.goto(`${walk.diary}/`);
    const left = await cached(page);
    assert.equal(left[kept], undefined);
    assert.equal(await page.evaluate(() => localStorage.getItem('own-device')), null);
  }],
  ...bothWidths.map(([label, viewport]) => [
    `the kept week opens without a connection and says of when it is, at ${label} px`,
    async (walk) => {
      const page = await ownDevice(walk, { viewport });
      await switchOn(walk, page);
      const first = await seeAndKeep(walk, page, child, monday);
      const second = await seeAndKeep(walk, page, brother, monday);
      const marks = await page.locator('.m').count();
      await withoutConnection(page, async () => {
        await page.goto(walk.diary + second);
        await hasLooked(page, 'kept');
        const day = new Date().toLocaleDateString('ru', { day: 'numeric', month: 'long' });
        assert.match(await textOf(page.locator('.banner')), new RegExp(`^Нет связи\\. Показана неделя, сохранённая ${day} в \\d\\d:\\d\\d\\. Повторить$`));
        assert.equal(await textOf(page.locator('.owner')), walk.pupilOf(brother).account_name);
        assert.equal(await textOf(page.locator('h1')), '9–13 ноября 2026 г.');
        assert.equal(await page.locator('.m').count(), marks);
        assert.ok(marks > 0);
        await walk.assertNoSidewaysScroll(page, 'the kept week');
        await walk.assertNoViolations(page, 'the kept week');
        await walk.picture(page, `kept-week-${label}`);
        // The other child is one press away; the start of the application shows the week seen last.
        await walk.press(page, page.getByRole('link', { name: walk.pupilOf(child).account_name, exact: true }));
        assert.equal(new URL(page.url()).pathname, first);
        await hasLooked(page, 'kept');
        assert.equal(await textOf(page.locator('.owner')), walk.pupilOf(child).account_name);
        await page.goto(`${walk.diary}/?src=app`);
        await hasLooked(page, 'kept');
        assert.equal(await textOf(page.locator('.owner')), walk.pupilOf(brother).account_name);
        // What is not kept is not there.
        await page.goto(`${walk.diary}${second.replace(monday, '2026-10-12')}`);
        await hasLooked(page, 'nothing');
        assert.equal(await textOf(page.locator('h1')), 'Нет связи');
        assert.equal(await page.locator('.lessons').count(), 0);
      });
    }, ['sqlite']]),
  ['a kept week steps in when the diary is silent for three seconds', async (walk) => {
    const page = await ownDevice(walk);
    await switchOn(walk, page);
    const address = await seeAndKeep(walk, page, child, monday);
    const workers = nginxWorkers(walk);
    workers.forEach((pid) => process.kill(pid, 'SIGSTOP'));
    try {
      const begun = Date.now();
      await page.goto(walk.diary + address);
      const took = Date.now() - begun;
      await page.getByText('Показана неделя, сохранённая').waitFor();
      assert.ok(took >= 2900 && took < 8000, `${took} ms`);
    } finally {
      workers.forEach((pid) => process.kill(pid, 'SIGCONT'));
    }
    await page.goto(walk.diary + address);
    assert.equal(await page.locator('[data-offline]').count(), 0, 'with a connection the week comes from the diary');
  }, ['sqlite']],
  ['F3 what ends the keeping: the switch, a change of the children, the end of the sign-in, seven days, a fifth child', async (walk) => {
    const page = await ownDevice(walk);
    await switchOn(walk, page);
    await seeAndKeep(walk, page, child, monday);
    await page.goto(`${walk.diary}/device`);
    await page.getByRole('button', { name: 'Выключить и стереть' }).click();
    await page.getByText('Выключено: на этом устройстве').waitFor();
    assert.deepEqual(await weeksOf(page), []);
    await see(walk, page, child, monday);
    await page.goto(`${walk.diary}/device`);
    assert.deepEqual(await weeksOf(page), [], 'switched off, and a week was kept');

    await switchOn(walk, page);
    await seeAndKeep(walk, page, child, monday);
    await page.goto(`${walk.diary}/accounts/new`);
    await walk.fillForm(page, { name: 'Имя', login: 'нет', password: 'нет' });
    await until(async () => (await weeksOf(page)).length === 0, 'a form of the accounts was sent, and the week is gone');

    const address = await seeAndKeep(walk, page, child, monday);
    const age = (days) => page.evaluate(async ({ name, days: past }) => {
      const cache = await caches.open(name);
      const [week] = await cache.keys();
      const old = await cache.match(week);
      const headers = new Headers(old.headers);
      headers.set('kept-at', String(Date.now() - past * 86400000));
      await cache.put(week, new Response(await old.text(), { headers }));
    }, { name: kept, days });
    await age(6.9);
    await withoutConnection(page, async () => {
      await page.goto(walk.diary + address);
      await hasLooked(page, 'kept');
      await age(7.1);
      await page.goto(walk.diary + address);
      await hasLooked(page, 'nothing');
      assert.equal(await page.locator('.lessons').count(), 0);
      assert.deepEqual(await weeksOf(page), []);
    });

    await page.goto(walk.diary + address);
    await page.evaluate(async (name) => {
      const cache = await caches.open(name);
      for (const number of [91, 92, 93, 94]) {
        const headers = { 'kept-at': String(Date.now() - number * 1000), account: 'a' };
        await cache.put(`/diary/${number}/week/2026-11-09`, new Response('', { headers }));
      }
    }, kept);
    await seeAndKeep(walk, page, brother, monday);
    await until(async () => (await weeksOf(page)).length === 4, 'four children at most');
    assert.ok(!(await weeksOf(page)).some((path) => path.includes('/94/')), 'the oldest one stayed');

    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.context().addCookies(cookies.filter(({ name }) => name !== '__Host-sid'));
    await page.goto(walk.diary + address);
    await page.waitForURL((url) => url.origin === walk.portal || weekAddress.test(url.href));
    await page.goto(`${walk.diary}/offline`);
    await until(async () => !(await weeksOf(page)).some((path) => path.includes('/91/')), 'the sign-in was over, and the weeks are gone');
  }],
  ['F2 after signing out the way back shows nothing of the child, with and without a connection, on an own device too', async (walk) => {
    const page = await ownDevice(walk);
    await switchOn(walk, page);
    await seeAndKeep(walk, page, child, monday);
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL((url) => url.origin === walk.portal);
    await page.getByRole('button', { name: 'Выйти' }).click();
    await page.waitForURL(`${walk.diary}/`);
    await ruled(page);
    const showsNothing = async () => {
      const shown = await page.content();
      for (const name of namesOf(walk.family(3))) assert.ok(!shown.includes(name), `${name} at ${page.url()}`);
      assert.equal(await page.locator('.lessons').count(), 0, page.url());
    };
    await showsNothing();
    for (let back = 0; back < 3; back += 1) {
      await page.goBack({ waitUntil: 'load' });
      await showsNothing();
    }
    await page.goto(`${walk.diary}/`);
    await withoutConnection(page, async () => {
      for (const path of ['/', '/my/week', `/diary/1/week/${monday}`]) {
        await page.goto(walk.diary + path);
        await hasLooked(page, 'nothing');
        await showsNothing();
      }
    });
  }],
  ['without JavaScript the page of the own device says what it needs', async (walk) => {
    const page = await walk.section(walk.pupilOf(child), `week/${monday}`, { javaScript: false });
    await walk.press(page, page.getByRole('link', { name: 'Личное устройство' }));
    assert.ok(page.url().endsWith('/device'));
    assert.match(plain(await page.locator('main').innerText()), /Для этой настройки нужен JavaScript\./);
    assert.equal(await page.getByRole('button', { name: /хранить последнюю неделю/ }).count(), 0);
  }, ['sqlite']],
  ...[['', true], [' without JavaScript', false]].map(([label, javaScript]) => [
    `A7 a week is acknowledged by one press and taken back by one${label}`,
    async (walk) => {
      const page = await walk.section(walk.pupilOf('8В'), `week/${monday}`, { javaScript, viewport: javaScript ? desktop : phone });
      await walk.press(page, button(page));
      assert.equal(new URL(page.url()).pathname.split('/').pop(), monday);
      assert.match(await textOf(page.locator('.acknowledged-mark')), /^Прочитано \d+ [а-я]+, \d\d:\d\d$/);
      assert.equal(await button(page).count(), 0);
      await page.reload();
      assert.equal(await page.locator('.acknowledged-mark').count(), 1, 'a reload forgets it');
      await page.emulateMedia({ media: 'print' });
      assert.match(await textOf(page.locator('.paper-foot .line').first()), /^прочитано \d+ [а-я]+, \d\d:\d\d$/);
      assert.ok(!await page.locator('.acknowledged').isVisible());
      await page.emulateMedia({ media: null });
      await walk.press(page, undo(page));
      assert.equal(await button(page).count(), 1);
      assert.equal(await page.locator('.acknowledged-mark').count(), 0);
    }]),
  ['A7 the week of today waits for its Friday, a week to come for its beginning', async (walk) => {
    const page = await walk.section(walk.pupilOf('8В'), 'week/2026-11-16');
    assert.equal(await button(page).count(), 0);
    assert.equal(await textOf(page.locator('.acknowledged .hint')), 'Отметить эту неделю прочитанной можно с пятницы.');
    await page.goto(page.url().replace('2026-11-16', '2026-11-23').replace('#today', ''));
    assert.equal(await page.locator('.acknowledged').count(), 0);
  }, ['sqlite']],
];
