// SPDX-License-Identifier: Apache-2.0
// A browser without a screen: keeps cookies, follows redirects when asked to, fills forms; remembers every secret that
// it was given, so that the logs can be searched for them.
import assert from 'node:assert/strict';
import { send } from './http.mjs';

export class Visitor {
  constructor(house) {
    this.house = house;
    this.cookies = new Map(); // origin -> name -> value
  }

  /** The cookies of one origin. */
  jar(origin = this.house.diary) {
    if (!this.cookies.has(origin)) this.cookies.set(origin, new Map());
    return this.cookies.get(origin);
  }

  get sessionId() {
    return this.jar().get('__Host-sid');
  }

  /** A second browser that holds a copy of this one's cookies. */
  twin() {
    const twin = new Visitor(this.house);
    for (const [origin, jar] of this.cookies) twin.cookies.set(origin, new Map(jar));
    return twin;
  }

  get(address, options = {}) {
    return this.ask('GET', address, options);
  }

  /** As browsers send our forms: under Referrer-Policy no-referrer their Origin is "null". */
  post(address, fields, { headers = {}, ...options } = {}) {
    return this.ask('POST', address, {
      ...options,
      body: new URLSearchParams(fields).toString(),
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'null',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
    });
  }

  async ask(method, address, { headers = {}, ...options } = {}) {
    const url = new URL(address, this.house.diary);
    const jar = this.jar(url.origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await send(url.href, { method, ...options, headers: { ...(cookie ? { cookie } : {}), ...headers } });
    this.keepCookies(jar, answer);
    if (url.origin === this.house.diary) this.remember(url, answer);
    return answer;
  }

  keepCookies(jar, answer) {
    for (const line of answer.all('set-cookie')) {
      const [pair, ...attributes] = line.split(/;\s*/);
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      const ends = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=thu, 01 jan 1970/i.test(one));
      if (value === '' || ends) jar.delete(name);
      else jar.set(name, value);
    }
  }

  remember(url, answer) {
    this.house.seen.push(answer);
    for (const line of answer.all('set-cookie')) {
      const [, name, value] = /^(__Host-(?:sid|pre|browser))=([^;]+)/.exec(line) ?? [];
      if (value) this.house.addSecret(value, `the cookie ${name}`);
    }
    for (const [, token] of answer.body.matchAll(/name="csrf" value="([^"]+)"/g))
      this.house.addSecret(token, 'a CSRF token');
    for (const name of ['code', 'state']) this.house.addSecret(url.searchParams.get(name), `the parameter ${name}`);
  }

  /** Follows redirects with GET until there is none, or until `stop` says so of the next address. */
  async follow(answer, { stop = () => false, hops = 12 } = {}) {
    let current = answer;
    for (let hop = 0; hop < hops; hop += 1) {
      if (![301, 302, 303, 307].includes(current.status)) return current;
      const next = new URL(current.location, current.address).href;
      if (stop(next)) return current;
      current = await this.get(next);
    }
    throw new Error(`more than ${hops} redirects, the last one: ${current}`);
  }

