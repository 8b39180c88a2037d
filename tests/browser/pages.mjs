// What must be true of every page at every width: it fits, it can be read, pressed and reached by keyboard.
import assert from 'node:assert/strict';
import { desktop, phone, plain } from './walk.mjs';
import { wrongCounts } from './week.mjs';

const widths = [320, 360, 640, 768, 1280];
const fiveDays = '7А';
const sixDays = '10А';
const firstForm = '1А';

/** Every page of the diary with the state that it can be in; each is opened for a family of three children. */
const pages = [
  ['start', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/`);
    return page;
  }],
  ['form', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/accounts/new' })],
  ['form with errors', async (walk, options) => {
    const page = await walk.parent(walk.family(3), { ...options, address: '/accounts/new' });
    await walk.fillForm(page, { name: 'Я'.repeat(60), login: 'логин', password: '' });
    return page;
  }],
  ['check', async (walk, options) => {
    const page = await walk.parent(walk.family(3), { ...options, address: '/accounts/new' });
    walk.spare ??= walk.issueCredential(120);
    await walk.fillForm(page, { name: 'Имя на сорок знаков, которое длинное-пре', login: walk.spare.mrko_login, password: walk.spare.mrko_password });
    await page.waitForURL(/\/accounts\/check$/);
    return page;
  }],
  ['week of five days', (walk, options) => walk.week(walk.pupilOf(fiveDays), '2026-11-16', options)],
  ['week of six days', (walk, options) => walk.week(walk.pupilOf(sixDays), '2026-11-16', options)],
  ['past week', (walk, options) => walk.week(walk.pupilOf(fiveDays), '2026-10-12', options)],
  ['holidays', (walk, options) => walk.week(walk.pupilOf(sixDays), '2026-11-02', options)],
  ['week with the menu of children', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', options);
    await page.locator('details.children summary').click();
    return page;
  }],
  ['week with the card of the school', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', options);
    await page.locator('details.school summary').click();
    return page;
  }],
  ['date outside the year', (walk, options) => walk.week(walk.pupilOf(sixDays), '2025-01-06', options)],
  ...[
    ['subject', 'subject'],
    ['marks of a quarter', 'marks'],
    ['marks of a year', 'marks?period=year'],
    ['marks by date', 'marks?period=month&view=dates'],
    ['final marks', 'final'],
    ['calendar', 'calendar'],
    ['timetable', 'timetable'],
    ['timetable of a day', 'timetable/2026-11-18?view=day'],
    ['homework', 'homework'],
    ['day', 'day/2026-11-16'],
    ['statistics', 'statistics'],
    ['remarks', 'remarks?period=year'],
    ['reversed period', 'marks?from=2026-11-18&to=2026-11-01'],
  ].map(([name, section]) => [name, (walk, options) => walk.section(walk.pupilOf(sixDays), section, options)]),
  ...['subject', 'marks', 'final', 'timetable', 'homework', 'statistics', 'remarks', 'week'].map((section) =>
    [`${section} of a first form`, (walk, options) => walk.section(walk.pupilOf(firstForm), section, options)]),
  ['what if', async (walk, options) => {
    const page = await walk.section(walk.pupilOf(sixDays), 'subject', options);
    await page.goto(`${page.url()}?mark1=5&mark2=4&weight2=2`);
    return page;
  }],
  ['mark', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-09', options);
    await page.locator('.lessons a.m').first().click();
    await page.waitForURL(/\/mark\/\d+$/);
    return page;
  }],
  ['week with the menu of sections', async (walk, options) => {
    const page = await walk.week(walk.pupilOf(sixDays), '2026-11-16', options);
    await page.locator('.more summary').click();
    return page;
  }],
  ['own device', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/device' })],
  ['page without a connection', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/offline`);
    return page;
  }],
  ['not found', (walk, options) => walk.parent(walk.family(3), { ...options, address: '/diary/77/week/2026-11-16' })],
  ['sign-in that is over', async (walk, options) => {
    const page = await walk.visitor(options);
    await page.goto(`${walk.diary}/enter/return?code=x&state=y`);
    return page;
  }],
];

const file = (name) => name.replaceAll(' ', '-');

async function onEveryPage(walk, options, check, names) {
  for (const [name, open] of pages.filter(([one]) => !names || names.includes(one))) {
    const page = await open(walk, options);
    await check(page, name);
    walk.assertNoFaults();
    await walk.closeContexts();
  }
}

