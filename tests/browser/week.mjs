// The week of the diary: its way from week to week, its marks in words and figures, its two languages.
import assert from 'node:assert/strict';
import { bothWidths, desktop, phone, plain, textOf, weekAddress } from './walk.mjs';

const fiveDays = '7А';
const sixDays = '10А';
const turn = (page, name) => page.getByRole('link', { name }).filter({ visible: true }).first();
const monday = (page) => weekAddress.exec(page.url())?.[2];

/** The marks that a person can see on the screen now, nothing lying over them. */
function marksInView(page) {
  return page.locator('.m').evaluateAll((marks) => marks.filter((mark) => {
    const box = mark.getBoundingClientRect();
    const corners = [[box.left + 4, box.top + 4], [box.right - 4, box.bottom - 4]];
    return corners.every(([x, y]) => mark.contains(document.elementFromPoint(x, y)));
  }).length);
}

/** Russian counts of things: «1 урок», «2 урока», «5 уроков». */
const nouns = [['урок', 'урока', 'уроков'], ['оценка', 'оценки', 'оценок'], ['минута', 'минуты', 'минут'],
  ['минуту', 'минуты', 'минут'], ['секунду', 'секунды', 'секунд'], ['оценке', 'оценкам', 'оценкам'], ['попытка', 'попытки', 'попыток'],
  ['задание', 'задания', 'заданий'], ['замечание', 'замечания', 'замечаний'], ['комментарий', 'комментария', 'комментариев'],
  ['пропуск', 'пропуска', 'пропусков'], ['день', 'дня', 'дней'], ['балл', 'балла', 'баллов'], ['ученик', 'ученика', 'учеников'],
  ['пятёрка', 'пятёрки', 'пятёрок'], ['собрание', 'собрания', 'собраний'], ['событие', 'события', 'событий'], ['новость', 'новости', 'новостей'],
  ['ребёнок', 'ребёнка', 'детей'], ['вопрос', 'вопроса', 'вопросов'], ['школа', 'школы', 'школ'], ['новое', 'новых', 'новых'],
  ['новая', 'новые', 'новых'], ['час', 'часа', 'часов'], ['неделя', 'недели', 'недель']];
const counted = new Set(nouns.flat());
const plural = new Intl.PluralRules('ru');

export function wrongCounts(text) {
  return [...plain(text).matchAll(/(?<![\d,.:–-])(\d+) ([а-яё]+)/g)].filter(([, , noun]) => counted.has(noun)).filter(([, number, noun]) => {
    const form = ['one', 'few', 'many'].indexOf(plural.select(Number(number)));
    return !nouns.some((forms) => forms[form] === noun);
  }).map(([found]) => found);
}

/** The average that follows from the marks on the page, to two digits, halves up. */
function averageOf(marks) {
  const weighed = marks.map(({ value, weight }) => [BigInt(value), BigInt(Math.round(weight * 100))]);
  const weights = weighed.reduce((sum, [, weight]) => sum + weight, 0n);
  const hundredths = (weighed.reduce((sum, [value, weight]) => sum + value * weight, 0n) * 200n + weights) / (2n * weights);
  return `${hundredths / 100n},${String(hundredths % 100n).padStart(2, '0')}`;
}

