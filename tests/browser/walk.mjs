// A visitor with a browser: signs in at the stand-in portal, fills the form, looks at pages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

export class Walk {
  static async begin(about) {
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
    });
    return new Walk(browser, about);
  }

  constructor(browser, about) {
    Object.assign(this, about);
    this.browser = browser;
    this.contexts = [];
    this.diary = `http://127.0.0.1:${about.port}`;
    this.portal = `http://127.0.0.1:${about.port + 10}`;
  }

  /** A new browser without history. Console errors and requests to other hosts are remembered in `page.faults`. */
  async visitor({ viewport = desktop, javaScript = true, locale = 'ru-RU' } = {}) {
    const context = await this.browser.newContext({ viewport, javaScriptEnabled: javaScript, locale });
    this.contexts.push(context);
    const page = await context.newPage();
    page.faults = [];
    page.on('console', (message) => { if (message.type() === 'error') page.faults.push(message.text()); });
    page.on('pageerror', (error) => page.faults.push(String(error)));
    page.on('request', (request) => {
      if (![this.diary, this.portal].some((origin) => request.url().startsWith(origin)) && !request.url().startsWith('data:')) {
        page.faults.push(`a request to another host: ${request.url()}`);
      }
    });
    return page;
  }

  /** The people of one portal login, one row a child. */
  family(children) {
    const logins = new Map();
    for (const person of this.people) {
      logins.set(person.portal_login, [...(logins.get(person.portal_login) ?? []), person]);
    }
    const found = [...logins.values()].find((rows) => rows.length === children);
    assert.ok(found, `nobody in people.json has ${children} children`);
    return found;
  }

  /** Portal home -> the section «Образование, учёба» -> «Электронный дневник школьника (МРКО)», signing in on the way. */
  async enter(page, person) {
    await page.goto(`${this.portal}/`);
    await page.getByRole('link', { name: /Электронный дневник школьника/ }).click();
    if (page.url().startsWith(this.portal)) {
      await page.locator('input[type=text], input:not([type])').first().fill(person.portal_login);
      await page.locator('input[type=password]').fill(person.portal_password);
      await page.locator('button[type=submit], button:not([type])').first().click();
    }
    await page.waitForURL((url) => url.origin === this.diary);
  }

  async fillForm(page, { name, login, password }) {
    await page.locator('[name=account_name]').fill(name);
    await page.locator('[name=mrko_login]').fill(login);
    await page.locator('[name=mrko_password]').fill(password);
    await page.getByRole('button', { name: 'Продолжить' }).click();
  }

  /** From the account form to the open diary. */
  async connect(page, person, name) {
    await this.fillForm(page, { name, login: person.mrko_login, password: person.mrko_password });
    await page.waitForURL(/\/accounts\/check$/);
    await page.getByRole('button', { name: 'Завершить' }).click();
    await page.waitForURL(/\/diary\/\d+\/week\/\d{4}-\d\d-\d\d/);
  }

  /** Enters and has every child of the family connected, whatever other tests did. The last page is a week. */
  async parent(page, family) {
    await this.enter(page, family[0]);
    for (const person of family) {
      const known = await page.locator('.children a, nav a, details a').allInnerTexts();
      if (page.url().includes('/diary/') && known.some((text) => text.includes(person.account_name))) continue;
      if (!page.url().includes('/accounts/new')) await page.goto(`${this.diary}/accounts/new`);
      await this.fillForm(page, { name: person.account_name, login: person.mrko_login, password: person.mrko_password });
      if (page.url().endsWith('/accounts/check')) await page.getByRole('button', { name: 'Завершить' }).click();
    }
    await page.goto(`${this.diary}/`);
    await page.waitForURL(/\/diary\/\d+\/week\/\d{4}-\d\d-\d\d/);
  }

  async hasNoViolations(page, where) {
    await page.evaluate(axe);
    const result = await page.evaluate((runOnly) => window.axe.run(document, { runOnly }), tags);
    const said = result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.failureSummary}`).join(' | ')}`);
    assert.deepEqual(said, [], `axe at ${where}`);
  }

  async hasNoSidewaysScroll(page, where) {
    const [scroll, client] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.ok(scroll <= client, `${where} scrolls sideways: ${scroll} > ${client}`);
  }

  picture(page, name) {
    return page.screenshot({ path: join(this.artefacts, `${name}.png`), fullPage: true });
  }

  async keepEvidence(name) {
    const file = name.replace(/[^\p{L}\d]+/gu, '_').slice(0, 80);
    for (const context of this.contexts) {
      for (const page of context.pages()) await this.picture(page, `FAILED_${file}`).catch(() => {});
    }
  }

  async closeContexts() {
    for (const context of this.contexts) await context.close().catch(() => {});
    this.contexts = [];
  }

  end() {
    return this.browser.close();
  }
}
