// What a parent comes for, and by how many presses it is there (UI.md 6, A1-A8). Typing is not counted.
import assert from 'node:assert/strict';
import { Presses, bothWidths, desktop, phone, plain, textOf } from './walk.mjs';

const pupil = '7А';
const waysToLook = bothWidths.flatMap(([label, viewport]) => [true, false].map((javaScript) =>
  [`at ${label} px ${javaScript ? 'with' : 'without'} JavaScript`, { viewport, javaScript }]));

/** The current week as the portal leads to it, from where the presses are counted. */
async function fromTheWeek(walk, options) {
  const page = await walk.week(walk.pupilOf(pupil), '2026-11-16', options);
  return { page, presses: new Presses(page) };
}

/** What stands in the window, whole and not covered. */
const isInView = (locator) => locator.evaluate((node) => {
  const { left, top, right, bottom } = node.getBoundingClientRect();
  const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return top >= 0 && bottom <= innerHeight && (node.contains(middle) || middle?.contains(node)) === true;
});

/** The tab itself where there is room for it, or else the line of the menu «Ещё» that leads to it. */
async function openSection(presses, name) {
  const tab = presses.page.locator('.tabs > ul > li > a').filter({ hasText: name, visible: true });
  if (await tab.count() > 0) return presses.to(tab.first());
  await presses.on(presses.page.locator('.more summary'));
  return presses.to(presses.page.locator('.more .panel').getByRole('link', { name, exact: true }));
}

