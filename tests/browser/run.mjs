// Starts the whole diary by scripts/run in a folder of its own, walks through it in Chromium, ends it.
// node tests/browser/run.mjs sqlite|postgresql
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, rmSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Walk } from './walk.mjs';
import { accountTests } from './account.mjs';
import { weekTests } from './week.mjs';
import { sessionTests } from './session.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const database = process.argv[2] ?? 'sqlite';

const isFree = (port) => new Promise((answer) => {
  const probe = createServer().once('error', () => answer(false));
  probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
});

// scripts/run takes a port and the one ten above it.
async function freePort() {
  for (let port = 18080 + Math.floor(Math.random() * 20000); ; port += 20) {
    if (await isFree(port) && await isFree(port + 10)) return port;
  }
}

function run(...options) {
  const done = spawnSync('scripts/run', options, { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`scripts/run ${options.join(' ')} ended with ${done.status}:\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

const state = mkdtempSync(join(tmpdir(), 'mrko-browser-'));
const artefacts = join(root, 'build', 'test-results', `browser-${database}`);
mkdirSync(artefacts, { recursive: true });
const port = await freePort();
const today = '2026-11-18';
let failed = 0;
try {
  // The limits of a household are not those of a test that is a whole district.
  process.env.MRKO_PAGE_RATE = '1000r/s';
  process.env.MRKO_SIGN_IN_RATE = '1000r/s';
  run('--detach', '--state', state, '--port', String(port), '--database', database, '--today', today);
  const people = JSON.parse(readFileSync(join(state, 'people.json'), 'utf8'));
  const walk = await Walk.begin({ root, state, port, database, people, today, artefacts });
  const tests = [...accountTests, ...weekTests, ...sessionTests];
  for (const [name, body] of tests) {
    const begun = Date.now();
    try {
      await body(walk);
      console.log(`ok - ${name} (${Date.now() - begun} ms)`);
    } catch (error) {
      failed += 1;
      await walk.keepEvidence(name);
      console.log(`not ok - ${name}\n${error.stack ?? error}`);
    } finally {
      await walk.closeContexts();
    }
  }
  await walk.end();
  console.log(`${tests.length - failed} passed, ${failed} failed`);
} finally {
  spawnSync('scripts/run', ['--stop', '--state', state], { cwd: root });
  rmSync(state, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
