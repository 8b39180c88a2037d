// The printed week: one sheet of A4 that is the page of the paper diary.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plain } from './walk.mjs';

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

/** How often each word stands there; a word that was divided at the end of a line counts whole. */
function countWords(text) {
  const counts = new Map();
  for (const word of plain(text).replaceAll('\u00ad', '').match(/[\p{L}\d]+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].sort());
}

const sheets = [
  ['a class of five days', '7А', '2026-11-16', 5],
  ['a class of six days', '10А', '2026-11-16', 6],
  ['a past week with many marks', '8В', '2026-10-12', 5],
];

export const paperTests = [
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
      for (const part of ['Подпись родителей', 'Классный руководитель', 'Напечатано:']) assert.ok(text.includes(part), part);

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
  ['C1 nine lessons a day on six days, with comments, are still one page', async (walk) => {
    for (const lessons of [7, 8, 9]) {
      const page = await walk.week(walk.pupilOf('10А'), '2026-11-16');
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
      const { about, text } = await print(walk, page, `paper-${lessons}-lessons`);
      assert.match(about, /^Pages: +1$/m, `${lessons} lessons`);
      assert.equal(text.match(/работал на уроке/g).length, 6);
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
