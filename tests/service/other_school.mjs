// SPDX-License-Identifier: Apache-2.0
// A second school beside the demo school: one class with one pupil, who has lessons, a mark, a homework and a remark.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { zipOf } from './zip.mjs';

export const otherPupil = { id: 'inland-pupil', given: 'Аврелия', family: 'Заречнова' };

const first = '2026-11-09';
const second = '2026-11-10';

/** Name -> the columns after the first three, and rows that begin with their id. */
const files = {
  orgs: [
    'name,type,identifier,parentSourcedId',
    ['inland', 'Школа за рекой', 'school', '7777', ''],
  ],
  academicSessions: [
    'title,type,startDate,endDate,parentSourcedId,schoolYear',
    ['inland-year', '2026/2027', 'schoolYear', '2026-09-01', '2027-06-01', '', '2027'],
    ['inland-quarter', '2 четверть', 'gradingPeriod', '2026-11-02', '2026-12-28', 'inland-year', '2027'],
  ],
  courses: [
    'schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    ['inland-course', 'inland-year', 'Речное дело', 'river', '', 'inland', '', ''],
  ],
  classes: [
    'title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,' +
      'periods,metadata.homeroomSourcedId',
    ['inland-form', '6Я', '6', 'inland-course', '', 'homeroom', '', 'inland', 'inland-year', '', '', '', ''],
    [
      'inland-group',
      ...['Речное дело 6Я', '6', 'inland-course', '', 'scheduled', '', 'inland', 'inland-quarter', '', '', '', 'inland-form'],
    ],
  ],
  users: [
    'enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,' +
      'password,userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,' +
      'primaryOrgSourcedId,pronouns',
    [otherPupil.id, 'true', 'inland', '', otherPupil.given, otherPupil.family, ...Array(13).fill(''), 'inland', ''],
  ],
  roles: [
    'userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
    ['inland-role', otherPupil.id, 'primary', 'student', '', '', 'inland', ''],
  ],
  enrollments: [
    'classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    ['inland-enrollment', 'inland-form', 'inland', otherPupil.id, 'student', '', '', ''],
  ],
  extLessons: [
    'classSourcedId,date,lessonNumber,startTime,endTime,location,teacherSourcedId,substituteSourcedId,lessonStatus,topic',
    ['inland-lesson-1', 'inland-group', first, '1', '08:30', '09:15', '', '', '', 'held', 'Устье и исток'],
    ['inland-lesson-2', 'inland-group', second, '1', '08:30', '09:15', '', '', '', 'held', 'Плоты'],
  ],
  extHomework: [
    'classSourcedId,lessonSourcedId,assignDate,dueDate,description',
    ['inland-homework', 'inland-group', 'inland-lesson-2', first, second, 'Связать плот из веток'],
  ],
  categories: ['title,weight', ['inland-kind', 'Работа на уроке', '']],
  lineItems: [
    'title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,' +
      'resultValueMax,schoolSourcedId,metadata.markKind,metadata.lessonSourcedId',
    [
      'inland-work',
      ...['Карта реки', '', first, first, 'inland-group', 'inland-kind', 'inland-quarter', '', '5', 'inland'],
      ...['current', 'inland-lesson-1'],
    ],
  ],
  results: [
    'lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,' +
      'incomplete,late,missing',
    ['inland-result', 'inland-work', otherPupil.id, 'fully graded', '4', first, 'Забыт приток', '', '', '', '', '', ''],
  ],
  extRemarks: [
    'userSourcedId,lessonSourcedId,text,parentsOnly',
    ['inland-remark', otherPupil.id, 'inland-lesson-1', 'Опоздала на переправу', 'false'],
  ],
};

const standard =
  'academicSessions categories classes classResources courses courseResources demographics enrollments ' +
  'lineItemLearningObjectiveIds lineItems lineItemScoreScales orgs resources resultLearningObjectiveIds results ' +
  'resultScoreScales roles scoreScales userProfiles userResources users';

function csvOf([columns, ...rows]) {
  const lines = rows.map(([id, ...cells]) => [id, '', '', ...cells]);
  const width = columns.split(',').length + 3;
  for (const line of lines) assert.equal(line.length, width, line[0]);
  return [`sourcedId,status,dateLastModified,${columns}`, ...lines.map((line) => line.join(','))].join('\n');
}

function manifest() {
  const modes = new Map(standard.split(' ').map((name) => [name, 'absent']));
  for (const name of Object.keys(files)) modes.set(name, 'bulk');
  return [
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.2',
    'source.systemCode,inland',
    'source.systemName,Inland',
    ...[...modes].map(([name, mode]) => `file.${name},${mode}`),
  ].join('\n');
}

/** Brings the school into the journal of a house. */
export function importOtherSchool(house) {
  const texts = [['manifest', manifest()], ...Object.entries(files).map(([name, file]) => [name, csvOf(file)])];
  const entries = new Map(texts.map(([name, text]) => [`${name}.csv`, Buffer.from(`${text}\n`)]));
  const bundle = house.file('other-school.zip');
  writeFileSync(bundle, zipOf(entries));
  const done = house.diaryctl('import', bundle);
  assert.equal(done.code, 0, `${done.out}${done.err}`);
}
