// Portal -> form -> check -> Finish -> diary, and everything that can go wrong on the way.
import assert from 'node:assert/strict';
import { phone, desktop } from './walk.mjs';

const widths = [['360', phone], ['1280', desktop]];

export const accountTests = [
  ...widths.flatMap(([label, viewport]) => [true, false].map((javaScript) => [
    `A1 first connection at ${label} px ${javaScript ? 'with' : 'without'} JavaScript, straight into the week`,
    async (walk) => {
      // Each of the four walks has its own family, so each is a first connection.
      const logins = [...new Set(walk.people.map((person) => person.portal_login))];
      const login = logins[(label === '360' ? 0 : 2) + (javaScript ? 0 : 1)];
      const person = walk.people.find((one) => one.portal_login === login);
      const page = await walk.visitor({ viewport, javaScript });
      await walk.enter(page, person);
      assert.match(page.url(), /\/accounts\/new$/);
      assert.equal(await page.locator('h1').innerText(), 'Подключите дневник ребёнка');
      await walk.hasNoSidewaysScroll(page, 'the form');
      await walk.picture(page, `form-${label}-${javaScript ? 'js' : 'nojs'}`);
      if (javaScript) await walk.hasNoViolations(page, 'the form');
      await walk.fillForm(page, { name: person.account_name, login: person.mrko_login, password: person.mrko_password });
      await page.waitForURL(/\/accounts\/check$/);
      const shown = await page.locator('main').innerText();
      assert.ok(shown.includes(person.account_name) && shown.includes(person.mrko_login), shown);
      assert.ok(!(await page.content()).includes(person.mrko_password), 'the password is on the page');
      await walk.hasNoSidewaysScroll(page, 'the check page');
      await walk.picture(page, `check-${label}-${javaScript ? 'js' : 'nojs'}`);
      if (javaScript) await walk.hasNoViolations(page, 'the check page');
      await page.getByRole('button', { name: 'Завершить' }).click();
      await page.waitForURL(/\/diary\/1\/week\/2026-11-16/);
      assert.ok((await page.locator('main').innerText()).includes('подключён'), 'no word of success');
      assert.deepEqual(page.faults, []);
    },
  ])),
  ['A2 a returning parent lands on the week with no click', async (walk) => {
    const page = await walk.visitor();
    const family = walk.family(1);
    await walk.parent(page, family);
    const again = await walk.visitor();
    await walk.enter(again, family[0]);
    assert.match(again.url(), /\/diary\/1\/week\/2026-11-16#today$/);
  }],
  ['A15 a wrong password keeps the other fields and says how many attempts are left', async (walk) => {
    const page = await walk.visitor({ viewport: phone });
    const person = walk.family(3)[2];
    await walk.enter(page, person);
    await page.goto(`${walk.diary}/accounts/new`);
    await walk.fillForm(page, { name: 'Проба', login: person.mrko_login, password: 'не-тот-пароль' });
    assert.match(await page.title(), /^Ошибка/);
    assert.equal(await page.locator('[name=account_name]').inputValue(), 'Проба');
    assert.equal(await page.locator('[name=mrko_login]').inputValue(), person.mrko_login);
    assert.equal(await page.locator('[name=mrko_password]').inputValue(), '');
    assert.match(await page.locator('main').innerText(), /Осталось 4 попытки/);
    await walk.hasNoViolations(page, 'the form with an error');
    await walk.picture(page, 'form-error-360');
  }],
  ['A16 Cyrillic letters in the login are named', async (walk) => {
    const page = await walk.visitor();
    await walk.enter(page, walk.family(3)[0]);
    await page.goto(`${walk.diary}/accounts/new`);
    await walk.fillForm(page, { name: 'Проба', login: 'ivanоv', password: 'x' });
    assert.match(await page.locator('main').innerText(), /русск/i);
  }],
  ['F1 a double press of Finish makes one binding', async (walk) => {
    const page = await walk.visitor();
    const family = walk.family(3);
    await walk.enter(page, family[0]);
    await page.goto(`${walk.diary}/accounts/new`);
    const person = family[1];
    await walk.fillForm(page, { name: person.account_name, login: person.mrko_login, password: person.mrko_password });
    await page.waitForURL(/\/accounts\/check$/);
    const fields = await page.locator('form[action="/accounts/check"] input, form:has([name=form_id]) input')
      .evaluateAll((inputs) => inputs.map((input) => [input.name, input.value]));
    const answers = await page.evaluate(async (pairs) => {
      const body = () => new URLSearchParams(pairs);
      const posts = [1, 2, 3].map(() => fetch('/accounts/check', { method: 'POST', body: body(), redirect: 'follow' }));
      return (await Promise.all(posts)).map((answer) => answer.status);
    }, fields);
    assert.ok(answers.some((status) => status === 200), String(answers));
    await page.goto(`${walk.diary}/`);
    const links = await page.locator('a[href*="/diary/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    const numbers = new Set(links.map((href) => /\/diary\/(\d+)\//.exec(href)?.[1]).filter(Boolean));
    assert.ok(numbers.size <= 2, `more than one new child: ${[...numbers]}`);
  }],
];
