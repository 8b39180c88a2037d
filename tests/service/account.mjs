// SPDX-License-Identifier: Apache-2.0
// S1, S5-S7, S9, S35, S36: connecting a child, twice at once, with wrong passwords, out of order.
import assert from 'node:assert/strict';
import { Visitor, families, resident } from './visitor.mjs';

export const accountTests = [
  [
    'S1 the session id changes at Finish and the earlier one is dead',
    async (house) => {
      const visitor = new Visitor(house);
      const person = house.families[families.victim][0];
      await visitor.signIn(person);
      const filled = await visitor.fillForm(person);
      if (filled.status === 422) return; // an attached house that has met this child already
      const before = visitor.twin();
      const answer = await visitor.post('/accounts/check', await visitor.checkForm());
      assert.equal(answer.status, 303, `${answer}`);
      assert.notEqual(visitor.sessionId, before.sessionId);
      for (let round = 0; round < 20; round += 1) assert.equal((await before.twin().get('/accounts/new')).status, 303);
      const week = await visitor.follow(answer);
      assert.ok(week.body.includes(person.account_name), 'the week does not show the child');
    },
    { both: true },
  ],

  [
    'S35 eight Finishes at once make one binding',
    async (house) => {
      const visitor = new Visitor(house);
      const [, person] = house.families[families.twoChildren];
      await visitor.signIn(person);
      const filled = await visitor.fillForm(person);
      assert.equal(filled.location, '/accounts/check', `${filled}\n${filled.body}`);
      const fields = await visitor.checkForm();
      const twins = Array.from({ length: 8 }, () => visitor.twin());
      const answers = await Promise.all(twins.map((twin) => twin.post('/accounts/check', fields)));
      for (const answer of answers) assert.ok([303].includes(answer.status), `${answer}\n${answer.body}`);
      const numbers = new Set(answers.map((answer) => /^\/diary\/(\d+)\//.exec(answer.location)?.[1]).filter(Boolean));
      assert.equal(numbers.size, 1, `${answers}`);
      const anew = new Visitor(house);
      const home = (await anew.signIn(person)).location;
      assert.deepEqual(await anew.childNumbers(home), [Number([...numbers][0])]);
      // The form that led there is used up, but answered as before.
      const late = await anew.post('/accounts/check', { ...fields, csrf: await anew.csrf() });
      assert.equal(late.location, `/diary/${[...numbers][0]}/week`, `${late}`);
    },
    { both: true },
  ],

  [
    'S36 no step can be skipped and nothing is stored before Finish',
    async (house) => {
      const visitor = new Visitor(house);
      const person = house.families[families.newcomer][0];
      await visitor.signIn(person);
      const csrf = await visitor.csrf();
      assert.equal((await visitor.get('/accounts/check')).location, '/accounts/new');
      const forged = await visitor.post('/accounts/check', {
        csrf,
        form_id: 'A'.repeat(43),
        pupil: '1',
        account_name: 'x',
      });
      assert.equal(forged.location, '/accounts/new', `${forged}`);
      await visitor.fillForm(person);
      assert.equal((await visitor.get('/diary/1/week')).location, '/accounts/new');
      const other = await visitor.post('/accounts/check', { csrf, form_id: 'A'.repeat(43) });
      assert.equal(other.location, '/accounts/check', `${other}`);
      assert.equal((await visitor.get('/diary/1/week')).location, '/accounts/new');
    },
  ],

  [
    'S6 five wrong passwords: the sixth try waits, with the time told, even when it is right',
    async (house) => {
      const guesser = new Visitor(house);
      const [own] = house.families[families.guesser];
      const [target] = house.families[families.victim];
      await guesser.signIn(own);
      for (let left = 4; left >= 0; left -= 1) {
        const answer = await guesser.fillForm(target, { name: 'Проба', password: `guess-number-${left}` });
        assert.equal(answer.status, 422, `${answer}`);
        if (left > 0) assert.match(answer.body, new RegExp(`${left}\\s+попыт`));
        assert.ok(!answer.body.includes(`guess-number-${left}`), 'the password stands on the page');
      }
      const paused = await guesser.fillForm(target, { name: 'Проба' });
      assert.equal(paused.status, 422, `${paused}`);
      const [, told] = /error[\s\S]*?(\d\d:\d\d)/.exec(paused.body) ?? [];
      assert.ok(told, `no time is told:\n${paused.body}`);
      // Moscow's time of day, within the quarter of an hour that the pause lasts at most.
      const now = new Date(Date.now() + 3 * 3600e3);
      const wait =
        (Number(told.slice(0, 2)) * 60 +
          Number(told.slice(3)) -
          (now.getUTCHours() * 60 + now.getUTCMinutes()) +
          1440) %
        1440;
      assert.ok(wait >= 1 && wait <= 16, `${told} is ${wait} minutes from now`);
      // A new session of the same person is no new guesser.
      const again = new Visitor(house);
      await again.signIn(own);
      assert.match((await again.fillForm(target, { name: 'Проба' })).body, /error[\s\S]*?\d\d:\d\d/);
    },
  ],

  [
    'S7 the family whose login was guessed at connects with the right password at once, and its diary is untouched',
    async (house) => {
      const [person] = house.families[families.victim];
      const visitor = new Visitor(house);
      await visitor.signIn(person);
      const filled = await visitor.fillForm(person, { name: 'Второе имя' });
      // Connected before the guessing began: told so by name; otherwise straight to the check page.
      if (filled.status === 422) assert.ok(filled.body.includes(person.account_name), filled.body);
      else assert.equal(filled.location, '/accounts/check', `${filled}`);
      const another = new Visitor(house);
      await another.signIn(house.families[families.newcomer][0]);
      const theirs = await another.fillForm(person, { name: 'Чужой' });
      assert.equal(theirs.location, '/accounts/check', `the login is locked for others: ${theirs}`);
    },
  ],

  [
    'S9 an unknown login and a wrong password are the same answer',
    async (house) => {
      const visitor = new Visitor(house);
      await visitor.signIn(house.families[families.guesser][0]);
      const [known] = house.families[families.newcomer];
      const asked = async (login) => {
        const answer = await visitor.fillForm(known, { name: 'Проба', login, password: 'не-тот-пароль' });
        return [answer.status, answer.body.replaceAll(login, 'LOGIN').replace(/value="[\w-]{60,}"/g, '')];
      };
      assert.deepEqual(await asked(known.mrko_login), await asked('9999-9z.0001'));
    },
  ],

  [
    'S5 the diary of a number that is not in the own list is not there',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const texts = new Set();
      for (const number of ['2', '3', '4', '9999']) {
        const address = `/diary/${number}/week/2026-11-16`;
        const answer = await parent.get(address);
        assert.equal(answer.status, 404, `${answer}`);
        // The links to the language and to the view lead back to what was asked for.
        const page = answer.body.replaceAll(`return_to=${address}"`, '"');
        texts.add(page.replace(/<code>\w+<\/code>|value="[^"]*"/g, ''));
      }
      assert.equal(texts.size, 1, 'numbers can be told apart');
      for (const number of ['0', '-1', '01', '1.0', '9223372036854775808', 'x', '%31%20', '1;2']) {
        assert.equal((await parent.get(`/diary/${number}/week/2026-11-16`)).status, 404, number);
      }
    },
    { both: true },
  ],
];
