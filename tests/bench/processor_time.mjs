// SPDX-License-Identifier: Apache-2.0
// Who used the processor: the scheduler's own account, in nanoseconds, of the processes that serve.
import { readFileSync, readdirSync } from 'node:fs';

const nanosecondsOfTick = 10_000_000;

/** What a question of /proc answers, or `otherwise` when the process has gone meanwhile. */
function unlessGone(question, otherwise) {
  try {
    return question();
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return otherwise;
    throw error;
  }
}

/** A process with its children and theirs. */
function familyOf(pid) {
  const children = unlessGone(() => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8'), '');
  return [pid, ...children.split(' ').filter(Boolean).map(Number).flatMap(familyOf)];
}

function spentBy(pid) {
  const threads = unlessGone(() => readdirSync(`/proc/${pid}/task`), []);
  const spent = (thread) => Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  return threads.reduce((sum, thread) => sum + unlessGone(() => spent(thread), 0), 0);
}

/** Core 0, where everything that serves is pinned: nanoseconds in work and taken by the host. */
function coreOfServers() {
  const [, user, nice, system, , , irq, softirq, steal] = readFileSync('/proc/stat', 'utf8')
    .match(/^cpu0 .*$/m)[0]
    .split(/\s+/)
    .map(Number);
  return { busy: (user + nice + system + irq + softirq) * nanosecondsOfTick, steal: steal * nanosecondsOfTick };
}

/** `groups`: name -> ids of the processes at whose head a group stands. */
function account(groups) {
  const spent = new Map();
  for (const [name, heads] of Object.entries(groups))
    spent.set(name, new Map(heads.flatMap(familyOf).map((pid) => [pid, spentBy(pid)])));
  return { at: process.hrtime.bigint(), spent, core: coreOfServers() };
}

/**
 * Runs `work` and returns what it returned beside the time that the groups used meanwhile:
 * {result, nanoseconds: {group: n}, foreign, steal}, the last two as shares of core 0.
 * Call it with nothing else of ours running on that core.
 */
export async function whileAccounting(groups, work) {
  const before = account(groups);
  const result = await work();
  const after = account(groups);
  const elapsed = Number(after.at - before.at);
  const nanoseconds = {};
  for (const [name, processes] of after.spent) {
    const was = before.spent.get(name);
    nanoseconds[name] = [...processes].reduce((sum, [pid, spent]) => sum + spent - (was.get(pid) ?? 0), 0);
  }
  const ours = Object.values(nanoseconds).reduce((sum, one) => sum + one, 0);
  return {
    result,
    nanoseconds,
    foreign: Math.max(0, after.core.busy - before.core.busy - ours) / elapsed,
    steal: (after.core.steal - before.core.steal) / elapsed,
  };
}
