// Several children of one parent: the list of diaries, the switcher, the page of the family, a password that the school
// renewed.
import assert from 'node:assert/strict';
import { bothWidths, textOf } from './walk.mjs';

const waysToLook = bothWidths.flatMap(([label, viewport]) => [true, false].map((javaScript) => ({ label, viewport, javaScript })));

/** Pupils whom nobody of people.json has; only the tests of this file issue their credentials. */
const spares = [['Второй', 131], ['Третий', 132]];

/** The parent of one child, who has connected two more. The page stays signed in whatever the tests do to the list. */
async function parentOfThree(walk) {
  const family = [walk.pupilOf('11А')];
  const page = await walk.parent(family);
  const known = await walk.children(page);
  for (const [name, pupil] of spares.filter(([one]) => !known.has(one))) {
    await walk.connect(page, { account_name: name, ...walk.issueCredential(pupil) });
  }
  walk.forgetSession(family);
  return page;
}

async function asSeen(walk, page, way, address) {
  const other = await walk.visitor({ ...way, session: await page.context().storageState() });
  await other.goto(walk.diary + address);
  return other;
}

/** After a new id of the session the first page goes on with it. */
async function takeSession(page, other) {
  await page.context().addCookies((await other.context().storageState()).cookies);
}

const card = (page, name) => page.locator('.accounts > li').filter({ has: page.getByRole('heading', { name, exact: true }) });
const names = async (page) => (await page.locator('.accounts h2').allInnerTexts()).map((text) => text.trim());
const inSwitcher = async (page) => (await page.locator('details.children a[href^="/diary/"]').allTextContents()).map((text) => text.trim());

async function removeSpares(walk, page) {
  await page.goto(`${walk.diary}/accounts`);
  for (const [name] of spares) {
    if (await card(page, name).count() === 0) continue;
    await walk.press(page, card(page, name).getByRole('link', { name: 'Убрать' }));
    await walk.press(page, page.getByRole('button', { name: 'Убрать из списка' }));
  }
}

