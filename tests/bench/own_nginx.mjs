// SPDX-License-Identifier: Apache-2.0
// An nginx of the bench's own in a state folder of its own.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, until } from '../service/house.mjs';

/** The folders that a configuration expects in its state folder. */
export function makeRooms(state) {
  for (const room of ['run', 'log', 'nginx', 'www/s', 'www/root', 'www/errors']) mkdirSync(join(state, room), { recursive: true });
}

/** Starts nginx with the configuration `conf`, whose pid file is run/nginx.pid in `state`. */
export function startNginx(state, conf) {
  const done = spawnSync('nginx', ['-e', join(state, 'log/nginx-error.log'), '-c', conf, '-p', state], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`nginx ended with ${done.status}:\n${done.stdout}${done.stderr}`);
}

/** The id in a pid file, or undefined while there is none. */
export const pidIn = (file) => (existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) || undefined : undefined);

/** Ends the process of a pid file and waits until it has gone. */
export async function endProcess(file) {
  const pid = pidIn(file);
  if (!pid || !isAlive(pid)) return;
  process.kill(pid, 'SIGTERM');
  await until(`the end of process ${pid} of ${file}`, () => !isAlive(pid));
}
