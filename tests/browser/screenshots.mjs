// Draws the pictures of docs/screenshots for scripts/screenshots.
// node tests/browser/screenshots.mjs FOLDER [STATE PORT]
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Walk, browsers, desktop, phone } from './walk.mjs';
import { pictureOf, print } from './paper.mjs';
import { root, runningDiary, startDiary } from './service.mjs';

const [folder, state, port] = process.argv.slice(2);
const schemes = ['light', 'dark'];
const looks = [['phone', { ...phone, height: 780 }], ['desktop', desktop]].flatMap(([label, viewport]) => schemes.map((scheme) => [label, viewport, scheme]));

/** The name of the picture, the child's section. */
const sections = [['week', 'week/2026-11-16'], ['subject', 'subject'], ['marks', 'marks'], ['finals', 'final'], ['calendar', 'calendar?at=2026-10-15']];

/** A page that is opened a second time has its own face, not the one that stood in for it. */
async function settle(page) {
  await page.reload({ waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
}

/** Light pictures have the plain name; the window is as high as the page, within reason. */
async function draw(walk, page, name, viewport, scheme) {
  await settle(page);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = viewport.width === phone.width ? viewport.height : Math.min(Math.max(whole, 640), 1180);
  await page.setViewportSize({ width: viewport.width, height });
  await walk.view(page, scheme === 'light' ? name : `${name}-dark`);
  await walk.closeContexts();
}

const service = state ? runningDiary(state, port) : await startDiary('sqlite');
try {
  const walk = await Walk.begin({ ...service, root, database: 'sqlite', artefacts: folder }, browsers.whole);

  const newcomer = await walk.visitor({ viewport: { width: 1000, height: 720 } });
  const [person] = walk.family(1);
  await walk.enter(newcomer, person);
  await newcomer.goto(`${walk.diary}/accounts/new`);
  await newcomer.getByLabel('Название учётной записи').fill(person.account_name);
  await newcomer.getByLabel('Логин МРКО').fill(person.mrko_login);
  await newcomer.getByLabel('Пароль МРКО').fill(person.mrko_password);
  await newcomer.evaluate(() => document.activeElement.blur());
  await walk.view(newcomer, 'form');
  await newcomer.getByRole('button', { name: 'Продолжить' }).click();
  await newcomer.waitForURL(/\/accounts\/check$/);
  await walk.view(newcomer, 'check');

  const pupil = walk.pupilOf('7А');
  for (const [name, section] of sections) {
    for (const [label, viewport, scheme] of looks) {
      const options = { viewport, scheme };
      const page = await walk.section(pupil, section, options);
      if (name === 'week' && label === 'phone') await page.goto(`${page.url().replace(/#.*$/, '')}#today`);
      await draw(walk, page, `${name}-${label}`, viewport, scheme);
    }
  }
  for (const [label, viewport, scheme] of looks) {
    const page = await walk.parent(walk.family(3), { viewport, scheme, address: '/family' });
    if (page.trail.at(-1).status() === 404) {
      console.log('There is no page /family: its pictures are left out.');
      break;
    }
    await draw(walk, page, `family-${label}`, viewport, scheme);
  }
  for (const [name, section] of [['print', 'week/2026-11-16'], ['print-marks', 'marks'], ['print-finals', 'final']]) {
    await print(walk, await walk.section(pupil, section, { viewport: desktop }), name);
    pictureOf(walk, name);
    rmSync(join(folder, `${name}.pdf`));
  }
  await walk.end();
} finally {
  service.stop();
}
