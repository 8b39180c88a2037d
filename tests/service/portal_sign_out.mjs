// SPDX-License-Identifier: Apache-2.0
// S3, S12: the portal says behind the browser's back that somebody signed out there (OpenID Connect Back-Channel Logout).
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { until } from './house.mjs';
import { Visitor, families } from './visitor.mjs';

const event = 'http://schemas.openid.net/event/backchannel-logout';
const seconds = () => Math.floor(Date.now() / 1000);
const isSignedIn = async (visitor) => (await visitor.get('/accounts/new')).status === 200;

/** A token under the portal's own key, good but for what is changed. */
async function logoutToken(house, { header, ...changed }) {
  const claims = { iss: house.portal, aud: 'mrko-diary', iat: seconds(), exp: seconds() + 120, jti: randomUUID(), events: { [event]: {} } };
  const body = JSON.stringify({ header, claims: { ...claims, ...changed } });
  const answer = await fetch(`${house.portal}/__sign`, { method: 'POST', body });
  assert.equal(answer.status, 200, 'the portal was started without --faults');
  return answer.text();
}

/** As a server sends it: no cookie, no Origin. */
const tell = (house, fields) =>
  new Visitor(house).ask('POST', '/enter/backchannel-logout', {
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });

/** The id that the portal knows the person by is in no page; the audit has it. */
async function subjectOf(house, person) {
  const visitor = new Visitor(house);
  await visitor.signIn(person);
  const rows = house.sql("SELECT actor FROM audit WHERE action = 'session.begun' ORDER BY sequence DESC LIMIT 1");
  return { visitor, subject: /^[^:]+:(.+)$/.exec(rows)?.[1] };
}

/** Signing out at the portal itself, as from another of its services. */
async function signOutAtPortal(visitor) {
  const page = await visitor.get(`${visitor.house.portal}/session/end`);
  const [, action] = /<form[^>]*action="([^"]+)"/.exec(page.body);
  const fields = [...page.body.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  return visitor.post(action, [...fields, ['logout', 'yes']]);
}

export const portalSignOutTests = [
  [
    'S3 whoever signs out at the portal is signed out of the diary in that browser, and in no other',
    async (house) => {
      const person = house.families[families.newcomer][0];
      const phone = new Visitor(house);
      const desk = new Visitor(house);
      await phone.signIn(person);
      await desk.signIn(person);
      await signOutAtPortal(phone);
      await until('the diary heard of it', async () => !(await isSignedIn(phone)));
      assert.ok(await isSignedIn(desk), 'another browser was signed out too');
      const answers = await Promise.all(Array.from({ length: 20 }, () => phone.twin().get('/accounts/new')));
      assert.deepEqual([...new Set(answers.map((one) => one.status))], [303]);
      await signOutAtPortal(desk);
      await until('the diary heard of the other', async () => !(await isSignedIn(desk)));
    },
  ],

  [
    'S3 S12 a message about the person ends all sessions, once; a spoiled or repeated one ends none',
    async (house) => {
      const person = house.families[families.newcomer][0];
      const { visitor, subject } = await subjectOf(house, person);
      assert.ok(subject, 'the audit tells no subject');
      const spoiled = {
        'another audience': { sub: subject, aud: 'another' },
        'another issuer': { sub: subject, iss: 'http://127.0.0.1:1' },
        'a nonce': { sub: subject, nonce: 'x' },
        'no event': { sub: subject, events: {} },
        'no id': { sub: subject, jti: undefined },
        'too old': { sub: subject, iat: seconds() - 300, exp: seconds() - 100 },
        'another type': { sub: subject, header: { typ: 'at+jwt' } },
        'another key': { sub: subject, header: { kid: 'other' } },
        nobody: { sid: 'of a session alone' },
      };
      for (const [what, changed] of Object.entries(spoiled)) {
        const answer = await tell(house, { logout_token: await logoutToken(house, changed) });
        assert.equal(answer.status, 400, `${what}: ${answer}`);
        assert.deepEqual(JSON.parse(answer.body), { error: 'invalid_request' });
        assert.equal(answer.header('cache-control'), 'no-store');
      }
      for (const fields of [{}, { logout_token: 'x' }, { logout_token: `${'a'.repeat(20000)}` }])
        assert.equal((await tell(house, fields)).status, 400);
      assert.equal((await new Visitor(house).get('/enter/backchannel-logout')).status, 405);
      assert.ok(await isSignedIn(visitor), 'a spoiled message signed somebody out');

      const token = await logoutToken(house, { sub: subject });
      const told = await tell(house, { logout_token: token });
      assert.equal(told.status, 200, `${told}`);
      assert.equal(told.header('cache-control'), 'no-store');
      assert.ok(!(await isSignedIn(visitor)));
      await visitor.signIn(person);
      assert.equal((await tell(house, { logout_token: token })).status, 400, 'the same message worked twice');
      assert.ok(await isSignedIn(visitor), 'a repeated message signed somebody out');
      assert.equal((await tell(house, { logout_token: await logoutToken(house, { sub: 'nobody-of-ours' }) })).status, 200);
      assert.ok(await isSignedIn(visitor));
    },
    { both: true },
  ],
];
