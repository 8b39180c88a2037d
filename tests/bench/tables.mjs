// SPDX-License-Identifier: Apache-2.0
// Figures as people read them.

const times = (ratio) => (ratio === undefined ? '' : ratio.toFixed(ratio < 0.1 ? 4 : ratio < 10 ? 2 : 1));
const whole = (number) => number.toFixed(0);
const microseconds = (spent) => (spent === undefined ? '' : whole(spent));

/** What stands behind nginx and takes its time: the product's and the constant's workers, or PHP's. */
const programs = (cpu) => cpu.worker ?? cpu.php;

const sum = (cpu) => Object.values(cpu).reduce((total, part) => total + part, 0);

function printed(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => [...row[column]].length)));
  const padded = (text, column) => (column === 0 ? text.padEnd(widths[column]) : text.padStart(widths[column]));
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n');
}

const heads = ['', 'req/s', 'x const', 'x PHP', 'CPU us', 'nginx', 'program', 'redis', 'postgres', 'p50 ms', 'p99 ms', 'bytes', 'page', 'errors', 'foreign'];

const cellsOf = (figures) => [
  figures.name,
  whole(figures.rate),
  times(figures.toConstant),
  times(figures.toPhp),
  ...[sum(figures.cpu), figures.cpu.nginx, programs(figures.cpu), figures.cpu.redis, figures.cpu.postgres].map(microseconds),
  figures.p50.toFixed(2),
  figures.p99.toFixed(2),
  whole(figures.bytes),
  whole(figures.pageOctets),
  `${figures.errors}`,
  `${whole(figures.foreign * 100)} %`,
];

/** A table for each number of connections. */
export function tablesOf(summary) {
  const counts = [...new Set(summary.map((figures) => figures.connections))];
  return counts
    .map((count) => {
      const rows = summary.filter((figures) => figures.connections === count).map(cellsOf);
      return `${count} ${count === 1 ? 'connection' : 'connections'}\n${printed([heads, ...rows])}\n`;
    })
    .join('\n');
}

export function tableOfGoals(goals) {
  const rows = goals.map(({ number, what, wanted, reached, isMet }) => [`${number}  ${what}`, wanted, reached, isMet ? 'yes' : 'no']);
  return `${printed([['Goal of docs/performance.md', 'wanted', 'reached', 'met'], ...rows])}\n`;
}

const change = (old, now) => (old && now ? `${((now / old - 1) * 100).toFixed(0)} %` : '');

/** The ratios of two runs beside each other, of the rows that both have. */
export function tableOfChanges(old, now) {
  const rows = now.flatMap((figures) => {
    const before = old.find((one) => one.id === figures.id && one.connections === figures.connections);
    if (!before) return [];
    return [
      [
        `${figures.name} (${figures.connections})`,
        times(before.toConstant),
        times(figures.toConstant),
        change(before.toConstant, figures.toConstant),
        times(before.toPhp),
        times(figures.toPhp),
        change(before.toPhp, figures.toPhp),
      ],
    ];
  });
  return `${printed([['', 'x const', 'now', 'change', 'x PHP', 'now', 'change'], ...rows])}\n`;
}
