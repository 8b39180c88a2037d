// SPDX-License-Identifier: Apache-2.0
// S1, S3, S11, S12, S33, F27: the way through the portal and out again, with a portal that lies when told to.
import assert from 'node:assert/strict';
import { send } from './http.mjs';
import { headerFaults } from './headers.mjs';
import { ReturnAddresses, headerNames } from './return_addresses.mjs';
import { Visitor, families, resident } from './visitor.mjs';

/** An error page that tells a number for support and gives no session. */
function assertRefused(house, answer, statuses) {
  assert.ok(statuses.includes(answer.status), `${answer}\n${answer.body}`);
  assert.deepEqual(headerFaults(answer, house.portal), []);
  assert.ok(
    !answer.all('set-cookie').some((line) => line.startsWith('__Host-sid=') && !line.startsWith('__Host-sid=;')),
    `${answer} gives a session`,
  );
  const [, code] = /<code>([0-9a-f]{32})<\/code>/.exec(answer.body) ?? [];
  assert.ok(code, `no number for support:\n${answer.body}`);
  assert.equal(code, answer.header('x-request-id'));
  return code;
}

async function faultModes(house) {
  const answer = await send(`${house.portal}/__fault?mode=tell`, { method: 'POST' });
  assert.equal(answer.status, 400, 'the portal was started without --faults');
  return answer.body.trim().split(': ')[1].split(' ');
}

async function spoil(house, mode) {
  assert.equal((await send(`${house.portal}/__fault?mode=${mode}`, { method: 'POST' })).status, 200, mode);
}

// The first two are good answers; the others speak of documents that are cached, see tests/portal.
const notSpoiled = ['good', 'kid_absent'];
const ofDocuments = ['rotate_keys', 'discovery_issuer', 'jwks_broken', 'jwks_500'];

