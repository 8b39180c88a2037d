// The calendar's secret address and the files of a child's data, as a parent makes and takes them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { bothWidths, textOf } from './walk.mjs';

const pupil = '7А';

/** A feed page without an address, whatever other tests left behind. */
async function withoutAddress(walk, page) {
  const remove = page.getByRole('button', { name: 'Удалить адрес' });
  if (await remove.count() > 0) await walk.press(page, remove);
  await page.getByRole('button', { name: 'Создать адрес' }).waitFor();
}

const made = (page) => page.locator('#secret').inputValue();

/** What a calendar program gets: without cookies, without a browser. */
async function asked(walk, address) {
  const context = await walk.browser.newContext();
  walk.contexts.push(context);
  return context.request.get(address, { maxRedirects: 0 });
}

async function saved(page, link) {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return { name: download.suggestedFilename(), text: (await readFile(await download.path())).toString('utf8') };
}

export const feedTests = [
  ...bothWidths.flatMap(([label, viewport]) => [true, false].map((javaScript) => [
    `F7 a calendar's address is made, shown once, renewed and deleted at ${label} px ${javaScript ? 'with' : 'without'} a script`,
    async (walk) => {
      const page = await walk.section(walk.pupilOf(pupil), 'week/2026-11-16', { viewport, javaScript });
      await page.locator('.more summary').click();
      await walk.press(page, page.getByRole('link', { name: 'Календарь в телефоне' }).filter({ visible: true }).first());
      await withoutAddress(walk, page);
      await walk.press(page, page.getByRole('button', { name: 'Создать адрес' }));
      const address = await made(page);
      assert.match(address, /\/ical\/[a-z2-7]{32}\.ics$/);
      assert.equal(await page.getByRole('link', { name: 'Добавить на это устройство' }).getAttribute('href'), address.replace(/^https?/, 'webcal'));
      assert.equal(await page.getByRole('button', { name: 'Скопировать' }).count(), javaScript ? 1 : 0);
      await walk.picture(page, `feed-made-${label}${javaScript ? '' : '-plain'}`);
      const calendar = await asked(walk, address);
      assert.equal(calendar.status(), 200);
      assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n/);

      await page.reload();
      assert.equal(await page.locator('#secret').count(), 0, 'the address is shown a second time');
      assert.match(await textOf(page.locator('main')), /Адрес создан/);
      await walk.picture(page, `feed-lives-${label}${javaScript ? '' : '-plain'}`);

      await walk.press(page, page.getByRole('button', { name: 'Заменить адрес' }));
      const renewed = await made(page);
      assert.notEqual(renewed, address);
      assert.equal((await asked(walk, address)).status(), 404);
      assert.equal((await asked(walk, renewed)).status(), 200);

      await walk.press(page, page.getByRole('button', { name: 'Удалить адрес' }));
      assert.equal((await asked(walk, renewed)).status(), 404);
      await page.getByRole('button', { name: 'Создать адрес' }).waitFor();
      await page.goto(`${walk.diary}/family/feed`);
      assert.equal(page.trail.at(-1).status(), 200);
    },
    javaScript && label === '360' ? undefined : ['sqlite'],
  ])),
  ['F7 the copy button puts the address on the clipboard', async (walk) => {
    const page = await walk.section(walk.pupilOf(pupil), 'feed');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await withoutAddress(walk, page);
    await walk.press(page, page.getByRole('button', { name: 'Создать адрес' }));
    const address = await made(page);
    await page.getByRole('button', { name: 'Скопировать' }).click();
    await page.getByRole('button', { name: 'Скопировано' }).waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
  }, ['sqlite']],
  ...bothWidths.flatMap(([label, viewport]) => [true, false].map((javaScript) => [
    `P25 the files of a quarter are saved, with the figures of the page, at ${label} px ${javaScript ? 'with' : 'without'} a script`,
    async (walk) => {
      const page = await walk.section(walk.pupilOf(pupil), 'export?period=quarter&at=2026-10-05', { viewport, javaScript });
      await walk.picture(page, `export-${label}${javaScript ? '' : '-plain'}`);
      const card = page.locator('.downloads li').filter({ has: page.getByRole('heading', { name: 'Средние по предметам' }) });
      const excel = await saved(page, card.getByRole('link', { name: /^Для Excel/ }));
      assert.match(excel.name, /^averages-2026-\d\d-\d\d-2026-\d\d-\d\d\.csv$/);
      assert.ok(excel.text.startsWith('\ufeffПредмет;Среднее;'), excel.text.slice(0, 40));
      const figures = excel.text.split('\r\n').slice(1, -1).map((line) => line.split(';'));
      assert.ok(figures.length > 5);
      const all = await walk.section(walk.pupilOf(pupil), 'marks?period=quarter&at=2026-10-05', { javaScript });
      for (const [subject, average] of figures.slice(0, -1)) {
        const row = all.locator('tbody tr').filter({ has: all.getByRole('rowheader', { name: subject, exact: true }) });
        assert.ok((await textOf(row.first())).includes(average), `${subject}: ${average}`);
      }
      const marks = page.locator('.downloads li').filter({ has: page.getByRole('heading', { name: 'Оценки по датам' }) });
      const data = JSON.parse((await saved(page, marks.getByRole('link', { name: /^JSON/ }))).text);
      assert.ok(data.subjects.length > 5);
      const plain = await saved(page, marks.getByRole('link', { name: /^CSV/ }));
      assert.ok(plain.text.startsWith('Дата,Урок,Предмет,'), plain.text.slice(0, 40));
    },
    ['sqlite'],
  ])),
];
