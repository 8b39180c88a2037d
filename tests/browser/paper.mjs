// The printed week: one sheet of A4 that is the page of the paper diary.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { desktop, plain, withStyle } from './walk.mjs';

function poppler(tool, ...options) {
  const done = spawnSync(tool, options, { encoding: 'utf8' });
  assert.equal(done.status, 0, done.error?.message ?? done.stderr);
  return done.stdout;
}

/** Prints the page as the browser's dialog does it, and reads it back. */
export async function print(walk, page, name) {
  const file = join(walk.artefacts, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  return {
    about: poppler('pdfinfo', file),
    text: plain(poppler('pdftotext', file, '-')).replaceAll('\u00ad', ''),
    words: [...poppler('pdftotext', '-bbox', file, '-').matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g)]
      .map(([, left, top, right, bottom, text]) => ({ left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom), text })),
  };
}

/** The printed page beside its PDF as a PNG, for eyes. */
export function pictureOf(walk, name) {
  const file = join(walk.artefacts, name);
  poppler('pdftoppm', '-png', '-gray', '-r', '100', '-singlefile', `${file}.pdf`, file);
}

/**
 * How often each word stands there; a word that was divided at the end of a line counts whole. The figures of a dense table
 * stand so near that a reader of PDF takes two for one number, so there each figure counts by itself.
 */
function countWords(text, { figureByFigure = false } = {}) {
  const counts = new Map();
  if (figureByFigure) return countWords(text.replace(/\d/g, ' $& '));
  for (const word of plain(text).replaceAll('\u00ad', '').match(/[\p{L}\d]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].sort());
}

const sheets = [
  ['a class of five days', '7А', '2026-11-16', 5],
  ['a class of six days', '10А', '2026-11-16', 6],
  ['a past week with many marks', '8В', '2026-10-12', 5],
];

/** On the screen only, with the reason why paper does without: it leads elsewhere, asks something, or is true for a minute. */
const screenOnly = ['.page-tools', '.views', '.periods', '.subjects', '.subject-form', '.turn', '.weeks', '.calendar-turns', '.calendar-months', '.calendar-periods',
  '.calendar-any', '.calendar-years', '.hypothetical', '.elsewhere', '.ways-on', '.arrow', '.today-word', '.now', '.way', '.average-line + .hint',
  '.side-card details', '.average-line', '.lately:not([open])', '.page-head', '.hidden', '.step', '.on-screen', '.one-day thead', '.matrix .corrected', '[hidden]'];

/** Every page but the week: its section of the diary, how its sheet lies, how many sheets are enough for it. */
const otherPages = [
  ['subject', 'subject', 'portrait', 2],
  ['marks of a quarter', 'marks', 'landscape', 1],
  ['marks by date', 'marks?period=month&view=dates', 'portrait', 4],
  ['finals', 'final', 'landscape', 2],
  ['timetable', 'timetable', 'landscape', 1],
  ['timetable of a day', 'timetable/2026-11-18?view=day', 'portrait', 1],
  ['homework', 'homework', 'portrait', 2],
  ['day', 'day/2026-11-16', 'portrait', 1],
  ['calendar', 'calendar', 'portrait', 1],
  ['statistics', 'statistics', 'portrait', 2],
  ['remarks', 'remarks?period=year', 'portrait', 3],
  ['mark', 'mark', 'portrait', 1],
];

async function openOther(walk, person, section, options) {
  if (section !== 'mark') return walk.section(person, section, options);
  const page = await walk.section(person, 'marks?period=year&view=dates', options);
  const corrected = page.locator('a.m:has(.corrected)').first();
  await walk.press(page, await corrected.count() > 0 ? corrected : page.locator('main a.m').first());
  return page;
}

/** What stands on the screen without what is for the screen only, word by word. */
async function factsOnScreen(page) {
  await withStyle(page, `${screenOnly.join()} { display: none !important; }`);
  const text = await page.locator('main').innerText();
  await withStyle(page, '');
  return text;
}

/** The colours in which a printed page writes. */
const inks = (page) => page.evaluate(() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Map();
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === '' || !node.checkVisibility({ visibilityProperty: true }) || node.closest('.hidden, script, style')) continue;
    found.set(getComputedStyle(node)[node.closest('svg') ? 'fill' : 'color'], texts.currentNode.data.trim());
  }
  return [...found];
});

