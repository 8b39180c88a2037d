// What is new since the last visit: the first visit flags nothing, a new mark is counted and flagged, opening clears it.
// And the evening on which the journal is away.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { bothWidths, desktop, phone, textOf } from './walk.mjs';

const pupil = '7А';
const monday = '2026-11-16';

/** One statement on the journal of the running service, and the new versions that belong to every write. */
function journal(walk, write) {
  const statement = `BEGIN; ${write}; UPDATE journal_versions SET version = version + 1; UPDATE class_versions SET version = version + 1; COMMIT`;
  const done = walk.database === 'sqlite'
    ? spawnSync('sqlite3', ['-cmd', '.timeout 5000', join(walk.state, 'journal.sqlite'), statement], { encoding: 'utf8' })
    : spawnSync('/usr/lib/postgresql/15/bin/psql',
      ['-h', join(walk.state, 'run', 'postgresql'), '-U', 'mrko', '-d', 'mrko', '-Atc', statement], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
}

/**
 * The teacher gives another mark: the number of the mark that was changed. The comment differs from all before it: what was
 * seen once, the former mark with the former comment, is no news.
 */
async function changeMark(walk, page) {
  const chip = page.locator('main a.m5, main a.m4, main a.m3').last();
  const [, id] = /\/mark\/(\d+)$/.exec(await chip.getAttribute('href'));
  const four = (await textOf(chip.locator('[aria-hidden]'))).startsWith('4');
  journal(walk, `UPDATE marks SET shown = '${four ? 5 : 4}', five = ${four ? 5 : 4}, points = ${four ? 500 : 400}, comment = 'Исправлено, запись ${randomUUID().slice(0, 8)}' WHERE id = ${id}`);
  return id;
}

const badges = (page, tab) => page.locator('.tabs a', { hasText: tab }).locator('.new-count');
const flagged = (page) => page.locator('main a.m.new');

/** Opens everything, so that a test begins where nothing is new. */
async function seeAll(walk, options) {
  const page = await walk.section(walk.pupilOf(pupil), 'marks', options);
  const base = page.url().replace(/\/marks.*$/, '');
  for (const section of ['homework', 'remarks', 'final', `timetable/${monday}`, `week/${monday}`]) await page.goto(`${base}/${section}`);
  return page;
}

export const newsTests = [
  ['P16 the first visit of a child flags nothing', async (walk) => {
    const page = await walk.visitor();
    const [person] = walk.family(2);
    await walk.enter(page, person);
    const spare = walk.issueCredential(97);
    await page.goto(`${walk.diary}/accounts/new`);
    await walk.fillForm(page, { name: 'Первый визит', login: spare.mrko_login, password: spare.mrko_password });
    await page.getByRole('button', { name: 'Завершить' }).click();
    await page.waitForURL(/\/week\//);
    walk.forgetSession(walk.family(2));
    const base = page.url().replace(/\/week.*$/, '');
    for (const section of ['week', 'marks', 'homework', 'remarks', 'calendar']) {
      await page.goto(`${base}/${section}`);
      assert.equal(await page.locator('.new-count, .new-word, .m.new').count(), 0, section);
    }
  }],
  ['P16 a new mark is counted on its tab and flagged with a dot and a word; opening the tab clears the count, the mark its dot', async (walk) => {
    for (const javaScript of [true, false]) {
      const page = await seeAll(walk, { javaScript, viewport: desktop });
      const id = await changeMark(walk, page);
      await page.reload();
      assert.equal(await flagged(page).count(), 1);
      assert.match(await flagged(page).getAttribute('href'), new RegExp(`/mark/${id}$`));
      assert.match(await flagged(page).locator('.hidden').textContent(), /, новая; $/);
      assert.equal(await textOf(badges(page, 'Все оценки').first().locator('[aria-hidden]')), '1');
      assert.match(await badges(page, 'Все оценки').first().locator('.hidden').textContent(), /1\s?новое/);
      // The week is an overview and clears nothing.
      await page.reload();
      assert.equal(await flagged(page).count(), 1);

      await walk.press(page, page.locator('.tabs').getByRole('link', { name: /^Все оценки/ }).filter({ visible: true }).first());
      assert.equal(await flagged(page).count(), 1, 'the page that was opened shows its news');
      assert.equal(await badges(page, 'Все оценки').count(), 0, 'the tab still counts');
      await page.reload();
      assert.equal(await flagged(page).count(), 0);

      await page.goto(page.url().replace(/\/marks.*$/, `/week/${monday}`));
      const other = await changeMark(walk, page);
      await page.reload();
      await walk.press(page, flagged(page));
      assert.match(page.url(), new RegExp(`/mark/${other}$`));
      await page.goBack();
      await page.reload();
      assert.equal(await page.locator('.m.new, .new-count').count(), 0);
    }
  }],
  ['P16 two tabs lose nothing of each other, and another device of the parent sees what is still new', async (walk) => {
    const one = await seeAll(walk, {});
    const id = await changeMark(walk, one);
    const other = await walk.week(walk.pupilOf(pupil), monday);
    await Promise.all([one.reload(), other.reload()]);
    assert.equal(await flagged(one).count(), 1);
    assert.equal(await flagged(other).count(), 1);
    await one.goto(one.url().replace(/\/week.*$/, `/mark/${id}`));
    await other.reload();
    assert.equal(await flagged(other).count(), 0);
  }],
  ['P16 pages with news have no violation and no sideways scroll', async (walk) => {
    for (const [name, viewport] of [['320', { width: 320, height: 640 }], ...bothWidths]) {
      for (const scheme of ['light', 'dark']) {
        const page = await seeAll(walk, { viewport, scheme });
        await changeMark(walk, page);
        await page.reload();
        assert.equal(await flagged(page).count(), 1);
        await walk.assertNoSidewaysScroll(page, `the week with news at ${name}`);
        await walk.assertNoViolations(page, `the week with news at ${name}, ${scheme}`);
        await walk.picture(page, `news_${name}_${scheme}`);
      }
    }
  }],
  ['B6 while the journal is away a seen page is there with its age, an unseen one says what there is; it comes back by itself', async (walk) => {
    const page = await walk.week(walk.pupilOf(pupil), monday, { viewport: phone });
    const before = await textOf(page.locator('main'));
    await page.goto(page.url());
    const base = page.url().replace(/\/week.*$/, '');
    const files = readdirSync(walk.state).filter((name) => /^journal\.sqlite(-wal|-shm)?$/.test(name));
    const supervisor = Number(readFileSync(join(walk.state, 'run', 'diary.pid'), 'utf8'));
    for (const name of files) renameSync(join(walk.state, name), join(walk.state, `away-${name}`));
    mkdirSync(join(walk.state, 'journal.sqlite'));
    try {
      process.kill(supervisor, 'SIGHUP');
      const notice = page.locator('.notice');
      for (const end = Date.now() + 15000; Date.now() < end && (await notice.count()) === 0;) await page.reload();
      assert.match(await textOf(notice), /^Журнал сейчас не отвечает\. Показано, что было в \d\d:\d\d\.$/);
      assert.equal(page.trail.at(-1).status(), 200);
      assert.equal(await textOf(page.locator('main')), before);
      await walk.assertNoViolations(page, 'the kept week');
      await walk.view(page, 'kept_week');
      await page.goto(`${base}/day/2026-10-06`);
      assert.equal(page.trail.at(-1).status(), 503);
      assert.match(await textOf(page.locator('h1')), /Журнал школы сейчас не отвечает/);
      await walk.assertNoViolations(page, 'the page that names what is kept');
      await walk.view(page, 'journal_away');
      await walk.press(page, page.locator(`main a[href$="/week/${monday}"]`));
      assert.equal(await textOf(page.locator('main')), before);
    } finally {
      if (existsSync(join(walk.state, 'away-journal.sqlite'))) {
        rmdirSync(join(walk.state, 'journal.sqlite'));
        for (const name of files) renameSync(join(walk.state, `away-${name}`), join(walk.state, name));
      }
    }
    const back = Date.now();
    for (const end = back + 5000; Date.now() < end && (await page.locator('.notice').count()) > 0;) await page.reload();
    assert.equal(await page.locator('.notice').count(), 0, 'the journal is back and the page is still the old one');
    // Each worker asks again a second after its own last refusal (pause_after_refusal): the next test is to meet none that waits.
    while (Date.now() < back + 1100) await page.reload();
  }, ['sqlite']],
];
