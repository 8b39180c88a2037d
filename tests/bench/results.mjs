// SPDX-License-Identifier: Apache-2.0
// From runs to figures: medians, and ratios within a round, for the machine is another one in the next.
import { idOfConstant, idOfPhp, idOfUnchangedConstant } from './rows.mjs';

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The median of rate over the rate of another row, round by round; undefined where that row was not measured. */
function ratio(runs, own, otherId) {
  const ratios = own.flatMap((run) => {
    const other = runs.find((one) => one.row === otherId && one.connections === run.connections && one.round === run.round);
    return other ? [run.rate / other.rate] : [];
  });
  return ratios.length > 0 ? median(ratios) : undefined;
}

function figuresOf(row, own, runs) {
  const of = (name) => median(own.map((run) => run[name]));
  const groups = Object.keys(own[0].cpu);
  return {
    id: row.id,
    name: row.name,
    connections: own[0].connections,
    rate: of('rate'),
    toConstant: ratio(runs, own, idOfConstant),
    toUnchangedConstant: row.ofHolder ? ratio(runs, own, idOfUnchangedConstant) : undefined,
    toPhp: row.database ? ratio(runs, own, idOfPhp(row.database)) : undefined,
    cpu: Object.fromEntries(groups.map((group) => [group, median(own.map((run) => run.cpu[group]))])),
    p50: of('p50'),
    p99: of('p99'),
    bytes: of('bytes'),
    pageOctets: row.pageOctets,
    errors: own.reduce((sum, run) => sum + run.errors, 0),
    foreign: of('foreign'),
  };
}

/** One entry for each row and number of connections, in the order of `rows`. */
export function summarise(rows, runs) {
  const connections = [...new Set(runs.map((run) => run.connections))];
  return connections.flatMap((count) =>
    rows.flatMap((row) => {
      const own = runs.filter((run) => run.row === row.id && run.connections === count);
      return own.length > 0 ? [figuresOf(row, own, runs)] : [];
    }),
  );
}
