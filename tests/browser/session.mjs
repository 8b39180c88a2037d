// What a session gives away and how it ends: cookies, signing out, what is not mine, what happens when we are away.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothWidths, phone, textOf, weekAddress } from './walk.mjs';

const sessionCookie = '__Host-sid';
const wanted = ['secure', 'httponly', 'samesite=lax', 'path=/'];

/** The session cookies that an answer sets, as the header says it. */
async function cookiesSet(answer) {
  const headers = await answer.headersArray();
  return headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').flatMap(({ value }) => value.split('\n'))
    .filter((value) => value.startsWith(`${sessionCookie}=`));
}

const sessionId = async (page) => (await page.context().cookies()).find(({ name }) => name === sessionCookie)?.value;

/** Where a visitor with that cookie is sent from the diary: nowhere, or to the portal. */
async function answerTo(walk, page, cookie, address) {
  const context = await walk.browser.newContext();
  walk.contexts.push(context);
  return context.request.get(walk.diary + address, { maxRedirects: 0, headers: { cookie: `${sessionCookie}=${cookie}` } });
}

const alive = (pid) => { try { process.kill(pid, 0); return true; } catch { return false; } };

export const sessionTests = [
  ['S1 the session cookie is bound to this host, and its id is new after signing in and after Finish', async (walk) => {
    const [person] = walk.family(3);
    const page = await walk.visitor();
    const planted = 'A'.repeat(43);
    await page.context().addCookies([{ name: sessionCookie, value: planted, url: walk.diary.replace('http:', 'https:'), secure: true }]);
    await walk.enter(page, person);
    const atSignIn = await sessionId(page);
    assert.ok(atSignIn && atSignIn !== planted, 'the planted id was adopted');
    const returned = page.trail.find((answer) => answer.url().includes('/enter/return'));
    const [header, ...more] = await cookiesSet(returned);
    assert.deepEqual(more, []);
    const attributes = header.split(';').slice(1).map((part) => part.trim().toLowerCase());
    assert.deepEqual([...attributes].sort(), [...wanted].sort());

    const spare = walk.issueCredential(130);
    await page.goto(`${walk.diary}/accounts/new`);
    await walk.fillForm(page, { name: 'Сеанс', login: spare.mrko_login, password: spare.mrko_password });
    await page.getByRole('button', { name: 'Завершить' }).click();
    await page.waitForURL(weekAddress);
    const afterFinish = await sessionId(page);
    assert.notEqual(afterFinish, atSignIn);
    const { pathname } = new URL(page.url());
    assert.equal((await answerTo(walk, page, afterFinish, pathname)).status(), 200);
    for (const dead of [atSignIn, planted]) {
      const answer = await answerTo(walk, page, dead, pathname);
      assert.equal(answer.status(), 303);
      assert.ok(answer.headers().location.startsWith('/enter'), answer.headers().location);
    }
    const again = await walk.visitor();
    await walk.enter(again, person);
    assert.notEqual(await sessionId(again), afterFinish);
  }],
  ...bothWidths.map(([label, viewport]) => [
    `S3 a parent sees where else they are signed in and ends it from there, at ${label} px`,
    async (walk) => {
      const [person] = walk.family(1);
      const page = await walk.visitor({ viewport });
      const elsewhere = [await walk.visitor(), await walk.visitor(), await walk.visitor()];
      for (const one of [page, ...elsewhere]) {
        await walk.enter(one, person);
        if ((await walk.children(one)).size === 0) await walk.connect(one, person);
      }
      const own = await sessionId(page);
      const isOver = async (one) => (await answerTo(walk, page, await sessionId(one), '/accounts')).status() === 303;
      await page.getByRole('link', { name: 'Где вы вошли' }).click();
      await page.waitForURL('**/sessions');
      const rows = page.locator('.accounts > li');
      const before = await rows.count();
      assert.ok(before >= 4);
      assert.match(await textOf(rows.first()), /Chrome, Linux — это устройство/);
      await walk.assertNoViolations(page, 'own sessions');
      // All were used in one minute and look alike: the button of the second row ends one, whichever.
      await walk.press(page, page.getByRole('button', { name: 'Завершить', exact: false }).first());
      await page.getByText('Выполнен выход на том устройстве.').waitFor();
      assert.equal(await rows.count(), before - 1);
      await walk.press(page, page.getByRole('button', { name: 'Завершить все, кроме этого' }));
      assert.equal(await rows.count(), 1);
      await page.getByText('Больше нигде вход не выполнен.').waitFor();
      for (const one of elsewhere) assert.ok(await isOver(one));
      assert.equal(await sessionId(page), own);
      assert.equal((await answerTo(walk, page, own, '/accounts')).status(), 200);
      walk.forgetSession([person]);
    }]),
  ['a personal page is stored nowhere and carries the headers of protection', async (walk) => {
    const page = await walk.week(walk.pupilOf('10А'), '2026-11-16');
    await page.goto(`${walk.diary}/accounts/new`);
    await page.goto(`${walk.diary}/diary/77/week/2026-11-16`);
    const pages = page.trail.filter((answer) => answer.status() !== 303);
    assert.ok(pages.length >= 3);
    for (const answer of pages) {
      const headers = answer.headers();
      assert.equal(headers['cache-control'], 'no-store', answer.url());
      assert.match(headers['content-security-policy'], /default-src 'none'; script-src 'self'; style-src 'self';/);
      assert.doesNotMatch(headers['content-security-policy'], /unsafe/);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.equal(headers['referrer-policy'], 'no-referrer');
    }
  }],
  ['what the content security policy forbids is seen by these tests', async (walk) => {
    const page = await walk.week(walk.pupilOf('10А'), '2026-11-16');
    assert.equal(page.faults.length, 0);
    await page.evaluate(() => { document.body.insertAdjacentHTML('beforeend', '<p style="color:red">'); });
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 50); }));
    assert.ok(page.faults.some(({ text }) => text.includes('Content Security Policy')), 'an inline style was not reported');
    page.faults.length = 0;
  }, ['sqlite']],
  ['F6 a number that is not mine is not found, and no child is named', async (walk) => {
    const page = await walk.parent(walk.family(3), { address: '/diary/77/week/2026-11-16' });
    assert.equal(page.trail.at(-1).status(), 404);
    const body = await page.content();
    for (const person of walk.people) {
      const [given, family] = person.child.split(/[ ,]+/);
      assert.ok(!body.includes(given), `${given} is named`);
      // The parent's own name stands in the bar.
      if (!person.portal_name.startsWith(family.slice(0, -1))) assert.ok(!body.includes(family), `${family} is named`);
    }
    const strange = await page.content();
    await page.goto(`${walk.diary}/diary/78/week/2026-11-16`);
    const code = /<code>[0-9a-f]+<\/code>/;
    const hidden = /name="csrf" value="[^"]*"|\/diary\/7\d\//g;
    assert.equal((await page.content()).replace(code, '').replace(hidden, ''), strange.replace(code, '').replace(hidden, ''));
  }],
  ['F9 the code of an error page is found in the log', async (walk) => {
    const page = await walk.parent(walk.family(3), { address: '/diary/77/week/2026-11-16' });
    const code = await page.locator('code').innerText();
    assert.match(code, /^[0-9a-f]{32}$/);
    const lines = readFileSync(join(walk.state, 'log/diary.log'), 'utf8').split('\n').filter((line) => line.includes(code));
    assert.equal(lines.length, 1);
    const { request_id: id, status, route } = JSON.parse(lines[0]);
    assert.deepEqual({ id, status, route }, { id: code, status: 404, route: '/diary/{child}/week/{day}' });
  }],
  ['the log names no person, no mark and no secret', async (walk) => {
    const page = await walk.week(walk.pupilOf('10А'), '2026-11-16');
    const log = readFileSync(join(walk.state, 'log/diary.log'), 'utf8');
    assert.ok(log.split('\n').length > 2);
    const secrets = [await sessionId(page), ...walk.people.flatMap((one) => [one.mrko_login, one.mrko_password, one.portal_login, one.portal_name, one.account_name, ...one.child.split(', ')[0].split(' ')])];
    assert.deepEqual(secrets.filter((secret) => log.includes(secret)), []);
  }, ['sqlite']],
  ...bothWidths.map(([label, viewport]) => [
    `F2 signing out ends our session, then the portal’s, and the way back shows nothing of the child, at ${label} px`,
    async (walk) => {
      const family = walk.family(3);
      await walk.parent(family);
      const page = await walk.visitor({ viewport });
      await walk.enter(page, family[0]);
      const [, secondChild] = family;
      await page.goto(`${walk.diary}/diary/${await walk.numberOf(page, secondChild)}/week/2026-11-09`);
      const { pathname } = new URL(page.url());
      const old = await sessionId(page);
      page.trail.length = 0;
      await page.getByRole('button', { name: 'Выйти' }).click();
      await page.waitForURL((url) => url.origin === walk.portal);
      // Ours is over before the portal asks about its own.
      assert.deepEqual(page.trail.map((answer) => new URL(answer.url()).origin + new URL(answer.url()).pathname),
        [`${walk.diary}/sign-out`, `${walk.portal}/session/end`]);
      assert.equal((await page.trail[0].allHeaders())['clear-site-data'], '"cache", "storage"');
      assert.equal(await sessionId(page), undefined);
      assert.equal((await answerTo(walk, page, old, pathname)).status(), 303);
      await page.getByRole('button', { name: 'Выйти' }).click();
      await page.waitForURL(`${walk.diary}/`);
      assert.equal(await textOf(page.locator('h1')), 'Школьный дневник вашего ребёнка');

      for (let back = 0; back < 3; back += 1) {
        await page.goBack({ waitUntil: 'load' });
        const shown = await page.content();
        for (const person of family) {
          assert.ok(!shown.includes(person.account_name) && !shown.includes(person.child.split(' ')[0]), `${person.account_name} at ${page.url()}`);
        }
        assert.equal(await page.locator('.lessons').count(), 0, page.url());
      }
      await page.goto(`${walk.portal}/`);
      assert.ok((await page.locator('header').innerText()).includes('Вы не вошли'));
      await page.goto(walk.diary + pathname);
      await page.getByLabel('Пароль портала').waitFor();
    },
  ]),
  ['a link to a week leads through the portal back to that week', async (walk) => {
    const family = walk.family(2);
    const known = await walk.week(family[1], '2026-10-12');
    const page = await walk.visitor({ viewport: phone });
    await page.goto(known.url());
    await walk.signInAtPortal(page, family[0]);
    await page.waitForURL(known.url());
    assert.ok((await textOf(page.locator('.owner'))).startsWith(family[1].child.split(' ')[0]));
  }],
  ['F5 with the workers away nginx shows a page of its own', async (walk) => {
    const page = await walk.week(walk.pupilOf('10А'), '2026-11-16', { viewport: phone });
    const supervisor = Number(readFileSync(join(walk.state, 'run/diary.pid'), 'utf8'));
    process.kill(supervisor, 'SIGTERM');
    for (let waited = 0; alive(supervisor) && waited < 200; waited += 1) await new Promise((done) => { setTimeout(done, 100); });
    assert.ok(!alive(supervisor), 'the supervisor did not end');
    await page.reload();
    const answer = page.trail.at(-1);
    assert.equal(answer.status(), 503);
    const { 'retry-after': wait, 'cache-control': cache, 'content-security-policy': policy } = answer.headers();
    assert.ok(Number(wait) >= 3 && Number(wait) <= 10, `Retry-After ${wait}`);
    assert.equal(cache, 'no-store');
    assert.match(policy, /default-src 'none'/);
    assert.equal(await textOf(page.locator('h1')), 'Дневник сейчас не отвечает');
    const missing = await page.context().newPage();
    await missing.goto(`${walk.diary}/s/nothing.css`);
    assert.equal(missing.trail.at(-1).status(), 404);
    for (const [name, ours] of [['away', page], ['no-file', missing]]) {
      assert.match(await ours.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily), /^"Golos Text"/, 'a page without its styles');
      for (const [label, viewport] of bothWidths) {
        await ours.setViewportSize(viewport);
        await walk.assertNoSidewaysScroll(ours, `the page of nginx, ${name}`);
        await walk.assertNoViolations(ours, `the page of nginx, ${name}`);
        await walk.picture(ours, `${name}-${label}`);
      }
    }
  }],
];
