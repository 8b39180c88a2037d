// SPDX-License-Identifier: Apache-2.0
// Everybody who may ask the diary for something, what of the journal is theirs, and how a text in an answer tells whose it
// is: every name of a pupil, comment, remark, homework and topic gets the number of its row as a sign, "~m17~ ".
import assert from 'node:assert/strict';
import { importOtherSchool, otherPupil } from './other_school.mjs';
import { Visitor, families } from './visitor.mjs';

/** In the demo school of a house: the children of portal users, by their places in house.families. */
const cast = {
  newcomer: families.newcomer,
  parent: families.victim,
  siblings: families.threeChildren,
  otherClass: 5,
  otherSchool: families.twoChildren,
  withdrawn: families.guesser,
};

/** The letter of a sign -> where such texts stand. */
const signed = {
  m: ['marks', 'comment'],
  f: ['final_marks', 'comment'],
  a: ['attendance', 'comment'],
  r: ['remarks', 'text'],
  h: ['homework', 'text'],
  t: ['lessons', 'topic'],
};

function signTexts(house) {
  const sign = (letter, table, column, further = '') =>
    house.sql(
      `UPDATE ${table} SET ${column} = '~${letter}' || id || '~ ' || ${column} ` +
        `WHERE ${column} <> '' AND ${column} NOT LIKE '~%'${further}`,
    );
  for (const [letter, [table, column]] of Object.entries(signed)) sign(letter, table, column);
  for (const name of ['given_name', 'family_name']) sign('n', 'people', name, ' AND id IN (SELECT id FROM pupils)');
  // Nobody reads what was kept of the texts before.
  house.sql('UPDATE journal_versions SET version = version + 1');
  house.sql('UPDATE class_versions SET version = version + 1');
}

/** The signs of what a pupil's diary may show, and "s12" for the subject 12. */
function belongingsOf(house, pupil, { isPupil }) {
  const ofPupil = (letter, table, further = '') =>
    `SELECT '${letter}' || id FROM ${table} WHERE pupil_id = ${pupil}${further}`;
  const ofClasses = (letter, table) =>
    `SELECT '${letter}' || x.id FROM ${table} x JOIN pupil_classes p ON p.class_id = x.class_id WHERE p.pupil_id = ${pupil}`;
  const rows = house.sql(
    [
      ofPupil('m', 'marks'),
      ofPupil('f', 'final_marks'),
      ofPupil('a', 'attendance'),
      ofPupil('r', 'remarks', isPupil ? ' AND parents_only = 0' : ''),
      ofClasses('h', 'homework'),
      ofClasses('t', 'lessons'),
      `SELECT 's' || COALESCE(c.subject_id, -c.id) FROM classes c JOIN pupil_classes p ON p.class_id = c.id ` +
        `WHERE p.pupil_id = ${pupil}`,
    ].join(' UNION '),
  );
  return new Set(rows.split('\n'));
}

/** A mark of this year, one with a comment if there is one; empty when the pupil is given none. */
const markOf = (house, pupil) =>
  house.sql(
    `SELECT id FROM marks WHERE pupil_id = ${pupil} AND gone = 0 AND state = 'given' ` +
      `AND day BETWEEN '2026-09-01' AND '2026-11-18' ORDER BY (comment = ''), id LIMIT 1`,
  );

const subjectOf = (house, pupil) =>
  house.sql(
    `SELECT MIN(c.subject_id) FROM classes c JOIN pupil_classes p ON p.class_id = c.id JOIN lessons l ON l.class_id = c.id ` +
      `WHERE p.pupil_id = ${pupil} AND c.kind = 'group' AND l.day BETWEEN '2026-09-01' AND '2026-11-18'`,
  );

/** What an answer about the child may tell, and what of the child is asked for. */
function childOf(house, pupil, { number, is = 'open', isPupil = false }) {
  const formerYear = house.sql(
    `SELECT COUNT(*) FROM lessons l JOIN pupil_classes p ON p.class_id = l.class_id ` +
      `WHERE p.pupil_id = ${pupil} AND l.day < '2026-06-01'`,
  );
  return {
    pupil: String(pupil),
    number,
    is,
    has: belongingsOf(house, pupil, { isPupil }).add(`n${pupil}`),
    mark: markOf(house, pupil),
    subject: subjectOf(house, pupil),
    hasFormerYear: formerYear !== '0',
  };
}

const pupilOf = (house, person) =>
  house.sql(`SELECT DISTINCT pupil_id FROM credentials WHERE login = '${person.mrko_login}'`);

/** As the audit names who signed in last. */
const newestActor = (house) =>
  house.sql("SELECT actor FROM audit WHERE action = 'session.begun' ORDER BY sequence DESC LIMIT 1");

