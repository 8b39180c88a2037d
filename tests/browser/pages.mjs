// What must be true of every page at every width: it fits, it can be read, pressed and reached by keyboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { desktop, englishCookie, phone, plain, withStyle } from './walk.mjs';
import { wrongCounts } from './week.mjs';
import { publicPages } from './public.mjs';

/** 640 and 320 px are 1280 px at 200 % and 400 % of zoom (Decree 102) as well as small screens. */
const widths = [320, 360, 640, 768, 1280];
const widthsOfAxe = [320, 360, 768, 1280];
const fiveDays = '7А';
const sixDays = '10А';
const firstForm = '1А';

/** The credential of a pupil whom nobody connects; a second one would end it. */
let spare;

/** Every page of the diary with the state that it can be in; each is opened for a family of three children. */
export const pages = [
  ['start', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/`);
    return page;
  }],
  ['form of a pupil', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/enter/pupil`);
    return page;
  }],
  ['form of a pupil with errors', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/enter/pupil`);
    await page.getByLabel('Логин МРКО').fill('логин');
    await walk.press(page, page.getByRole('button', { name: 'Открыть дневник' }));
    return page;
  }],
  ['week of a pupil', (walk, options) => walk.pupil(walk.pupilOf(sixDays), options)],
  ['page that a pupil may not open', async (walk, options) => {
    const page = await walk.pupil(walk.pupilOf(sixDays), options);
    await page.goto(`${walk.diary}/accounts`);
    return page;
  }],
  ['form', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/accounts/new' })],
  ['form with errors', async (walk, options) => {
    const page = await walk.parent(walk.family(3), { ...options, address: '/accounts/new' });
    await walk.fillForm(page, { name: 'Я'.repeat(60), login: 'логин', password: '' });
    return page;
  }],
  ['check', async (walk, options) => {
    const page = await walk.parent(walk.family(3), { ...options, address: '/accounts/new' });
    spare ??= walk.issueCredential(120);
    await walk.fillForm(page, { name: 'Имя на сорок знаков, которое длинное-пре', login: spare.mrko_login, password: spare.mrko_password });
    await page.waitForURL(/\/accounts\/check$/);
    return page;
  }],
  ['accounts', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/accounts' })],
  ['account name with an error', async (walk, options) => {
    const page = await walk.parent(walk.family(3), { ...options, address: '/accounts/1/name' });
    await page.getByLabel('Название учётной записи').fill('Я'.repeat(60));
    await walk.press(page, page.getByRole('button', { name: 'Сохранить' }));
    return page;
  }],
  ['account removal', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/accounts/1/removal' })],
  ['family', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/family' })],
  ['week of five days', (walk, options) => walk.week(walk.pupilOf(fiveDays), '2026-11-16', options)],
  ['week of six days', (walk, options) => walk.week(walk.pupilOf(sixDays), '2026-11-16', options)],
  ['past week', (walk, options) => walk.week(walk.pupilOf(fiveDays), '2026-10-12', options)],
  ['week that was read', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-10-05', options);
    const button = page.getByRole('button', { name: 'Я прочитал(а) дневник' });
    if (await button.count() > 0) await walk.press(page, button);
    await page.locator('.acknowledged-mark').waitFor();
    return page;
  }],
  ['holidays', (walk, options) => walk.week(walk.pupilOf(sixDays), '2026-11-02', options)],
  ['week with the menu of children', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', options);
    await page.locator('details.children summary').click();
    return page;
  }],
  ['week with the card of the school', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', options);
    await page.locator('details.school summary').click();
    return page;
  }],
  ['date outside the year', (walk, options) => walk.week(walk.pupilOf(sixDays), '2025-01-06', options)],
  ...[
    ['subject', 'subject'],
    ['marks of a quarter', 'marks'],
    ['marks of a year', 'marks?period=year'],
    ['marks by date', 'marks?period=month&view=dates'],
    ['final marks', 'final'],
    ['calendar', 'calendar'],
    ['timetable', 'timetable'],
    ['timetable of a day', 'timetable/2026-11-18?view=day'],
    ['homework', 'homework'],
    ['day', 'day/2026-11-16'],
    ['statistics', 'statistics'],
    ['remarks', 'remarks?period=year'],
    ['export', 'export'],
    ['address of a calendar', 'feed'],
    ['freshness', 'freshness'],
    ['reversed period', 'marks?from=2026-11-18&to=2026-11-01'],
  ].map(([name, section]) => [name, (walk, options) => walk.section(walk.pupilOf(sixDays), section, options)]),
  ...['subject', 'marks', 'final', 'timetable', 'homework', 'statistics', 'remarks', 'week'].map((section) =>
    [`${section} of a first form`, (walk, options) => walk.section(walk.pupilOf(firstForm), section, options)]),
  ['address of the family’s calendar', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/family/feed' })],
  ['address of a calendar that was just made', async (walk, options) => {
    const page = await walk.section(walk.pupilOf(sixDays), 'feed', options);
    await walk.press(page, page.getByRole('button', { name: /Создать адрес|Заменить адрес/ }));
    await page.locator('#secret').waitFor();
    return page;
  }],
  ['what if', async (walk, options) => {
    const page = await walk.section(walk.pupilOf(sixDays), 'subject', options);
    await page.goto(`${page.url()}?mark1=5&mark2=4&weight2=2`);
    return page;
  }],
  ['mark', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-09', options);
    await page.locator('.lessons a.m').first().click();
    await page.waitForURL(/\/mark\/\d+$/);
    return page;
  }],
  ['week with the menu of sections', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', options);
    await page.locator('.more summary').click();
    return page;
  }],
  ['view', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/view' })],
  ...publicPages,
  ['week with the calendar over it', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', options);
    await page.locator('a[data-calendar]').click();
    await page.locator('.calendar-panel .month').waitFor();
    return page;
  }],
  ['own sessions', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/sessions' })],
  ['own device', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/device' })],
  ['page without a connection', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/offline`);
    return page;
  }],
  ['not found', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/diary/77/week/2026-11-16' })],
  ['sign-in that is over', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/enter/return?code=x&state=y`);
    return page;
  }],
];

const file = (name) => name.replaceAll(' ', '-');

/** Elements whose text is cut off, and cells of a row that lie over each other. */
export function misplaced() {
  // Column heads of a table that became cards are only for readers.
  const isShown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest('.hidden') &&
    !(node.closest('thead')?.offsetWidth <= 1) && getComputedStyle(node).clipPath !== 'inset(50%)';
  const said = (node) => `${node.tagName.toLowerCase()}.${node.className} «${node.textContent.trim().slice(0, 40)}»`;
  const cut = [...document.querySelectorAll('body *')].filter((node) => {
    const { overflowX, textOverflow } = getComputedStyle(node);
    // What is typed into a field may be longer than the field.
    return isShown(node) && node.tagName !== 'INPUT' && ['hidden', 'clip'].includes(overflowX) && textOverflow !== 'ellipsis' && node.offsetWidth > 1 &&
      node.scrollWidth > node.clientWidth + 1;
  });
  const outside = [...document.querySelectorAll('.lessons :is(td, th), .chips, dd, .govuk-button, .turn, h1, h2, p')].filter((node) =>
    isShown(node) && node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1);
  // What stays in sight lies over the rest of a wide table; that is its task.
  const over = [...document.querySelectorAll('main tbody tr, main dl > div')].filter((row) => {
    const boxes = [...row.children].filter((cell) => isShown(cell) && getComputedStyle(cell).position !== 'sticky').map((cell) => cell.getBoundingClientRect());
    return boxes.some((a, i) => boxes.some((b, j) => i < j &&
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1));
  });
  const chips = [...document.querySelectorAll('.m')].filter((chip) =>
    isShown(chip) && chip.getBoundingClientRect().right > (chip.parentElement.closest('td, th, dd, li, div') ?? chip.parentElement).getBoundingClientRect().right + 1);
  return [...cut, ...outside, ...over, ...chips].map(said);
}

function smallText() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    // Column heads that only readers hear have no size at all.
    if (walker.currentNode.data.trim() === '' || parent.closest('.hidden') || !parent.checkVisibility() || size === 0) continue;
    const least = parent.closest('.tabs') && innerWidth < 900 ? 12 : 14;
    if (size < least) found.push(`${size} px: ${walker.currentNode.data.trim()}`);
  }
  return found;
}

function smallTargets(touch) {
  const isShown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest('.govuk-skip-link');
  // A link inside a sentence is as high as its line.
  const isInText = (node) => node.matches('p > a:not(.govuk-button, .quiet), .govuk-error-summary li > a, .ways a') && getComputedStyle(node).display.startsWith('inline') &&
    node.parentElement.textContent.trim() !== node.textContent.trim();
  // What a table, a list of facts or a heading says may be a link, and is as high as its line; controls are not.
  const isInData = (node) => node.matches('main :is(table, dl, ul:not(.units, .ways), ol, h2, h3) a');
  return [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden])')].filter((node) => isShown(node)).filter((node) => {
    const box = node.getBoundingClientRect();
    const least = touch && !isInData(node) && !node.matches('.pair a.m, .ways a, .govuk-error-summary a') && !isInText(node) ? 44 : 24;
    return !isInText(node) && (box.height < least - 0.5 || box.width < least - 0.5);
  }).map((node) => `${node.tagName} «${node.textContent.trim().slice(0, 30)}» ${node.getBoundingClientRect().width} x ${node.getBoundingClientRect().height}`);
}

const mistakes = {
  'a trace of the program': /undefined|\bnull\b|\bNaN\b|\{\{|\}\}|\[object|\d{4}-\d\d-\d\d/g,
  'straight quotes': /["']/g,
  'a hyphen for a dash or a minus': /[ \u00a0][-‐] |\d-\d|\d-$/gm,
  'a breaking blank or none after № or §': /[№§][ \d]/g,
  'stray punctuation': /\.\.|,,| ,| \.(?!\d)/g,
};

/** B7 B8 B10 and what else a text shows of a careless program. */
function assertCleanText(text, where) {
  const found = Object.entries(mistakes).flatMap(([mistake, pattern]) => [...text.matchAll(pattern)].map(({ index }) =>
    `${mistake}: ${JSON.stringify(text.slice(Math.max(0, index - 30), index + 30))}`));
  assert.deepEqual(found, [], where);
  assert.deepEqual(wrongCounts(text), [], where);
}

async function assertHeadings(page, where) {
  assert.equal(await page.locator('h1').count(), 1, `one h1 on ${where}`);
  const headings = await page.locator('h1, h2, h3').evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
  assert.ok(!headings.includes(3) || headings.includes(2), where);
}

/** What a person hears of every mark that stands on the page, and what of it is only for the eye. */
async function assertMarksAreSaid(page, where) {
  const said = await page.locator('a.m').evaluateAll((all) => all.map((mark) => [
    mark.querySelector('.hidden')?.textContent ?? '', [...mark.children].filter((part) => !part.matches('.hidden, [aria-hidden=true]')).length]));
  const words = 'отлично|хорошо|удовлетворительно|неудовлетворительно';
  const name = new RegExp(`^[А-ЯЁ][^:]+, \\d{1,2} [а-я]+( \\d{4} г\\.)?: (([2-5][+−]?, (${words})(, вес [\\d,]+)?(, .+)?)|ждёт ответа.*|зачёт.*|незачёт.*|\\d+ из \\d+.*); $`);
  assert.deepEqual(said.filter(([text, loud]) => !name.test(plain(text)) || loud > 0), [], `the marks of ${where}`);
}

async function assertNothingMoves(page, where) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((node) => {
    const style = getComputedStyle(node);
    return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
  }).length + document.getAnimations().length);
  assert.equal(moving, 0, where);
  assert.equal(await page.locator('meta[http-equiv=refresh], [autoplay], marquee, blink').count(), 0, where);
  await page.emulateMedia({ reducedMotion: null });
}

const visibleText = async (page) => `${await page.title()}\n${await page.locator('body').innerText()}`.replace(/\+7 \(\d+\) [\d-]+/g, 'телефон');

/** Which elements a page shows at this width; where two widths show the same, only the rules about places and sizes can differ. */
const shownNow = () => [...document.querySelectorAll('body, body *')].map((node) => {
  const { display, visibility } = getComputedStyle(node);
  return display === 'none' ? '-' : visibility === 'visible' && node.offsetWidth > 1 ? '+' : '.';
}).join('');

/** What the contrast of its texts depends on beside their colours. */
const lettersNow = () => [...document.querySelectorAll('body, body *')].map((node) => {
  const { display, visibility, fontSize, fontWeight } = getComputedStyle(node);
  return display === 'none' || visibility !== 'visible' ? '-' : `${fontSize}${fontWeight}`;
}).join(';');
const rulesOfPlaces = ['color-contrast', 'target-size', 'scrollable-region-focusable', 'link-in-text-block'];

/** Every look at one page that is opened once: its text, its widths, its letters set wide, both schemes, English. */
async function examine(walk, open, name) {
  const page = await open(walk, { viewport: phone });
  assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
  assertCleanText(await visibleText(page), name);
  await assertHeadings(page, name);
  await assertMarksAreSaid(page, name);
  await assertNothingMoves(page, name);
  const seen = new Set();
  for (const width of widths) {
    const where = `${name} at ${width} px`;
    await page.setViewportSize({ width, height: width === phone.width ? phone.height : desktop.height });
    await walk.assertNoSidewaysScroll(page, where);
    assert.deepEqual(await page.evaluate(misplaced), [], where);
    if (width === phone.width || width === desktop.width) {
      assert.deepEqual(await page.evaluate(smallText), [], `text of ${where}`);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontSize), '16px');
      assert.deepEqual(await page.evaluate(smallTargets, width === phone.width), [], `targets of ${where}`);
      await walk.picture(page, `${file(name)}-${width}-light`);
    }
    if (widthsOfAxe.includes(width)) {
      const shown = await page.evaluate(shownNow);
      await walk.assertNoViolations(page, `${where}, light`, seen.has(shown) ? rulesOfPlaces : undefined);
      seen.add(shown);
    }
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  seen.clear();
  for (const width of widthsOfAxe) {
    await page.setViewportSize({ width, height: width === phone.width ? phone.height : desktop.height });
    // Only the colours change with the scheme, and what lies over what was looked at in the light one.
    const shown = await page.evaluate(lettersNow);
    if (!seen.has(shown)) await walk.assertNoViolations(page, `${name} at ${width} px, dark`, ['color-contrast']);
    seen.add(shown);
    if (width === phone.width || width === desktop.width) await walk.picture(page, `${file(name)}-${width}-dark`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await withStyle(page, `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-bottom: 2em !important; }`);
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await walk.assertNoSidewaysScroll(page, `${name} with wide letters at ${width} px`);
    assert.deepEqual(await page.evaluate(misplaced), [], `${name} with wide letters at ${width} px`);
  }
}

/** The same address in English: other words, other widths. Everything that is ours is in English. */
async function examineEnglish(walk, page, name) {
  await page.context().addCookies([englishCookie(walk)]);
  await page.goto(page.url().replace(/#.*$/, ''));
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', name);
  // What a school calls its periods is the school's.
  const frame = await page.locator('.skip, .brand, .tabs, .foot-links, .bar-link, main .turn, main .units, main .views, main thead .weekday, main label')
    .evaluateAll((all) => all.map((one) => one.textContent).filter((text) => /[а-яё]{2}/i.test(text.replace(/\b[IV]+.(четверть|полугодие)/, ''))));
  assert.deepEqual(frame, [], `Russian words of ours on ${name}`);
  assert.doesNotMatch(await visibleText(page), mistakes['a trace of the program'], name);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await walk.assertNoSidewaysScroll(page, `${name} in English at ${width} px`);
    assert.deepEqual(await page.evaluate(misplaced), [], `${name} in English at ${width} px`);
    if (width === phone.width || width === desktop.width) await walk.picture(page, `${file(name)}-${width}-english`);
  }
}

/** The texts of a catalogue by their context and their English. */
function keysOf(walk, language) {
  const text = readFileSync(join(walk.root, 'views', 'locale', `${language}.po`), 'utf8');
  return [...text.matchAll(/^(?:msgctxt "(.*)"\n)?msgid "(.*)"$/gm)].map(([, context, id]) => `${context}: ${id}`).sort();
}

const longName = 'Константинопольская-Преображенская Александра Владиславовна'.padEnd(60, 'ъ');
const longTask = `${'https://example.org/'.padEnd(120, 'x')} ${'Слово, ещё слово. '.repeat(21)}`.padEnd(500, 'я');

/** What the school could write at most, put where the page shows it; runs in the page. */
function overfill({ name, task }) {
  const put = (selector, text) => document.querySelectorAll(selector).forEach((node, at) => { if (at < 2) node.textContent = text; });
  put('.menu-label, .who, .owner', name);
  put('.lessons tbody .subject', 'Основы духовно-нравственной культуры народов Российской Федерации');
  put('th.subject a, .entry-subject, dt a, .day-lesson h2 a, .note-subject a, .by-subject th a', 'Основы духовно-нравственной культуры народов Российской Федерации');
  put('.lessons .work, dd.task, dd .task, .note-text p, .tasks dd, .reason', task);
  document.querySelectorAll('.chips').forEach((chips, at) => {
    const chip = chips.querySelector('.m');
    for (let more = 0; chip && at < 3 && more < 5; more += 1) chips.append(chip.cloneNode(true));
  });
  const body = document.querySelector('.lessons tbody');
  while (body && body.rows.length < 9) body.append(body.rows[0].cloneNode(true));
}

const overfilled = [['week', 'week/2026-11-16'], ['marks', 'marks'], ['marks by date', 'marks?period=month&view=dates'], ['finals', 'final'],
  ['subject', 'subject'], ['timetable', 'timetable'], ['homework', 'homework'], ['day', 'day/2026-11-16'], ['remarks', 'remarks?period=year'],
  ['statistics', 'statistics']];

export const pageTests = [
  ...pages.map(([name, open]) => [
    `B1 B2 B3 B4 B6 B7 B8 B9 B10 D1 D4 D9 E4 the page «${name}»`, (walk) => examine(walk, open, name), ['sqlite'],
  ]),
  ['B1 B6 B9 B10 every page in English', async (walk) => {
    for (const [name, open] of pages) {
      await examineEnglish(walk, await open(walk, { viewport: phone }), name);
      walk.assertNoFaults();
      await walk.closeContexts();
    }
  }, ['sqlite']],
  ['B9 the catalogues of both languages have equal keys', async (walk) => {
    const [russian, english] = [keysOf(walk, 'ru'), keysOf(walk, 'en')];
    assert.ok(russian.length > 300, `${russian.length} keys`);
    assert.deepEqual(russian, english);
    assert.equal(new Set(russian).size, russian.length, 'a key stands twice');
  }, ['sqlite']],
  ['B7 the rule of these tests knows a wrong count from a right one', async () => {
    const right = ['1 урок', '2 урока', '5 уроков', '11 оценок', '21 оценка', '22 оценки', '25 заданий', '101 замечание', '111 уроков'];
    const wrong = ['1 урока', '2 уроков', '5 урока', '11 оценка', '21 оценок', '22 оценок', '25 задания', '101 замечаний', '111 урок'];
    assert.deepEqual(wrongCounts(right.join('; ')), []);
    assert.deepEqual(wrongCounts(wrong.join('; ')), wrong);
  }, ['sqlite']],
  ['B6 long names, long homework, nine lessons and six marks in a cell neither overlap nor are cut', async (walk) => {
    for (const [name, section] of overfilled) {
      const page = await walk.section(walk.pupilOf(fiveDays), section);
      await page.evaluate(overfill, { name: longName, task: longTask });
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await walk.assertNoSidewaysScroll(page, `the overfull ${name} at ${width} px`);
        assert.deepEqual(await page.evaluate(misplaced), [], `the overfull ${name} at ${width} px`);
        if (width === 360 || width === 1280) await walk.picture(page, `overfull-${file(name)}-${width}`);
      }
      await walk.closeContexts();
    }
  }, ['sqlite']],
];
