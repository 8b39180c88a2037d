// Makes the pictures of docs/screenshots anew, from a diary of its own or from one that runs already.
// node tests/browser/screenshots.mjs [STATE PORT]
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Walk, desktop, phone } from './walk.mjs';
import { pictureOf, print } from './paper.mjs';
import { root, runningDiary, startDiary } from './service.mjs';

const [state, port] = process.argv.slice(2);
const folder = join(root, 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });

const service = state ? runningDiary(state, port) : await startDiary('sqlite');
try {
  const walk = await Walk.begin({ ...service, root, database: 'sqlite', artefacts: folder });

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
  const week = await walk.week(pupil, '2026-11-16', { viewport: { ...desktop, height: 1180 } });
  // A page that is opened a second time has its own face, not the one that stood in for it.
  await week.reload();
  await walk.view(week, 'week-desktop');
  await print(walk, week, 'print');
  pictureOf(walk, 'print');
  rmSync(join(folder, 'print.pdf'));

  const small = await walk.week(pupil, walk.today, { viewport: phone, sharpness: 2 });
  await small.reload();
  await walk.view(small, 'week-phone');
  await walk.end();
} finally {
  service.stop();
}
for (const name of ['week-desktop', 'week-phone', 'form', 'check', 'print']) {
  console.log(`docs/screenshots/${name}.png: ${Math.ceil(statSync(join(folder, `${name}.png`)).size / 1024)} KiB`);
}
