// SPDX-License-Identifier: Apache-2.0
// S11: the addresses of tests/handlers/return_addresses.txt and what a way that they were asked for may lead to.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How the values in the addresses of pages are written. */
const values = {
  child: '[1-9]\\d{0,3}',
  day: '\\d{4}-\\d\\d-\\d\\d',
  subject: '-?\\d{1,18}',
  mark: '\\d{1,18}',
  school: '\\d{1,18}',
};

/** No place to return to: steps of the sign-in, what ends it, data, secrets, files. */
const noPages = /^\/(?:enter|sign-out|lang|api|ical|healthz|readyz)(?:\/|$)|\{file\}$/;

/** Octets as \xHH, everything else as it stands. */
function octets(written) {
  const parts = written.split(/\\x([0-9a-f]{2})/);
  return Buffer.concat(parts.map((part, at) => (at % 2 ? Buffer.from(part, 'hex') : Buffer.from(part, 'utf8'))));
}

/** Each octet that a form does not send as it is becomes %HH. */
const formEncoded = (address) =>
  [...address]
    .map((octet) => {
      const letter = String.fromCharCode(octet);
      return /[\w.~-]/.test(letter) ? letter : `%${octet.toString(16).padStart(2, '0')}`;
    })
    .join('');

export class ReturnAddresses {
  constructor(root) {
    const text = (name) => readFileSync(join(root, 'tests/handlers', name), 'utf8');
    const lines = text('return_addresses.txt').split('\n').filter((line) => /^[+-]/.test(line));
    const all = lines.map((line) => {
      assert.match(line, /^[+-](?: (?:\\x[0-9a-f]{2}|[!-[\]-~])+)?$/, `not as the head of the list says: ${line}`);
      const address = octets(line.slice(2));
      return { written: line.slice(2), own: line.startsWith('+'), query: formEncoded(address) };
    });
    // The list holds what is just too long; this is longer than a form, a line of a request or a buffer.
    for (const length of [2000, 4096, 9000, 20000])
      all.push({ written: `${length} octets`, own: false, query: formEncoded(Buffer.from('/accounts?x='.padEnd(length, 'a'))) });
    this.own = all.filter(({ own }) => own);
    this.hostile = all.filter(({ own }) => !own);
    assert.equal(new Set(all.map(({ query }) => query)).size, all.length, 'an address stands in the list twice');
    const patterns = [...text('route_access.txt').matchAll(/^(\/\S*)/gm)].map(([, pattern]) => pattern);
    const pages = patterns.filter((pattern) => !noPages.test(pattern));
    this.pages = pages.map((pattern) => new RegExp(`^${pattern.replace(/\{(\w+)\}/g, (_, name) => values[name])}$`));
  }

  /** What is wrong with a redirect if it was to lead to a page of ours, or nothing. */
  faultOf(house, location) {
    if (!/^\/(?!\/)[!-[\]-~]*$/.test(location ?? '')) return 'is no path of our own';
    const place = new URL(location, house.diary);
    if (place.origin !== house.diary) return `leads to ${place.origin}`;
    if (place.hash) return 'names a part of a page';
    return this.pages.some((page) => page.test(place.pathname)) ? undefined : `leads to ${place.pathname}, which is no page`;
  }
}

/** The header lines of an answer by name, each cookie by its own. */
export const headerNames = (answer) =>
  answer.headers
    .map(([name, value]) => (/^set-cookie$/i.test(name) ? `set-cookie ${value.split('=')[0]}` : name.toLowerCase()))
    .sort();