/** Elements whose text is cut off, and cells of a row that lie over each other. */
function misplaced() {
  // Column heads of a table that became cards are only for readers.
  const isShown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest('.hidden') &&
    !(node.closest('thead')?.offsetWidth <= 1) && getComputedStyle(node).clipPath !== 'inset(50%)';
  const said = (node) => `${node.tagName.toLowerCase()}.${node.className} «${node.textContent.trim().slice(0, 40)}»`;
  const cut = [...document.querySelectorAll('body *')].filter((node) => {
    const { overflowX, textOverflow } = getComputedStyle(node);
    // What is typed into a field may be longer than the field.
    return isShown(node) && node.tagName !== 'INPUT' && ['hidden', 'clip'].includes(overflowX) && textOverflow !== 'ellipsis' && node.offsetWidth > 1 &&
      node.scrollWidth > node.clientWidth + 1;
  });
  const outside = [...document.querySelectorAll('.lessons :is(td, th), .chips, dd, .button, .turn, h1, h2, p')].filter((node) =>
    isShown(node) && node.clientWidth > 1 && node.scrollWidth > node.clientWidth + 1);
  const over = [...document.querySelectorAll('.lessons tbody tr')].filter((row) => {
    const boxes = [...row.cells].map((cell) => cell.getBoundingClientRect());
    return boxes.some((a, i) => boxes.some((b, j) => i < j &&
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1));
  });
  const chips = [...document.querySelectorAll('.m')].filter((chip) =>
    isShown(chip) && chip.getBoundingClientRect().right > (chip.parentElement.closest('td, th, dd, li, div') ?? chip.parentElement).getBoundingClientRect().right + 1);
  return [...cut, ...outside, ...over, ...chips].map(said);
}

function smallText() {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    // Column heads that only readers hear have no size at all.
    if (walker.currentNode.data.trim() === '' || parent.closest('.hidden') || !parent.checkVisibility() || size === 0) continue;
    const least = parent.closest('.tabs') && innerWidth < 900 ? 12 : 14;
    if (size < least) found.push(`${size} px: ${walker.currentNode.data.trim()}`);
  }
  return found;
}

function smallTargets(touch) {
  const isShown = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest('.skip');
  // A link inside a sentence is as high as its line.
  const isInText = (node) => node.matches('p > a:not(.button, .quiet), .error-summary li > a, .ways a') && getComputedStyle(node).display.startsWith('inline') &&
    node.parentElement.textContent.trim() !== node.textContent.trim();
  // What a table, a list of facts or a heading says may be a link, and is as high as its line; controls are not.
  const isInData = (node) => node.matches('main :is(table, dl, ul:not(.units, .ways), ol, h2, h3) a');
  return [...document.querySelectorAll('a[href], button, summary, input:not([type=hidden])')].filter((node) => isShown(node)).filter((node) => {
    const box = node.getBoundingClientRect();
    const least = touch && !isInData(node) && !node.matches('.pair a.m, .to-field, .ways a, .error-summary a') && !isInText(node) ? 44 : 24;
    return !isInText(node) && (box.height < least - 0.5 || box.width < least - 0.5);
  }).map((node) => `${node.tagName} «${node.textContent.trim().slice(0, 30)}» ${node.getBoundingClientRect().width} x ${node.getBoundingClientRect().height}`);
}

const withStyle = (page, css) => page.evaluate((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}, css);

