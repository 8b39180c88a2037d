// SPDX-License-Identifier: Apache-2.0
// /api/v1: every answer against docs/openapi.yaml, every figure of a page against the data, and whose data they are.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Description } from './description.mjs';
import { send } from './http.mjs';
import { today, until } from './house.mjs';
import { Visitor, families, resident } from './visitor.mjs';

const yearBegins = '2026-09-01';

const descriptionOf = (house) => {
  house.description ??= new Description(house.root);
  return house.description;
};

/** Asks and holds the answer against the description; returns its data. */
async function data(house, visitor, path, status = 200, options = {}) {
  const answer = await visitor.get(`/api/v1${path}`, options);
  assert.equal(answer.status, status, `${answer}\n${answer.body.slice(0, 500)}`);
  return descriptionOf(house).hold(answer);
}

/** The parent of three children, all of them connected. */
async function parentOfAll(house) {
  const parent = await resident(house, families.threeChildren);
  for (const person of house.families[families.threeChildren]) await parent.connect(person);
  const { children } = await data(house, parent, '/children');
  assert.equal(children.length, house.families[families.threeChildren].length);
  return { parent, numbers: children.map(({ child }) => child) };
}

/** The page in English, whose decimals are those of the data. */
const page = async (visitor, path) => {
  const reader = visitor.twin();
  reader.jar().set('__Host-lang', 'en');
  const answer = await reader.get(path);
  assert.equal(answer.status, 200, `${answer}\n${answer.body.slice(0, 500)}`);
  return answer.body;
};

const plain = (html) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

/** The Mondays of the year until today. */
function mondays() {
  const found = [];
  for (let day = new Date('2026-08-31'); day <= new Date(today); day = new Date(day.getTime() + 7 * 86400000))
    found.push(day.toISOString().slice(0, 10));
  return found;
}

/** {average, counted_marks, missed_lessons} as the week's page tells them. */
function figuresOfWeek(html) {
  const [, average, counted] =
    /Average of the week<\/span> <strong>([\d.]+)<\/strong> <span class="figure-name">\((\d+)\s+marks?\)/.exec(html) ?? [];
  const [, only] = /<p><strong>(\d+)\s+marks?<\/strong><\/p>/.exec(html) ?? [];
  const [, missed] = /Missed:<\/span> <strong>(\d+)\s+lessons?<\/strong>/.exec(html) ?? [];
  return {
    average: average ?? null,
    counted_marks: Number(counted ?? only ?? 0),
    missed_lessons: Number(missed ?? 0),
  };
}