export const weekTests = [
  ...bothWidths.map(([label, viewport]) => [
    `A4 the week before and the week after by one press at ${label} px`,
    async (walk) => {
      const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-16', { viewport });
      await walk.press(page, turn(page, label === '360' ? /Неделя назад, / : 'Неделя назад'));
      assert.equal(monday(page), '2026-11-09');
      assert.equal(await textOf(page.locator('h1')), '9–13 ноября 2026 г.');
      assert.equal(await textOf(page.locator('.day h2').first()), 'Понедельник, 9 ноября');
      await walk.press(page, turn(page, label === '360' ? /Неделя вперёд, / : 'Неделя вперёд'));
      await walk.press(page, turn(page, label === '360' ? /Неделя вперёд, / : 'Неделя вперёд'));
      assert.equal(monday(page), '2026-11-23');
      await walk.press(page, page.getByRole('link', { name: 'Дневник', exact: true }));
      assert.ok(page.url().endsWith('/week/2026-11-16#today'), page.url());
    },
  ]),
  ['A4 without JavaScript the weeks turn too', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-09', { javaScript: false });
    await walk.press(page, turn(page, 'Неделя вперёд'));
    assert.equal(monday(page), '2026-11-16');
    await walk.press(page, turn(page, 'Неделя назад'));
    await walk.press(page, turn(page, 'Эта неделя'));
    assert.ok(page.url().endsWith('2026-11-16#today'), page.url());
    assert.equal(await page.getByRole('button', { name: 'Печать' }).count(), 0, 'a button that does nothing');
  }, ['sqlite']],
  ['any date leads to its Monday, a date of this week to today', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-16');
    const base = page.url().replace(/[^/]+$/, '');
    for (const [asked, found] of [['2026-11-12', '2026-11-09'], ['2026-11-15', '2026-11-09'], ['2026-11-18', '2026-11-16#today'],
      ['2026-11-22', '2026-11-16#today'], ['2026-12-31', '2026-12-28']]) {
      await page.goto(base + asked);
      assert.equal(page.url(), base + found);
    }
    const days = await page.locator('.day h2').allInnerTexts();
    assert.ok(days.length > 0);
  }],
  ['a date outside the academic year says so and leads back', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2025-01-06');
    assert.equal(page.trail.at(-1).status(), 404);
    assert.match(await textOf(page.locator('h1')), /^6 января 2025 г\. — вне учебного года$/);
    assert.match(await textOf(page.locator('.lead')), /идёт с 1 сентября 2025 г\. по \d+ мая 2026 г\.$/);
    await walk.press(page, page.getByRole('link', { name: /^Открыть ближайшую неделю/ }));
    assert.equal(monday(page), '2025-09-01');
    assert.equal(await turn(page, 'Неделя назад').count(), 0, 'a link to a week before the year');
    await page.goto(page.url().replace(/[^/]+$/, '2027-06-07'));
    await walk.press(page, page.getByRole('link', { name: /^Открыть эту неделю/ }));
    assert.equal(monday(page), '2026-11-16');
    await page.goto(page.url().replace(/[^/]+$/, '2026-02-30'));
    assert.equal(page.trail.at(-1).status(), 404);
    assert.equal(await textOf(page.locator('h1')), 'Такой страницы нет');
  }],
  ...bothWidths.map(([label, viewport]) => [
    `B5 the first screen at ${label} px has a mark of today`,
    async (walk) => {
      for (const className of [fiveDays, sixDays]) {
        const page = await walk.week(walk.pupilOf(className), walk.today, { viewport });
        assert.ok(await page.locator('.day.today .m').count() > 0, `the demo school has no mark today in ${className}`);
        await walk.view(page, `first-screen-${className}-${label}`);
        assert.ok(await marksInView(page) > 0, `no mark in the first screen of ${className}`);
        // Whose diary it is stands there too (UI.md P4).
        const name = await page.locator('.menu-label').evaluate((label) => {
          const box = label.getBoundingClientRect();
          return label.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)) ? label.textContent : 'out of sight';
        });
        assert.equal(name, walk.pupilOf(className).account_name);
        assert.ok(await page.locator('.menu-label').evaluate((label) => label.scrollWidth <= label.clientWidth), 'the name of the child is cut off');
        const today = await page.locator('.day.today h2').boundingBox();
        assert.ok(today.y >= 0 && today.y + today.height <= viewport.height, `the heading of today stands at ${today.y}`);
      }
    },
  ]),
  ['B5 a desktop whose window reaches to today opens the week at its top, though the address ends in #today', async (walk) => {
    const page = await walk.section(walk.pupilOf(fiveDays), 'week', { viewport: { ...desktop, height: 1600 } });
    assert.ok(page.url().endsWith('#today'), page.url());
    assert.equal(await page.evaluate(() => window.scrollY), 0);
  }],
  ['today is named in a word, and only today', async (walk) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16');
    assert.deepEqual((await page.locator('.day:has(.today-word) h2 time').allInnerTexts()).map(plain), ['Среда, 18 ноября']);
    await walk.press(page, turn(page, 'Неделя назад'));
    assert.equal(await page.locator('.today-word').count(), 0);
  }],
  ['a class of five days has no Saturday, a class of six has one', async (walk) => {
    for (const [className, count] of [[fiveDays, 5], [sixDays, 6]]) {
      const page = await walk.week(walk.pupilOf(className), '2026-11-16');
      assert.equal(await page.locator('.day').count(), count);
      assert.equal(await page.locator('.strip li').count(), count);
    }
  }],
  ['holidays are called by their name', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-02');
    assert.equal(await page.locator('.day .rest').count(), 5);
    assert.equal(await textOf(page.locator('.day .rest').first()), 'Осенние каникулы');
    assert.equal(await page.locator('.lessons').count(), 0);
    assert.equal(await textOf(page.locator('.week-foot p')), 'На этой неделе уроков нет.');
  }],
  ['the average and the counts of a week follow from its marks', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-09-07');
    let compared = 0;
    while (monday(page) < '2026-11-16') {
      const marks = await page.locator('.m:not(.absent, .dot)').evaluateAll((all) => all.map((mark) => {
        const [, value, weight] = /^(\d)[+−-]?(?:×([\d,]+))?$/.exec(mark.querySelector('[aria-hidden]').textContent.replace('испр.', '')) ?? [];
        return value && { value, weight: Number((weight ?? '1').replace(',', '.')) };
      }).filter(Boolean));
      const figures = await textOf(page.locator('.week-foot'));
      if (marks.length > 0) {
        compared += 1;
        assert.ok(figures.includes(`Среднее за неделю ${averageOf(marks)} (${marks.length} оцен`), `${monday(page)}: ${figures}, not ${averageOf(marks)} of ${marks.length}`);
      }
      assert.deepEqual(wrongCounts(await page.locator('main').innerText()), [], monday(page));
      await walk.press(page, turn(page, 'Неделя вперёд'));
    }
    assert.ok(compared >= 5, `only ${compared} weeks with marks`);
  }],
  ['D4 every mark is said in full: subject, date, value, word', async (walk) => {
    const said = [];
    for (const week of ['2026-10-12', '2026-10-19', '2026-11-16']) {
      const page = await walk.week(walk.pupilOf(fiveDays), week);
      said.push(...(await page.locator('.m > .hidden').allTextContents()).map((text) => plain(text).replace(/; $/, '')));
      assert.equal(await page.locator('.m').count(), await page.locator('.m > .hidden + [aria-hidden=true]').count());
    }
    const words = 'отлично|хорошо|удовлетворительно|неудовлетворительно';
    const name = new RegExp(`^[А-ЯЁ][^:]+, \\d{1,2} (сентября|октября|ноября): (([2-5][+−]?, (${words})(, вес [\\d,]+)?(, .+)?)|ждёт ответа( до .+)?|зачёт.*|незачёт.*|пропуск .+|освобождение .+|опоздание.*)$`);
    assert.deepEqual(said.filter((text) => !name.test(text)), []);
    assert.ok(said.length >= 10 && said.some((text) => text.includes('отлично')), String(said.length));
  }],
  ['D5 the tables keep their rows and columns for readers at 360 px', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-16', { viewport: phone });
    const devtools = await page.context().newCDPSession(page);
    const { nodes } = await devtools.send('Accessibility.getFullAXTree');
    const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
    const lessons = await page.locator('.lessons tbody tr').count();
    assert.equal(count('table'), 5);
    assert.equal(count('columnheader'), 5 * 4);
    assert.equal(count('rowheader'), lessons);
    const names = nodes.filter((node) => node.role?.value === 'table').map((node) => plain(node.name.value));
    assert.ok(names[0].startsWith('Понедельник, 16 ноября'), names[0]);
  }, ['sqlite']],
  ...[['the grades of a quarter', 'marks', '.matrix'], ['the grades by date', 'marks?period=month&view=dates', '.marks-list'], ['the final grades', 'final', '.finals'],
    ['a subject', 'subject', '.entries'], ['the timetable', 'timetable', '.timetable'], ['the calendar', 'calendar', '.month']].map(([what, section, table]) => [
    `D5 the table of ${what} keeps its rows and columns for readers at 360 px`,
    async (walk) => {
      const page = await walk.section(walk.pupilOf(fiveDays), section, { viewport: phone });
      const rows = await page.locator(`${table} tbody tr`).count();
      const columns = await page.locator(`${table} thead tr:last-child`).first().locator('th').count();
      assert.ok(rows > 1 && columns > 1, `${rows} rows, ${columns} columns`);
      const devtools = await page.context().newCDPSession(page);
      const { nodes } = await devtools.send('Accessibility.getFullAXTree');
      const count = (role) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
      assert.ok(count('table') >= 1, 'no table');
      assert.ok(count('rowheader') >= rows, `${count('rowheader')} heads of ${rows} rows`);
      assert.ok(count('columnheader') >= columns, `${count('columnheader')} heads of ${columns} columns`);
      assert.ok(count('row') > rows && count('cell') + count('gridcell') >= rows, 'rows without cells');
    },
    ['sqlite'],
  ]),
  ['D6 D7 marks differ without colour: by digit, by border, and by word of mouth', async (walk) => {
    const page = await walk.week(walk.pupilOf('4Б'), '2026-10-12');
    const seen = new Map();
    for (const week of ['2026-09-14', '2026-09-21', '2026-10-05', '2026-10-12', '2026-10-19', '2026-11-16']) {
      await page.goto(page.url().replace(/[^/]+$/, week));
      for (const [kind, text, border] of await page.locator('.m').evaluateAll((all) => all.map((mark) => [
        mark.className, mark.querySelector('[aria-hidden]').innerText, getComputedStyle(mark).borderTopStyle]))) {
        assert.notEqual(text.trim(), '', `a mark without text: ${kind}`);
        seen.set(kind.split(' ')[1], border);
      }
    }
    assert.equal(seen.get('m5'), 'solid');
    assert.equal(seen.get('m3'), 'dashed');
    assert.equal(seen.get('absent'), 'dotted');
    if (seen.has('m2')) assert.equal(seen.get('m2'), 'double');
    await page.emulateMedia({ forcedColors: 'active' });
    const borders = await page.locator('.m').evaluateAll((all) => all.map((mark) => parseFloat(getComputedStyle(mark).borderTopWidth)));
    assert.ok(borders.length > 0 && borders.every((width) => width >= 2), String(borders));
    const link = page.locator('a.m').first();
    await link.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const ring = await link.evaluate((node) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
      return { outlineStyle, outlineWidth: parseFloat(outlineWidth), isSeen: outlineColor !== 'rgba(0, 0, 0, 0)' };
    });
    assert.deepEqual(ring, { outlineStyle: 'solid', outlineWidth: 3, isSeen: true });
    await walk.picture(page, 'week-forced-colors-1280');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.evaluate(() => { document.documentElement.style.filter = 'grayscale(1)'; });
    await walk.picture(page, 'week-grey-1280');
  }, ['sqlite']],
  ...bothWidths.map(([label, viewport]) => [
    `the English version opens on the same page and the choice is kept, at ${label} px`,
    async (walk) => {
      const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-09', { viewport });
      const address = page.url();
      await walk.press(page, page.getByRole('button', { name: 'English' }));
      assert.equal(page.url(), address);
      assert.equal(await page.locator('html').getAttribute('lang'), 'en');
      assert.equal(plain(await page.locator('h1').innerText()), '9–13 November 2026');
      assert.equal(plain(await page.locator('.day h2').first().innerText()), 'Monday 9 November');
      await walk.picture(page, `week-english-${label}`);
      // What remains in Russian came from the school.
      const ours = await page.locator('body').evaluate((body) => {
        const copy = body.cloneNode(true);
        copy.querySelectorAll('.subject, .task, .note, .m, .menu, .who, .owner, .paper-head, .foot, button[lang=ru], .rest')
          .forEach((node) => node.remove());
        return copy.textContent;
      });
      assert.doesNotMatch(ours, /[а-яё]/i);
      await page.goto(`${walk.diary}/accounts/new`);
      assert.equal(await page.locator('h1').innerText(), 'Connect another child’s diary');
      await walk.press(page, page.getByRole('button', { name: 'Русский' }));
      assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
      assert.ok(page.url().endsWith('/accounts/new'), page.url());
    },
    ['sqlite'],
  ]),
  ['E5 without styles and scripts the week reads from Monday to its figures', async (walk) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', { javaScript: false });
    await page.context().route(/\.(css|woff2)$/, (route) => route.fulfill({ status: 200, contentType: 'text/css', body: '' }));
    await page.reload();
    const text = await textOf(page.locator('body'));
    const order = ['К содержанию', 'Дневник МРКО', 'Разделы дневника', '16–21 ноября 2026 г.', 'Понедельник, 16 ноября', 'Вторник, 17 ноября',
      'Среда, 18 ноября', 'Четверг, 19 ноября', 'Пятница, 20 ноября', 'Суббота, 21 ноября', 'Среднее за неделю', 'Подпись родителей']
      .filter((line) => line !== 'Разделы дневника');
    const places = order.map((line) => text.indexOf(line));
    assert.deepEqual(places.map((place, at) => place < 0 || (at > 0 && place < places[at - 1]) ? order[at] : null).filter(Boolean), [], text);
    // On the screen too: what stands later in the page stands lower.
    const tops = await page.locator('h1, .day, .week-foot').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.deepEqual(tops, [...tops].sort((a, b) => a - b));
    for (const row of await page.locator('.day').first().locator('tbody tr').all()) {
      const [number, subject] = await row.evaluate((tr) => [tr.cells[0].innerText.trim(), tr.cells[1].innerText.trim()]);
      assert.match(number, /^\d$/);
      assert.notEqual(subject, '');
    }
    await walk.picture(page, 'week-without-styles');
  }, ['sqlite']],
  ['E5 without styles and scripts every section reads from its heading to its last fact', async (walk) => {
    const sections = { subject: ['Среднее', 'Оценки', 'Домашние задания', 'Что, если'], marks: ['II четверть', 'Предмет', 'Алгебра', 'Физическая культура', 'Всего'],
      final: ['Итоговые оценки', 'Предмет', 'Алгебра', 'Физическая культура', 'Как читать'], timetable: ['Расписание', 'Завтра', 'Понедельник', 'Вторник', 'Пятница'],
      homework: ['Домашние задания', 'Предстоящие', 'ср 18 ноября', 'чт 19 ноября', '20 ноября'], calendar: ['Календарь', 'Ноябрь 2026', 'Пн', 'Вс', 'Сентябрь', 'Целые периоды', 'Любые дни года'] };
    for (const [section, order] of Object.entries(sections)) {
      const page = await walk.section(walk.pupilOf(fiveDays), section, { javaScript: false });
      await page.context().route(/\.(css|woff2)$/, (route) => route.fulfill({ status: 200, contentType: 'text/css', body: '' }));
      await page.reload();
      const text = await textOf(page.locator('main'));
      let from = 0;
      for (const line of order) {
        const place = text.indexOf(line, from);
        assert.ok(place >= 0, `«${line}» does not stand where one expects it on ${section}: ${text}`);
        from = place + line.length;
      }
      const tops = await page.locator('main :is(h1, h2, h3)').evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().top));
      assert.deepEqual(tops, [...tops].sort((a, b) => a - b), section);
      await walk.closeContexts();
    }
  }, ['sqlite']],
  ['the bar closes an open menu by Escape and gives the focus back', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-16', { viewport: desktop });
    const menu = page.locator('details.children');
    await menu.locator('summary').focus();
    await page.keyboard.press('Enter');
    assert.equal(await menu.getAttribute('open'), '');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    assert.equal(await menu.getAttribute('open'), null);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'SUMMARY');
    await page.locator('details.school summary').click();
    await menu.locator('summary').click();
    assert.equal(await page.locator('details[open]').count(), 1, 'two menus stand open');
    await page.locator('main').click({ position: { x: 5, y: 300 } });
    assert.equal(await page.locator('details[open]').count(), 0);
  }, ['sqlite']],
];
