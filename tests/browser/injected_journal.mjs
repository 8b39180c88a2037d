// SPDX-License-Identifier: Apache-2.0
// The journal of one pupil with payloads in every text that a page shows, and as it was before.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { together, manyOf } from './payloads.mjs';

export const monday = '2026-11-16';
export const sunday = '2026-11-22';

function shell(walk, script, ...options) {
  const [program, ...words] = walk.database === 'sqlite'
    ? ['sqlite3', '-bail', '-cmd', '.timeout 5000', ...options, join(walk.state, 'journal.sqlite')]
    : ['/usr/lib/postgresql/15/bin/psql', '-h', join(walk.state, 'run', 'postgresql'), '-U', 'mrko', '-d', 'mrko', '-XqAt',
      '-v', 'ON_ERROR_STOP=1'];
  const done = spawnSync(program, words, { encoding: 'utf8', input: script, maxBuffer: 64 * 1024 * 1024 });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout.trim();
}

export function rowsOf(walk, query) {
  const found = walk.database === 'sqlite' ? shell(walk, query, '-json') : shell(walk, `SELECT json_agg(r) FROM (${query}) r`);
  return JSON.parse(found || '[]');
}

export const literal = (value) => (typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value));

/** Whoever writes by hand raises the versions by hand, or pages stay as they were (decisions 30 and 33). */
const raise = [['journal_versions', 'pupil_id', 'pupils'], ['class_versions', 'class_id', 'classes']].map(([table, key, all]) =>
  `INSERT INTO ${table} (${key}, version) SELECT id, 1 FROM ${all} WHERE true
    ON CONFLICT (${key}) DO UPDATE SET version = ${table}.version + 1;`);

const write = (walk, statements) => shell(walk, ['BEGIN;', ...statements, ...raise, 'COMMIT;'].join('\n'));

/** Pupils whom nobody has: from the end of the school, for other tests take theirs from its beginning. */
export const spares = [590, 591, 592, 593, 594, 595, 596, 597];

/** Every text of the journal that a page of that pupil, of the school or of the city shows: [field, table, column, rows]. */
function placesOf(pupil) {
  const classes = `(SELECT class_id FROM pupil_classes WHERE pupil_id = ${pupil})`;
  const inWeek = `day BETWEEN '${monday}' AND '${sunday}'`;
  const marks = `pupil_id = ${pupil} AND (${inWeek} OR id IN (SELECT mark_id FROM mark_versions))`;
  const works = `class_id IN ${classes}
    AND (day BETWEEN '${monday}' AND '2027-05-31' OR id IN (SELECT work_id FROM marks WHERE ${marks}))`;
  const versions = `mark_id IN (SELECT id FROM marks WHERE pupil_id = ${pupil})`;
  const finals = `pupil_id = ${pupil} AND set_on > '2026-09-01'`;
  const events = `first_day BETWEEN '2026-09-01' AND '2027-05-31' AND (class_id IS NULL OR class_id IN ${classes})`;
  const mark = `id = (SELECT MIN(id) FROM marks WHERE pupil_id = ${pupil} AND ${inWeek} AND gone = 0)`;
  const final = `id = (SELECT MIN(id) FROM final_marks WHERE ${finals} AND gone = 0)`;
  return [
    ['homework', 'homework', 'text', `class_id IN ${classes} AND state = 'set' AND ${inWeek}`],
    ['topic', 'lessons', 'topic', `class_id IN ${classes} AND ${inWeek}`],
    ['room', 'lessons', 'room', `class_id IN ${classes} AND ${inWeek}`],
    ['room', 'timetable_slots', 'room', `class_id IN ${classes}`],
    ['comment', 'marks', 'comment', marks],
    ['mark', 'marks', 'shown', mark],
    ['work', 'works', 'title', works],
    ['details', 'works', 'description', works],
    ['kind', 'work_kinds', 'title', 'true'],
    ['was', 'mark_versions', 'shown', versions],
    ['changer', 'mark_versions', 'changed_by', versions],
    ['reason', 'mark_versions', 'reason', versions],
    ['saidBefore', 'mark_versions', 'comment', versions],
    ['final', 'final_marks', 'shown', final],
    ['saidOfFinal', 'final_marks', 'comment', finals],
    ['subject', 'subjects', 'title', 'true'],
    ['teacher', 'people', 'family_name', 'id IN (SELECT id FROM staff)'],
    ['class', 'classes', 'title', `id IN ${classes} AND kind = 'homeroom'`],
    ['subgroup', 'classes', 'subgroup', `id IN ${classes} AND subgroup <> ''`],
    ['given', 'people', 'given_name', `id IN (${pupil}, ${spares[0]})`],
    ['family', 'people', 'family_name', `id IN (${pupil}, ${spares[0]})`],
    ['school', 'schools', 'name', "kind = 'school'"],
    ['identifier', 'schools', 'identifier', "kind = 'school'"],
    ['address', 'schools', 'address', "kind = 'school'"],
    ['phone', 'schools', 'phone', "kind = 'school'"],
    ['head', 'schools', 'head_name', "kind = 'school'"],
    ['department', 'schools', 'name', "kind <> 'school'"],
    ['event', 'events', 'title', events],
    ['place', 'events', 'place', events],
    ['body', 'events', 'description', events],
    ['day', 'calendar_days', 'title', "title <> '' AND day > '2026-09-01'"],
    ['period', 'periods', 'title', "kind <> 'school_year'"],
    ['year', 'periods', 'title', "kind = 'school_year'"],
    ['rule', 'marking_rules', 'title', 'true'],
    // A mark that is a text has no number.
    [null, 'marks', 'points', mark, null],
    [null, 'marks', 'five', mark, null],
    [null, 'works', 'scale', `id IN (SELECT work_id FROM marks WHERE ${mark})`, 'text'],
    [null, 'final_marks', 'points', final, null],
    [null, 'final_marks', 'five', final, null],
    [null, 'works', 'scale', `id IN (SELECT work_id FROM final_marks WHERE ${final})`, 'text'],
  ];
}

