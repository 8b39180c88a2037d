// SPDX-License-Identifier: Apache-2.0
// A browser that tells everything which a text of a page made it do.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { together, marker, numberOf, textOf, wholeOf, even, partOf } from './payloads.mjs';

/** The names of the elements that our pages are made of; an element of another name came out of a text. */
function ownElements(walk) {
  const folder = join(walk.root, 'views/templates');
  const written = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')).join('');
  const names = [...written.matchAll(/<([a-z][\w-]*)/g)].map(([, name]) => name);
  return [...new Set([...names, 'html', 'head', 'body', 'tbody'])];
}

/** In the page: what can be read there, also by attributes that are read out, drawn or kept, and what no page of ours has. */
function look({ known, mark }) {
  const called = new RegExp(mark);
  const texts = [document.documentElement.textContent];
  const strange = [];
  for (const element of document.querySelectorAll('*')) {
    const tag = element.localName;
    const isOurs = known.includes(tag) && (tag !== 'script' || element.src?.startsWith(`${location.origin}/s/`));
    if (!isOurs) strange.push(element.outerHTML.slice(0, 200));
    if (tag === 'input') texts.push(element.value);
    for (const { name, value } of element.attributes) {
      const leads = ['href', 'src', 'action', 'xlink:href'].includes(name) && !/^(https?:\/\/|webcal:\/\/|[/#?]|$)/.test(value);
      if (leads || /^on|^style$|^srcdoc$|^formaction$/i.test(name)) strange.push(`<${tag} ${name}=${value}`);
      if (!called.test(value)) continue;
      const isLink = tag === 'a' && name === 'href' && element.rel === 'noreferrer nofollow' && value === element.textContent;
      if (['value', 'aria-label', 'data-keep', 'data-label'].includes(name)) texts.push(value);
      else if (!isLink) strange.push(`<${tag} ${name}=${value}`);
    }
  }
  return { text: texts.join('\n'), strange, type: document.contentType };
}

/** Every text in a JSON document. */
export const textsIn = (value) => (typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)]);

/** Of an address that nobody would send: whatever our answer is, it is no fault of ours. */
export const anyStatus = 0;

/** A browser that tells everything which a text made it do. */
export class Watch {
  static async over(walk, page) {
    const watch = new Watch(walk, page);
    const context = page.context();
    await context.exposeBinding('__x', (_, number) => { watch.happened.push(`${wholeOf(number)} ran`); });
    await context.exposeBinding('__refused', (_, what) => { watch.happened.push(what); });
    await context.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) =>
      window.__refused(`refused by the policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
    context.on('page', (other) => { watch.happened.push(`a window: ${other.url()}`); });
    page.on('dialog', (dialog) => {
      watch.happened.push(`a dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('frameattached', () => { watch.happened.push('a frame'); });
    return watch;
  }

  constructor(walk, page) {
    Object.assign(this, { walk, page, known: ownElements(walk), happened: [], part: 0, names: [], typed: [] });
  }

  /** Opens an address and reads what is there; `ends` is where it leads, `shows` the fields that stand there. */
  async open(name, address, { ends = address, status = 200, shows = '' } = {}) {
    const answer = await this.page.goto(this.walk.diary + address);
    assert.ok(status === anyStatus ? answer.status() < 500 : answer.status() === status, `${name}: ${answer.status()}`);
    await this.see(name, ends, shows);
  }

  async see(name, ends, shows = '') {
    const { text, strange, type } = await this.page.evaluate(look, { known: this.known, mark: marker.source });
    const path = this.page.url().slice(this.walk.diary.length).replace(/#.*/, '');
    if (ends instanceof RegExp) assert.match(path, ends, name);
    else assert.equal(path, ends, `${name}: led away`);
    // What is no page the browser lays out by itself.
    assert.deepEqual(type === 'text/html' ? strange : [], [], `${name}: parts of the page that a text made`);
    this.assertRead(name, /json$/.test(type) ? textsIn(JSON.parse(text)).join('\n') : text, shows);
    assert.deepEqual(this.happened, [], name);
  }

  /**
   * The texts of these fields are read whole, and wherever else the call of a payload is read the whole payload is, but for so
   * many texts that end early.
   */
  assertRead(name, read, shows, { ended = 0, as = even } = {}) {
    const text = even(read);
    const numbers = new Set();
    const broken = [];
    for (const { 0: call, 1: number, index } of text.matchAll(marker)) {
      const whole = as(wholeOf(Number(number))).trim();
      const begin = index - whole.indexOf(call);
      if (text.startsWith(whole, begin)) numbers.add(Number(number));
      else broken.push(`${text.slice(Math.max(0, begin - 20), begin + whole.length + 20)} instead of ${whole}`);
    }
    assert.ok(broken.length <= ended, `${name}: ${broken.slice(0, 5).join('\n')}`);
    const missing = shows.split(' ').filter(Boolean).flatMap((field) => this.given(field)
      .filter((payload) => !numbers.has(numberOf(field, payload))).map((payload) => `${field}: ${textOf(field, payload)}`));
    assert.deepEqual(missing, [], `${name} does not show`);
  }

  given(field) {
    return { account: this.names, typed: this.typed }[field] ?? partOf(this.part, together);
  }
}
