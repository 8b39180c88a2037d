// How a visitor wants to see the pages: chosen without a sign-in and without a script, the same on every page.
import assert from 'node:assert/strict';
import { desktop, phone } from './walk.mjs';
import { misplaced, pages } from './pages.mjs';

const schemes = ['device', 'light', 'dark', 'black-on-white', 'yellow-on-black'];
const sixDays = '10А';
const pupil = '7А';

/** Chooses on /view and comes back to where the page was. */
async function choose(walk, page, choice) {
  const { pathname, search } = new URL(page.url());
  await page.goto(`${walk.diary}/view?return_to=${encodeURIComponent(pathname + search)}`);
  for (const [name, value] of Object.entries(choice)) await page.locator(`#${name}-${value}`).check();
  await walk.press(page, page.getByRole('button', { name: 'Сохранить', exact: true }));
  assert.equal(new URL(page.url()).pathname, pathname);
}

const look = (page) => page.evaluate(() => ({
  text: getComputedStyle(document.body).color,
  ground: getComputedStyle(document.body).backgroundColor,
  size: parseFloat(getComputedStyle(document.body).fontSize),
}));

const yellowOnBlack = { text: 'rgb(255, 255, 0)', ground: 'rgb(0, 0, 0)', size: 32 };

/** The cookies by which the service knows each choice; asked of it once. */
async function cookiesOf(walk) {
  walk.viewCookies ??= new Map();
  if (walk.viewCookies.size > 0) return walk.viewCookies;
  const page = await walk.visitor({ viewport: phone });
  await page.goto(`${walk.diary}/`);
  for (const choice of [...schemes.map((scheme) => ({ scheme, size: '100', spacing: 'normal' })), ...letters.map(({ size, spacing }) => ({ scheme: 'device', size, spacing }))]) {
    await choose(walk, page, choice);
    walk.viewCookies.set(JSON.stringify(choice), (await page.context().cookies()).filter(({ name }) => name === '__Host-view'));
  }
  return walk.viewCookies;
}

