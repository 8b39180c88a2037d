// SPDX-License-Identifier: Apache-2.0
// F26: the workers ask for memory and get none, at any of their allocations. machine.mjs runs it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptNotice } from './faults.mjs';
import { until } from './house.mjs';
import { anew, sign } from './machine_calls.mjs';
import { families, resident } from './visitor.mjs';

/** A page asks for memory some thousand times. */
const shares = [0.00003, 0.0003, 0.003];
const pages = 40;

/** Workers that get less memory than they ask for, once it is said; whoever is started afterwards gets all. */
class ShortMemory {
  constructor(house) {
    this.house = house;
    this.file = house.file('run', 'share-of-malloc');
    this.times = 0;
    this.library = house.file('run', 'short_memory.so');
  }

  async begin() {
    const source = join(this.house.root, 'tests/service/short_memory.c');
    const made = spawnSync('cc', ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-o', this.library, source], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    writeFileSync(this.file, Buffer.alloc(8));
    this.plain = await this.house.endPart('diary');
    const { program, words, folder } = this.plain;
    const settings = [`MRKO_TEST_SHARE_OF_MALLOC=${this.file}`, `LD_PRELOAD=${this.library}`];
    this.house.again({ program: '/usr/bin/env', words: [...settings, program, ...words], folder }, 'diary.log');
    await this.house.poolsReady();
  }

  refuse(share) {
    const octets = Buffer.alloc(8);
    octets.writeUInt32LE((this.times += 1), 4);
    octets.writeUInt32LE(Math.round(share * 2 ** 32));
    // In place: the workers have mapped this file and no other.
    writeFileSync(this.file, octets, { flag: 'r+' });
  }

  async end() {
    this.refuse(0);
    await this.house.endPart('diary');
    this.house.again(this.plain, 'diary.log');
    await this.house.poolsReady();
  }
}

/** What a page says, without what is another on each drawing of it. */
const saying = (body) =>
  body
    .replace(/^<div class="banner" role="status">.*$/m, '')
    .replace(/name="csrf" value="[^"]*"/g, '')
    .replace(/\d\d:\d\d/g, '')
    .replace(/<code>[0-9a-f]{32}<\/code>/g, '');

/** Reads and writes while so large a share of the allocations fails. */
async function readOnShortMemory(house, parent, memory, share, whole) {
  const sum = { pages: 0, copies: 0, refusals: 0 };
  const child = parent.week.replace(/\/week.*$/, '');
  memory.refuse(share);
  for (let turn = 0; turn < pages; turn += 1) {
    if (turn % 8 === 7) {
      const answer = await sign(house, parent, turn % 16 === 7 ? 'given' : 'taken-back', `memory, ${share}`, [303, 502, 503]);
      if (answer.status !== 303) sum.refusals += 1;
      continue;
    }
    const [address, expected] = turn % 2 === 0 ? [parent.week, whole.week] : [`${child}/marks`, whole.marks];
    const answer = await anew(parent, address);
    if (answer.status === 503) {
      // Of nginx itself where three workers died of one request.
      assert.ok(Number(answer.header('retry-after')) >= 3 && answer.body.includes('<code>'), `${share}: ${answer}`);
      sum.refusals += 1;
    } else {
      assert.equal(answer.status, 200, `${share}: ${answer}`);
      if (keptNotice.test(answer.body)) sum.copies += 1;
      else {
        assert.equal(saying(answer.body), expected, `${share}: another page`);
        sum.pages += 1;
      }
    }
    if (turn % 4 === 3) memory.refuse(share);
  }
  memory.refuse(0);
  return sum;
}

export const memoryTests = [
  [
    'F26 memory is refused at random: each answer is the whole page, a copy of it or a 503, and later all are pages again',
    async (house) => {
      const memory = new ShortMemory(house);
      await memory.begin();
      try {
        const parent = await resident(house, families.threeChildren);
        parent.token = await parent.csrf();
        const child = parent.week.replace(/\/week.*$/, '');
        await sign(house, parent, 'taken-back', 'before');
        // Takes the messages, of the signature and of a connection.
        await parent.get(parent.week);
        const whole = {
          week: saying((await anew(parent, parent.week)).body),
          marks: saying((await anew(parent, `${child}/marks`)).body),
        };
        assert.ok(whole.week.includes('</html>') && whole.marks.includes('</html>'));
        const told = [];
        for (const share of shares) {
          const sum = await readOnShortMemory(house, parent, memory, share, whole);
          told.push(`${share}: ${Object.entries(sum).map(([what, number]) => `${number} ${what}`).join(', ')}`);
          const many = () => Promise.all(Array.from({ length: 6 }, () => anew(parent, parent.week)));
          await until('pages again', async () => (await many()).every(({ status, body }) => status === 200 && !keptNotice.test(body)), 12000);
          await sign(house, parent, 'taken-back', 'after');
          await parent.get(parent.week);
          for (const { body } of await many()) assert.equal(saying(body), whole.week, `after ${share}`);
        }
        const lacks = house.text('log', 'diary.log').split('"event":"out_of_memory"').length - 1;
        assert.ok(lacks >= 2, `${lacks} workers had no memory`);
        const verified = house.diaryctl('verify-audit');
        assert.equal(verified.code, 0, verified.err);
        return `${told.join('; ')}; ${lacks} workers ended`;
      } finally {
        await memory.end();
      }
    },
    { both: true },
  ],
];