/** Rows of this file's own have numbers from here on. */
const firstOwnRow = 900000000;
export const signedWeek = '2026-09-21';
const signedAt = Date.parse('2026-09-25T12:00:00Z') / 1000;

/** The journal of one pupil with payloads in it; `restore` makes it what it was. */
export class Injected {
  constructor(walk, pupil) {
    Object.assign(this, { walk, pupil });
    this.places = placesOf(pupil).map(([field, table, column, where, value]) => {
      const rows = rowsOf(walk, `SELECT id, ${column} AS old FROM ${table} WHERE ${where}`);
      assert.ok(rows.length > 0, `no rows of ${table} for ${field}`);
      return { field, table, column, value, rows };
    });
    this.lessons = rowsOf(walk, `SELECT l.id FROM lessons l
      JOIN pupil_classes o ON o.class_id = l.class_id AND l.day BETWEEN o.first_day AND o.last_day
      WHERE o.pupil_id = ${pupil} AND l.day BETWEEN '${monday}' AND '${sunday}' AND l.status <> 'cancelled'
      ORDER BY l.day, l.number, l.id`).map(({ id }) => id);
  }

  /**
   * What the demonstration has none of: a remark and a word on an absence at each of some lessons, and a signature under a week
   * that has a mark corrected later.
   */
  added(part) {
    return this.lessons.slice(0, together).flatMap((lesson, row) => [
      `INSERT INTO remarks (id, pupil_id, lesson_id, text)
        VALUES (${firstOwnRow + row}, ${this.pupil}, ${lesson}, ${literal(manyOf('remark', part, row))});`,
      `INSERT INTO attendance (id, pupil_id, day, lesson_id, code, comment)
        SELECT ${firstOwnRow + row}, ${this.pupil}, day, id, 'late', ${literal(manyOf('absence', part, row))}
          FROM lessons WHERE id = ${lesson};`,
    ]).concat(`INSERT INTO week_signatures (pupil_id, monday, provider, subject, signed_at)
      SELECT pupil_id, '${signedWeek}', provider, subject, ${signedAt} FROM bindings
       WHERE pupil_id = ${this.pupil} AND removed_at IS NULL;`);
  }

  show(part) {
    write(this.walk, [...this.removed(), ...this.added(part), ...this.places.map(({ field, table, column, value, rows }) => {
      const cases = Array.from({ length: together }, (_, row) => `WHEN ${row} THEN ${literal(manyOf(field, part, row))}`);
      const text = field ? `CASE id % ${together} ${cases.join(' ')} END` : literal(value);
      return `UPDATE ${table} SET ${column} = ${text} WHERE id IN (${rows.map(({ id }) => id)});`;
    })]);
  }

  removed() {
    return [...['remarks', 'attendance'].map((table) => `DELETE FROM ${table} WHERE id >= ${firstOwnRow};`),
      `DELETE FROM week_signatures WHERE signed_at = ${signedAt};`];
  }

  restore() {
    write(this.walk, [...this.removed(), ...this.places.flatMap(({ table, column, rows }) =>
      rows.map(({ id, old }) => `UPDATE ${table} SET ${column} = ${literal(old)} WHERE id = ${id};`))]);
  }
}
