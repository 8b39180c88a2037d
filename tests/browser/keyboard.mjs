// The way of the focus through a page: its order, what one sees of it, how one leaves what was opened.
import assert from 'node:assert/strict';
import { bothWidths, desktop, plain, withStyle } from './walk.mjs';
import { pages } from './pages.mjs';

/** These have every kind of control; a page that is like one of them is looked at by axe alone. */
const walked = ['form with errors', 'check', 'week of six days', 'week with the menu of children', 'week with the calendar over it', 'subject',
  'marks of a quarter', 'marks by date', 'final marks', 'calendar', 'timetable', 'homework', 'day', 'statistics', 'remarks', 'mark', 'not found',
  'form of a pupil', 'accounts', 'family', 'week that was read', 'events', 'news', 'schools', 'help', 'view', 'address of a calendar', 'export', 'freshness', 'own device', 'own sessions'];

/** So that the way through the whole page begins at its top, wherever the page has put the focus. */
async function beginAtTop(page) {
  // The autofocus is done with the first frame that is drawn, which may be later than the page's load.
  await page.waitForFunction(() => !document.querySelector('[autofocus]') || document.activeElement.matches('[autofocus]'));
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
}

/** Where the focus is now; null when it has gone round. A field of a date has a stop for the day, the month and the year. */
function focused() {
  const node = document.activeElement;
  if (node && node === window.lastStop && node.type === 'date') return { isSameField: true };
  if (!node || node === document.body || node.dataset.visited) return null;
  window.lastStop = node;
  node.dataset.visited = 'yes';
  const box = node.getBoundingClientRect();
  const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const positions = [];
  for (let up = node; up; up = up.parentElement) positions.push(getComputedStyle(up).position);
  const within = [...document.querySelectorAll('.region, .panel, .calendar-panel')].find((one) => one.contains(node));
  return {
    order: [...document.querySelectorAll('*')].indexOf(node),
    isOnTop: node.contains(middle) || middle?.contains(node) || false,
    name: node.textContent.trim().slice(0, 40) || node.name,
    kind: [node.tagName, node.className, node.parentElement.tagName, node.parentElement.className, Boolean(node.closest('header.bar'))].join(' '),
    // What is fixed to the screen or lies over the page stands where it stands, whatever is below it.
    isInFlow: !positions.includes('fixed') && !positions.includes('sticky') && !positions.includes('absolute') && !within,
    inBar: Boolean(node.closest('.bar-row')),
    x: box.x, y: box.y, top: box.y + window.scrollY, width: box.width, height: box.height,
  };
}

/** Goes through the page by the Tab key. The ring is looked at once for each kind of control: they share their styles. */
async function tabStops(page) {
  await beginAtTop(page);
  const stops = [];
  const kinds = new Set();
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(focused);
    if (!stop) return stops;
    if (stop.isSameField) continue;
    const size = page.viewportSize();
    const x = Math.max(0, stop.x - 8);
    const y = Math.max(0, stop.y - 8);
    const clip = { x, y, width: Math.min(stop.width + 16, size.width - x), height: Math.min(stop.height + 16, size.height - y) };
    // What is larger than the screen, as a wide table in its frame, is in view by its beginning.
    stop.inView = stop.y >= -1 && clip.width > 0 && clip.height > 0 && (stop.y + stop.height <= size.height + 1 || stop.height > size.height / 2);
    stop.hasRing = true;
    if (stop.inView && !kinds.has(stop.kind)) {
      kinds.add(stop.kind);
      const seen = await page.screenshot({ clip });
      await withStyle(page, ':focus-visible, :focus-visible + label::before { outline: 0 !important; box-shadow: none !important; }');
      const without = await page.screenshot({ clip });
      await withStyle(page, '');
      stop.hasRing = !seen.equals(without);
    }
    stops.push(stop);
  }
}

