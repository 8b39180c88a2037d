// SPDX-License-Identifier: Apache-2.0
// The measure of all rows: the octets of one page of a district, from a program that knows nothing else, behind an
// nginx configured like that district's; and the same octets as a static file of that nginx.
import { spawn } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, until } from '../service/house.mjs';
import { usualWorkers } from './district.mjs';
import { endProcess, makeRooms, pidIn, startNginx } from './own_nginx.mjs';
import { ownHeaders, wholeAnswer } from './whole_answer.mjs';

/** The page of the middle size among those of all seats. */
async function middlePage(district) {
  const answers = await Promise.all(district.requests('week').map((request) => wholeAnswer(district.origin, request)));
  answers.sort((one, other) => one.octets.length - other.octets.length);
  return answers[Math.floor(answers.length / 2)];
}

function copyConfiguration(house, state, port) {
  for (const name of readdirSync(house.file('nginx')).filter((file) => /\.conf$|^fastcgi_params$/.test(file))) {
    const text = house.text('nginx', name).replaceAll(house.state, state);
    writeFileSync(join(state, 'nginx', name), text.replaceAll(`127.0.0.1:${house.port}`, `127.0.0.1:${port}`));
  }
}

export class Constant {
  static async start({ root, district }) {
    const constant = new Constant(mkdtempSync(join(tmpdir(), 'mrko-constant-')), await freePort());
    try {
      await constant.fill(await middlePage(district));
      copyConfiguration(district.house, constant.state, constant.port);
      await constant.open(root);
      return constant;
    } catch (error) {
      await constant.stop();
      throw error;
    }
  }

  constructor(state, port) {
    this.state = state;
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
    makeRooms(state);
  }

  file(...path) {
    return join(this.state, ...path);
  }

  fill(answer) {
    const headers = ownHeaders(answer).filter(([name]) => name.toLowerCase() !== 'etag');
    this.tag = '"constant"';
    writeFileSync(this.file('headers'), [...headers, ['ETag', this.tag]].map(([name, value]) => `${name}: ${value}\n`).join(''));
    writeFileSync(this.file('page'), answer.octets);
    writeFileSync(this.file('www/s/page.html'), answer.page);
    writeFileSync(this.file('www/s/page.html.gz'), answer.octets);
  }

  async open(root) {
    const options = [
      ...['--socket', this.file('run/fastcgi.sock')],
      ...['--workers', `${usualWorkers}`],
      ...['--pid-file', this.file('run/constant.pid')],
      ...['--headers', this.file('headers')],
      ...['--body', this.file('page')],
    ];
    const log = openSync(this.file('log/constant.log'), 'a');
    spawn(join(root, 'build/release/tests/bench/mrko-bench-constant'), options, { stdio: ['ignore', log, log] });
    await until('the constant worker is ready', () => pidIn(this.file('run/constant.pid')));
    startNginx(this.state, this.file('nginx/mrko.conf'));
  }

  /** The page; with `tag` the answer to a client that holds it; `isStatic` for the file. */
  requests({ isStatic = false, tag = '' } = {}) {
    return [{ path: isStatic ? '/s/page.html' : '/', cookie: '', tag }];
  }

  get groups() {
    return { nginx: [pidIn(this.file('run/nginx.pid'))], worker: [pidIn(this.file('run/constant.pid'))] };
  }

  get lastWords() {
    return readFileSync(this.file('log/constant.log'), 'utf8').trim().split('\n').at(-1);
  }

  async stop() {
    for (const part of ['nginx', 'constant']) await endProcess(this.file('run', `${part}.pid`));
    rmSync(this.state, { recursive: true, force: true });
  }
}
