// SPDX-License-Identifier: Apache-2.0
// The goals of docs/performance.md that one machine can be asked about, by their numbers there.
import { idOfConstant, idOfPhp, idOfView } from './rows.mjs';

export const usualConnections = 32;
export const crowd = 128;

/** Bytes of a week on the wire, headers among them. */
const mostBytes = 12 * 1024;

const two = (number) => number.toFixed(2);

/** [{number, what, wanted, reached, isMet}]: goals about rows that were not measured are left out. */
export function goalsReached(summary) {
  const goals = [];
  const figures = (id, connections) => summary.find((one) => one.id === id && one.connections === connections);
  const atLeast = (number, what, wanted, reached) => {
    if (reached !== undefined) goals.push({ number, what, wanted: `>= ${wanted}`, reached: two(reached), isMet: reached >= wanted });
  };
  const atMost = (number, what, wanted, reached) => {
    if (reached !== undefined) goals.push({ number, what, wanted: `<= ${wanted}`, reached: two(reached), isMet: reached <= wanted });
  };

  const constant = figures(idOfConstant, 1);
  for (const [database, name, views] of [
    ['sqlite', 'SQLite', { repeatToPhp: [3, 12], firstToPhp: [5, 4], firstDelay: 0.18 }],
    ['postgresql', 'PostgreSQL', { repeatToPhp: [3, 20], firstToPhp: [4, 5], firstDelay: 0.4 }],
  ]) {
    const week = (state, connections = usualConnections) => figures(idOfView(database, 'week', state), connections);
    const delay = (state) => {
      const own = week(state, 1);
      return own && constant ? own.p50 - constant.p50 : undefined;
    };
    atLeast(1, `${name}: unchanged week over the constant`, 1.0, week('unchanged')?.toConstant);
    atLeast(2, `${name}: repeat view over the constant`, 0.85, week('repeat')?.toConstant);
    atLeast(views.repeatToPhp[0], `${name}: repeat view over PHP`, views.repeatToPhp[1], week('repeat')?.toPhp);
    atLeast(views.firstToPhp[0], `${name}: first view over PHP`, views.firstToPhp[1], week('first')?.toPhp);
    atMost(8, `${name}: p50 over the constant, unchanged, ms`, 0.05, delay('unchanged'));
    atMost(8, `${name}: p50 over the constant, repeat view, ms`, 0.05, delay('repeat'));
    atMost(8, `${name}: p50 over the constant, first view, ms`, views.firstDelay, delay('first'));
    for (const state of ['first', 'repeat', 'unchanged']) {
      const many = week(state, crowd);
      if (!many) continue;
      atMost(9, `${name}: ${crowd} clients, ${state}, p99 / p50`, 1.6, many.p99 / many.p50);
      atMost(9, `${name}: ${crowd} clients, ${state}, errors`, 0, many.errors);
    }
    atMost(12, `${name}: bytes of a week on the wire`, mostBytes, week('first')?.bytes);
  }
  return goals;
}

/** How far the peer's page is from the product's in size, as a share: beyond a twentieth the comparison is none. */
export function peerDiffersBy(summary, database) {
  const size = (id) => summary.find((one) => one.id === id)?.pageOctets;
  return size(idOfPhp(database)) / size(idOfView(database, 'week', 'first')) - 1;
}
