// SPDX-License-Identifier: Apache-2.0
// F7: a calendar's secret address as calendar programs use it, read back by a parser that is not ours.
import assert from 'node:assert/strict';
import ICAL from 'ical.js';
import { send, sendRaw } from './http.mjs';
import { pause } from './house.mjs';
import { families, resident } from './visitor.mjs';

/** Presses a button of the page of an address; returns the address when the page shows one. */
async function press(house, visitor, page, button) {
  const answer = await visitor.post(page, { csrf: await visitor.csrf(), do: button });
  assert.equal(answer.status, 303, `${answer}\n${answer.body}`);
  assert.equal(answer.location, page);
  const { body } = await visitor.get(page);
  const [, address, token] = /value="(https?:\/\/[^"]+\/ical\/([a-z2-7]{32})\.ics)"/.exec(body) ?? [];
  if (token) house.addSecret(token, "the secret of a calendar's address");
  return address;
}

/** A feed that is new whatever other tests left behind. */
async function make(house, visitor, page) {
  const { body } = await visitor.get(page);
  const address = await press(house, visitor, page, body.includes('value="create"') ? 'create' : 'renew');
  assert.ok(address, `${page} shows no address`);
  return address;
}

/** The events of a calendar by UID, as a program sees them. */
function events(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  assert.equal(calendar.name, 'vcalendar');
  const found = new Map();
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    assert.ok(!found.has(event.uid), `two events are called ${event.uid}`);
    found.set(event.uid, event);
  }
  return { calendar, found };
}

async function read(address) {
  const answer = await send(address);
  assert.equal(answer.status, 200, `${answer}`);
  assert.equal(answer.header('content-type'), 'text/calendar; charset=utf-8');
  assert.equal(answer.header('cache-control'), 'private, max-age=3600');
  return answer;
}

/** What of the year's marks, absences and remarks could be recognised again. */
async function secretsOfMarks(visitor, child) {
  const answer = await visitor.get(`/api/v1/children/${child}/marks?period=year`);
  const { subjects } = JSON.parse(answer.body);
  const said = subjects.flatMap(({ marks, absences }) => [...marks, ...absences].map(({ comment }) => comment));
  const weeks = ['2026-11-09', '2026-11-16'];
  for (const week of weeks) {
    const { days } = JSON.parse((await visitor.get(`/api/v1/children/${child}/week/${week}`)).body);
    said.push(...days.flatMap(({ lessons }) => lessons.flatMap(({ remarks }) => remarks)));
  }
  return [...new Set(said.filter((text) => text.length > 6))];
}

export const feedTests = [
  [
    'F7 a calendar feed parses, keeps its names over two reads, and holds no text of a mark',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      for (const person of house.families[families.threeChildren]) await parent.connect(person);
      for (const page of ['/diary/1/feed', '/family/feed']) {
        const address = await make(house, parent, page);
        const first = await read(address);
        const { calendar, found } = events(first.body);
        assert.ok(found.size > 100, `${found.size} events`);
        assert.equal(calendar.getFirstPropertyValue('source'), address);
        assert.equal(calendar.getFirstPropertyValue('refresh-interval').toString(), 'PT6H');
        assert.equal(calendar.getFirstPropertyValue('name'), calendar.getFirstPropertyValue('x-wr-calname'));
        const kinds = new Set([...found.values()].map(({ component }) => component.getFirstPropertyValue('categories')));
        for (const kind of ['LESSON', 'TEST', 'PARENT MEETING']) assert.ok(kinds.has(kind), `${page}: ${[...kinds]}`);
        for (const { component, startDate, endDate, summary } of found.values()) {
          assert.ok(summary && component.getFirstPropertyValue('dtstamp'), component.toString());
          assert.ok(startDate.isDate || startDate.zone === ICAL.Timezone.utcTimezone, component.toString());
          assert.ok(endDate.compare(startDate) >= 0, component.toString());
        }
        const second = events((await read(address)).body).found;
        assert.deepEqual([...second.keys()], [...found.keys()]);
        // Nothing that a teacher said of the children's work.
        const text = first.body.replaceAll('\r\n ', '');
        for (const child of page === '/family/feed' ? [1, 2, 3] : [1]) {
          const secrets = await secretsOfMarks(parent, child);
          assert.ok(secrets.length > 3, `child ${child} has too few comments`);
          assert.deepEqual(secrets.filter((secret) => text.includes(secret)), []);
        }
        const held = await send(address, { headers: { 'if-none-match': first.header('etag') } });
        assert.equal(held.status, 304, `${held}`);
      }
    },
    { both: true },
  ],

  [
    'F7 a renewed and a revoked address are not found',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const old = await make(house, parent, '/family/feed');
      const before = [...events((await read(old)).body).found.keys()];
      const renewed = await press(house, parent, '/family/feed', 'renew');
      assert.notEqual(renewed, old);
      assert.equal((await send(old)).status, 404);
      assert.deepEqual([...events((await read(renewed)).body).found.keys()], before);
      assert.equal(await press(house, parent, '/family/feed', 'revoke'), undefined);
      assert.equal((await send(renewed)).status, 404);
    },
    { both: true },
  ],

  [
    'S25 no log tells the address of a calendar, however it is written',
    async (house) => {
      const parent = await resident(house, families.threeChildren);
      const address = await make(house, parent, '/diary/1/feed');
      const path = new URL(address).pathname;
      const forms = [
        path,
        `${path}?again=1`,
        `/x/..${path}`,
        path.replace('/ical', '//ical'),
        path.replace('ical', '%69cal'),
        path.replace('.ics', '%2eics'),
        path.replace('ical', 'ICAL'),
      ];
      for (const form of forms)
        await sendRaw(house.port, `GET ${form} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
      await pause(2200); // nginx writes its log out every two seconds
      const [, token] = /\/ical\/(\w+)\./.exec(path);
      for (const log of ['diary.log', 'nginx-access.log', 'nginx-error.log'])
        assert.ok(!house.text('log', log).includes(token), `${log} tells the secret`);
      assert.ok(house.text('log', 'nginx-access.log').includes('"path":"/ical/..."'), 'no calendar was asked for');
    },
    { both: true },
  ],
];