/** Goes through the page by the Tab key; of each stop the element's place, its name and whether one sees the focus. */
async function tabStops(page) {
  const stops = [];
  // A page with an error starts at its summary; the way of the focus through the whole page starts at its top. The
  // autofocus is done with the first frame that is drawn, which may be later than the page's load.
  await page.waitForFunction(() => !document.querySelector('[autofocus]') || document.activeElement.matches('[autofocus]'));
  await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  for (;;) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const node = document.activeElement;
      if (!node || node === document.body || node.dataset.visited) return null;
      node.dataset.visited = 'yes';
      const box = node.getBoundingClientRect();
      const order = [...document.querySelectorAll('*')].indexOf(node);
      const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      const isOnTop = node.contains(middle) || middle?.contains(node) || false;
      return { order, isOnTop, name: node.textContent.trim().slice(0, 40) || node.name, bar: Boolean(node.closest('.bar-row')), x: box.x, y: box.y, width: box.width, height: box.height };
    });
    if (!stop) return stops;
    const size = page.viewportSize();
    const x = Math.max(0, stop.x - 8);
    const y = Math.max(0, stop.y - 8);
    const clip = { x, y, width: Math.min(stop.width + 16, size.width - x), height: Math.min(stop.height + 16, size.height - y) };
    stop.inView = stop.y >= -1 && stop.y + stop.height <= size.height + 1 && clip.width > 0 && clip.height > 0;
    if (stop.inView) {
      const seen = await page.screenshot({ clip });
      await withStyle(page, ':focus-visible { outline: 0 !important; box-shadow: none !important; }');
      const without = await page.screenshot({ clip });
      await withStyle(page, '');
      stop.hasRing = !seen.equals(without);
    }
    stops.push(stop);
  }
}

