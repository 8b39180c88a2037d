// The whole diary on this machine, started by scripts/run in a folder of its own and ended by it.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A Wednesday of the second quarter; its week has neither a holiday nor a day off. */
export const today = '2026-11-18';

const isFree = (port) => new Promise((answer) => {
  const probe = createServer().once('error', () => answer(false));
  probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
});

// scripts/run takes a port and the one ten above it.
async function freePort() {
  for (let port = 18080 + Math.floor(Math.random() * 10000); ; port += 20) {
    if (await isFree(port) && await isFree(port + 10)) return port;
  }
}

function run(...options) {
  // The limits of a household are not those of a test, which is a whole district.
  // And a machine that builds beside us is slow, not away.
  const env = { ...process.env, MRKO_PAGE_RATE: '1000r/s', MRKO_SIGN_IN_RATE: '1000r/s', MRKO_REDIS_COMMAND_TIMEOUT_MS: '3000',
    MRKO_DATABASE_STATEMENT_TIMEOUT_MS: '5000' };
  const done = spawnSync('scripts/run', options, { cwd: root, encoding: 'utf8', env });
  if (done.status !== 0) {
    throw new Error(`scripts/run ${options.join(' ')} ended with ${done.status}:\n${done.stdout}${done.stderr}`);
  }
}

/** What a running service is: its folder, its port, its people and the day that it takes for today. */
export function runningDiary(state, port) {
  const conf = readFileSync(join(state, 'mrko.conf'), 'utf8');
  return {
    state,
    port: Number(port),
    people: JSON.parse(readFileSync(join(state, 'people.json'), 'utf8')),
    today: /^today = (.+)$/m.exec(conf)[1],
    stop: () => {},
  };
}

/** Starts a diary of its own; `stop` ends it and removes its folder. */
export async function startDiary(database, day = today) {
  const state = mkdtempSync(join(tmpdir(), 'mrko-browser-'));
  const stop = () => {
    spawnSync('scripts/run', ['--stop', '--state', state], { cwd: root });
    rmSync(state, { recursive: true, force: true });
  };
  try {
    const port = await freePort();
    run('--detach', '--state', state, '--port', String(port), '--database', database, '--today', day);
    return { ...runningDiary(state, port), stop };
  } catch (error) {
    stop();
    throw error;
  }
}
