// What stands open to everybody, the family's events, the help, and the code on pages of errors.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bothWidths, desktop, phone, plain, textOf } from './walk.mjs';

const pupil = '7А';

const code = async (page) => {
  const found = (await textOf(page.locator('main'))).match(/Код обращения:\s*([0-9a-f]{32})/);
  assert.ok(found, `no code on ${page.url()}`);
  return found[1];
};

/** The lines of all logs of the service that name a request; nginx writes its own some seconds later. */
async function logged(walk, id, file) {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const folder = join(walk.state, 'log');
    const lines = readdirSync(folder).filter((name) => file.test(name))
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line.includes(id)));
    if (lines.length > 0) return lines;
    await new Promise((later) => { setTimeout(later, 250); });
  }
  return [];
}

async function anybody(walk, address, options) {
  const page = await walk.visitor(options);
  await page.goto(walk.diary + address);
  return page;
}

export const publicPages = [
  ...[['news', '/news'], ['schools', '/schools'], ['schools not found', '/schools?q=99999'], ['help', '/help'],
    ['help search', '/help?q=пароль'], ['help to sign in', '/help/sign-in'], ['about', '/about'], ['privacy', '/privacy'],
    ['accessibility', '/accessibility']].map(([name, address]) => [name, (walk, options) => anybody(walk, address, options)]),
  ['card of a school', async (walk, options) => {
    const page = await anybody(walk, '/schools?q=1234', options);
    await walk.press(page, page.locator('.schools a').first());
    return page;
  }],
  ['events', (walk, options) => walk.section(walk.pupilOf(pupil), 'events', options)],
  ['events of the past', (walk, options) => walk.section(walk.pupilOf(pupil), 'events?period=month&at=2026-09-15', options)],
];

