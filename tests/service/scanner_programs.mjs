// SPDX-License-Identifier: Apache-2.0
// sqlmap and wapiti as they are run here, and what their reports say. Both are told to ask 127.0.0.1 alone.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Scanners that are at work, for whoever has to end them. */
export const atWork = new Set();

/** Runs a program to its end: {code, out}. Throws when it takes longer than `limit` ms. */
function ran(program, words, { folder, environment, limit }) {
  return new Promise((resolve, reject) => {
    const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1', ...environment };
    const child = spawn(program, words, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    atWork.add(child);
    let out = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => {
        out += part;
      });
    const late = setTimeout(() => child.kill('SIGKILL'), limit);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(late);
      atWork.delete(child);
      writeFileSync(join(folder, 'said.txt'), out);
      if (signal) reject(new Error(`${program} was not done in ${limit / 1000} s:\n...${out.slice(-1000)}`));
      else resolve({ code, out });
    });
  });
}

const formOf = (fields) => new URLSearchParams([...fields]).toString();
const addressOf = ({ path, query }) => (query.size === 0 ? path : `${path}?${formOf(query)}`);

const bar = '='.repeat(54);
/** What browsers say with forms of our own. */
const ofOurForms = ['Origin: null', 'Sec-Fetch-Site: same-origin'];

/** An input as an entry of a proxy's log; the values in its path that are to be attacked bear sqlmap's mark. */
function logged({ method, route, path, query, form, marked = [] }, { host, cookie }) {
  const names = route.pattern.split('/');
  const isMarked = (at) => marked.some((name) => names[at] === `{${name}}`);
  const parts = path.split('/').map((part, at) => (isMarked(at) ? `${part}*` : part));
  const lines = [
    bar,
    `00:00:00  http://${host}  [127.0.0.1]`,
    bar,
    `${method} ${addressOf({ path: parts.join('/'), query })} HTTP/1.1`,
    `Host: ${host}`,
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    ...(method === 'POST' ? ['Content-Type: application/x-www-form-urlencoded', ...ofOurForms] : []),
    '',
    method === 'POST' ? formOf(form) : '',
  ];
  return `${lines.join('\n')}\n`;
}

/** A line of a table with commas: its cells, quotes taken off. */
const cells = (line) =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'));

/** What sqlmap says at the end of an input. */
const verdict = /all tested parameters do not appear to be injectable|identified the following injection point/;
/** What it says on the way: a page that is another one because of a quotation mark or shows markup as it was sent. */
const signs = [
  ['an SQL error', /heuristic \(basic\) test shows that .*?parameter '([^']+)' might be injectable/g],
  ['XSS', /heuristic \(XSS\) test shows that .*?parameter '([^']+)' might be vulnerable/g],
  ['FI', /heuristic \(FI\) test shows that .*?parameter '([^']+)' might be vulnerable/g],
];

/** sqlmap over a list of inputs: what it has found, each as {what, where}. */
export async function sqlmap(inputs, { tap, cookie, folder, trap, dbms, options, limit }) {
  mkdirSync(folder, { recursive: true });
  const host = new URL(tap.address).host;
  const log = join(folder, 'inputs.log');
  const table = join(folder, 'results.csv');
  writeFileSync(log, `${inputs.map((input) => logged(input, { host, cookie })).join('')}${bar}\n`);
  const { out } = await ran(
    'sqlmap',
    [
      ...['-l', log, '--results-file', table, '--output-dir', join(folder, 'output'), '--dbms', dbms],
      ...['--batch', '--ignore-stdin', '--disable-coloring', '--skip-waf', '--drop-set-cookie', '--ignore-redirects'],
      // One finding is not the end: the other parameters and the other addresses of the host come too.
      ...['--answers', 'keep testing the others=Y,skip further tests=N,exploit this SQL=N', '--timeout', '20', '--retries', '2'],
      ...options,
    ],
    { folder, environment: trap.environment, limit },
  );
  const sections = out.split(/^\[\d+\/\d+\] URL:$/m).slice(1);
  assert.equal(sections.length, inputs.length, `sqlmap has not taken up every input:\n${out.slice(0, 1500)}`);
  const found = [];
  for (const section of sections) {
    const [, address] = /^\w+ (\S+)/m.exec(section);
    const method = /^POST data: /m.test(section) ? 'POST' : 'GET';
    const where = `${method} ${new URL(address).pathname}`;
    assert.match(section, verdict, `sqlmap did not come to an end with ${where}:\n${section.slice(-1500)}`);
    assert.doesNotMatch(section, /unhandled exception|connection timed out|unable to connect|reset by peer/i, where);
    for (const [what, sign] of signs)
      for (const [, name] of section.matchAll(sign)) found.push({ what, where: `${where} ${name}` });
  }
  if (existsSync(table))
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1).filter(Boolean)) {
      const [address, place, name] = cells(line);
      found.push({ what: 'SQL', where: `${place} ${new URL(address).pathname} ${name}` });
    }
  return found;
}

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** The page from which wapiti learns what there is: each input as a link or a form. */
export function startPage(inputs) {
  // A choice of one: what stands in other fields wapiti replaces by words of its own.
  const field = ([name, value]) => `<select name="${escaped(name)}"><option selected value="${escaped(value)}"></select>`;
  const one = (input) => {
    const address = escaped(addressOf(input));
    return input.method === 'POST'
      ? `<form method="post" action="${address}">${[...input.form].map(field).join('')}<input type="submit"></form>`
      : `<a href="${address}">${escaped(input.path)}</a>`;
  };
  return `<!doctype html><html><head><title>Start</title></head><body>${inputs.map(one).join('\n')}</body></html>`;
}

/** wapiti from the tap's start page on, no link further: what it has found, each as {what, where}. */
export async function wapiti({ tap, cookie, folder, trap, modules, limit }) {
  mkdirSync(folder, { recursive: true });
  const report = join(folder, 'report.json');
  // What it would fetch from the internet otherwise, although nobody has asked for the module that reads it.
  mkdirSync(join(folder, 'config'));
  writeFileSync(join(folder, 'config', 'apps.json'), '{}');
  const headers = [...ofOurForms, ...(cookie ? [`Cookie: ${cookie}`] : [])];
  const { code, out } = await ran(
    'wapiti',
    [
      ...['-u', `${tap.address}/start-of-the-scan`, '--scope', 'domain', '-d', '1', '-S', 'insane', '-m', modules.join(',')],
      // Of more than a hundred links of a page it leaves some out at random, unless it is told not to.
      ...['--max-links-per-page', '0'],
      ...headers.flatMap((header) => ['-H', header]),
      ...['-f', 'json', '-o', report, '-v', '1', '-t', '20', '--no-bugreport', '--flush-session'],
      ...['--store-session', join(folder, 'session'), '--store-config', join(folder, 'config')],
    ],
    { folder, environment: trap.environment, limit },
  );
  assert.equal(code, 0, `wapiti ended with ${code}:\n${out.slice(-1500)}`);
  for (const name of modules)
    assert.ok(out.includes(`Launching module ${name}`), `wapiti did not launch ${name}:\n${out.slice(0, 1500)}`);
  assert.doesNotMatch(out, /Max attack time|Max scan time|error: |Traceback/, out.slice(-1500));
  const told = JSON.parse(readFileSync(report, 'utf8'));
  return ['vulnerabilities', 'anomalies', 'additionals'].flatMap((part) =>
    Object.entries(told[part] ?? {}).flatMap(([what, cases]) =>
      cases.map(({ method, path, parameter, info }) => ({ what, where: `${method} ${path.split('?')[0]} ${parameter}`, info })),
    ),
  );
}