export const accountsTests = [
  ['P4 a child is renamed and moved at both widths, with and without JavaScript', async (walk) => {
    const page = await parentOfThree(walk);
    for (const way of waysToLook) {
      const other = await asSeen(walk, page, way, '/accounts');
      const [first, second, third] = await names(other);
      await walk.assertNoSidewaysScroll(other, `/accounts at ${way.label}`);
      await walk.picture(other, `accounts-${way.label}-${way.javaScript ? 'js' : 'nojs'}`);

      await walk.press(other, card(other, second).getByRole('button', { name: 'Выше' }));
      assert.deepEqual(await names(other), [second, first, third]);
      assert.match(await textOf(other.locator('.banner')), /Новый порядок сохранён/);
      assert.deepEqual(await inSwitcher(other), [second, first, third]);
      await walk.press(other, card(other, second).getByRole('button', { name: 'Ниже' }));
      assert.deepEqual(await names(other), [first, second, third]);
      assert.equal(await card(other, first).getByRole('button', { name: 'Выше' }).count(), 0);
      assert.equal(await card(other, third).getByRole('button', { name: 'Ниже' }).count(), 0);

      await walk.press(other, card(other, 'Третий').getByRole('link', { name: 'Переименовать' }));
      const field = other.getByLabel('Название учётной записи');
      assert.equal(await field.inputValue(), 'Третий');
      await field.fill(' ВТОРОЙ ');
      await walk.press(other, other.getByRole('button', { name: 'Сохранить' }));
      assert.equal(await textOf(other.locator('#errors li')), 'Название «Второй» уже есть. Введите другое');
      assert.match(await other.title(), /^Ошибка: /);
      assert.equal(await field.inputValue(), 'ВТОРОЙ');
      if (way.javaScript) await other.waitForFunction(() => document.activeElement?.id === 'errors');
      await field.fill('Младший');
      await walk.press(other, other.getByRole('button', { name: 'Сохранить' }));
      assert.match(await textOf(other.locator('.banner')), /Новое название сохранено/);
      assert.ok((await inSwitcher(other)).includes('Младший'));
      await walk.press(other, card(other, 'Младший').getByRole('link', { name: 'Переименовать' }));
      await field.fill('Третий');
      await walk.press(other, other.getByRole('button', { name: 'Сохранить' }));
      assert.ok(!(await names(other)).includes('Младший'));
    }
    await removeSpares(walk, page);
  }, ['sqlite']],
  ['P4 a child is removed after a question, the others stay, and it is added again under a new number', async (walk) => {
    const page = await parentOfThree(walk);
    const before = await walk.children(page);
    for (const way of waysToLook) {
      const other = await asSeen(walk, page, way, '/accounts');
      await walk.press(other, card(other, 'Второй').getByRole('link', { name: 'Убрать' }));
      assert.equal(await textOf(other.locator('h1')), 'Убрать «Второй» из списка?');
      await walk.picture(other, `removal-${way.label}-${way.javaScript ? 'js' : 'nojs'}`);
      await walk.press(other, other.getByRole('link', { name: 'Отмена' }));
      assert.equal((await names(other)).length, 3, 'Cancel removes');
      await walk.press(other, card(other, 'Второй').getByRole('link', { name: 'Убрать' }));
      await walk.press(other, other.getByRole('button', { name: 'Убрать из списка' }));
      assert.match(await textOf(other.locator('.banner')), /Дневник убран из списка/);
      assert.ok(!(await names(other)).includes('Второй') && (await names(other)).length === 2);
      await takeSession(page, other);
      const gone = before.get('Второй');
      const answer = await other.goto(`${walk.diary}/diary/${gone}/week/2026-11-16`);
      assert.equal(answer.status(), 404);
      await other.goto(`${walk.diary}/accounts`);
      await walk.press(other, other.locator('main').getByRole('link', { name: 'Добавить' }));
      await walk.connect(other, { account_name: 'Второй', ...walk.issueCredential(131) });
      const again = (await walk.children(other)).get('Второй');
      assert.ok(again > gone, `the number ${gone} is given again: ${again}`);
      before.set('Второй', again);
      await takeSession(page, other);
    }
    await removeSpares(walk, page);
  }, ['sqlite']],
  ['A3 the switcher keeps the section and the days on every section by two presses', async (walk) => {
    const family = walk.family(2);
    for (const [label, viewport] of bothWidths) {
      for (const section of ['marks?period=month&at=2026-10-01&view=dates', 'timetable/2026-10-12', 'homework?from=2026-10-05&to=2026-10-11',
        'statistics?period=month&at=2026-10-01', 'calendar?at=2026-10-01', 'remarks?period=year&at=2026-09-01', 'day/2026-10-12']) {
        const page = await walk.section(family[0], section, { viewport });
        const tab = await page.locator('.tabs [aria-current="page"]').first().getAttribute('href');
        const menu = page.locator('details.children');
        await menu.locator('summary').click();
        await walk.press(page, menu.getByRole('link', { name: family[1].account_name, exact: true }));
        const number = await walk.numberOf(page, family[1]);
        assert.ok(page.url().startsWith(`${walk.diary}/diary/${number}/`), page.url());
        const wanted = new URL(`http://x/${section}`);
        const { pathname, searchParams } = new URL(page.url());
        assert.ok(pathname.endsWith(wanted.pathname), `${section} at ${label}: ${page.url()}`);
        for (const [name, value] of wanted.searchParams) {
          assert.equal(searchParams.get(name), value, `${name} of ${section} at ${label}: ${page.url()}`);
        }
        assert.equal(page.trail.at(-1).status(), 200);
        assert.equal((await page.locator('.tabs [aria-current="page"]').first().getAttribute('href')).replace(/\d+/, ''), tab.replace(/\d+/, ''));
        await walk.closeContexts();
      }
      const page = await walk.section(family[0], 'subject', { viewport });
      await page.locator('details.children summary').click();
      await walk.press(page, page.locator('details.children').getByRole('link', { name: family[1].account_name, exact: true }));
      assert.match(page.url(), /\/subject\/-?\d+/);
      assert.equal(page.trail.at(-1).status(), 200);
    }
  }, ['sqlite']],
  ['A3 two tabs with marks of two children keep their own after reload', async (walk) => {
    const family = walk.family(2);
    const first = await walk.section(family[0], 'marks?period=year');
    const numbers = await walk.children(first);
    const second = await first.context().newPage();
    await second.goto(`${walk.diary}/diary/${numbers.get(family[1].account_name)}/marks?period=year`);
    const shown = async (page) => textOf(page.locator('main'));
    const before = [await shown(first), await shown(second)];
    assert.notEqual(before[0], before[1]);
    for (const page of [first, second, first]) await page.reload();
    assert.deepEqual([await shown(first), await shown(second)], before);
  }, ['sqlite']],
  ['P5 B8 the page of the family has every child, and a clash of meetings names them all', async (walk) => {
    const family = walk.family(3);
    for (const way of waysToLook) {
      const page = await walk.parent(family, { ...way, address: '/family' });
      await walk.assertNoSidewaysScroll(page, `/family at ${way.label}`);
      await walk.picture(page, `family-${way.label}-${way.javaScript ? 'js' : 'nojs'}`);
      const order = await inSwitcher(page);
      assert.deepEqual((await page.locator('.family h2').allInnerTexts()).map((text) => text.trim()), order);
      for (const part of await page.locator('.family > section').all()) {
        const text = await textOf(part);
        assert.match(text, /\d\d:\d\d–\d\d:\d\d, первый урок —/);
        assert.match(text, /задано: \d|не записано|ничего не задано/);
        assert.match(text, /Родительские собрания/);
      }
      const clashes = (await page.locator('.clash').allInnerTexts()).filter((text) => text.includes('Собрания в одно время'));
      assert.equal(clashes.length, 1, clashes.join('; '));
      for (const person of family) assert.ok(clashes[0].includes(person.account_name), clashes[0]);
      await walk.press(page, page.locator('.family h2 a').first());
      assert.match(page.url(), /\/week\/2026-11-16/);
      await walk.closeContexts();
    }
  }, ['sqlite']],
  ['P4 a password that the school renewed is asked of that child alone, and leads to the section that was wanted', async (walk) => {
    const page = await parentOfThree(walk);
    const numbers = await walk.children(page);
    const [own, second] = [numbers.get(walk.pupilOf('11А').account_name), numbers.get('Второй')];
    let former;
    for (const way of waysToLook) {
      const renewed = walk.issueCredential(131);
      const other = await asSeen(walk, page, way, '/accounts');
      assert.match(await textOf(card(other, 'Второй')), /нужен новый пароль/);
      assert.equal(await other.getByText('нужен новый пароль').count(), 1);
      await other.goto(`${walk.diary}/family`);
      assert.equal(await other.getByText('нужен новый пароль').count(), 1);
      const closed = await other.goto(`${walk.diary}/diary/${second}/marks?period=year`);
      assert.equal(closed.status(), 403);
      if (way.javaScript) await walk.assertNoViolations(other, `the closed diary at ${way.label} px`);
      await walk.picture(other, `renewed-${way.label}-${way.javaScript ? 'js' : 'nojs'}`);
      assert.equal((await other.goto(`${walk.diary}/diary/${own}/marks?period=year`)).status(), 200);
      await other.goto(`${walk.diary}/diary/${second}/marks?period=year`);
      await walk.press(other, other.getByRole('link', { name: 'Ввести новый пароль' }));
      await walk.picture(other, `password-${way.label}-${way.javaScript ? 'js' : 'nojs'}`);
      if (way.javaScript) await walk.assertNoViolations(other, `the new password at ${way.label} px`);
      // The login of the former sheet; the new one has another.
      const prefilled = await other.getByLabel('Логин МРКО').inputValue();
      assert.match(prefilled, /^[a-z]+\d{4}$/);
      if (former) assert.equal(prefilled, former);
      former = renewed.mrko_login;
      const open = async (password) => {
        await other.getByLabel('Логин МРКО').fill(renewed.mrko_login);
        await other.getByLabel('Пароль МРКО').fill(password);
        await walk.press(other, other.getByRole('button', { name: 'Открыть дневник' }));
      };
      await open('не-тот-пароль');
      assert.match(await textOf(other.locator('#errors')), /Логин и пароль не подошли друг к другу/);
      assert.equal(await other.getByLabel('Пароль МРКО').inputValue(), '');
      if (way.javaScript) await walk.assertNoViolations(other, `the wrong new password at ${way.label} px`);
      await open(renewed.mrko_password);
      assert.ok(other.url().endsWith(`/diary/${second}/marks?period=year`), other.url());
      assert.equal(other.trail.at(-1).status(), 200);
      assert.deepEqual(await walk.children(other), numbers);
      await takeSession(page, other);
    }
    await removeSpares(walk, page);
  }, ['sqlite']],
];