export const paperTests = [
  ...otherPages.map(([which, section, lies, most]) => [
    `C2 the printed ${which} says what the screen says, on at most ${most} ${lies} A4`,
    async (walk) => {
      for (const className of ['10А', '7А']) {
        const person = walk.pupilOf(className);
        const page = await openOther(walk, person, section, { viewport: desktop });
        const figureByFigure = section === 'marks';
        const onScreen = countWords(await factsOnScreen(page), { figureByFigure });
        const [given, family] = person.child.split(/[ ,]+/);
        assert.ok([...onScreen.values()].reduce((sum, count) => sum + count, 0) > 5, 'the screen says nothing');
        const file = `paper-${section.replace(/\W+/g, '-')}-${className}`;
        const { about, text } = await print(walk, page, file);
        pictureOf(walk, file);
        const pages = Number(/^Pages: +(\d+)$/m.exec(about)[1]);
        assert.ok(pages <= most, `${pages} sheets for ${className}`);
        const [, width, height] = /^Page size: +([\d.]+) x ([\d.]+) pts/m.exec(about).map(Number);
        assert.deepEqual([Math.round(width), Math.round(height)], lies === 'landscape' ? [842, 595] : [595, 842], about);
        const head = text.slice(0, 400).replace(/\s+/g, ' ');
        for (const part of [`${given} ${family[0]}.`, className.replace(/(\d+)(.)/, '$1 «$2»')]) assert.ok(head.includes(part), `${part} is not in the head: ${head}`);
        const printed = countWords(text, { figureByFigure });
        const lost = [...onScreen].filter(([word, count]) => (printed.get(word) ?? 0) < count).map(([word, count]) => `${word} ${printed.get(word) ?? 0}/${count}`);
        assert.deepEqual(lost, [], `words of the screen that paper lacks, ${className}`);
        for (const button of ['Печать', 'Выйти', 'English', 'К содержанию', 'Вы вошли', 'http:', '/diary/', 'Показать', 'Посчитать', 'Дневник МРКО', 'Помощь', 'Вид страниц']) {
          assert.ok(!text.includes(button), `«${button}» is printed`);
        }
        await walk.closeContexts();
      }
    },
    ['sqlite'],
  ]),
  ['C3 a quarter of many subjects goes over several landscape sheets, each with the heads of the columns', async (walk) => {
    const page = await walk.section(walk.pupilOf('10А'), 'marks', { viewport: desktop });
    await page.evaluate(() => {
      const body = document.querySelector('.matrix tbody');
      for (const row of [...body.rows, ...body.rows, ...body.rows]) body.append(row.cloneNode(true));
    });
    const { about } = await print(walk, page, 'paper-long-quarter');
    const pages = Number(/^Pages: +(\d+)$/m.exec(about)[1]);
    assert.ok(pages >= 2, about);
    assert.match(about, /^Page size: +84[12](\.\d+)? x 59[45](\.\d+)? pts/m);
    for (let sheet = 1; sheet <= pages; sheet += 1) {
      const text = plain(poppler('pdftotext', '-f', String(sheet), '-l', String(sheet), join(walk.artefacts, 'paper-long-quarter.pdf'), '-'));
      for (const column of ['Предмет', 'Среднее', 'Ноябрь']) assert.ok(text.includes(column), `sheet ${sheet} has no «${column}»`);
    }
  }, ['sqlite']],
  ['C4 every page is printed black on white, from the dark scheme too', async (walk) => {
    for (const [which, section] of [['week', 'week/2026-11-16'], ...otherPages]) {
      const page = await openOther(walk, walk.pupilOf('7А'), section, { scheme: 'dark', viewport: desktop });
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      assert.deepEqual((await inks(page)).filter(([ink]) => ink !== 'rgb(0, 0, 0)'), [], `the ink of ${which}`);
      const grounds = await page.locator('body, body *').filter({ visible: true }).evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).backgroundColor))]);
      assert.deepEqual(grounds.filter((ground) => !['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(ground)), [], `the ground of ${which}`);
      await walk.closeContexts();
    }
  }, ['sqlite']],

  ...sheets.map(([which, className, monday, days]) => [
    `C1 C2 the week of ${which} is one A4 page with all that the diary says`,
    async (walk) => {
      const file = which.replaceAll(' ', '-');
      const person = walk.pupilOf(className);
      const page = await walk.week(person, monday);
      const subjects = await page.locator('tbody .subject').evaluateAll((all) =>
        all.map((cell) => [...cell.childNodes].filter((node) => !node.classList?.contains('where')).map((node) => node.textContent).join(' ')));
      const homework = await page.locator('.task').allTextContents();
      const notes = await page.locator('.note').allTextContents();
      const marks = (await page.locator('.m:not(.absent) > [aria-hidden]').allTextContents()).map((mark) => mark.replace('испр.', ''));
      const titles = await page.locator('.day h2 time').allTextContents();
      assert.equal(titles.length, days);
      assert.ok(subjects.length >= days * 4 && marks.length > 0, `${subjects.length} lessons and ${marks.length} marks`);

      const { about, text, words } = await print(walk, page, `paper-${file}`);
      assert.match(about, /^Pages: +1$/m);
      assert.match(about, /^Page size: +59[45](\.\d+)? x 84[12](\.\d+)? pts \(A4\)$/m);
      pictureOf(walk, `paper-${file}`);

      const [given, family] = person.child.split(/[ ,]+/);
      const label = className.replace(/(\d+)(.)/, '$1 «$2»');
      const head = text.slice(0, 200).replace(/\s+/g, ' ');
      for (const part of [`${given} ${family[0]}.`, label, 'Школа № 1234', monday === '2026-10-12' ? '12–16 октября 2026 г.' : 'ноября 2026 г.']) {
        assert.ok(head.includes(part), `${part} is not in the head: ${head}`);
      }
      for (const title of titles) assert.ok(text.includes(plain(title)), title);
      for (const part of ['Подпись родителей', 'Классный руководитель', 'Состояние дневника:']) assert.ok(text.includes(part), part);

      const printed = countWords(text);
      for (const [word, count] of countWords([...subjects, ...homework, ...notes].join(' '))) {
        assert.ok((printed.get(word) ?? 0) >= count, `«${word}» stands ${count} times on the screen and ${printed.get(word) ?? 0} times on paper`);
      }
      // The last column of either half holds the marks and nothing else.
      const inMarks = (word) => [293, 567].some((edge) => word.left > edge - 33 && word.right < edge + 3);
      const onPaper = words.filter((word) => inMarks(word) && /^[\d×•]|зач|осв/.test(word.text)).map((word) => word.text).join(' ');
      assert.deepEqual(countWords(onPaper), countWords(marks.join(' ')), `the marks on paper: ${onPaper}`);

      for (const button of ['Неделя назад', 'Неделя вперёд', 'Печать', 'Выйти', 'English', 'К содержанию', 'Добавить', 'Вы вошли', 'http', '/diary/']) {
        assert.ok(!text.includes(button), `«${button}» is printed`);
      }
      assert.doesNotMatch(text, /\d\d:\d\d–\d\d:\d\d/, 'bell times are printed');
    },
  ]),
  ['C1 seven, eight and nine lessons a day on five and on six days, with comments, are one page', async (walk) => {
    for (const [className, days, lessons] of [['7А', 5], ['10А', 6]].flatMap(([one, count]) => [7, 8, 9].map((many) => [one, count, many]))) {
      const page = await walk.week(walk.pupilOf(className), '2026-11-16');
      await page.evaluate((count) => {
        for (const body of document.querySelectorAll('tbody')) {
          while (body.rows.length > count) body.rows[count].remove();
          while (body.rows.length < count) body.append(body.rows[0].cloneNode(true));
          const note = document.createElement('p');
          note.className = 'note';
          note.textContent = 'Комментарий: работал на уроке';
          body.rows[1].cells[2].append(note);
        }
        // The worker says so for a day of more than seven lessons.
        document.querySelector('.spread').classList.toggle('compact', count > 7);
      }, lessons);
      const { about, text } = await print(walk, page, `paper-${days}-days-${lessons}-lessons`);
      assert.match(about, /^Pages: +1$/m, `${days} days of ${lessons} lessons`);
      assert.match(about, /^Page size: +594\.96 x 841\.92 pts \(A4\)$/m);
      assert.equal(text.match(/работал на уроке/g).length, days);
    }
  }, ['sqlite']],
  ['C4 the marks are printed black and every line of the page too', async (walk) => {
    const page = await walk.week(walk.pupilOf('8В'), '2026-10-12', { scheme: 'dark' });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const colours = await page.locator('.m, .day h2, .task, .note, .subject, .paper-head').evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).color))]);
    assert.deepEqual(colours, ['rgb(0, 0, 0)']);
    const grounds = await page.locator('body, .m, .sheet, .day').evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).backgroundColor))]);
    assert.ok(grounds.every((ground) => ['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(ground)), String(grounds));
  }, ['sqlite']],
  ['A6 the button prints the week by one press', async (walk) => {
    const page = await walk.week(walk.pupilOf('10А'), '2026-11-16');
    await page.evaluate(() => { window.print = () => { document.title = 'printed'; }; });
    await page.getByRole('button', { name: 'Печать' }).click();
    assert.equal(await page.title(), 'printed');
  }, ['sqlite']],
];
