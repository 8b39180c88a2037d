// A visitor with a browser: signs in at the stand-in portal, fills the form, looks at pages.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };
export const bothWidths = [['360', phone], ['1280', desktop]];
export const weekAddress = /\/diary\/(\d+)\/week\/(\d{4}-\d\d-\d\d)(#today)?$/;

/** The choice of the English pages, as the button of the bar keeps it. */
export const englishCookie = (walk) => ({ name: '__Host-lang', value: 'en', url: walk.diary.replace('http:', 'https:'), secure: true });

/** Lays these styles over those of the page; the content security policy does not look at them. */
export const withStyle = (page, css) => page.evaluate((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [sheet];
}, css);

/** Counts what a person presses on the way to something; typing is not counted (UI.md 6). */
export class Presses {
  constructor(page) {
    this.page = page;
    this.count = 0;
  }

  link(name) {
    return this.page.getByRole('link', { name }).filter({ visible: true }).first();
  }

  /** A press that leads to another page. */
  async to(target) {
    this.count += 1;
    await Promise.all([this.page.waitForNavigation(), target.click()]);
  }

  /** A press that stays on the page. */
  async on(target) {
    this.count += 1;
    await target.click();
  }
}

/** Text as a person reads it: whether a blank may break the line is tested elsewhere. */
export const plain = (text) => text.replaceAll('\u00a0', ' ');

export const textOf = async (locator) => plain(await locator.innerText()).trim();

/**
 * The same engine twice, of one version: `whole` is the Chromium that people have, `drawing` is that without the browser around it,
 * which draws and runs pages in half the time.
 */
export const browsers = { whole: '/usr/bin/chromium', drawing: '/usr/bin/chromium-headless-shell' };

/** In the page: which of these elements an open menu lies over, in part or whole. */
function coveredByMenus(selectors) {
  const menus = [...document.querySelectorAll('.menu[open] > .panel')];
  return selectors.filter((selector) => {
    const one = document.querySelector(selector);
    const box = one.getBoundingClientRect();
    return menus.some((menu) => {
      const over = menu.getBoundingClientRect();
      return !menu.contains(one) && over.left < box.right && over.right > box.left && over.top < box.bottom && over.bottom > box.top;
    });
  });
}

export class Walk {
  static async begin(about, executablePath) {
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
    });
    return new Walk(browser, about);
  }

  constructor(browser, about) {
    Object.assign(this, about);
    this.browser = browser;
    this.contexts = [];
    this.sessions = new Map();
    this.diary = `http://127.0.0.1:${about.port}`;
    this.portal = `http://127.0.0.1:${about.port + 10}`;
  }

  /** The same browser at another service. */
  at(service) {
    return new Walk(this.browser, { root: this.root, database: this.database, artefacts: this.artefacts, ...service });
  }

  /**
   * A new browser without history, and without the worker of the installed diary unless it is asked for. `page.trail` holds the answers to its navigations in their order; console errors,
   * reports of the content security policy and requests to other hosts fail the test when it ends.
   */
  async visitor({ viewport = desktop, javaScript = true, scheme = 'light', sharpness = 1, session, worker = 'block' } = {}) {
    const context = await this.browser.newContext({
      viewport, javaScriptEnabled: javaScript, locale: 'ru-RU', colorScheme: scheme, deviceScaleFactor: sharpness, storageState: session,
      serviceWorkers: worker,
    });
    this.contexts.push(context);
    context.on('page', (page) => this.observe(page));
    return context.newPage();
  }

  observe(page) {
    page.trail = [];
    page.faults = [];
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) page.trail.push(response);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') page.faults.push({ text: message.text(), url: message.location().url });
    });
    page.on('pageerror', (error) => page.faults.push({ text: String(error) }));
    page.on('request', (request) => {
      const url = request.url();
      const own = [this.diary, this.portal].some((origin) => url.startsWith(`${origin}/`));
      if (!own && !url.startsWith('data:')) page.faults.push({ text: `a request to another host: ${url}` });
    });
  }

  /** What a browser complained about. That a page itself has the status 404 is what the page says, not a fault. */
  assertNoFaults() {
    const faults = this.contexts.flatMap((context) => context.pages()).flatMap((page) => {
      const refused = new Set(page.trail.filter((one) => one.status() >= 400).map((one) => one.url()));
      return page.faults
        .filter(({ text, url }) => !(text.startsWith('Failed to load resource') && refused.has(url)))
        .map(({ text, url }) => `${text} ${url ?? ''}`);
    });
    assert.deepEqual(faults, [], 'faults in the console');
  }

  /** The rows of people.json by portal login, one row a child. */
  families() {
    const logins = new Map();
    for (const person of this.people) {
      logins.set(person.portal_login, [...(logins.get(person.portal_login) ?? []), person]);
    }
    return [...logins.values()];
  }

  family(children) {
    const found = this.families().find((rows) => rows.length === children);
    assert.ok(found, `nobody in people.json has ${children} children`);
    return found;
  }

  /** The demo pupil of that class, as in «Зоя Воронова, 7А». */
  pupilOf(className) {
    const found = this.people.find((person) => person.child.endsWith(`, ${className}`));
    assert.ok(found, `nobody in people.json goes to ${className}`);
    return found;
  }

  /** A new MRKO login and password by the tool, for a pupil whom nobody has connected. */
  issueCredential(pupil) {
    const tool = join(this.root, 'build/release/programs/mrko-diaryctl');
    const done = spawnSync(tool, ['--config', join(this.state, 'mrko.conf'), 'credential', 'issue', '--pupil', String(pupil)],
      { encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
    const value = (name) => new RegExp(`^${name}: +(.+)$`, 'm').exec(done.stdout)[1];
    return { mrko_login: value('MRKO login'), mrko_password: value('MRKO password') };
  }

  /** Portal home -> the section «Образование, учёба» -> «Электронный дневник школьника (МРКО)», signing in on the way. */
  async enter(page, person) {
    await page.goto(`${this.portal}/`);
    const section = page.getByRole('region', { name: 'Образование, учёба' });
    await section.getByRole('link', { name: 'Электронный дневник школьника (МРКО)' }).click();
    if (page.url().startsWith(this.portal)) await this.signInAtPortal(page, person);
    await page.waitForURL((url) => url.origin === this.diary);
  }

  async signInAtPortal(page, person) {
    await page.getByLabel('Логин портала').fill(person.portal_login);
    await page.getByLabel('Пароль портала').fill(person.portal_password);
    await page.getByRole('button', { name: 'Войти' }).click();
  }

  async fillForm(page, { name, login, password }) {
    await page.getByLabel('Название учётной записи').fill(name);
    await page.getByLabel('Логин МРКО').fill(login);
    await page.getByLabel('Пароль МРКО').fill(password);
    await page.getByRole('button', { name: 'Продолжить' }).click();
  }

  /** From the form to the open diary of that child. */
  async connect(page, person) {
    await page.goto(`${this.diary}/accounts/new`);
    await this.fillForm(page, { name: person.account_name, login: person.mrko_login, password: person.mrko_password });
    await page.getByRole('button', { name: 'Завершить' }).click();
    await page.waitForURL(weekAddress);
  }

  /** The children of the switcher: name -> number. Empty on a page without it. */
  async children(page) {
    const links = await page.locator('.children a[href^="/diary/"]').evaluateAll((all) =>
      all.map((link) => [link.textContent.trim(), Number(/\/diary\/(\d+)\//.exec(link.getAttribute('href'))[1])]));
    return new Map(links);
  }

  /**
   * A page of a parent who has connected every child of the family, whatever other tests did: `address` is a path or
   * makes one of the children's numbers by name; without it the page is the current week of the last child seen.
   */
  async parent(family, { address = '/', ...options } = {}) {
    const login = family[0].portal_login;
    if (!this.sessions.has(login)) {
      const first = await this.visitor();
      await this.enter(first, family[0]);
      const known = await this.children(first);
      for (const person of family) {
        if (!known.has(person.account_name)) await this.connect(first, person);
      }
      this.sessions.set(login, { cookies: await first.context().storageState(), numbers: await this.children(first) });
      await first.context().close();
      this.contexts.pop();
    }
    const { cookies, numbers } = this.sessions.get(login);
    const page = await this.visitor({ ...options, session: cookies });
    await page.goto(this.diary + (typeof address === 'function' ? address(numbers) : address));
    return page;
  }

  /** Every parent of people.json has connected every child. */
  async connectEverybody() {
    for (const family of this.families()) await this.parent(family);
    await this.closeContexts();
  }

  /** The pupil's own current week, by the pupil's own login. */
  async pupil(person, options) {
    const page = await this.visitor(options);
    await page.goto(`${this.diary}/enter/pupil`);
    await page.getByLabel('Логин МРКО').fill(person.pupil_login);
    await page.getByLabel('Пароль МРКО').fill(person.pupil_password);
    await page.getByRole('button', { name: 'Открыть дневник' }).click();
    await page.waitForURL(weekAddress);
    return page;
  }

  /** After Finish the id of the session is another, and the kept one opens nothing. */
  forgetSession(family) {
    this.sessions.delete(family[0].portal_login);
  }

  /** The number of that child in the parent's own list. */
  async numberOf(page, person) {
    const number = (await this.children(page)).get(person.account_name);
    assert.ok(number, `${person.account_name} is not connected`);
    return number;
  }

  /** A page of one child's diary, "marks?period=year"; the other children of the family are connected too. */
  async section(person, section, options = {}) {
    const family = this.families().find((rows) => rows[0].portal_login === person.portal_login);
    const address = (numbers) => `/diary/${numbers.get(person.account_name)}/${section}`;
    return this.parent(family, { ...options, address });
  }

  async week(person, monday, options = {}) {
    return this.section(person, `week/${monday}`, options);
  }

  /** Presses a button or a link and waits until the page that it leads to stands. */
  async press(page, target) {
    await Promise.all([page.waitForNavigation(), target.click()]);
  }

  /**
   * axe with all its rules, or with the named ones; from the top, for it calls a mark half under the fixed tabs small. So it does with
   * what lies half under an open menu, which nobody means to press then.
   */
  async assertNoViolations(page, where, rules) {
    await page.evaluate(() => window.scrollTo(0, 0));
    if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
    const result = await page.evaluate((runOnly) => window.axe.run(document,
      { runOnly, resultTypes: ['violations'], preload: false, iframes: false }), rules ?? tags);
    assert.ok(result.passes.length > (rules ? 0 : 10), `axe looked at nothing at ${where}`);
    const covered = new Set(await page.evaluate(coveredByMenus, result.violations.filter(({ id }) => id === 'target-size').flatMap(({ nodes }) => nodes.map((n) => n.target[0]))));
    const said = result.violations
      .map(({ id, nodes }) => ({ id, nodes: nodes.filter((n) => id !== 'target-size' || !covered.has(n.target[0])) }))
      .filter(({ nodes }) => nodes.length > 0)
      .map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join(' | ')}`);
    assert.deepEqual(said, [], `axe at ${where}`);
  }

  async assertNoSidewaysScroll(page, where) {
    const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(scroll <= client, `${where} scrolls sideways: ${scroll} > ${client}`);
  }

  /** The whole page from its top, as a person would scroll through it, if somebody asked for pictures. */
  async picture(page, name) {
    if (!this.pictures) return;
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.screenshot({ path: join(this.artefacts, `${name}.jpg`), fullPage: true, quality: 60, type: 'jpeg' });
  }

  /** What stands on the screen now. */
  async view(page, name) {
    if (!this.pictures) return;
    await page.screenshot({ path: join(this.artefacts, `${name}.png`) });
  }

  /** What every page shows where a test failed: as a picture if somebody asked for them, and in words. */
  async keepEvidence(name) {
    const file = name.replace(/[^\p{L}\d]+/gu, '_').slice(0, 80);
    const pages = this.contexts.flatMap((context) => context.pages());
    const said = [];
    for (const [number, page] of pages.entries()) {
      await this.view(page, `FAILED_${file}_${number + 1}`).catch(() => {});
      const text = await page.locator('main').innerText({ timeout: 2000 }).catch((error) => String(error));
      said.push(`  ${page.url()} (${page.trail.at(-1)?.status()}): ${text.replace(/\s+/g, ' ').slice(0, 300)}`);
    }
    return said.join('\n');
  }

  async closeContexts() {
    for (const context of this.contexts) await context.close().catch(() => {});
    this.contexts = [];
  }

  end() {
    return this.browser.close();
  }
}
