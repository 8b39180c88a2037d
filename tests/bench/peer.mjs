// SPDX-License-Identifier: Apache-2.0
// The peer in PHP (peer-php/README.md) on the journal and the Redis of a running district.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { freePort, today, until } from '../service/house.mjs';
import { endProcess, makeRooms, pidIn, startNginx } from './own_nginx.mjs';

/** The product's statements in the form of PDO: without comments, $1 as :p1. */
function statementsOf(root) {
  const folder = join(root, 'sql/queries');
  const statements = {};
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^--.*\n/gm, '');
    statements[basename(file, '.sql')] = text.replace(/\$(\d)/g, ':p$1').trim();
  }
  return statements;
}

const quoted = (text) => `'${text.replace(/[\\']/g, '\\$&')}'`;

const phpOf = (texts) =>
  `[\n${Object.entries(texts)
    .map(([name, text]) => `${quoted(name)} => ${quoted(text)},\n`)
    .join('')}]`;

/** A PHP file of statements and names of assets: opcache keeps it compiled, as the product has them in its programs. */
function preparedOf(root) {
  const assets = JSON.parse(readFileSync(join(root, 'build/assets/assets.json'), 'utf8'));
  return `<?php\nreturn ['statements' => ${phpOf(statementsOf(root))}, 'assets' => ${phpOf(assets)}];\n`;
}

function sourceOf(house) {
  return house.database === 'postgresql'
    ? `pgsql:host=${house.file('run/postgresql')};dbname=mrko;user=mrko`
    : `sqlite:${house.file('journal.sqlite')}`;
}

export class Peer {
  static async start({ root, district }) {
    const peer = new Peer(root, district, mkdtempSync(join(tmpdir(), 'mrko-peer-')), await freePort());
    try {
      peer.write();
      peer.seatSessions();
      await peer.open();
      return peer;
    } catch (error) {
      await peer.stop();
      throw error;
    }
  }

  constructor(root, district, state, port) {
    Object.assign(this, { root, district, state, port });
    this.origin = `http://127.0.0.1:${port}`;
    makeRooms(state);
  }

  file(...path) {
    return join(this.state, ...path);
  }

  get folder() {
    return join(this.root, 'tests/bench/peer-php');
  }

  get values() {
    const level = /gzip_comp_level (\d)/.exec(readFileSync(join(this.root, 'nginx/mrko.conf'), 'utf8'))[1];
    return {
      STATE: this.state,
      PEER: this.folder,
      LISTEN: `127.0.0.1:${this.port}`,
      USER: process.getuid() === 0 ? 'user root;' : '',
      GZIP_LEVEL: level,
      SOURCE: sourceOf(this.district.house),
      REDIS: this.district.house.file('run/redis.sock'),
      TODAY: today,
    };
  }

  write() {
    for (const name of ['nginx.conf', 'pool.conf']) {
      const text = readFileSync(join(this.folder, name), 'utf8');
      writeFileSync(this.file(name), text.replace(/@([A-Z_]+)@/g, (_, word) => this.values[word]));
    }
    writeFileSync(this.file('prepared.php'), preparedOf(this.root));
  }

  /** The parents of the district, signed in here under the same cookies. */
  seatSessions() {
    const { SOURCE, REDIS } = this.values;
    const done = spawnSync('php8.2', [join(this.folder, 'sessions.php'), SOURCE, REDIS], {
      input: JSON.stringify(this.district.seats),
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`sessions.php ended with ${done.status}:\n${done.stdout}${done.stderr}`);
  }

  async open() {
    const asRoot = process.getuid() === 0 ? ['-R'] : [];
    const options = ['-F', ...asRoot, '-y', this.file('pool.conf'), '-d', 'opcache.validate_timestamps=0'];
    spawn('php-fpm8.2', options, { stdio: ['ignore', 'ignore', 'inherit'] });
    await until('php-fpm is ready', () => pidIn(this.file('run/php.pid')));
    startNginx(this.state, this.file('nginx.conf'));
  }

  /** The week, one request a seat. */
  requests() {
    return this.district.requests('week');
  }

  get groups() {
    const database = this.district.house.database === 'postgresql' ? { postgres: this.district.databaseHeads } : {};
    return {
      nginx: [pidIn(this.file('run/nginx.pid'))],
      php: [pidIn(this.file('run/php.pid'))],
      redis: [this.district.house.pid('redis')],
      ...database,
    };
  }

  /** Of the page's log. */
  get lastWords() {
    const log = this.file('log/php-page.log');
    return existsSync(log) ? readFileSync(log, 'utf8').trim().slice(-500) : '';
  }

  async stop() {
    for (const part of ['nginx', 'php']) await endProcess(this.file('run', `${part}.pid`));
    rmSync(this.state, { recursive: true, force: true });
  }
}
