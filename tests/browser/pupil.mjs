// A pupil signs in by the school's own login and reads the own diary; three honest states; the freshness of the journal.
import assert from 'node:assert/strict';
import { bothWidths, desktop, phone, textOf, weekAddress } from './walk.mjs';

const className = '7А';
const firstForm = '1А';

/** From the start page to the own diary. */
async function signIn(walk, person, options = {}) {
  const page = await walk.visitor(options);
  await page.goto(`${walk.diary}/`);
  await walk.press(page, page.getByRole('link', { name: 'Войти как ученик' }));
  await page.getByLabel('Логин МРКО').fill(person.pupil_login);
  await page.getByLabel('Пароль МРКО').fill(person.pupil_password);
  await page.getByRole('button', { name: 'Открыть дневник' }).click();
  await page.waitForURL(weekAddress);
  return page;
}

/** The text of one section of the pupil's own diary. */
async function own(walk, page, section) {
  await page.goto(`${walk.diary}/diary/1/${section}`);
  assert.equal(page.trail.at(-1).status(), 200, section);
  return textOf(page.locator('main'));
}

export const pupilTests = [
  ['P28 a pupil signs in by the own login and sees the own diary alone, with and without a script', async (walk) => {
    const person = walk.pupilOf(className);
    for (const [width, viewport] of bothWidths) {
      for (const javaScript of [true, false]) {
        const page = await signIn(walk, person, { viewport, javaScript });
        assert.equal(await page.locator('details.children').count(), 0, 'a pupil has nobody to switch to');
        assert.equal(await page.locator('a[href^="/accounts"], a[href="/family"]').count(), 0);
        assert.match(await textOf(page.locator('.foot')), new RegExp(person.child.split(',')[0].split(' ').at(-1)));
        const refused = await page.goto(`${walk.diary}/accounts/new`);
        assert.equal(refused.status(), 403);
        const other = await page.goto(`${walk.diary}/diary/2/week/2026-11-16`);
        assert.equal(other.status(), 404);
        if (javaScript) {
          await page.goto(`${walk.diary}/diary/1/week/2026-11-16`);
          await walk.picture(page, `pupil-week-${width}`);
        }
        await walk.press(page, page.getByRole('button', { name: 'Выйти' }));
        assert.equal(new URL(page.url()).pathname, '/', 'no way round the portal');
      }
    }
  }],
  ['P28 what is for parents alone stands in the parent’s diary and not in the pupil’s', async (walk) => {
    const remarks = '.teacher-note.remark';
    let told = 0;
    for (const person of [...new Map(walk.people.map((one) => [one.pupil_login, one])).values()]) {
      const parents = await walk.section(person, 'remarks?period=year');
      const shown = await parents.locator(remarks).allInnerTexts();
      const page = await signIn(walk, person);
      await own(walk, page, 'remarks?period=year');
      const read = await page.locator(remarks).allInnerTexts();
      assert.ok(read.every((text) => shown.includes(text)), person.child);
      told += shown.length - read.length;
      await walk.closeContexts();
    }
    assert.ok(told > 0, 'the demo school has no remark for parents alone among its families');
  }],
  ['P28 a wrong pair says what to do, and what was typed stays', async (walk) => {
    for (const javaScript of [true, false]) {
      const page = await walk.visitor({ viewport: phone, javaScript });
      await page.goto(`${walk.diary}/enter/pupil`);
      await page.getByLabel('Логин МРКО').fill('uсh-1234');
      await page.getByLabel('Пароль МРКО').fill('x');
      await walk.press(page, page.getByRole('button', { name: 'Открыть дневник' }));
      assert.match(await textOf(page.locator('.govuk-error-summary')), /русские буквы «с»/);
      assert.equal(await page.getByLabel('Логин МРКО').inputValue(), 'uсh-1234');
      assert.equal(await page.getByLabel('Пароль МРКО').inputValue(), '');
      await page.getByLabel('Логин МРКО').fill(walk.pupilOf(className).mrko_login);
      await page.getByLabel('Пароль МРКО').fill(walk.pupilOf(className).mrko_password);
      await walk.press(page, page.getByRole('button', { name: 'Открыть дневник' }));
      assert.match(await textOf(page.locator('.govuk-error-summary')), /4 попытки/, 'the login of the family is no pupil’s');
    }
  }],
  ['B5 homework that is not written yet says when it usually is, and nobody waits for it in a first form', async (walk) => {
    for (const javaScript of [true, false]) {
      const page = await walk.section(walk.pupilOf(className), 'homework', { javaScript, viewport: phone });
      assert.match(await textOf(page.locator('main')), /обычно (к \d\d:\d\d|заранее)/);
      await page.goto(page.url().replace(/homework.*$/, 'week/2026-11-16'));
      const week = await textOf(page.locator('main'));
      assert.match(week, /пока не записано, обычно (к \d\d:\d\d|заранее)/);
      for (const section of ['homework', 'week/2026-11-16', 'day/2026-11-19', 'subject']) {
        const first = await walk.section(walk.pupilOf(firstForm), section, { javaScript });
        assert.doesNotMatch(await textOf(first.locator('main')), /не записа[нл]|не заполнил/, section);
      }
    }
  }],
  ['B5 the page of freshness tells by subject what was written last and how long it takes', async (walk) => {
    for (const [width, viewport] of bothWidths) {
      for (const javaScript of [true, false]) {
        const page = await walk.section(walk.pupilOf(className), 'freshness', { viewport, javaScript });
        const sections = page.locator('section.freshness');
        assert.ok(await sections.count() >= 8, 'a seventh form learns more subjects');
        assert.match(await textOf(page.locator('main')), /Задание: через .+/);
        const waiting = await sections.evaluateAll((all) => all.map((one) => [...one.querySelectorAll('.blank')]
          .map((line) => line.textContent.split(',').length).reduce((sum, n) => sum + n, 0)));
        assert.deepEqual(waiting, [...waiting].sort((a, b) => b - a), 'what waits most stands first');
        if (javaScript) {
          await walk.assertNoSidewaysScroll(page, `freshness at ${width}`);
          await walk.assertNoViolations(page, `freshness at ${width}`);
          await walk.picture(page, `freshness-${width}`);
        }
      }
    }
    const first = await walk.section(walk.pupilOf(firstForm), 'freshness', { viewport: desktop });
    assert.match(await textOf(first.locator('main')), /считаются только темы/);
  }],
];