const mistakes = {
  'a trace of the program': /undefined|\bnull\b|\bNaN\b|\{\{|\}\}|\[object|\d{4}-\d\d-\d\d/g,
  'straight quotes': /["']/g,
  'a hyphen for a dash or a minus': /[ \u00a0][-‐] |\d-\d|\d-$/gm,
  'a breaking blank or none after № or §': /[№§][ \d]/g,
  'stray punctuation': /\.\.|,,| ,| \.(?!\d)/g,
};

export const pageTests = [
  ['B1 B6 no page scrolls sideways or cuts text at 320, 360, 640, 768 and 1280 px', async (walk) => {
    await onEveryPage(walk, {}, async (page, name) => {
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await walk.assertNoSidewaysScroll(page, `${name} at ${width} px`);
        assert.deepEqual(await page.evaluate(misplaced), [], `${name} at ${width} px`);
        if (width === 360 || width === 1280) await walk.picture(page, `${file(name)}-${width}-light`);
      }
    });
  }, ['sqlite']],
  ['B2 B4 text has 14 px or more, targets 44 px on a phone and 24 px elsewhere', async (walk) => {
    await onEveryPage(walk, { viewport: phone }, async (page, name) => {
      for (const viewport of [phone, desktop]) {
        await page.setViewportSize(viewport);
        assert.deepEqual(await page.evaluate(smallText), [], `text of ${name} at ${viewport.width} px`);
        assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontSize), '16px');
        assert.deepEqual(await page.evaluate(smallTargets, viewport === phone), [], `targets of ${name} at ${viewport.width} px`);
      }
    });
  }, ['sqlite']],
  ['B3 wider spacing of letters, words and lines cuts nothing', async (walk) => {
    await onEveryPage(walk, { viewport: phone }, async (page, name) => {
      await withStyle(page, `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
      for (const width of [320, 360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await walk.assertNoSidewaysScroll(page, `${name} at ${width} px`);
        assert.deepEqual(await page.evaluate(misplaced), [], `${name} at ${width} px`);
      }
    });
  }, ['sqlite']],
  ['B6 long names, long homework and many marks do not overlap', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-16');
    await page.evaluate(() => {
      document.querySelector('.menu-label').textContent = 'Константин-Александр '.repeat(3).trim();
      document.querySelector('.who').textContent = 'Константинопольская Александра Константиновна-Владиславовна';
      document.querySelector('.owner').textContent = 'Шестидесятибуквенноеимя'.repeat(3);
      document.querySelector('tbody .subject').textContent = 'Основы духовно-нравственной культуры народов Российской Федерации';
      document.querySelector('tbody .work').textContent = `${'https://example.org/'.padEnd(120, 'x')} ${'Слово, ещё слово. '.repeat(21)}`;
      const chips = document.querySelector('.chips');
      const chip = chips.querySelector('.m');
      for (let more = 0; more < 5; more += 1) chips.append(chip.cloneNode(true));
      const body = document.querySelector('tbody');
      while (body.rows.length < 9) body.append(body.rows[0].cloneNode(true));
    });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await walk.assertNoSidewaysScroll(page, `the full week at ${width} px`);
      assert.deepEqual(await page.evaluate(misplaced), [], `the full week at ${width} px`);
      if (width === 360 || width === 1280) await walk.picture(page, `week-overfull-${width}`);
    }
  }, ['sqlite']],
  ['B7 B8 B9 B10 the text of every page is Russian set by the rules, without a trace of the program', async (walk) => {
    await onEveryPage(walk, {}, async (page, name) => {
      const text = `${await page.title()}\n${await page.locator('body').innerText()}`.replace(/\+7 \(\d+\) [\d-]+/, 'телефон');
      assert.equal(await page.locator('html').getAttribute('lang'), 'ru');
      const found = Object.entries(mistakes).flatMap(([mistake, pattern]) => [...text.matchAll(pattern)].map(({ index }) =>
        `${mistake}: ${JSON.stringify(text.slice(Math.max(0, index - 30), index + 30))}`));
      assert.deepEqual(found, [], name);
      assert.deepEqual(wrongCounts(text), [], name);
      assert.equal(await page.locator('h1').count(), 1, `one h1 on ${name}`);
      const headings = await page.locator('h1, h2, h3').evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
      assert.ok(!headings.includes(3) || headings.includes(2), name);
    });
  }, ['sqlite']],
  ...[['360', phone], ['1280', desktop]].map(([label, viewport]) => [
    `D1 axe finds nothing on any page at ${label} px, light and dark`,
    async (walk) => {
      await onEveryPage(walk, { viewport }, async (page, name) => {
        await walk.assertNoViolations(page, `${name}, light`);
        await page.emulateMedia({ colorScheme: 'dark' });
        // Only the colours change with the scheme.
        await walk.assertNoViolations(page, `${name}, dark`, ['color-contrast']);
        await walk.picture(page, `${file(name)}-${label}-dark`);
      });
    },
    ['sqlite'],
  ]),
  ...[['360', phone], ['1280', desktop]].map(([label, viewport]) => [
    `D2 by the Tab key every control is reached in its order and one sees where the focus is, at ${label} px`,
    async (walk) => {
      for (const [name, open] of pages.filter(([one]) => ['form with errors', 'check', 'week of six days', 'week with the menu of children'].includes(one))) {
        const page = await open(walk, { viewport });
        await page.keyboard.press('Escape');
        if (name.includes('menu')) await page.locator('details.children').evaluate((menu) => { menu.open = true; });
        const stops = await tabStops(page);
        const controls = await page.locator('a[href]:visible, button:visible, summary:visible, input:not([type=hidden]):visible').count();
        assert.equal(plain(stops[0].name), 'К содержанию');
        assert.ok(stops.length >= controls - 1, `${name}: ${stops.length} stops, ${controls} controls`);
        assert.deepEqual(stops.filter((stop) => !stop.inView).map((stop) => stop.name), [], `out of sight on ${name}`);
        assert.deepEqual(stops.filter((stop) => !stop.isOnTop).map((stop) => stop.name), [], `covered on ${name}`);
        assert.deepEqual(stops.filter((stop) => !stop.hasRing).map((stop) => stop.name), [], `no focus to see on ${name}`);
        const orders = stops.map((stop) => stop.order);
        assert.deepEqual(orders, [...orders].sort((a, b) => a - b), `the order of ${name}`);
        // In the bar the eye goes from left to right.
        const bar = stops.filter((stop) => stop.bar && stop.y < 56);
        assert.deepEqual(bar.map((stop) => stop.name), [...bar].sort((a, b) => a.x - b.x).map((stop) => stop.name), `the bar of ${name}`);
      }
    },
    ['sqlite'],
  ]),
  ['D2 the skip link leads past the bar', async (walk) => {
    const page = await walk.week(walk.pupilOf(fiveDays), '2026-11-09');
    await page.keyboard.press('Tab');
    await walk.view(page, 'skip-link');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop is not in the content');
  }, ['sqlite']],
  ['D9 nothing moves or reloads by itself', async (walk) => {
    await onEveryPage(walk, {}, async (page, name) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((node) => {
        const style = getComputedStyle(node);
        return style.animationName !== 'none' || style.transitionDuration.split(', ').some((time) => parseFloat(time) > 0);
      }).length + document.getAnimations().length);
      assert.equal(moving, 0, name);
      assert.equal(await page.locator('meta[http-equiv=refresh], [autoplay], marquee, blink').count(), 0, name);
    }, ['start', 'form with errors', 'week of six days', 'week with the menu of children', 'not found']);
  }, ['sqlite']],
];