/** The same of each row of the table of all marks, with the marks that its cells lead to. */
function rowsOfMarks(html) {
  const table = html.slice(html.indexOf('<table class="matrix'), html.indexOf('</table>'));
  const rows = table.split('<tr>').filter((row) => row.startsWith('<th class="subject" scope="row">'));
  return rows.map((row) => {
    const [, average, counted, missed] =
      /<td class="figure first">(.*?)<\/td><td class="figure">(\d+)<\/td><td class="figure">(\d+)<\/td>/s.exec(row);
    const [, subject] = /href="\/diary\/\d+\/subject\/(-?\d+)/.exec(row) ?? [];
    return {
      subject_id: subject ? Number(subject) : null,
      average: /<strong>([\d.]+)<\/strong>/.exec(average)?.[1] ?? null,
      counted_marks: Number(counted),
      missed_lessons: Number(missed),
      marks: [...row.matchAll(/href="\/diary\/\d+\/mark\/(\d+)/g)].map(([, mark]) => Number(mark)).sort((a, b) => a - b),
    };
  });
}

/** The tables of the sheet of final marks: rows of cells {set, forecast, words}. */
function tablesOfFinals(html) {
  return html
    .split('class="final-sheet"')
    .slice(1)
    .map((section) =>
      section
        .split('<tr role="row">')
        .slice(2)
        .map((row) => ({
          subject_id: Number(/href="\/diary\/\d+\/subject\/(-?\d+)/.exec(row)[1]),
          cells: row
            .split('<td role="cell"')
            .slice(1)
            .map((cell) => ({
              set: /<span class="m[^"]*"><span class="hidden">.*?<\/span><span aria-hidden="true">(.*?)<\/span>/s.exec(
                cell,
              )?.[1],
              forecast: /≈ <\/span>(.*?)<\/em>/s.exec(cell)?.[1],
              words: plain(cell.slice(cell.indexOf('>') + 1)),
            })),
        })),
    );
}

/** A cell of the page says what the cell of the data says. */
function assertCell(shown, cell, isRunning, what) {
  if (cell.set) {
    assert.equal(shown.set, cell.set.value.replace(/-$/, '−'), what);
    if (cell.set.comment) assert.ok(shown.words.includes(cell.set.comment), what);
    return;
  }
  assert.equal(shown.set, undefined, what);
  if (!cell.recommended || cell.stage === 'ahead' || !isRunning) {
    assert.equal(shown.forecast, undefined, what);
    return;
  }
  const { five, average, rule } = cell.recommended;
  assert.equal(shown.forecast, five === null ? average : String(five), what);
  if (rule === 'thresholds') assert.ok(shown.words.includes(`by the average ${average}`), `${what}: ${shown.words}`);
}

const withoutRows = ({ average, counted_marks, missed_lessons }) => ({ average, counted_marks, missed_lessons });

export const apiTests = [
  [
    'API the description is a valid OpenAPI 3 document of exactly the addresses below /api/',
    async (house) => {
      await descriptionOf(house).assertValid();
      const table = readFileSync(join(house.root, 'tests/handlers/route_access.txt'), 'utf8');
      const routes = [...table.matchAll(/^(\/api\/\S+)/gm)].map(([, route]) => route);
      assert.deepEqual([...descriptionOf(house).paths].sort(), routes.sort());
    },
  ],

  [
    'API every answer about every child, in every period, is as described',
    async (house) => {
      const { parent, numbers } = await parentOfAll(house);
      let asked = 0;
      for (const child of numbers) {
        const about = await data(house, parent, `/children/${child}`);
        assert.equal(about.today, today);
        assert.ok(about.years.length > 0 && about.years.at(-1).periods.length > 0);
        for (const monday of mondays()) await data(house, parent, `/children/${child}/week/${monday}`);
        for (const section of ['marks', 'timetable', 'homework', 'events']) {
          for (const query of [
            '',
            '?period=day&at=2026-11-16',
            '?period=week&at=2026-11-16',
            '?period=month&at=2026-10-05',
            '?period=quarter&at=2026-09-15',
            '?period=year',
            `?from=${yearBegins}&to=${today}`,
          ]) {
            const { period } = await data(house, parent, `/children/${child}/${section}${query}`);
            assert.ok(period.first_day <= period.last_day);
            asked += 1;
          }
        }
        for (const year of about.years) {
          const { sheets } = await data(house, parent, `/children/${child}/finals?year=${year.ends_in}`);
          assert.ok(sheets.some((sheet) => sheet.year.year_id === year.year_id));
          for (const sheet of sheets)
            for (const table of sheet.tables)
              for (const row of table.subjects) assert.equal(row.periods.length, table.periods.length);
        }
      }
      return `${asked} periods of ${numbers.length} children`;
    },
    { both: true },
  ],

  [
    'API the average and the counts of every week are those of its page',
    async (house) => {
      const { parent, numbers } = await parentOfAll(house);
      let counted = 0;
      for (const child of numbers) {
        for (const monday of mondays()) {
          const week = await data(house, parent, `/children/${child}/week/${monday}`);
          const shown = figuresOfWeek(await page(parent, `/diary/${child}/week/${monday}`));
          assert.deepEqual(shown, withoutRows(week), `child ${child}, ${monday}`);
          const marks = week.days.flatMap((day) => day.lessons.flatMap((lesson) => lesson.marks));
          assert.equal(marks.filter((mark) => mark.counts).length, week.counted_marks);
          counted += week.counted_marks;
        }
      }
      assert.ok(counted > 50, `only ${counted} marks`);
      return `${counted} marks`;
    },
    { both: true },
  ],

  [
    'API the averages, counts and marks of every subject are those of the page of all marks',
    async (house) => {
      const { parent, numbers } = await parentOfAll(house);
      let averages = 0;
      for (const child of numbers) {
        for (const query of ['', '?period=quarter&at=2026-09-15', '?period=month&at=2026-10-05', '?period=year']) {
          const { total, subjects } = await data(house, parent, `/children/${child}/marks${query}`);
          const rows = rowsOfMarks(await page(parent, `/diary/${child}/marks${query}`));
          if (rows.length === 0) {
            assert.deepEqual(
              subjects.flatMap((subject) => [...subject.marks, ...subject.absences]),
              [],
            );
            continue;
          }
          const sum = rows.pop();
          assert.deepEqual(withoutRows(sum), total, `child ${child} ${query}: total`);
          const shown = new Map(rows.map((row) => [row.subject_id, row]));
          for (const subject of subjects) {
            const row = shown.get(subject.subject_id);
            const what = `child ${child} ${query}: ${subject.title}`;
            const ids = subject.marks.map((mark) => mark.mark_id).sort((a, b) => a - b);
            if (!row) {
              assert.deepEqual([...ids, ...subject.absences], [], what);
              continue;
            }
            shown.delete(subject.subject_id);
            assert.deepEqual(withoutRows(row), withoutRows(subject), what);
            assert.deepEqual(row.marks, ids, what);
            averages += subject.average === null ? 0 : 1;
          }
          assert.equal(shown.size, 0, `the page has subjects that the data lack: ${[...shown.keys()]}`);
        }
      }
      assert.ok(averages > 20, `only ${averages} averages`);
      return `${averages} averages`;
    },
    { both: true },
  ],

  [
    'API final marks and recommendations are those of the page of final marks',
    async (house) => {
      const { parent, numbers } = await parentOfAll(house);
      let cells = 0;
      for (const child of numbers) {
        const { years } = await data(house, parent, `/children/${child}`);
        for (const { ends_in: year } of years) {
          const { sheets } = await data(house, parent, `/children/${child}/finals?year=${year}`);
          const shown = tablesOfFinals(await page(parent, `/diary/${child}/final?year=${year}`));
          const tables = sheets.flatMap((sheet) => sheet.tables);
          assert.equal(shown.length, tables.length);
          tables.forEach((table, at) => {
            assert.deepEqual(
              shown[at].map((row) => row.subject_id),
              table.subjects.map((row) => row.subject_id),
            );
            table.subjects.forEach((row, line) => {
              const all = [...row.periods, row.year, row.exam, row.final];
              assert.equal(shown[at][line].cells.length, all.length);
              all.forEach((cell, column) => {
                const what = `child ${child}, ${year}, ${row.title}, column ${column}`;
                assertCell(shown[at][line].cells[column], cell, row.year.stage === 'running', what);
                cells += cell.set || cell.recommended ? 1 : 0;
              });
            });
          });
        }
      }
      assert.ok(cells > 20, `only ${cells} cells with a mark`);
      return `${cells} cells`;
    },
    { both: true },
  ],

  [
    'API the marks of a week, of a quarter and of the year are the same marks',
    async (house) => {
      const { parent, numbers } = await parentOfAll(house);
      const owners = new Map();
      for (const child of numbers) {
        const { subjects } = await data(house, parent, `/children/${child}/marks?period=year`);
        const ofYear = subjects.flatMap((subject) => subject.marks.map((mark) => mark.mark_id));
        const ofWeeks = [];
        for (const monday of mondays()) {
          const { days } = await data(house, parent, `/children/${child}/week/${monday}`);
          for (const lesson of days.flatMap((day) => day.lessons))
            ofWeeks.push(...lesson.marks.map((mark) => mark.mark_id));
        }
        assert.deepEqual(
          [...ofWeeks].sort((a, b) => a - b),
          [...ofYear].sort((a, b) => a - b),
        );
        for (const mark of ofYear) {
          assert.ok(!owners.has(mark), `the mark ${mark} is of the children ${owners.get(mark)} and ${child}`);
          owners.set(mark, child);
        }
      }
    },
    { both: true },
  ],

  [
    'API nobody is 401, a foreign number is 404, another method is 405, always as a problem',
    async (house) => {
      const { parent, numbers } = await parentOfAll(house);
      const nobody = new Visitor(house);
      const newcomer = new Visitor(house);
      await newcomer.signIn(house.families[families.newcomer][0]);
      const sections = ['', '/week/2026-11-16', '/marks', '/finals', '/timetable', '/homework', '/events'];
      const types = new Map();
      const refused = async (visitor, path, status) => {
        const { type } = await data(house, visitor, path, status);
        types.set(type, status);
      };
      await refused(nobody, '/children', 401);
      descriptionOf(house).hold(await parent.ask('DELETE', '/api/v1/children'));
      await data(house, newcomer, '/children');
      for (const section of sections) {
        await refused(nobody, `/children/${numbers[0]}${section}`, 401);
        await refused(parent, `/children/77${section}`, 404);
        await refused(newcomer, `/children/77${section}`, 404);
        for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
          const answer = await parent.ask(method, `/api/v1/children/1${section}`, { body: 'any=field' });
          assert.equal(answer.status, 405, `${answer}`);
          assert.equal(answer.header('allow'), 'GET, HEAD');
          descriptionOf(house).hold(answer);
        }
        const head = await parent.ask('HEAD', `/api/v1/children/${numbers[0]}${section}`);
        assert.deepEqual([head.status, head.body], [200, ''], `${head}`);
      }
      const { years } = await data(house, parent, '/children/1');
      for (const section of ['marks', 'timetable', 'homework', 'events']) {
        await refused(parent, `/children/1/${section}?from=2026-11-18&to=2026-11-16`, 400);
        await refused(parent, `/children/1/${section}?period=fortnight`, 400);
        const outside = await data(house, parent, `/children/1/${section}?from=2016-01-01&to=2016-02-01`, 404);
        assert.deepEqual([outside.first_day, outside.last_day], [years[0].first_day, years[0].last_day]);
        types.set(outside.type, 404);
      }
      assert.deepEqual(Object.fromEntries(types), {
        'urn:mrko:problem:not-signed-in': 401,
        'urn:mrko:problem:not-found': 404,
        'urn:mrko:problem:reversed-period': 400,
        'urn:mrko:problem:unreadable-period': 400,
        'urn:mrko:problem:outside-year': 404,
      });
      // An address that nobody described is a problem all the same.
      const unknown = await parent.get('/api/v1/teachers');
      assert.deepEqual([unknown.status, unknown.header('content-type')], [404, 'application/problem+json']);
      assert.ok(!unknown.body.includes('teachers'), unknown.body);
    },
    { both: true },
  ],

  [
    'API a copy that the client holds is 304, strong or weakened by compression',
    async (house) => {
      const { parent } = await parentOfAll(house);
      const path = '/api/v1/children/1/marks?period=year';
      const first = await parent.get(path);
      assert.match(first.header('etag'), /^"[0-9a-f]{64}"$/);
      const packed = await send(`${house.diary}${path}`, {
        headers: { cookie: `__Host-sid=${parent.sessionId}`, 'accept-encoding': 'gzip' },
      });
      assert.equal(packed.header('content-encoding'), 'gzip');
      assert.equal(packed.header('etag'), `W/${first.header('etag')}`);
      for (const tag of [first.header('etag'), packed.header('etag')]) {
        const again = await parent.get(path, { headers: { 'if-none-match': tag } });
        assert.equal(again.status, 304, `${again}`);
        descriptionOf(house).hold(again);
        assert.ok(again.ms < 5000);
      }
      const other = await parent.get(path, { headers: { 'if-none-match': '"0"' } });
      assert.deepEqual([other.status, other.body], [200, first.body]);
      const foreign = await new Visitor(house).get(path, { headers: { 'if-none-match': first.header('etag') } });
      assert.equal(foreign.status, 401, `${foreign}`);
    },
  ],

  [
    'API what nginx refuses itself is a problem too: 413, too many at once 429, hung workers 503',
    async (house) => {
      const { parent } = await parentOfAll(house);
      const large = await parent.ask('POST', '/api/v1/children', { body: 'x'.repeat(65 * 1024) });
      assert.deepEqual([large.status, large.header('content-type')], [413, 'application/problem+json'], `${large}`);
      assert.deepEqual(
        [JSON.parse(large.body).status, JSON.parse(large.body).type],
        [413, 'urn:mrko:problem:payload-too-large'],
      );
      const workers = house.workers;
      for (const worker of workers) house.signal(worker, 'SIGSTOP');
      try {
        const answers = await Promise.all(
          Array.from({ length: 60 }, () => send(`${house.diary}/api/v1/children`, { limit: 30000 })),
        );
        for (const answer of answers) {
          assert.ok(answer.status === 429 || answer.status === 503, `${answer}`);
          const { type } = descriptionOf(house).hold(answer);
          assert.equal(type, `urn:mrko:problem:${answer.status === 429 ? 'too-many-requests' : 'unavailable'}`);
        }
        assert.equal(new Set(answers.map((answer) => answer.status)).size, 2);
      } finally {
        for (const worker of workers) house.signal(worker, 'SIGCONT');
      }
      await until('the workers go on', async () => (await send(`${house.diary}/healthz`)).status === 200);
    },
    { owned: true },
  ],

  [
    'API every operation of the description was met with 200 and with a refusal',
    async (house) => {
      const { met, operations } = descriptionOf(house);
      for (const operation of operations)
        for (const status of operation === 'listChildren' ? [200, 401, 405] : [200, 401, 404, 405])
          assert.ok(met.has(`${operation} ${status}`), `${operation} was never answered by ${status}`);
    },
    { both: true },
  ],
];