export const signInTests = [
  [
    'S12 the whole way: portal, its form, back with a code, into the diary; state, nonce and verifier are new each time',
    async (house) => {
      const visitor = new Visitor(house);
      const enter = await visitor.get('/enter');
      const asked = new URL(enter.location).searchParams;
      assert.equal(asked.get('response_type'), 'code');
      assert.equal(asked.get('code_challenge_method'), 'S256');
      assert.equal(asked.get('scope'), 'openid profile');
      const again = new URL((await new Visitor(house).get('/enter')).location).searchParams;
      for (const name of ['state', 'nonce', 'code_challenge']) {
        assert.ok(asked.get(name).length >= 43, `${name} is short`);
        assert.notEqual(asked.get(name), again.get(name), name);
      }
      const answer = await visitor.signIn(house.families[families.newcomer][0]);
      assert.equal(answer.location, '/accounts/new');
      assert.equal((await visitor.get('/accounts/new')).status, 200);
    },
    { both: true },
  ],

  [
    'S12 each spoiled answer of the portal ends on an error page, without a session, with one line in the log',
    async (house) => {
      const person = house.families[families.newcomer][0];
      const modes = (await faultModes(house)).filter((mode) => !ofDocuments.includes(mode));
      assert.ok(modes.length > 30, modes.join(' '));
      const visitor = new Visitor(house);
      for (const mode of modes) {
        await spoil(house, mode);
        const back = await visitor.bringAnswer(person);
        const from = house.logSize;
        const answer = await visitor.get(back);
        if (notSpoiled.includes(mode)) {
          assert.equal(answer.status, 303, `${mode}: ${answer}`);
          assert.ok(visitor.sessionId, mode);
          visitor.jar().delete('__Host-sid');
          continue;
        }
        const code = assertRefused(
          house,
          answer,
          mode.startsWith('token_') || mode === 'oversized_body' ? [400, 503] : [400],
        );
        const mine = house.logLines(from).filter((line) => line.includes(code));
        assert.equal(mine.length, 1, `${mode}: ${mine}`);
        const line = JSON.parse(mine[0]);
        assert.equal(line.route, '/enter/return');
        assert.ok(line.error.length > 5, `${mode}: no reason in ${mine[0]}`);
        assert.ok(!/eyJ|code=|x{20}/.test(house.logLines(from).join('\n')), `${mode}: a token in ${mine}`);
        assert.ok(answer.ms < 4000, `${mode}: ${answer.ms} ms`);
        // What was begun is used up: the same answer again is none.
        assert.equal((await visitor.get(back)).status, 400, `${mode} again`);
      }
    },
  ],

  [
    'S12 a callback that is played again gives nothing, to the same browser and to another',
    async (house) => {
      const visitor = new Visitor(house);
      const back = await visitor.bringAnswer(house.families[families.newcomer][0]);
      const thief = visitor.twin();
      assert.equal((await visitor.get(back)).status, 303);
      for (const other of [visitor.twin(), thief, new Visitor(house)])
        assertRefused(house, await other.get(back), [400]);
      assert.equal((await visitor.get('/accounts/new')).status, 200, 'the true session was harmed');
    },
  ],

  [
    'S12 two equal callbacks at once give one session',
    async (house) => {
      const visitor = new Visitor(house);
      const back = await visitor.bringAnswer(house.families[families.newcomer][0]);
      const answers = await Promise.all([1, 2, 3, 4].map(() => visitor.twin().get(back)));
      assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 400, 400, 400]);
    },
  ],

  [
    'S33 a callback without the own pre-login cookie: 400 and no session',
    async (house) => {
      const visitor = new Visitor(house);
      const back = await visitor.bringAnswer(house.families[families.newcomer][0]);
      assertRefused(house, await new Visitor(house).get(back), [400]);
      // And with the one of another attempt: code and state of one person, cookie of another.
      const other = new Visitor(house);
      await other.get('/enter');
      assertRefused(house, await other.get(back), [400]);
      assert.equal(other.sessionId, undefined);
    },
  ],

  [
    'S33 the state, the issuer and the code are those of this attempt',
    async (house) => {
      const person = house.families[families.newcomer][0];
      const change = async (what, edit) => {
        const visitor = new Visitor(house);
        const back = new URL(await visitor.bringAnswer(person));
        edit(back.searchParams);
        assertRefused(house, await visitor.get(back.href), [400]);
        assert.equal(visitor.sessionId, undefined, what);
      };
      await change('no state', (query) => query.delete('state'));
      await change('another state', (query) => query.set('state', 'A'.repeat(43)));
      await change('no code', (query) => query.delete('code'));
      await change('another code', (query) => query.set('code', 'A'.repeat(43)));
      await change('another issuer', (query) => query.set('iss', 'https://evil.example'));
      const error = await new Visitor(house).get(
        '/enter/return?error=access_denied&error_description=CANARY-DESCRIPTION',
      );
      assert.ok(!error.body.includes('CANARY-DESCRIPTION'));
    },
  ],

  [
    'S12 whoever refuses at the portal comes back to the first page, without a session',
    async (house) => {
      const visitor = new Visitor(house);
      const state = new URL((await visitor.get('/enter')).location).searchParams.get('state');
      const query = new URLSearchParams({ error: 'access_denied', state, iss: house.portal });
      const answer = await visitor.get(`/enter/return?${query}`);
      assert.equal(answer.status, 303, `${answer}`);
      assert.equal(answer.location, '/');
      assert.equal(visitor.sessionId, undefined);
    },
  ],

  [
    'S33 the portal may start the sign-in and name itself; nobody else may',
    async (house) => {
      const ours = await new Visitor(house).get(`/enter?${new URLSearchParams({ iss: house.portal })}`);
      assert.equal(ours.status, 303);
      assert.ok(ours.location.startsWith(`${house.portal}/`));
      for (const iss of ['https://evil.example', `${house.portal}.evil.example`, `${house.portal}/other`, '']) {
        const answer = await new Visitor(house).get(`/enter?${new URLSearchParams({ iss })}`);
        assert.equal(answer.status, 400, `${iss}: ${answer}`);
      }
    },
  ],

  [
    'S11 after the sign-in the way leads to own pages alone, and so it does after a choice of the language or the view',
    async (house) => {
      const addresses = new ReturnAddresses(house.root);
      assert.ok(addresses.hostile.length >= 200 && addresses.own.length >= 30, 'the list is too short');
      const [visitor, stranger] = [new Visitor(house), new Visitor(house)];
      const person = house.families[families.threeChildren][0];
      await visitor.moveIn(person);
      const own = (await visitor.get('/')).location;
      const chosen = (page) => (query) =>
        stranger.ask('POST', page, {
          body: `return_to=${query}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'null' },
        });
      // So many sign-ins meet a moment in which the disk keeps Redis waiting: who is told 503 comes again.
      const signedIn = async (query, tries = 3) => {
        const start = `/enter?return_to=${query}`;
        const begun = await stranger.get(start);
        const landed = begun.status === 303 ? await visitor.get(await visitor.bringAnswer(person, start)) : begun;
        return landed.status === 503 && tries > 1 ? signedIn(query, tries - 1) : landed;
      };
      const faults = [];
      let refused = 0;
      for (const [door, home, enter] of [
        ['the sign-in', own, signedIn],
        ['the language', '/', chosen('/lang/ru')],
        ['the view', '/', chosen('/view')],
      ]) {
        const headers = headerNames(await enter(''));
        for (const address of [...addresses.own, ...addresses.hostile]) {
          const answer = await enter(address.query);
          const wanted = address.own ? decodeURIComponent(address.query) : home;
          const fault = addresses.faultOf(house, answer.location);
          if ([400, 414].includes(answer.status) && !address.own) refused += 1;
          else if (answer.status !== 303 || answer.location !== wanted || fault)
            faults.push(`${door}: "${address.written}" ${fault ?? `-> ${answer.status} ${answer.location}`}`);
          else assert.deepEqual(headerNames(answer), headers, `${door}: "${address.written}" has brought other header lines`);
        }
      }
      assert.ok(faults.length === 0, `${faults.length} faults:\n${faults.join('\n')}`);
      return `${addresses.own.length} own pages, ${addresses.hostile.length} other addresses, ${refused} refused at once`;
    },
  ],

  [
    'S1 a preset session cookie is never adopted; the id changes at sign-in and the earlier one is dead',
    async (house) => {
      const person = house.families[families.newcomer][0];
      const visitor = new Visitor(house);
      const preset = `0000.${'A'.repeat(43)}`;
      visitor.jar().set('__Host-sid', preset);
      await visitor.signIn(person);
      assert.notEqual(visitor.sessionId, preset);
      const first = visitor.twin();
      await visitor.signIn(person);
      assert.notEqual(visitor.sessionId, first.sessionId);
      for (let round = 0; round < 20; round += 1) {
        assert.equal(
          (await first.twin().get('/accounts/new')).status,
          303,
          'the id of before the sign-in still opens pages',
        );
      }
      // Two cookies of one name are none; an id in the address is none.
      const two = await send(`${house.diary}/accounts/new`, {
        headers: { cookie: `__Host-sid=${preset}; __Host-sid=${visitor.sessionId}` },
      });
      const inAddress = await send(`${house.diary}/accounts/new?__Host-sid=${visitor.sessionId}`);
      assert.deepEqual([two.status, inAddress.status], [303, 303]);
      assert.equal((await visitor.get('/accounts/new')).status, 200);
    },
    { both: true },
  ],

  [
    'S3 sign-out ends our session at once on all workers and leads to the portal, which ends its own',
    async (house) => {
      const visitor = new Visitor(house);
      await visitor.signIn(house.families[families.newcomer][0]);
      const old = visitor.twin();
      const answer = await visitor.post('/sign-out', { csrf: await visitor.csrf() });
      assert.equal(answer.status, 303, `${answer}`);
      const portal = new URL(answer.location);
      assert.equal(portal.origin, house.portal);
      assert.equal(portal.searchParams.get('post_logout_redirect_uri'), `${house.diary}/`);
      assert.equal(answer.all('clear-site-data').length, 1);
      assert.equal(visitor.sessionId, undefined, 'the cookie was not removed');
      const answers = await Promise.all(Array.from({ length: 40 }, () => old.twin().get('/accounts/new')));
      assert.deepEqual([...new Set(answers.map((one) => one.status))], [303]);
      const workers = new Set(
        house
          .logLines()
          .slice(-60)
          .map((line) => JSON.parse(line))
          .filter((line) => line.route === '/accounts/new')
          .map((line) => line.worker),
      );
      assert.ok(workers.size >= 2, `only the workers ${[...workers]} were asked`);
      // The portal asks whether to end its own session, then leads back to us.
      const page = await visitor.get(answer.location);
      assert.equal(page.status, 200, `${page}`);
      const [, action] = /<form[^>]*action="([^"]+)"/.exec(page.body);
      const fields = [...page.body.matchAll(/<input[^>]*name="([^"]*)"[^>]*value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value],
      );
      const out = await visitor.post(action, [...fields, ['logout', 'yes']]);
      assert.equal(out.location, `${house.diary}/`, `${out}`);
      const anew = await visitor.follow(await visitor.get('/enter'));
      assert.match(anew.body, /type="password"/, 'the portal still knows who it was');
    },
    { both: true },
  ],

  [
    'S3 one browser signs out, the other session of the same person goes on',
    async (house) => {
      const person = house.families[families.newcomer][0];
      const home = new Visitor(house);
      const work = new Visitor(house);
      await home.signIn(person);
      await work.signIn(person);
      await work.post('/sign-out', { csrf: await work.csrf() });
      assert.equal((await home.get('/accounts/new')).status, 200);
    },
  ],

  [
    'F27 the portal is away or hangs: signed-in people go on, /enter says 503 within 3 s, the portal back signs in',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const other = new Visitor(house);
      await other.signIn(house.families[families.newcomer][0]);
      const underWay = new Visitor(house);
      const back = await underWay.bringAnswer(house.families[families.newcomer][0]);
      const pid = house.pid('portal');
      const recipe = house.remember(pid);
      const assertAway = async (asked) => {
        const answer = await asked;
        assertRefused(house, answer, [503]);
        assert.ok(answer.ms < 3600, `${answer.ms} ms`);
        assert.ok(Number(answer.header('retry-after')) >= 3, `${answer}`);
        assert.equal(answer.location, undefined);
        assert.match(answer.body, /<h1>Портал\s+сейчас\s+не\s+отвечает/);
      };
      house.signal(pid, 'SIGKILL');
      await house.gone(pid);
      try {
        await assertAway(underWay.get(back));
        assert.equal((await parent.get(parent.week)).status, 200);
        // Fresh workers know no address of the portal yet.
        await house.roll();
        await assertAway(new Visitor(house).get('/enter'));
        assert.equal((await parent.get(parent.week)).status, 200);
        await other.signOutWithoutPortal();
      } finally {
        house.replacePid('portal', house.again(recipe, 'portal.log'));
        await house.portalReady();
      }
      house.signal(house.pid('portal'), 'SIGSTOP');
      try {
        await house.roll();
        await assertAway(new Visitor(house).get('/enter'));
      } finally {
        house.signal(house.pid('portal'), 'SIGCONT');
      }
      await house.roll();
      // The portal's key is another one under the same id now.
      await new Visitor(house).signIn(house.families[families.newcomer][0]);
    },
  ],
];
