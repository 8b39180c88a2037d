// SPDX-License-Identifier: Apache-2.0
// Every place where the service takes a value from outside, with a value that it takes: the routes are those of
// tests/handlers/route_access.txt, their parameters those of docs/openapi.yaml and of the links and forms of the pages.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Description } from './description.mjs';

/** What no link, form or description tells: what the portal's pages send, and the way to a child's new password. */
const unlinked = (house) => [
  ['GET', `/enter?return_to=/accounts&iss=${encodeURIComponent(house.portal)}`],
  ['GET', '/enter/return?code=a1b2&state=c3d4&iss=e5f6&error=access_denied'],
  ['GET', '/enter/pupil?return_to=/diary/1/week'],
  ['GET', '/accounts/2/password?return_to=/diary/2/marks'],
  // Its button stands there for whoever is signed in elsewhere too.
  ['POST', '/sessions', new Map([['csrf', ''], ['session', 'A'.repeat(20)]])],
  ['POST', '/enter/backchannel-logout', new Map([['logout_token', 'a1b2.c3d4.e5f6']])],
];
/** Pages with forms that not every page of theirs has. */
const starts = ['/diary/1/week/2026-11-09', '/accounts/2/password'];

/** Values that the demo school has an answer to, for parameters that come without one. */
const typed = {
  ...{ from: '2026-11-09', to: '2026-11-15', at: '2026-11-11', period: 'week', year: '2027' },
  ...{ q: '1', mark1: '5', mark2: '4' },
};

const plain = (text) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

const attributes = (tag) =>
  new Map([...tag.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].slice(1).map(([, name, value]) => [name, plain(value ?? '')]));

/** The forms of a page: {method, action, fields}. */
function formsOf(page) {
  return [...page.matchAll(/(<form\b[^>]*>)([\s\S]*?)<\/form>/g)].map(([, tag, inside]) => {
    const form = attributes(tag);
    const fields = new Map();
    for (const [field] of inside.matchAll(/<(?:input|select|textarea|button)\b[^>]*>/g)) {
      const about = attributes(field);
      if (about.has('name') && (!fields.has(about.get('name')) || about.has('checked')))
        fields.set(about.get('name'), about.get('value') ?? '');
    }
    return { method: form.get('method').toUpperCase(), action: form.get('action'), fields };
  });
}

export class Routes {
  constructor(root) {
    const text = readFileSync(join(root, 'tests/handlers/route_access.txt'), 'utf8');
    const columns = /^route +(.*)$/m.exec(text)[1].split(/ +/);
    this.all = [...text.matchAll(/^(\/\S*) +(.*)$/gm)].map(([, pattern, marks]) => ({
      pattern,
      parent: marks.split(/ +/)[columns.indexOf('parent')] === 'yes',
      names: [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      reads: new RegExp(`^${pattern.replace(/\{\w+\}/g, '([^/]+)')}$`),
    }));
    this.all.sort((one, other) => one.names.length - other.names.length);
  }

  /** The route of a path, and the values in it by name. */
  of(path) {
    for (const route of this.all) {
      const found = route.reads.exec(path);
      if (found) return { route, values: new Map(route.names.map((name, at) => [name, found[at + 1]])) };
    }
    return undefined;
  }
}

/** Every name of a parameter that a handler asks for by its name. */
export function namesReadByHandlers(root) {
  const names = new Set();
  for (const file of readdirSync(join(root, 'handlers'), { recursive: true })) {
    if (!file.endsWith('.cc')) continue;
    const source = readFileSync(join(root, 'handlers', file), 'utf8');
    for (const [, name] of source.matchAll(/\b(?:query|value)\("(\w+)"\)/g)) names.add(name);
  }
  return names;
}

export class ScannedInputs {
  /** `parent`: a visitor with a living session whose first child is number 1. */
  static async gather(house, parent) {
    const inputs = new ScannedInputs(house.root);
    await inputs.readPages(parent);
    for (const input of unlinked(house)) inputs.add(...input);
    inputs.readDescription(house.root);
    return inputs;
  }

  constructor(root) {
    this.routes = new Routes(root);
    this.found = new Map(); // method and pattern -> {method, route, path, fields in the address, fields of the form}[]
  }

  add(method, address, form = new Map()) {
    const url = new URL(address, 'http://diary.example');
    const known = this.routes.of(url.pathname);
    if (!known || !known.route.parent) return false;
    const key = `${method} ${known.route.pattern}`;
    const filled = (pairs) => new Map([...pairs].map(([name, value]) => [name, value || (typed[name] ?? '')]));
    const query = filled(url.searchParams);
    const names = (one) => [...one.query.keys(), ...one.form.keys()];
    const input = { method, key, route: known.route, path: url.pathname, query, form: filled(form) };
    const others = this.found.get(key) ?? [];
    const isWithin = (one, other) => names(one).every((name) => names(other).includes(name));
    if (others.some((other) => isWithin(input, other))) return false;
    this.found.set(key, [...others.filter((other) => !isWithin(other, input)), input]);
    return true;
  }

  /** From page to page as long as a link or a form shows something new. */
  async readPages(parent) {
    const start = this.routes.all.map(({ pattern }) => pattern.replace('{child}', '1')).filter((path) => !path.includes('{'));
    const isPage = (path) => !path.startsWith('/api/') && !['/enter', '/enter/return', '/sign-out'].includes(path);
    const ahead = [...starts, ...start.filter(isPage)];
    for (const path of ahead) {
      const answer = await parent.get(path);
      if ([404, 405].includes(answer.status)) continue;
      this.add('GET', path);
      if (answer.location?.startsWith('/')) this.follow(ahead, answer.location);
      for (const [, link] of answer.body.matchAll(/\bhref="(\/[^"#]*)/g)) this.follow(ahead, plain(link));
      for (const { method, action, fields } of formsOf(answer.body)) {
        if (method === 'POST') this.add(method, action, fields);
        else this.follow(ahead, `${action.split('#')[0]}?${new URLSearchParams([...fields])}`);
      }
    }
  }

  follow(ahead, address) {
    if (this.add('GET', address)) ahead.push(address);
  }

  readDescription(root) {
    const description = new Description(root);
    for (const [pattern, { get }] of Object.entries(description.document.paths)) {
      const path = pattern.replace('{child}', '1').replace('{day}', '2026-11-11');
      const parameters = (get.parameters ?? []).map((one) => description.resolve(one)).filter((one) => one.in === 'query');
      const names = parameters.map(({ name }) => name);
      // A period is told in one of two ways: the first wins over the second.
      const isBound = (name) => ['from', 'to'].includes(name);
      for (const wanted of [names.filter((name) => !isBound(name)), names.filter(isBound)])
        this.add('GET', `${path}?${wanted.map((name) => `${name}=`).join('&')}`);
    }
  }

  get all() {
    return [...this.found.values()].flat();
  }

  /** Routes that a parent may ask for and none of whose inputs is known. */
  get missing() {
    const known = new Set(this.all.map(({ route }) => route));
    return this.routes.all.filter((route) => route.parent && !known.has(route)).map(({ pattern }) => pattern);
  }
}