/** Two stops that follow one another though the eye finds them the other way round: up without a new column, or left in a row. */
function againstTheEye(stops) {
  const flow = stops.filter((stop) => stop.isInFlow && stop.width > 1);
  return flow.slice(1).map((next, at) => [flow[at], next]).filter(([before, next]) => {
    const isAbove = next.top + next.height <= before.top + 1;
    const isSameRow = !isAbove && next.top + 1 < before.top + before.height;
    const isLeft = next.x + next.width <= before.x + 1;
    return (isAbove && next.x < before.x + before.width - 1) || (isSameRow && isLeft);
  }).map(([before, next]) => `«${before.name}» and then «${next.name}»`);
}

const names = (stops) => stops.map((stop) => stop.name);

export const keyboardTests = [
  ...bothWidths.flatMap(([label, viewport]) => walked.map((name) => [
    `D2 by the Tab key every control of «${name}» is reached in the order of the eye, and one sees where the focus is, at ${label} px`,
    async (walk) => {
      const page = await pages.find(([one]) => one === name)[1](walk, { viewport });
      const stops = await tabStops(page);
      // The Tab key stops once in a group of radio buttons; the arrow keys go on from there.
      const controls = await page.locator('a[href]:visible, button:visible, summary:visible, select:visible, input:not([type=hidden]):visible')
        .evaluateAll((all) => all.filter((one) => one.type !== 'radio').length + new Set(all.filter((one) => one.type === 'radio').map((one) => one.name)).size);
      assert.equal(plain(stops[0].name), 'К содержанию');
      assert.ok(stops.length >= controls - 1, `${stops.length} stops, ${controls} controls`);
      assert.deepEqual(names(stops.filter((stop) => !stop.inView)), [], 'out of sight');
      assert.deepEqual(names(stops.filter((stop) => stop.inView && !stop.isOnTop && stop.height < viewport.height / 2)), [], 'covered');
      assert.deepEqual(names(stops.filter((stop) => !stop.hasRing)), [], 'no focus to see');
      const orders = stops.map((stop) => stop.order);
      assert.deepEqual(orders, [...orders].sort((a, b) => a - b), 'the order of the page');
      assert.deepEqual(againstTheEye(stops), []);
      // In the bar the eye goes from left to right.
      const bar = stops.filter((stop) => stop.inBar && stop.y < 56);
      assert.deepEqual(names(bar), names([...bar].sort((a, b) => a.x - b.x)), 'the bar');
    },
    ['sqlite'],
  ])),
  ['D2 the skip link leads past the bar', async (walk) => {
    const page = await walk.week(walk.pupilOf('7А'), '2026-11-09');
    await page.keyboard.press('Tab');
    await walk.view(page, 'skip-link');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop is not in the content');
  }, ['sqlite']],
  ...[['the menu of children', 'details.children > summary', 'details.children'], ['the card of the school', 'details.school > summary', 'details.school'],
    ['the menu of sections', '.more summary', '.more details'], ['the calendar', 'a[data-calendar]', '.calendar-panel']].map(([what, opener, opened]) => [
    `D2 ${what} opens by the keyboard, and Esc closes it and gives the focus back`,
    async (walk) => {
      const page = await walk.week(walk.pupilOf('7А'), '2026-11-16', { viewport: desktop });
      await page.locator(opener).focus();
      await page.keyboard.press('Enter');
      const isOpen = () => page.locator(opened).evaluateAll((all) => all.some((one) => one.tagName !== 'DETAILS' || one.open));
      if (opened === '.calendar-panel') await page.locator('.calendar-panel .month').waitFor();
      assert.ok(await isOpen(), 'it did not open');
      // The card of the school has nothing to go on to.
      if (await page.locator(`${opened} :is(a, button, input)`).count() > 0) await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      assert.ok(!await isOpen(), 'Esc did not close it');
      assert.ok(await page.locator(opener).evaluate((node) => node === document.activeElement), 'the focus is elsewhere');
    },
    ['sqlite'],
  ]),
];
