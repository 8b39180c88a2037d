// Walks through the whole diary in Chromium and says of each test "ok" or "not ok".
// node tests/browser/run.mjs sqlite|postgresql [--only PART_OF_A_NAME] [--pictures] [--against STATE PORT]
//   --pictures leaves pictures of every page in build/test-results, for people to look at.
//   --against walks through a service that runs already, for work on the tests; its parents must be new to the diary
//   for the tests of the first connection, and it is left running.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Walk, browsers } from './walk.mjs';
import { root, runningDiary, startDiary } from './service.mjs';
import { accountTests } from './account.mjs';
import { accountsTests } from './accounts.mjs';
import { installTests } from './install.mjs';
import { pageTests } from './pages.mjs';
import { weekTests } from './week.mjs';
import { paperTests } from './paper.mjs';
import { pupilTests } from './pupil.mjs';
import { dateTests, sectionTests } from './sections.mjs';
import { feedTests } from './feed.mjs';
import { errandTests } from './errands.mjs';
import { keyboardTests } from './keyboard.mjs';
import { speedTests } from './speed.mjs';
import { sessionTests } from './session.mjs';
import { viewTests } from './view.mjs';
import { publicTests } from './public.mjs';
import { newsTests } from './news.mjs';
import { injectedTests } from './injected.mjs';

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string', default: '' }, pictures: { type: 'boolean', default: false }, against: { type: 'boolean', default: false } },
});
const [database = 'sqlite', state, port] = positionals;

/** A test is [name, body, the databases where it runs]: what does not look at the journal runs on one. */
function isWanted([name, , databases = ['sqlite', 'postgresql']]) {
  // The last test ends the workers, which is nothing to do to a service of somebody else.
  return name.includes(asked.only) && databases.includes(database) && !(asked.against && name.startsWith('F5'));
}

const artefacts = join(root, 'build', 'test-results', `browser-${database}`);
if (!asked.against) rmSync(artefacts, { recursive: true, force: true });
mkdirSync(artefacts, { recursive: true });

const begun = Date.now();
const service = asked.against ? runningDiary(state, port) : await startDiary(database);
console.log(`# the diary answers after ${((Date.now() - begun) / 1000).toFixed(1)} s`);
let passed = 0;
let failed = 0;

/** Takes one test after the other out of the queue. */
async function runAll(walk, queue) {
  while (queue.length > 0) {
    const [name, body] = queue.shift();
    const start = Date.now();
    try {
      await body(walk);
      walk.assertNoFaults();
      passed += 1;
      console.log(`ok - ${name} (${Date.now() - start} ms)`);
    } catch (error) {
      failed += 1;
      const ms = Date.now() - start;
      // What the pages show comes first: a long log shows the beginning of each failure alone (scripts/test).
      console.log(`not ok - ${name} (${ms} ms)\n${await walk.keepEvidence(name)}\n${error.stack ?? error}`);
    } finally {
      await walk.closeContexts();
    }
  }
}

try {
  // Tests that change nothing which another one looks at go two at a time, each in a browser of its own; the others stand alone. What
  // the browser itself keeps and forgets is seen in the whole one.
  const first = [...accountTests];
  const together = [...dateTests, ...weekTests, ...sectionTests, ...paperTests, ...pageTests, ...viewTests, ...publicTests, ...errandTests, ...keyboardTests];
  const alone = [...newsTests, ...feedTests, ...speedTests, ...accountsTests, ...pupilTests, ...injectedTests];
  const last = [...installTests, ...sessionTests];
  const about = { ...service, root, database, artefacts, pictures: asked.pictures };
  const through = async (tests, program) => {
    const queue = tests.filter(isWanted);
    if (queue.length === 0) return;
    const walk = await Walk.begin(about, program);
    await runAll(walk, queue);
    await walk.end();
  };
  await through(first, browsers.whole);
  const queue = together.filter(isWanted);
  const walks = queue.length === 0 ? [] : await Promise.all([1, 2].map(() => Walk.begin(about, browsers.drawing)));
  // Two browsers that connect the same child at the same time would be in each other's way.
  if (queue.length > 1) await walks[0].connectEverybody();
  await Promise.all(walks.map((walk) => runAll(walk, queue)));
  await Promise.all(walks.map((walk) => walk.end()));
  await through(alone, browsers.drawing);
  await through(last, browsers.whole);
  console.log(`${passed} passed, ${failed} failed (${((Date.now() - begun) / 1000).toFixed(0)} s)`);
} finally {
  service.stop();
}
process.exit(failed === 0 && passed > 0 ? 0 : 1);
