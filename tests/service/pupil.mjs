// SPDX-License-Identifier: Apache-2.0
// A pupil signs in without the portal: to the own diary alone, and nothing of it is told to a log.
import assert from 'node:assert/strict';
import { Visitor, families, resident } from './visitor.mjs';

/** Sends the pupil's form; what was typed is a secret from now on. */
export async function knock(house, visitor, { login, password }) {
  house.addSecret(login, "a pupil's login");
  house.addSecret(password, "a pupil's password");
  return visitor.post('/enter/pupil', {
    csrf: await visitor.csrf('/enter/pupil'),
    mrko_login: login,
    mrko_password: password,
    return_to: '',
  });
}

export const pupilTests = [
  [
    'S1 a pupil signs in to the own diary alone, signs out, and leaves no way back',
    async (house) => {
      const [person] = house.families[families.twoChildren];
      const pupil = new Visitor(house);
      const wrong = await knock(house, pupil, { login: person.pupil_login, password: 'not-this-one' });
      assert.equal(wrong.status, 422, `${wrong}`);
      assert.equal(pupil.sessionId, undefined);

      const landed = await knock(house, pupil, { login: person.pupil_login, password: person.pupil_password });
      assert.equal(landed.location, '/diary/1/week', `${landed}\n${landed.body}`);
      const week = await pupil.follow(landed);
      assert.equal(week.status, 200, `${week}`);
      assert.ok(week.body.includes(person.child.split(',')[0].split(' ')[0]), 'the diary is not that of the pupil');
      assert.equal((await pupil.get('/diary/2/week')).status, 404);
      for (const page of ['/accounts', '/accounts/new', '/family', '/family/feed', '/diary/1/feed'])
        assert.equal((await pupil.get(page)).status, 403, page);

      const copy = pupil.twin();
      assert.equal((await pupil.post('/sign-out', { csrf: await pupil.csrf('/diary/1/remarks') })).status, 303);
      const after = await copy.get(new URL(week.address).pathname);
      assert.equal(after.status, 303, `${after}`);
      // The browser is the pupil's own: the way leads to the pupil's form and not to the portal.
      assert.match(after.location, /^\/enter\/pupil\?return_to=/);
    },
    { both: true },
  ],

  [
    'S1 whoever was signed in before the pupil is so no longer, in any copy of the cookies',
    async (house) => {
      const [person] = house.families[families.newcomer];
      const visitor = new Visitor(house);
      await visitor.signIn(person);
      const parent = visitor.twin();
      const pupil = house.families[families.twoChildren][0];
      const landed = await knock(house, visitor, { login: pupil.pupil_login, password: pupil.pupil_password });
      assert.equal(landed.location, '/diary/1/week', `${landed}`);
      assert.notEqual(visitor.sessionId, parent.sessionId);
      assert.equal((await parent.get('/accounts/new')).status, 303);
    },
    { both: true },
  ],

  [
    'S22 the view of the pages is a cookie of the same kind, and no session',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const visitor = parent.twin();
      const csrf = await visitor.csrf('/view');
      const fields = { csrf, scheme: 'dark', size: '150', spacing: 'wide', return_to: parent.week };
      const answer = await visitor.post('/view', fields);
      assert.equal(answer.location, parent.week, `${answer}`);
      assert.equal(visitor.jar().get('__Host-view'), 'dark.150.wide');
      assert.match((await visitor.get(parent.week)).body, /<html[^>]* class="[^"]*scheme-dark/);
      await visitor.post('/view', { csrf, scheme: 'device', size: '100', spacing: 'normal', return_to: parent.week });
      assert.equal(visitor.jar().get('__Host-view'), undefined);
    },
    { both: true },
  ],
];
