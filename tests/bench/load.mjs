// SPDX-License-Identifier: Apache-2.0
// One load of one row: wrk with one thread, on a core of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = join(dirname(fileURLToPath(import.meta.url)), 'requests.lua');

/** The servers are pinned to core 0 by scripts/bench; their clients must not take its time. */
const coreOfClients = '1';

function ended(child) {
  const parts = { stdout: '', stderr: '' };
  for (const name of Object.keys(parts)) child[name].setEncoding('utf8').on('data', (part) => (parts[name] += part));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...parts }));
  });
}

/**
 * Asks `origin` for the requests [{path, cookie, tag}] in turn, for so many seconds over so many connections.
 * Returns {requests, microseconds, bytes, p50, p99, unexpected, failed}: bytes as they went over the wire, latencies in
 * microseconds, answers of another status than `status`, and requests without an answer.
 */
export async function load({ origin, requests, status, connections, seconds }) {
  const folder = mkdtempSync(join(tmpdir(), 'mrko-load-'));
  try {
    const file = join(folder, 'requests');
    writeFileSync(file, requests.map(({ path, cookie, tag }) => `${path}\t${cookie}\t${tag}\n`).join(''));
    const options = ['-t1', `-c${connections}`, `-d${seconds}s`, '--timeout', '10s', '-s', script, origin, '--', file, `${status}`];
    const done = await ended(spawn('taskset', ['-c', coreOfClients, 'wrk', ...options], { stdio: ['ignore', 'pipe', 'pipe'] }));
    if (done.code !== 0) throw new Error(`wrk ended with ${done.code}:\n${done.stdout}${done.stderr}`);
    return JSON.parse(done.stdout.trim().split('\n').at(-1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
