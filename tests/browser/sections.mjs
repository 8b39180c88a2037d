// The sections of the diary as a parent goes through them: how many presses, which numbers, what is never mixed up.
import assert from 'node:assert/strict';
import { desktop, phone, textOf } from './walk.mjs';
import { startDiary } from './service.mjs';

const pupil = '7А';
const firstForm = '1А';

/** Presses the links by their names one after the other. */
async function follow(walk, page, ...names) {
  for (const name of names) {
    await walk.press(page, page.getByRole('link', { name, exact: true }).filter({ visible: true }).first());
  }
}

/** Russian text -> hundredths: "4,35" -> 435. */
const hundredths = (text) => {
  const found = /(\d+),(\d\d)/.exec(text);
  return found && Number(found[1]) * 100 + Number(found[2]);
};

export const sectionTests = [
  ['A5 all grades and final grades are one press away, the timetable too, with and without a script', async (walk) => {
    for (const javaScript of [true, false]) {
      for (const [tab, address] of [['Все оценки', /\/marks$/], ['Итоговые оценки', /\/final$/], ['Расписание', /\/timetable/], ['Выбранный предмет', /\/subject/]]) {
        const page = await walk.week(walk.pupilOf(pupil), '2026-11-16', { javaScript, viewport: desktop });
        await follow(walk, page, tab);
        assert.match(page.url(), address);
        assert.equal(await page.locator('.tabs a[aria-current=page]:visible').count(), 1, tab);
      }
      const page = await walk.week(walk.pupilOf(pupil), '2026-11-16', { javaScript, viewport: phone });
      await page.locator('.more summary').click();
      await follow(walk, page, 'Домашние задания');
      assert.match(page.url(), /\/homework/);
    }
  }],
  ['P9 a period outside the year and a reversed one are refused with their reason, and what was typed stays', async (walk) => {
    const page = await walk.section(walk.pupilOf(pupil), 'marks?from=2026-11-18&to=2026-11-02');
    assert.equal(page.trail.at(-1).status(), 400);
    assert.match(await textOf(page.locator('h1')), /раньше/);
    assert.equal(await page.locator('input[name=from]').inputValue(), '2026-11-18');
    await page.locator('input[name=to]').fill('2026-11-20');
    await walk.press(page, page.getByRole('button', { name: 'Показать' }));
    assert.equal(page.trail.at(-1).status(), 200);
    const outside = await walk.section(walk.pupilOf(pupil), 'marks?period=day&at=2026-07-15');
    assert.equal(outside.trail.at(-1).status(), 404);
    assert.match(await textOf(outside.locator('main')), /вне учебного года/);
  }],
  ['P13 the average of a subject is the same number on every page that shows it', async (walk) => {
    const page = await walk.section(walk.pupilOf(pupil), 'subject');
    const subject = (await textOf(page.locator('h1'))).split(/[,·:]/)[0].trim();
    const shown = hundredths(await textOf(page.locator('main')));
    assert.ok(shown, `${subject} has no average`);
    await page.goto(page.url().replace(/\/subject\/.*$/, '/marks'));
    const row = page.locator('tbody tr').filter({ has: page.locator('th', { hasText: subject }) }).first();
    const numbers = [...(await textOf(row)).matchAll(/\d,\d\d/g)].map(([text]) => hundredths(text));
    assert.ok(numbers.includes(shown), `${subject}: ${shown} is not in ${numbers}`);
  }],
  ['P22 a corrected mark shows what it was, who changed it and why', async (walk) => {
    const page = await walk.section(walk.pupilOf(pupil), 'marks?period=year&view=dates');
    const corrected = page.locator('a.m:has(.corrected)').first();
    assert.ok(await corrected.count() > 0, 'the demo school has no corrected mark for this child');
    await walk.press(page, corrected);
    assert.ok(await page.locator('del').count() > 0 && await page.locator('ins').count() > 0);
  }],
  ['a first form without marks and homework has every page, with the reason instead of numbers', async (walk) => {
    for (const section of ['week', 'subject', 'marks', 'final', 'timetable', 'homework', 'statistics', 'remarks', 'calendar']) {
      const page = await walk.section(walk.pupilOf(firstForm), section);
      assert.equal(page.trail.at(-1).status(), 200, section);
      assert.doesNotMatch(await textOf(page.locator('main')), /0,00|NaN/, section);
    }
  }],
  ['the switcher of children keeps the section', async (walk) => {
    const family = walk.family(3);
    for (const section of ['marks?period=month', 'final', 'timetable', 'statistics']) {
      const page = await walk.section(family[0], section);
      const addresses = await page.locator('.children a[href^="/diary/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.ok(addresses.length >= 3, addresses.join(' '));
      for (const address of addresses) {
        assert.ok(address.includes(`/${section.split('?')[0]}`), `${address} left ${section}`);
      }
    }
  }],
];

/** The same pages at other dates of the year, each by a service of its own. */
export const dateTests = ['2026-09-02', '2026-10-24', '2026-11-01'].map((today) => [
  `every section answers on ${today}`,
  async (walk) => {
    const service = await startDiary('sqlite', today);
    const there = walk.at(service);
    try {
      for (const who of [pupil, firstForm]) {
        const page = await there.section(there.pupilOf(who), 'week');
        const diary = /^.*\/diary\/\d+\//.exec(page.url())[0];
        for (const section of ['week', 'subject', 'marks', 'marks?period=year', 'final', 'calendar', 'timetable', 'homework', 'statistics', 'remarks?period=year']) {
          await page.goto(diary + section);
          assert.equal(page.trail.at(-1).status(), 200, `${section} of ${who}`);
          for (const viewport of [phone, desktop]) {
            await page.setViewportSize(viewport);
            await there.assertNoSidewaysScroll(page, `${section} of ${who} at ${viewport.width} px`);
            // The page tests look at every width; here it is the words and marks of the day that are new.
            if (viewport === phone) await there.assertNoViolations(page, `${section} of ${who} on ${today}`);
            await there.picture(page, `${today}-${who}-${section.replace(/\W/g, '-')}-${viewport.width}`);
          }
          there.assertNoFaults();
        }
        await there.closeContexts();
      }
    } finally {
      await there.closeContexts();
      service.stop();
    }
  },
  ['sqlite'],
]);