/** A new login and password for the pupil, in place of the former ones. */
export function issue(house, pupil, audience = 'family') {
  const done = house.diaryctl('credential', 'issue', '--pupil', pupil, '--for', audience);
  assert.equal(done.code, 0, done.err);
  const [, login] = /login: +(\S+)/.exec(done.out);
  const [, password] = /password: +(\S+)/.exec(done.out);
  house.addSecret(login, 'an MRKO login');
  house.addSecret(password, 'an MRKO password');
  return { login, password };
}

export function withdraw(house, pupil, audience = 'family') {
  const done = house.diaryctl('credential', 'withdraw', '--pupil', pupil, '--for', audience);
  assert.equal(done.code, 0, done.err);
}

export function endSessions(house, actor) {
  const done = house.diaryctl('sessions', 'end', '--user', actor);
  assert.equal(done.code, 0, done.err);
}

/** Signed in; the children are those of the list afterwards. */
async function parent(house, family, name) {
  const visitor = new Visitor(house);
  await visitor.signIn(house.families[family][0]);
  return { name, standing: 'parent', visitor, actor: newestActor(house) };
}

/** Connects a child by these credentials; returns its number in the list. */
export async function connect(house, who, person, pupil) {
  await who.visitor.connect(person);
  const [provider, ...subject] = who.actor.split(':');
  return house.sql(
    `SELECT child_number FROM bindings WHERE provider = '${provider}' AND subject = '${subject.join(':')}' ` +
      `AND pupil_id = ${pupil} AND removed_at IS NULL`,
  );
}

/** With another login than people.json has. */
export const withCredential = (person, { login, password }) => ({ ...person, mrko_login: login, mrko_password: password });

export async function pressFeed(who, page, button) {
  const answer = await who.visitor.post(page, { csrf: await who.visitor.csrf(page), do: button });
  assert.equal(answer.status, 303, `${answer}`);
  const { body } = await who.visitor.get(page);
  return /\/ical\/([a-z2-7]{32})\.ics/.exec(body)?.[1];
}

/** The secret of a new address, whatever was there before. */
async function makeFeed(house, who, page) {
  const { body } = await who.visitor.get(page);
  const token = await pressFeed(who, page, body.includes('value="create"') ? 'create' : 'renew');
  house.addSecret(token, "the secret of a calendar's address");
  return token;
}

export async function pupilSignIn(house, visitor, { login, password }) {
  house.addSecret(login, "a pupil's login");
  house.addSecret(password, "a pupil's password");
  const csrf = await visitor.csrf('/enter/pupil');
  const answer = await visitor.post('/enter/pupil', { csrf, mrko_login: login, mrko_password: password, return_to: '' });
  assert.equal(answer.location, '/diary/1/week', `${answer}\n${answer.body}`);
}

const nobodyAs = (name, visitor) => ({ name, standing: 'nobody', visitor, children: [] });

/** With the portal session alone; the own child waits on the check page, where it may be seen before it is connected. */
async function newcomer(house) {
  const who = await parent(house, cast.newcomer, 'a parent without a connected child');
  const [person] = house.families[cast.newcomer];
  const filled = await who.visitor.fillForm(person);
  assert.equal(filled.location, '/accounts/check', `${filled}`);
  return { ...who, standing: 'newcomer', children: [], proved: [`n${pupilOf(house, person)}`] };
}

/** The parent of one child, and the two browsers in which the parent is signed in no longer. */
async function parentAndEnded(house) {
  const [person] = house.families[cast.parent];
  const first = await parent(house, cast.parent, '');
  const cut = first.visitor.twin();
  endSessions(house, first.actor);
  const left = new Visitor(house);
  await left.signIn(person);
  const ended = left.twin();
  const gone = await left.post('/sign-out', { csrf: await left.csrf() });
  assert.equal(gone.status, 303, `${gone}`);

  const who = await parent(house, cast.parent, 'a parent of one child');
  const pupil = pupilOf(house, person);
  const number = await connect(house, who, person, pupil);
  who.children = [childOf(house, pupil, { number })];
  return [who, nobodyAs('a parent who has signed out', ended), nobodyAs('a parent whom an operator has signed out', cut)];
}

async function parentOfSiblings(house) {
  const who = await parent(house, cast.siblings, 'a parent of three children');
  who.children = [];
  // First a child with comments to final marks, then the sibling: the one with a remark for parents alone.
  const [further, own, sibling] = house.families[cast.siblings];
  for (const person of [own, sibling, further]) {
    const pupil = pupilOf(house, person);
    who.children.push(childOf(house, pupil, { number: await connect(house, who, person, pupil) }));
  }
  return who;
}

async function parentOfOtherClass(house) {
  const who = await parent(house, cast.otherClass, 'a parent of another class');
  const [person] = house.families[cast.otherClass];
  const pupil = pupilOf(house, person);
  const number = await connect(house, who, withCredential(person, issue(house, pupil)), pupil);
  who.children = [childOf(house, pupil, { number })];
  return who;
}

