// SPDX-License-Identifier: Apache-2.0
// How PostgreSQL carries out the statements of a child's pages: a file a statement, kept in docs/plans.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A child of the middle of the city, a week and a quarter. */
function parametersOf(house) {
  const pupil = house.psql('SELECT pupil_id FROM credentials ORDER BY pupil_id OFFSET (SELECT count(*) / 2 FROM credentials) LIMIT 1');
  const [monday, sunday] = ['2027-05-17', '2027-05-23'];
  const [first, last] = ['2027-03-29', '2027-05-26'];
  const year = house.psql(`SELECT y.id FROM pupil_classes o JOIN class_periods cp ON cp.class_id = o.class_id JOIN periods p ON p.id = cp.period_id JOIN periods y ON y.id = p.year_id WHERE o.pupil_id = ${pupil} ORDER BY y.first_day DESC LIMIT 1`);
  const subject = house.psql(`SELECT c.subject_id FROM pupil_classes o JOIN classes c ON c.id = o.class_id WHERE o.pupil_id = ${pupil} AND c.subject_id IS NOT NULL LIMIT 1`);
  const mark = house.psql(`SELECT id FROM marks WHERE pupil_id = ${pupil} LIMIT 1`);
  return {
    credential_newest: [pupil, 'family'],
    news_of_pupil: [pupil, '2027-04-19', '2027-05-17', '2027-05-30', 'parent', '2027-01-19'],
    pupil_card: [monday, pupil],
    pupil_years: [pupil],
    class_set: [pupil, monday, sunday],
    class_whole_period: [pupil, first, last],
    day_lessons: [pupil, first, last],
    day_timetable: [pupil, last, first],
    day_bells: [pupil, first, last],
    day_class_facts: [pupil, first, last],
    day_own_facts: [pupil, first, last, 'parent'],
    day_marks: [pupil, first, last],
    day_attempts: [pupil, first, last],
    homework_facts: ['2027-04-07', pupil, '2027-06-16'],
    week_signatures_of: [pupil, monday],
    study_years: [pupil],
    study_classes: [pupil, year],
    study_periods: [pupil, year],
    study_rules: [pupil, last, first],
    study_kind_weights: [pupil, last, first],
    final_marks_of_year: [pupil, year],
    planned_works: [pupil, subject, first, last],
    mark_of_pupil: [pupil, mark],
    mark_versions_of: [mark],
    announcements: [pupil, first, last],
  };
}

const quoted = (value) => `'${value}'`;

/** Writes `folder`/STATEMENT.txt for each; the keys of one run are no other's, so they are left out. */
export function explain({ root, district, folder }) {
  mkdirSync(folder, { recursive: true });
  for (const [name, values] of Object.entries(parametersOf(district.house))) {
    const text = readFileSync(join(root, `sql/queries/${name}.sql`), 'utf8');
    const plan = district.house.psql(`SET plan_cache_mode = force_generic_plan; SET jit = off; PREPARE asked AS ${text.trim()};
      EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) EXECUTE asked(${values.map(quoted)})`);
    writeFileSync(join(folder, `${name}.txt`), `${plan.replace(/^(SET|PREPARE)\n/gm, '').replace(/[ \t]+$/gm, '')}\n`);
  }
}
