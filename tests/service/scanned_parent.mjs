// SPDX-License-Identifier: Apache-2.0
// A parent on whose behalf a scanner asks: signed in whatever the scanner does, with a child for every kind of form.
import assert from 'node:assert/strict';
import { ScannedInputs } from './scanned_inputs.mjs';
import { Visitor } from './visitor.mjs';

/** Forms in which an MRKO password is tried; there are few tries a quarter of an hour. */
const tries = /^\/(?:accounts\/new|accounts\/[^/]*\/password|enter\/pupil)$/;
/** Who signed in longer ago than a quarter of an hour tries none. */
const freshFor = 10 * 60 * 1000;

export class ScannedParent {
  /**
   * Rows of people.json: `own` becomes child 1; `renewed` child 2, whose password is good no longer; `spare` child 3, who
   * may be removed; `draft` waits for Finish.
   */
  static async moveIn(house, { own, renewed, spare, draft }) {
    const parent = new ScannedParent();
    const visitor = new Visitor(house);
    Object.assign(parent, { house, own, renewed, draft, visitor });
    await parent.signIn();
    for (const child of [own, renewed, spare]) await visitor.connect(child);
    assert.deepEqual(await visitor.childNumbers('/accounts'), [1, 2, 3]);
    const pupil = house.sql(`SELECT max(pupil_id) FROM credentials WHERE login = lower('${renewed.mrko_login}')`);
    assert.equal(house.diaryctl('credential', 'issue', '--pupil', pupil).code, 0);
    assert.equal((await visitor.fillForm(draft)).location, '/accounts/check');
    parent.given = { sid: visitor.sessionId, csrf: await visitor.csrf() };
    parent.csrf = parent.given.csrf;
    return parent;
  }

  get cookie() {
    return `__Host-sid=${this.given.sid}`;
  }

  /** Everything that this parent may send, with values that are taken. */
  async inputs() {
    const inputs = await ScannedInputs.gather(this.house, this.visitor);
    inputs.add('GET', await this.calendar());
    this.fill(inputs);
    return inputs;
  }

  /** A calendar that this parent does not renew. */
  async calendar() {
    const neighbour = new Visitor(this.house);
    await neighbour.moveIn(this.draft);
    const made = await neighbour.post('/family/feed', { csrf: await neighbour.csrf(), do: 'create' });
    const [address] = /\/ical\/[a-z2-7]{32}\.ics/.exec((await neighbour.follow(made)).body) ?? [];
    assert.ok(address, `no address of a calendar: ${made}`);
    return address;
  }

  fill(inputs) {
    const values = {
      'POST /accounts/new': {
        account_name: 'Anna',
        mrko_login: this.draft.mrko_login,
        mrko_password: this.draft.mrko_password,
      },
      'POST /accounts/{child}/password': { mrko_login: this.renewed.mrko_login, mrko_password: 'not-this-one' },
      'POST /enter/pupil': { mrko_login: this.own.pupil_login, mrko_password: 'not-this-one', return_to: '/diary/1/week' },
      'POST /diary/{child}/feed': { do: 'renew' },
      'POST /family/feed': { do: 'renew' },
    };
    for (const input of inputs.all) {
      if (input.key === 'POST /accounts/{child}/removal') input.path = '/accounts/3/removal';
      if (input.form.has('csrf')) input.form.set('csrf', this.given.csrf);
      for (const [name, value] of Object.entries(values[input.key] ?? {})) input.form.set(name, value);
    }
  }

  async signIn() {
    await this.visitor.signIn(this.own);
    this.signedInAt = Date.now();
  }

  async before({ method, target }) {
    if (Date.now() - this.signedInAt > freshFor) await this.renew();
    // How often one may try is tested elsewhere; here every value is to be looked for in the database.
    if (method === 'POST' && tries.test(target.split('?')[0]))
      this.house.redis('EVAL', "for _, key in ipairs(redis.call('KEYS', 'f*')) do redis.call('DEL', key) end", '0');
  }

  async renew() {
    await this.signIn();
    this.csrf = await this.visitor.csrf();
  }

  /** What the portal asks for by itself: with the cookie of a parent it would be the parent's form, without its token. */
  isForStrangers({ target }) {
    return target.startsWith('/enter/backchannel-logout');
  }

  /** What the scanner was given, as it is now. */
  living(text) {
    return text.replaceAll(this.given.sid, this.visitor.sessionId).replaceAll(this.given.csrf, this.csrf);
  }

  /** Some attacks come by the cookie itself. */
  isSignedIn(cookie) {
    return cookie === `__Host-sid=${this.visitor.sessionId}`;
  }

  async after(answer) {
    const before = this.visitor.sessionId;
    this.visitor.keepCookies(this.visitor.jar(), { all: () => answer.headers['set-cookie'] ?? [] });
    if (!this.visitor.sessionId) await this.renew();
    else if (this.visitor.sessionId !== before) this.csrf = await this.visitor.csrf();
  }
}