export const errandTests = [
  ...waysToLook.map(([way, options]) => [`A2 the portal leads a returning parent to this week’s marks without a press, ${way}`, async (walk) => {
    const family = walk.family(2);
    await walk.parent(family);
    const page = await walk.visitor(options);
    await walk.enter(page, family[0]);
    assert.match(page.url(), /\/diary\/\d\/week\/2026-11-16#today$/);
    const marks = await page.locator('.lessons .m').all();
    assert.ok((await Promise.all(marks.map(isInView))).some(Boolean), `none of ${marks.length} marks is in view`);
  }]),
  ...waysToLook.flatMap(([way, options]) => [
    [`A4 the week before by one press, any week of the year by three, ${way}`, async (walk) => {
      for (const [monday, month, ofWeek] of [['2026-11-09'], ['2026-09-07', 'Сентябрь', /^Неделя\s37: /], ['2027-04-19', 'Апрель', /^Неделя\s16: /], ['2027-01-18', 'Январь', /^Неделя\s3: /]]) {
        const { page, presses } = await fromTheWeek(walk, options);
        if (!month) {
          await presses.to(page.locator('.weeks [rel=prev]').filter({ visible: true }).first());
          assert.equal(presses.count, 1);
        } else {
          if (options.javaScript) await presses.on(page.locator('h1 a'));
          else await presses.to(page.locator('h1 a'));
          const months = page.locator('.calendar-months');
          await months.waitFor();
          if (options.javaScript) await presses.on(months.getByRole('link', { name: month, exact: true }));
          else await presses.to(months.getByRole('link', { name: month, exact: true }));
          const week = page.locator('.month tbody th a').filter({ has: page.locator('.hidden', { hasText: ofWeek }) });
          await week.waitFor();
          await presses.to(week);
          assert.ok(presses.count <= 3, `${presses.count} presses`);
        }
        assert.ok(page.url().includes(`/week/${monday}`), page.url());
      }
    }, ['sqlite']],
    [`A4 any period by three presses and two dates, ${way}`, async (walk) => {
      const { page, presses } = await fromTheWeek(walk, options);
      if (options.javaScript) await presses.on(page.locator('h1 a'));
      else await presses.to(page.locator('h1 a'));
      const from = page.locator('.calendar-any input[name=from]');
      await from.fill('2026-09-07');
      await page.locator('.calendar-any input[name=to]').fill('2026-10-09');
      await presses.to(page.locator('.calendar-any').getByRole('button', { name: 'Показать' }));
      assert.ok(presses.count <= 3, `${presses.count} presses`);
      assert.match(page.url(), /marks\?.*from=2026-09-07&to=2026-10-09/);
      assert.match(await textOf(page.locator('main')), /7 сентября – 9 октября 2026/);
    }, ['sqlite']],
    [`A5 all grades of the quarter, final grades, one subject, why this average, ${way}`, async (walk) => {
      const marks = await fromTheWeek(walk, options);
      await openSection(marks.presses, /^(Все о|О)ценки/);
      assert.ok(marks.presses.count <= 2, `all grades: ${marks.presses.count}`);
      assert.match(await textOf(marks.page.locator('.page-head .owner strong')), /^II четверть/);
      assert.ok(await marks.page.locator('main a.m').count() > 10);

      const average = marks.page.locator('tbody .figure.first a').first();
      const shown = await textOf(average);
      const why = new Presses(marks.page);
      await why.to(average);
      assert.equal(why.count, 1);
      const answer = await textOf(marks.page.locator('.figure-card'));
      assert.ok(answer.includes(shown), `${shown} is not explained by: ${answer}`);
      assert.match(answer, /по \d+ оценк|средн/);
      assert.ok(await marks.page.locator('.entries a.m').count() > 0, 'no marks that made it');

      const finals = await fromTheWeek(walk, options);
      await openSection(finals.presses, /^Итог/);
      assert.equal(finals.presses.count, 1);
      assert.ok(await finals.page.locator('.finals').count() > 0);

      const subject = await fromTheWeek(walk, options);
      await openSection(subject.presses, /^(Все о|О)ценки/);
      await subject.presses.to(subject.page.locator('tbody th.subject a').last());
      assert.ok(subject.presses.count <= 2, `one subject: ${subject.presses.count}`);
      assert.match(subject.page.url(), /\/subject\/\d+/);
    }, ['sqlite']],
    [`A5 tomorrow’s first lesson and tomorrow’s homework by one press, ${way}`, async (walk) => {
      const lesson = await fromTheWeek(walk, options);
      await openSection(lesson.presses, /^Расписание/);
      assert.equal(lesson.presses.count, 1);
      const ahead = lesson.page.locator('.way');
      assert.match(plain(await ahead.innerText()), /Завтра.* \d\d:\d\d/);
      assert.ok(await isInView(ahead), 'it is out of sight');

      const homework = await fromTheWeek(walk, options);
      const tomorrow = homework.page.locator('.day').filter({ has: homework.page.locator('time[datetime="2026-11-19"]') });
      // On a phone the strip of days leads there; on a desktop the week has it beside today.
      const strip = homework.page.locator('.strip a').filter({ hasText: '19', visible: true });
      if (await strip.count() > 0) await homework.presses.on(strip);
      assert.ok(homework.presses.count <= 1);
      const tasks = tomorrow.locator('.task');
      assert.ok(await tasks.count() > 0, 'nothing is set for tomorrow in the demo school');
      assert.ok(await isInView(tasks.first()), 'the homework is out of sight');
    }, ['sqlite']],
    [`A8 three marks are tried by at most four presses, ${way}`, async (walk) => {
      const { page, presses } = await fromTheWeek(walk, options);
      await openSection(presses, /^(Все о|О)ценки/);
      await presses.to(page.locator('tbody th.subject a').first());
      const form = page.locator('.hypothetical');
      const before = await page.locator('.entries a.m').count();
      for (const [number, value] of [[1, '5'], [2, '5'], [3, '4']]) await form.locator(`#mark${number}`).fill(value);
      await presses.to(form.getByRole('button', { name: 'Посчитать' }));
      assert.ok(presses.count <= 4, `${presses.count} presses`);
      const answer = await textOf(page.locator('.hypothetical .answer'));
      assert.match(answer, /\d,\d\d[\s\S]+\d,\d\d/);
      assert.match(await textOf(page.locator('.not-real')), /Расчёт, а не оценка/);
      assert.equal(await page.locator('.entries a.m').count(), before, 'a hypothetical mark looks like a mark');
    }, ['sqlite']],
  ]),
  ['A6 this week is printed by one press, on a phone too', async (walk) => {
    for (const viewport of [phone, desktop]) {
      const { page, presses } = await fromTheWeek(walk, { viewport });
      await page.evaluate(() => { window.print = () => { document.title = 'printed'; }; });
      const button = page.getByRole('button', { name: 'Печать' }).filter({ visible: true });
      if (await button.count() === 0) return assert.equal(viewport, phone);
      await presses.on(button.first());
      assert.equal(await page.title(), 'printed');
      assert.ok(presses.count <= 2);
    }
    return undefined;
  }, ['sqlite']],
];
