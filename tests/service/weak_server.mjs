// SPDX-License-Identifier: Apache-2.0
// A server with the faults that scanners look for, each beside the same thing done well: what finds them here would find
// them in the diary. Listens on 127.0.0.1 alone.
import { execFile, spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const quoted = (text) => `'${text.replace(/'/g, "''")}'`;

/** What a scanner is given of it. */
export const weakInputs = [
  { method: 'GET', path: '/marks', query: { number: '1', class: 'Anna' } },
  { method: 'POST', path: '/sign-in', form: { login: 'a1', note: 'hello' } },
  { method: 'GET', path: '/search', query: { words: 'one', where: 'here' } },
  { method: 'GET', path: '/pupils/2', marked: ['pupil'], pattern: '/pupils/{pupil}' },
  { method: 'GET', path: '/classes/2', marked: ['class'], pattern: '/classes/{class}' },
].map(({ method, path, query = {}, form = {}, marked = [], pattern = path }) => ({
  ...{ method, path, marked, key: `${method} ${pattern}`, route: { pattern, names: marked } },
  ...{ query: new Map(Object.entries(query)), form: new Map(Object.entries(form)) },
}));

/** What each scanner is to say of it, and no more. */
export const weaknesses = {
  sqlmap: [
    ...['GET /marks number', 'POST /sign-in login', 'GET /pupils/2* #1*'].map((where) => ({ what: 'an SQL error', where })),
    ...['GET /marks number', 'POST /sign-in login', 'URI /pupils/2 #1*'].map((where) => ({ what: 'SQL', where })),
    { what: 'XSS', where: 'GET /search words' },
  ],
  wapiti: [
    { module: 'sql', what: 'SQL Injection', where: 'GET /marks number' },
    { module: 'sql', what: 'SQL Injection', where: 'POST /sign-in login' },
    { module: 'xss', what: 'Cross Site Scripting', where: 'GET /search words' },
  ],
};

export class WeakServer {
  static async open(folder) {
    const weak = new WeakServer();
    weak.journal = join(folder, 'weak.sqlite');
    const pupils = "INSERT INTO pupils VALUES (1, 'a1', 'Anna'), (2, 'b2', 'Boris')";
    spawnSync('sqlite3', [weak.journal, `CREATE TABLE pupils (number INTEGER, login TEXT, name TEXT); ${pupils};`]);
    weak.server = createServer((asked, answer) => {
      weak.page(asked).then(
        (page) => answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page),
        () => answer.writeHead(404).end(),
      );
    });
    await new Promise((ready) => {
      weak.server.listen(0, '127.0.0.1', ready);
    });
    weak.address = `http://127.0.0.1:${weak.server.address().port}`;
    return weak;
  }

  /** Read only and without the shell's own functions: an injection can do no harm here. */
  names(statement) {
    return new Promise((resolve) => {
      execFile('sqlite3', ['-safe', '-readonly', this.journal, statement], (error, out, err) => {
        resolve(error ? `sqlite3.OperationalError: ${escaped(err)}` : escaped(out));
      });
    });
  }

  async page(asked) {
    const url = new URL(asked.url, this.address);
    const told = async () => {
      let body = '';
      for await (const part of asked) body += part;
      return new URLSearchParams(body);
    };
    const page = (words) => `<!doctype html><html><body><h1>Marks</h1><p>${words}</p></body></html>`;
    const of = (fields, name) => fields.get(name) ?? '';
    switch (`${asked.method} ${url.pathname}`) {
      case 'GET /marks': {
        const found = await this.names(`SELECT name FROM pupils WHERE number = ${of(url.searchParams, 'number')}`);
        const same = await this.names(`SELECT count(*) FROM pupils WHERE name = ${quoted(of(url.searchParams, 'class'))}`);
        return page(`${found}, of ${same}`);
      }
      case 'POST /sign-in': {
        const fields = await told();
        const found = await this.names(`SELECT name FROM pupils WHERE login = '${of(fields, 'login')}'`);
        return page(`${found}: ${escaped(of(fields, 'note'))}`);
      }
      case 'GET /search':
        return page(`${of(url.searchParams, 'words')} on ${escaped(of(url.searchParams, 'where'))}`);
      default:
        return page(await this.pupil(url.pathname));
    }
  }

  async pupil(path) {
    const [, list, number] = /^\/(pupils|classes)\/([^/]+)$/.exec(decodeURIComponent(path)) ?? [];
    if (list === 'pupils') return this.names(`SELECT name FROM pupils WHERE number = ${number}`);
    if (list === 'classes') return this.names(`SELECT name FROM pupils WHERE number = ${quoted(number)}`);
    throw new Error('no such page');
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}