  /** From /enter through the portal's form; ends before the portal's answer is brought back, with its address. */
  async bringAnswer(person, start = '/enter') {
    const stop = (next) => next.startsWith(`${this.house.diary}/enter/return`);
    let answer = await this.follow(await this.get(start), { stop });
    if (answer.status === 200) {
      const [, action] = /<form[^>]*action="([^"]+)"/.exec(answer.body);
      const fields = { login: person.portal_login, password: person.portal_password };
      answer = await this.follow(await this.post(new URL(action, answer.address).href, fields), { stop });
    }
    assert.ok([302, 303].includes(answer.status), `the portal did not answer by a redirect: ${answer}\n${answer.body}`);
    this.house.addSecret(person.mrko_password, 'an MRKO password');
    this.house.addSecret(person.mrko_login, 'an MRKO login');
    this.house.addSecret(person.portal_password, 'a portal password');
    this.house.addSecret(person.portal_name, 'the name of a parent');
    const [given, family] = person.child.split(',')[0].split(' ');
    this.house.addSecret(given, 'the name of a child');
    this.house.addSecret(family, 'the family name of a child');
    this.house.addSecret(person.account_name, 'an account name');
    return new URL(answer.location, answer.address).href;
  }

  /** The whole way through the portal; returns the answer of /enter/return, not followed. */
  async signIn(person, start = '/enter') {
    const answer = await this.get(await this.bringAnswer(person, start));
    assert.equal(answer.status, 303, `${answer}\n${answer.body}`);
    assert.ok(this.sessionId, 'no session cookie');
    return answer;
  }

  /** The token of the forms of a page. */
  async csrf(page = '/accounts/new') {
    const answer = await this.get(page);
    const [, token] = /name="csrf" value="([^"]+)"/.exec(answer.body) ?? [];
    assert.ok(token, `no CSRF token on ${page}: ${answer}\n${answer.body}`);
    return token;
  }

  async fillForm(
    person,
    { name = person.account_name, login = person.mrko_login, password = person.mrko_password } = {},
  ) {
    this.house.addSecret(name, 'an account name');
    this.house.addSecret(password, 'a password that was typed');
    return this.post('/accounts/new', {
      csrf: await this.csrf(),
      account_name: name,
      mrko_login: login,
      mrko_password: password,
    });
  }

  /** The fields of the check page's form. */
  async checkForm() {
    const page = await this.get('/accounts/check');
    assert.equal(page.status, 200, `${page}`);
    const form = page.body.slice(page.body.indexOf('<form class="form" method="post" action="/accounts/check"'));
    const field = (name) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)[1];
    return { csrf: field('csrf'), form_id: field('form_id') };
  }

  /** From being signed in to an open diary; returns the child's number. */
  async connect(person) {
    const filled = await this.fillForm(person);
    if (filled.status === 422) {
      // A house that somebody else runs may know the child already.
      const [, known] = /href="\/diary\/(\d+)\/week/.exec(filled.body) ?? [];
      assert.ok(known, `the form was refused:\n${filled.body}`);
      return Number(known);
    }
    assert.equal(filled.location, '/accounts/check', `${filled}`);
    const finished = await this.post('/accounts/check', await this.checkForm());
    assert.equal(finished.status, 303, `${finished}`);
    return Number(/^\/diary\/(\d+)\/week$/.exec(finished.location)[1]);
  }

  /** Signed in, with the child connected: {number, week} where `week` is the address of this week's page. */
  async moveIn(person) {
    await this.signIn(person);
    const number = await this.connect(person);
    const current = await this.get(`/diary/${number}/week`);
    this.week = current.location.split('#')[0];
    return { number, week: this.week };
  }

  /** Signs out while the portal is away: our own session ends all the same. */
  async signOutWithoutPortal() {
    const answer = await this.post('/sign-out', { csrf: await this.csrf() });
    assert.equal(answer.status, 303, `${answer}`);
    assert.equal((await this.get('/accounts/new')).status, 303);
  }

  /** The numbers of the children in the bar of a page. */
  async childNumbers(page = '/') {
    const answer = await this.follow(await this.get(page));
    const bar = answer.body.slice(0, answer.body.indexOf('<main'));
    return [...new Set([...bar.matchAll(/href="\/diary\/(\d+)\/week/g)].map(([, number]) => Number(number)))].sort();
  }
}

/** The visitor of one family who lives in the house from test to test: signed in, with the first child connected. */
export async function resident(house, family) {
  house.residents ??= new Map();
  const known = house.residents.get(family);
  if (known && (await known.get(known.week)).status === 200) return known;
  const visitor = known ?? new Visitor(house);
  await visitor.moveIn(house.families[family][0]);
  house.residents.set(family, visitor);
  return visitor;
}

/** What the tests use the demo school's families for, by their place in people.json. */
export const families = { twoChildren: 0, newcomer: 1, threeChildren: 2, guesser: 3, victim: 4 };
