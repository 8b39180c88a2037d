// Portal -> form -> check -> Finish -> diary, and everything that can go wrong on the way.
import assert from 'node:assert/strict';
import { Presses, bothWidths, desktop, phone, plain, textOf, weekAddress } from './walk.mjs';

const waysToLook = bothWidths.flatMap(([label, viewport]) => [true, false].map((javaScript) => [label, viewport, javaScript]));

const form = (page) => ({
  name: page.getByLabel('Название учётной записи'),
  login: page.getByLabel('Логин МРКО'),
  password: page.getByLabel('Пароль МРКО'),
});

/** What the summary and the fields say is wrong, in their order. */
async function complaints(page) {
  const summary = (await page.locator('#errors li').allInnerTexts()).map(plain);
  const atFields = (await page.locator('.govuk-error-message').allInnerTexts()).map((text) => plain(text).replace(/^Ошибка:\s*/, ''));
  return { summary, atFields };
}

/** The form of a parent who has a diary already, with a credential of a pupil whom nobody has. */
async function anotherChild(walk, pupil, options) {
  const page = await walk.parent(walk.family(3), { ...options, address: '/accounts/new' });
  return { page, person: walk.issueCredential(pupil) };
}

export const accountTests = [
  ...waysToLook.map(([label, viewport, javaScript], walkNumber) => [
    `A1 first connection at ${label} px ${javaScript ? 'with' : 'without'} JavaScript, by two presses straight into the week`,
    async (walk) => {
      // Each of the four walks has a family of its own, so each is a first connection.
      const [person] = walk.families().filter((rows) => rows.length < 3)[walkNumber];
      const variant = `${label}-${javaScript ? 'js' : 'nojs'}`;
      const page = await walk.visitor({ viewport, javaScript });
      await walk.enter(page, person);
      assert.match(page.url(), /\/accounts\/new$/);
      assert.equal(await page.locator('h1').innerText(), 'Подключите дневник ребёнка');
      await walk.picture(page, `form-${variant}`);
      await form(page).name.fill(person.account_name);
      await form(page).login.fill(person.mrko_login);
      await form(page).password.fill(person.mrko_password);

      const presses = new Presses(page);
      await presses.to(page.getByRole('button', { name: 'Продолжить' }));
      await page.waitForURL(/\/accounts\/check$/);
      const shown = await textOf(page.locator('main'));
      const [givenName] = person.child.split(' ');
      for (const text of [person.account_name, person.mrko_login, givenName, 'Школа № 1234']) {
        assert.ok(shown.includes(text), `${text} is not on the check page: ${shown}`);
      }
      assert.ok(!(await page.content()).includes(person.mrko_password), 'the password is on the page');
      await walk.picture(page, `check-${variant}`);
      page.trail.length = 0;
      await presses.to(page.getByRole('button', { name: 'Завершить' }));
      await page.waitForURL(weekAddress);
      assert.equal(presses.count, 2);

      assert.ok(page.url().endsWith('/diary/1/week/2026-11-16#today'), page.url());
      const redirects = page.trail.filter((answer) => answer.status() === 303);
      assert.ok(redirects.length <= 2 && page.trail.at(-1).status() === 200, page.trail.map((answer) => answer.url()).join(' '));
      const week = await textOf(page.locator('main'));
      assert.ok(week.includes(`Дневник «${person.account_name}» подключён.`), 'no word of success');
      assert.equal(await textOf(page.locator('h1')), week.includes('Суббота') ? '16–21 ноября 2026 г.' : '16–20 ноября 2026 г.');
      assert.ok(await page.locator('.task').count() >= 3, 'the week has no homework');
      assert.ok(await page.locator('.m').count() > 0 || week.includes('На этой неделе оценок пока нет'), 'no mark and no word about it');
      await walk.picture(page, `week-${variant}`);
      await walk.press(page, page.getByRole('link', { name: 'Дневник', exact: true }));
      assert.ok(!(await page.locator('main').innerText()).includes('подключён'), 'the word of success stays');
    },
  ]),
  ['A3 a parent of two and a parent of three children switch by two clicks and keep the week', async (walk) => {
    for (const [children, [label, viewport]] of [[2, bothWidths[0]], [3, bothWidths[1]]]) {
      const family = walk.family(children);
      const page = await walk.week(family[0], '2026-10-12', { viewport });
      for (const person of [...family.slice(1), family[0]]) {
        const menu = page.locator('details.children');
        await menu.locator('summary').click();
        await walk.view(page, `menu-${children}-children-${label}`);
        const inMenu = await menu.locator('a').allInnerTexts();
        assert.deepEqual(inMenu.map((text) => text.trim()).sort(), [...family.map((one) => one.account_name), 'Вся семья', 'Добавить ребёнка', 'Управлять'].sort());
        await walk.press(page, menu.getByRole('link', { name: person.account_name }));
        const [given, familyName] = person.child.split(/[ ,]+/);
        assert.ok(page.url().endsWith('/week/2026-10-12'), page.url());
        const owner = await textOf(page.locator('.owner'));
        assert.ok(owner.startsWith(`${given} ${familyName[0]}.`), owner);
        assert.equal((await textOf(menu.locator('summary'))).replace(/^Ребёнок:\s*/, ''), person.account_name);
        assert.equal((await menu.locator('[aria-current]').allTextContents()).join(), person.account_name);
      }
    }
  }],
  ['A3 without JavaScript the switcher works too', async (walk) => {
    const family = walk.family(2);
    const page = await walk.week(family[0], '2026-10-12', { viewport: phone, javaScript: false });
    await page.locator('details.children summary').click();
    await walk.press(page, page.locator('details.children').getByRole('link', { name: family[1].account_name }));
    assert.ok(page.url().endsWith(`/diary/${await walk.numberOf(page, family[1])}/week/2026-10-12`), page.url());
  }, ['sqlite']],
  ['A3 two tabs with two children keep their own after reload', async (walk) => {
    const family = walk.family(2);
    const first = await walk.parent(family);
    const second = await first.context().newPage();
    const numbers = await walk.children(first);
    const owner = async (page) => (await textOf(page.locator('.owner'))).split(' ')[0];
    const given = family.map((person) => person.child.split(' ')[0]);
    await first.goto(`${walk.diary}/diary/${numbers.get(family[0].account_name)}/week/2026-11-09`);
    await second.goto(`${walk.diary}/diary/${numbers.get(family[1].account_name)}/week/2026-11-09`);
    await first.reload();
    await second.reload();
    assert.deepEqual([await owner(first), await owner(second)], given);
    await first.getByRole('link', { name: 'Неделя вперёд' }).first().click();
    await first.waitForURL(/2026-11-16/);
    assert.equal(await owner(first), given[0]);
  }],
  ['the form names each empty field', async (walk) => {
    for (const javaScript of [true, false]) {
      const page = await walk.parent(walk.family(3), { viewport: phone, javaScript, address: '/accounts/new' });
      await walk.fillForm(page, { name: '', login: '', password: '' });
      const expected = ['Введите название учётной записи', 'Введите логин МРКО', 'Введите пароль МРКО'];
      assert.deepEqual(await complaints(page), { summary: expected, atFields: expected });
      assert.match(await page.title(), /^Ошибка: /);
      assert.equal(page.trail.at(-1).status(), 422);
      for (const field of Object.values(form(page))) assert.equal(await field.getAttribute('aria-invalid'), 'true');
      if (javaScript) await walk.picture(page, 'form-empty-360');
    }
  }],
  ['the form names a used name, letter by letter of either case, and keeps the login', async (walk) => {
    const { page, person } = await anotherChild(walk, 110);
    const used = walk.family(3)[1].account_name;
    await walk.fillForm(page, { name: ` ${used.toUpperCase()} `, login: person.mrko_login, password: person.mrko_password });
    const expected = [`Название «${used}» уже есть. Введите другое`];
    assert.deepEqual(await complaints(page), { summary: expected, atFields: expected });
    assert.equal(await form(page).login.inputValue(), person.mrko_login);
    assert.equal(await form(page).password.inputValue(), '');
  }],
  ['the form names a name that is too long and a diary that is connected already', async (walk) => {
    const { page, person } = await anotherChild(walk, 111);
    await walk.fillForm(page, { name: 'Я'.repeat(52), login: person.mrko_login, password: person.mrko_password });
    assert.deepEqual((await complaints(page)).summary, ['Название — не длиннее 40 знаков. Сейчас 52']);
    const connected = walk.family(3)[0];
    await walk.fillForm(page, { name: 'Ещё раз', login: connected.mrko_login, password: connected.mrko_password });
    assert.match((await complaints(page)).summary.join(), new RegExp(`уже подключён под названием «${connected.account_name}»`));
    await walk.press(page, page.locator('#errors').getByRole('link', { name: 'Открыть дневник' }));
    assert.match(page.url(), weekAddress);
  }],
  ['A15 a wrong password keeps the other fields and says how many attempts are left', async (walk) => {
    const { page, person } = await anotherChild(walk, 112, { viewport: phone });
    await walk.fillForm(page, { name: 'Проба', login: person.mrko_login, password: 'не-тот-пароль' });
    assert.match(await page.title(), /^Ошибка: /);
    assert.equal(await form(page).name.inputValue(), 'Проба');
    assert.equal(await form(page).login.inputValue(), person.mrko_login);
    assert.equal(await form(page).password.inputValue(), '');
    const { summary } = await complaints(page);
    assert.match(summary.join(), /Логин и пароль не подошли друг к другу\. Проверьте раскладку и Caps Lock\. Осталось 4 попытки/);
    await page.waitForFunction(() => document.activeElement?.id === 'errors');
    await walk.picture(page, 'form-wrong-password-360');
    await page.locator('#errors a').first().click();
    const focused = await page.evaluate(() => document.activeElement.name);
    assert.ok(['mrko_login', 'mrko_password'].includes(focused), `the link of the summary leads to ${focused}`);
    await walk.fillForm(page, { name: 'Проба', login: person.mrko_login, password: person.mrko_password });
    await page.waitForURL(/\/accounts\/check$/);
  }],
  ['A16 Cyrillic letters in the login are named', async (walk) => {
    const { page } = await anotherChild(walk, 113);
    await walk.fillForm(page, { name: 'Проба', login: 'ivаnоv', password: 'x' });
    assert.deepEqual((await complaints(page)).summary,
      ['В логине русские буквы «а», «о». Переключите раскладку и введите заново']);
  }],
  ['going back from the check page keeps the name and the login, and the password counts as entered', async (walk) => {
    for (const javaScript of [true, false]) {
      const { page, person } = await anotherChild(walk, 114, { javaScript });
      const filled = { name: 'Племянник', login: person.mrko_login, password: person.mrko_password };
      await walk.fillForm(page, filled);
      await page.waitForURL(/\/accounts\/check$/);
      await walk.press(page, page.getByRole('link', { name: 'Назад' }));
      assert.equal(await form(page).name.inputValue(), 'Племянник');
      assert.equal(await form(page).login.inputValue(), person.mrko_login);
      assert.equal(await form(page).password.inputValue(), '');
      assert.ok((await page.locator('#mrko_password-hint').innerText()).includes('Пароль уже введён'));
      await form(page).name.fill('Внук');
      await walk.press(page, page.getByRole('button', { name: 'Продолжить' }));
      assert.ok((await page.locator('main').innerText()).includes('Внук'), 'the corrected name is lost');
      // The browser's own way back and forth shows the same.
      await page.goBack();
      assert.equal(await form(page).login.inputValue(), person.mrko_login);
      await page.goForward();
      assert.ok((await page.locator('main').innerText()).includes('Внук'));
      for (const [link, field] of [['название учётной записи', 'account_name'], ['логин МРКО', 'mrko_login'], ['пароль МРКО', 'mrko_password']]) {
        await walk.press(page, page.getByRole('link', { name: `Изменить ${link}` }));
        assert.ok(page.url().endsWith(`/accounts/new#${field}`), page.url());
        await walk.press(page, page.getByRole('button', { name: 'Продолжить' }));
      }
      assert.ok(page.url().endsWith('/accounts/check'), page.url());
    }
  }],
  ['nothing is stored before Finish, and the form can be left', async (walk) => {
    const { page, person } = await anotherChild(walk, 115);
    const before = await walk.children(await walk.parent(walk.family(3)));
    await walk.fillForm(page, { name: 'Не сейчас', login: person.mrko_login, password: person.mrko_password });
    await page.waitForURL(/\/accounts\/check$/);
    await page.goto(`${walk.diary}/accounts/new`);
    await walk.press(page, page.getByRole('link', { name: 'Отмена' }));
    assert.match(page.url(), weekAddress);
    assert.deepEqual(await walk.children(page), before);
  }],
  ['the password can be shown and is hidden again when the form is sent', async (walk) => {
    const { page } = await anotherChild(walk, 116, { viewport: desktop });
    await form(page).password.fill('тайна');
    await page.getByRole('button', { name: 'Показать пароль' }).click();
    assert.equal(await page.locator('#mrko_password').getAttribute('type'), 'text');
    await page.getByRole('button', { name: 'Скрыть пароль' }).click();
    assert.equal(await page.locator('#mrko_password').getAttribute('type'), 'password');
  }, ['sqlite']],
  ['F1 a double press of Finish makes one binding', async (walk) => {
    const { page, person } = await anotherChild(walk, 117);
    await walk.fillForm(page, { name: 'Двойной', login: person.mrko_login, password: person.mrko_password });
    await page.waitForURL(/\/accounts\/check$/);
    const fields = await page.locator('main form input').evaluateAll((inputs) => inputs.map((input) => [input.name, input.value]));
    const presses = [1, 2, 3].map(() => page.context().request.post(`${walk.diary}/accounts/check`,
      { form: Object.fromEntries(fields), maxRedirects: 0 }));
    await page.getByRole('button', { name: 'Завершить' }).dblclick();
    walk.forgetSession(walk.family(3));
    for (const answer of await Promise.all(presses)) assert.equal(answer.status(), 303);
    // The id of the session changes at Finish: a press that comes with the old one goes through the portal to the diary.
    // waitForURL would take the first press, which the second one aborts, for a failure.
    await page.waitForFunction((week) => new RegExp(week).test(location.href) && document.readyState === 'complete', weekAddress.source);
    const names = [...(await walk.children(page)).keys()];
    assert.deepEqual(names.sort(), [...walk.family(3).map((one) => one.account_name), 'Двойной'].sort());
  }],
];