async function parentOfOtherSchool(house) {
  const who = await parent(house, cast.otherSchool, 'a parent of another school');
  const person = { ...house.families[cast.otherSchool][0], account_name: otherPupil.given };
  const pupil = house.sql(`SELECT local_id FROM source_records WHERE entity = 'users' AND sourced_id = '${otherPupil.id}'`);
  const number = await connect(house, who, withCredential(person, issue(house, pupil)), pupil);
  who.children = [childOf(house, pupil, { number })];
  // Other tests may have connected another child of the family before.
  const [provider, ...subject] = who.actor.split(':');
  const others = house.sql(
    `SELECT child_number, pupil_id FROM bindings WHERE provider = '${provider}' AND subject = '${subject.join(':')}' ` +
      `AND removed_at IS NULL AND pupil_id <> ${pupil}`,
  );
  for (const row of others.split('\n').filter(Boolean)) {
    const [other, otherId] = row.split('|');
    who.children.push(childOf(house, otherId, { number: other }));
  }
  return who;
}

/** The own child is in the list still, with a password that opens nothing any more. */
async function parentOfWithdrawn(house) {
  const who = await parent(house, cast.withdrawn, "a parent whose child's password was withdrawn");
  const [person] = house.families[cast.withdrawn];
  const pupil = pupilOf(house, person);
  const number = await connect(house, who, withCredential(person, issue(house, pupil)), pupil);
  who.children = [childOf(house, pupil, { number, is: 'closed' })];
  who.feed = await makeFeed(house, who, `/diary/${number}/feed`);
  withdraw(house, pupil);
  return who;
}

/** A child of the parent of three: what parents alone may read of it is there. */
async function pupil(house) {
  const person = house.families[cast.siblings].at(-1);
  const visitor = new Visitor(house);
  await pupilSignIn(house, visitor, { login: person.pupil_login, password: person.pupil_password });
  const own = childOf(house, pupilOf(house, person), { number: '1', isPupil: true });
  return { name: 'a pupil', standing: 'pupil', visitor, actor: newestActor(house), children: [own] };
}

function madeUp(house) {
  const visitor = new Visitor(house);
  visitor.jar().set('__Host-sid', `0001.${'A'.repeat(43)}`);
  return nobodyAs('somebody with a made-up session', visitor);
}

/** The token of the forms of each, who is nobody too: the pupil's form has one for everybody. */
async function takeToken(who) {
  const pages = { nobody: '/enter/pupil', pupil: '/diary/1/remarks', newcomer: '/accounts/new', parent: '/accounts/new' };
  who.csrf = await who.visitor.csrf(pages[who.standing]);
}

function classmateOf(house, child) {
  const classmate = house.sql(
    `SELECT MIN(m.pupil_id) FROM pupil_classes m JOIN classes c ON c.id = m.class_id AND c.kind = 'homeroom' ` +
      `WHERE m.pupil_id <> ${child.pupil} AND m.class_id IN ` +
      `(SELECT class_id FROM pupil_classes WHERE pupil_id = ${child.pupil} AND last_day > '2026-11-18')`,
  );
  return classmate ? { pupil: classmate, mark: markOf(house, classmate) } : undefined;
}

async function gather(house) {
  importOtherSchool(house);
  signTexts(house);
  const [own, ended, cut] = await parentAndEnded(house);
  const siblings = await parentOfSiblings(house);
  const otherClass = await parentOfOtherClass(house);
  const otherSchool = await parentOfOtherSchool(house);
  const closed = await parentOfWithdrawn(house);
  const all = [
    nobodyAs('nobody', new Visitor(house)),
    await newcomer(house),
    own,
    siblings,
    otherClass,
    otherSchool,
    await pupil(house),
    closed,
    ended,
    madeUp(house),
    cut,
  ];
  const feedPage = `/diary/${own.children[0].number}/feed`;
  const revoked = await makeFeed(house, own, feedPage);
  const schools = [own, otherSchool].map(({ children }) =>
    house.sql(`SELECT school_id FROM pupils WHERE id = ${children[0].pupil}`),
  );
  const feeds = { live: await makeFeed(house, own, feedPage), revoked, withdrawn: closed.feed };
  for (const who of all) {
    await takeToken(who);
    const open = who.children.filter((child) => child.is === 'open');
    who.numbers = new Set(who.children.map((child) => child.number));
    who.has = new Set([...open.flatMap((child) => [...child.has]), ...(who.proved ?? [])]);
    // How a number is written, and a form where none is taken, are the same to all of a kind: one of them tries everything.
    who.isThorough = [all[0], siblings].includes(who) || ['newcomer', 'pupil'].includes(who.standing);
    for (const child of who.children) child.classmate = classmateOf(house, child);
  }
  return { all, own, siblings, otherClass, otherSchool, feeds, schools };
}

/** Everybody, once a house. */
export function castOf(house) {
  house.cast ??= gather(house);
  return house.cast;
}