/** The page that stands open, as it comes to who chose that. */
async function see(walk, page, choice) {
  await page.context().clearCookies({ name: '__Host-view' });
  await page.context().addCookies((await cookiesOf(walk)).get(JSON.stringify(choice)));
  await page.goto(page.url().replace(/#.*$/, ''));
}

const letters = [[320, '200', 'normal'], [320, '125', 'wide'], [360, '150', 'normal'], [360, '200', 'wide'], [1280, '200', 'normal']]
  .map(([width, size, spacing]) => ({ width, size, spacing }));

const shown = ['start', 'form', 'week of six days', 'subject', 'marks of a quarter', 'final marks', 'calendar', 'timetable', 'homework', 'day', 'view'];

const pageOf = (name) => pages.find(([one]) => one === name)[1];

export const viewTests = [
  ...[true, false].map((javaScript) => [
    `the view is chosen before the sign-in, ${javaScript ? 'with' : 'without'} a script, and holds on every page until it is taken back`,
    async (walk) => {
      const page = await walk.visitor({ javaScript, viewport: phone });
      await page.goto(`${walk.diary}/`);
      const usual = await look(page);
      await walk.press(page, page.getByRole('link', { name: /версия для слабовидящих/ }));
      await page.getByLabel('Жёлтым по чёрному').check();
      await page.getByLabel('200 %').check();
      await page.getByLabel(/^Увеличенные/).check();
      await walk.press(page, page.getByRole('button', { name: 'Сохранить', exact: true }));
      assert.equal(page.url(), `${walk.diary}/`);
      assert.deepEqual(await look(page), yellowOnBlack);
      const { letters, size } = await page.locator('h1').evaluate((one) => ({ letters: getComputedStyle(one).letterSpacing, size: getComputedStyle(one).fontSize }));
      assert.ok(Math.abs(parseFloat(letters) - 0.12 * parseFloat(size)) < 0.1, letters);
      await page.goto(`${walk.diary}/no/such/page`);
      assert.deepEqual(await look(page), yellowOnBlack);
      await page.goto(`${walk.diary}/view`);
      assert.ok(await page.locator('#scheme-yellow-on-black').isChecked());
      await walk.press(page, page.getByRole('button', { name: 'Обычный вид' }));
      await page.goto(`${walk.diary}/`);
      assert.deepEqual(await look(page), usual);
      assert.equal(await page.locator('html').getAttribute('class'), null);
    },
    ['sqlite'],
  ]),
  ['the view leads back to the very week, and the language is changed there too', async (walk) => {
    const page = await walk.week(walk.pupilOf(pupil), '2026-11-09', { viewport: desktop });
    const week = page.url();
    await walk.press(page, page.getByRole('link', { name: /версия для слабовидящих/ }));
    await walk.press(page, page.locator('main').getByRole('button', { name: 'English' }));
    assert.equal(await page.locator('h1').innerText(), 'View of the pages');
    await page.getByLabel('Dark').check();
    await walk.press(page, page.getByRole('button', { name: 'Save', exact: true }));
    assert.equal(page.url(), week);
    assert.equal(await page.locator('html').getAttribute('class'), 'scheme-dark');
  }, ['sqlite']],
  ['a chosen scheme is stronger than the device', async (walk) => {
    const page = await walk.visitor({ scheme: 'dark' });
    await page.goto(`${walk.diary}/`);
    const dark = await look(page);
    await choose(walk, page, { scheme: 'light' });
    const light = await look(page);
    assert.notDeepEqual(light, dark);
    await page.emulateMedia({ colorScheme: 'light' });
    assert.deepEqual(await look(page), light);
    await choose(walk, page, { scheme: 'dark' });
    assert.deepEqual(await look(page), dark);
  }, ['sqlite']],
  ...shown.map((name) => [`D1 D10 axe finds nothing on the page «${name}» in any scheme`, async (walk) => {
    await cookiesOf(walk);
    const page = await pageOf(name)(walk, { viewport: phone });
    for (const scheme of schemes) {
      await see(walk, page, { scheme, size: '100', spacing: 'normal' });
      await walk.assertNoViolations(page, `${name}, ${scheme}`, ['color-contrast']);
      await walk.picture(page, `view-${scheme}-${name.replaceAll(' ', '-')}`);
    }
  }, ['sqlite']]),
  ...[...shown, 'form with errors', 'not found', 'mark', 'remarks', 'statistics', 'holidays'].map((name) => [
    `B1 large text on the page «${name}» scrolls no page sideways and cuts nothing`,
    async (walk) => {
      await cookiesOf(walk);
      const page = await pageOf(name)(walk, { viewport: phone });
      for (const { width, size, spacing } of letters) {
        const where = `${name}, ${size} %, ${spacing}, at ${width} px`;
        await page.setViewportSize({ width, height: 740 });
        await see(walk, page, { scheme: 'device', size, spacing });
        assert.equal((await look(page)).size, 16 * Number(size) / 100);
        await walk.assertNoSidewaysScroll(page, where);
        assert.deepEqual(await page.evaluate(misplaced), [], where);
        await walk.picture(page, `view-${width}-${size}-${spacing}-${name.replaceAll(' ', '-')}`);
      }
    },
    ['sqlite'],
  ]),
  ...['forced colours', 'black-on-white', 'yellow-on-black'].map((scheme) => [`D6 marks, tabs and the focus are seen in ${scheme}`, async (walk) => {
    for (const viewport of [phone, desktop]) {
      const page = await walk.week(walk.pupilOf(pupil), '2026-11-09', { viewport });
      if (scheme === 'forced colours') await page.emulateMedia({ forcedColors: 'active' });
      else await choose(walk, page, { scheme });
      const chips = await page.locator('.lessons .m').evaluateAll((all) => all.map((chip) => {
        const style = getComputedStyle(chip);
        const sides = ['Top', 'Bottom'].map((side) => [style[`border${side}Width`], style[`border${side}Style`], style[`border${side}Color`]]);
        return { text: chip.innerText, sides, ground: style.backgroundColor, cell: getComputedStyle(document.body).backgroundColor };
      }));
      assert.ok(chips.length > 5);
      for (const { text, sides, ground, cell } of chips) {
        const hasBorder = sides.every(([width, style, colour]) => parseFloat(width) >= 2 && style !== 'none' && colour !== cell);
        assert.ok(hasBorder || ground !== cell, `the chip ${text} has no edge`);
      }
      const styles = new Set(chips.map(({ sides }) => sides[0][1]));
      assert.ok(styles.size > 1, 'all chips have the same edge');
      const [current, other] = await page.evaluate(() => [...document.querySelectorAll('.tabs > ul > li > a')]
        .filter((one) => one.checkVisibility()).sort((a, b) => b.matches('[aria-current]') - a.matches('[aria-current]')).slice(0, 2)
        .map((one) => { const style = getComputedStyle(one); return `${style.borderTopColor} ${style.borderBottomColor} ${style.fontWeight}`; }));
      assert.notEqual(current, other, 'the open tab looks like the others');
      for (const target of ['.lessons a.m', '.tabs a', '.bar summary', '.bar button']) {
        const one = page.locator(`${target}:visible`).first();
        await one.scrollIntoViewIfNeeded();
        await one.evaluate((node) => node.blur());
        const before = await page.screenshot();
        await one.evaluate((node) => node.focus({ focusVisible: true }));
        assert.ok(!before.equals(await page.screenshot()), `no focus to see on ${target}`);
      }
      await walk.picture(page, `view-D6-${scheme.replaceAll(' ', '-')}-${viewport.width}`);
    }
  }, ['sqlite']]),
  ['E2 the week looks with its own sheet as with that of all pages', async (walk) => {
    for (const viewport of [phone, desktop]) {
      const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', { viewport });
      const sheet = () => page.locator('link[rel=stylesheet]').first().getAttribute('href');
      const [week, address] = [await sheet(), page.url()];
      assert.match(week, /^\/s\/week\.[0-9a-f]{12}\.css$/);
      await page.goto(`${walk.diary}/view`);
      const whole = await sheet();
      assert.match(whole, /^\/s\/diary\./);
      // Whether an optional font comes in time is nothing to compare.
      await page.route('**/*.woff2', (route) => route.fulfill({ body: '' }));
      await page.goto(address);
      const drawn = await page.screenshot({ fullPage: true });
      await page.route(`**${week}`, async (route) => route.fulfill({ response: await route.fetch({ url: walk.diary + whole }) }));
      await page.reload();
      assert.ok(drawn.equals(await page.screenshot({ fullPage: true })), `another picture at ${viewport.width} px`);
    }
  }, ['sqlite']],
];