export const publicTests = [
  ['A5 the next parent meeting is at most two presses away, with and without a script', async (walk) => {
    for (const javaScript of [true, false]) {
      for (const [label, viewport] of bothWidths) {
        const page = await walk.week(walk.pupilOf(pupil), '2026-11-16', { javaScript, viewport });
        let presses = 0;
        const link = page.getByRole('link', { name: /^События/ }).filter({ visible: true });
        if (await link.count() === 0) {
          await page.locator('.more summary').click();
          presses += 1;
        }
        await walk.press(page, link.first());
        presses += 1;
        assert.ok(presses <= 2, `${presses} presses at ${label} px`);
        const meeting = page.locator('.next-meeting');
        assert.match(await textOf(meeting), /Ближайшее собрание: четверг, \d+ \S+, 18:30, Кабинет \d+/);
        const box = await meeting.boundingBox();
        assert.ok(box.y + box.height <= viewport.height, `the meeting is out of sight at ${label} px`);
      }
    }
  }],
  ['P17 events of city, school, year and class, tests and holidays stand by day, what is over below', async (walk) => {
    const page = await walk.section(walk.pupilOf(pupil), 'events');
    const text = await textOf(page.locator('main'));
    for (const word of ['Впереди', 'Собрание', 'Каникулы', 'Новость', 'Событие', 'вся школа', 'все 7-е классы', '7 «А»', 'Департамент']) {
      assert.ok(text.includes(word), word);
    }
    assert.ok(!/все 4-е классы/.test(text), 'a year of somebody else');
    const dates = async (part) => part.locator('time').evaluateAll((all) => all.map((one) => one.dateTime));
    const ahead = await dates(page.locator('.board:not(.told)'));
    assert.deepEqual(ahead, [...ahead].sort(), 'what lies ahead begins with the nearest');
    const told = await dates(page.locator('.board.told'));
    assert.deepEqual(told, [...told].sort().reverse(), 'what is over begins with the newest');
    await walk.press(page, page.getByRole('link', { name: 'Месяц', exact: true }));
    assert.match(page.url(), /events\?period=month/);
    await walk.press(page, page.locator('a[rel=prev]').first());
    assert.doesNotMatch(await textOf(page.locator('main')), /Впереди/);
  }],
  ['P17 news and cards of schools open without sign-in, with and without a script, and name no class, pupil or meeting', async (walk) => {
    for (const javaScript of [true, false]) {
      for (const [label, viewport] of bothWidths) {
        const page = await anybody(walk, '/', { javaScript, viewport });
        await walk.press(page, page.locator('.foot').getByRole('link', { name: 'Новости и события' }));
        const text = await textOf(page.locator('main'));
        assert.match(text, /Впереди/, label);
        assert.doesNotMatch(text, /собрание|Экскурсия|Фотографирование/i);
        for (const person of walk.people) assert.ok(!text.includes(person.child.split(' ')[1].replace(',', '')), person.child);
        await walk.press(page, page.locator('.notice-kind a').first());
        assert.match(page.url(), /\/schools\/\d+$/);
        const card = await textOf(page.locator('main'));
        for (const word of ['Подключена к дневнику', 'Адрес', 'Телефон', 'Директор']) assert.ok(card.includes(word), word);
        assert.doesNotMatch(card, /ученик(ов|а)\s*\d|классов|\d+ класс/);
        await walk.press(page, page.getByRole('link', { name: 'Новости и события школы' }));
        assert.match(page.url(), /\/news\?school=\d+$/);
        await walk.assertNoSidewaysScroll(page, `news at ${label} px`);
      }
    }
  }],
  ['F47 is my school connected: by number, by name in any letters, and what to do if not', async (walk) => {
    for (const javaScript of [true, false]) {
      const page = await anybody(walk, '/schools', { javaScript, viewport: phone });
      for (const asked of ['1234', 'ШКОЛА № 1234', 'школы 1234']) {
        await page.getByLabel('Номер или название школы').fill(asked);
        await walk.press(page, page.getByRole('button', { name: 'Найти' }));
        assert.match(await textOf(page.locator('.schools')), /Школа № 1234/, asked);
        assert.equal(await page.getByLabel('Номер или название школы').inputValue(), asked);
      }
      await page.getByLabel('Номер или название школы').fill('%_');
      await walk.press(page, page.getByRole('button', { name: 'Найти' }));
      assert.match(await textOf(page.locator('main')), /Такой школы в дневнике нет[\s\S]*спрос|уточните/);
    }
  }],
  ['P27 a question is found by a word in any of its forms, with and without a script', async (walk) => {
    for (const javaScript of [true, false]) {
      const page = await anybody(walk, '/', { javaScript, viewport: phone });
      await walk.press(page, page.locator('.foot').getByRole('link', { name: 'Помощь' }));
      assert.ok(await page.locator('.topic h2').count() >= 12);
      for (const [asked, anchor] of [['Пароля', '#login'], ['ребёнок', '#connect'], ['распечатывать', '#print'], ['реклама', '#free']]) {
        await page.getByLabel('О чём вопрос?').fill(asked);
        await walk.press(page, page.getByRole('button', { name: 'Найти' }));
        assert.ok(await page.locator(`.topic${anchor}`).count() === 1, asked);
        assert.ok(await page.locator('.topic').count() < 12, asked);
      }
      await page.getByLabel('О чём вопрос?').fill('ящерица');
      await walk.press(page, page.getByRole('button', { name: 'Найти' }));
      await walk.press(page, page.getByRole('link', { name: 'Все вопросы' }).first());
      await walk.press(page, page.getByRole('link', { name: 'Не могу войти' }));
      assert.deepEqual(await page.locator('.topic').evaluateAll((all) => all.map((one) => one.id)),
        ['layout', 'forgotten', 'paused', 'renewed', 'school', 'portal', 'other']);
    }
  }],
  ['P27 the card of the school in the bar leads to its page', async (walk) => {
    const page = await walk.week(walk.pupilOf(pupil), '2026-11-16', { viewport: desktop });
    await page.locator('details.school summary').click();
    await walk.press(page, page.getByRole('link', { name: 'О школе' }));
    assert.match(page.url(), /\/schools\/\d+$/);
    assert.equal(plain(await page.locator('h1').innerText()), 'Школа № 1234');
  }],
  ['F9 the code on a page of ours is found in the log of the workers, and the page leads to the help', async (walk) => {
    const page = await anybody(walk, '/there-is-no-such-page', {});
    assert.equal(page.trail.at(-1).status(), 404);
    const lines = await logged(walk, await code(page), /^worker|^mrko|^diary/);
    assert.equal(lines.length, 1);
    assert.equal(JSON.parse(lines[0]).status, 404);
    await walk.press(page, page.getByRole('link', { name: /^Помощь:/ }));
    assert.match(page.url(), /\/help#code$/);
    assert.ok(await page.locator('#code').isVisible());
  }],
  ['F9 the code on a page of nginx is found in its log', async (walk) => {
    const page = await anybody(walk, '/s/there-is-no-such-file.css', { javaScript: false });
    assert.equal(page.trail.at(-1).status(), 404);
    const lines = await logged(walk, await code(page), /^nginx-access/);
    assert.equal(lines.length, 1);
    assert.equal(JSON.parse(lines[0]).status, 404);
    assert.match(JSON.parse(lines[0]).path, /there-is-no-such-file/);
    assert.equal(await page.getByRole('link', { name: /^Помощь:/ }).getAttribute('href'), '/help#code');
  }],
];
