// SPDX-License-Identifier: Apache-2.0
// The whole service as an operator has it: started by scripts/run in a folder of its own, its parts known by their ids.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { existsSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { send } from './http.mjs';

export const today = '2026-11-18';

export const pause = (ms) =>
  new Promise((wake) => {
    setTimeout(wake, ms);
  });

/** Waits until `question` answers something true and returns it; throws after `limit` ms. */
export async function until(what, question, limit = 10000) {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await question();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not within ${limit} ms: ${what}`);
    await pause(20);
  }
}

const isFree = (port) =>
  new Promise((answer) => {
    const probe = createServer().once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });

/** A port that is free together with the one ten above it, which the stand-in portal gets. */
export async function freePort() {
  for (let port = 18080 + Math.floor(Math.random() * 20000); ; port += 20) {
    if ((await isFree(port)) && (await isFree(port + 10))) return port;
  }
}

export const isAlive = (pid) =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));

export class House {
  /** A house that is not running yet, with a new state folder. `env` goes before the environment that tests have. */
  static async plan({ root, database, env = {} }) {
    const state = mkdtempSync(join(tmpdir(), 'mrko-service-'));
    return new House({ root, database, env, state, port: await freePort(), owned: true });
  }

  /** One that somebody else has started; it is left running. */
  static attach({ root, database, state, port }) {
    return new House({ root, database, state, port, owned: false });
  }

  constructor(about) {
    Object.assign(this, about);
    this.diary = `http://127.0.0.1:${this.port}`;
    this.portal = `http://127.0.0.1:${this.port + 10}`;
    this.seen = []; // every answer of the diary to a Visitor
    this.secrets = new Map(); // what must never be found in a log -> what it is
  }

  /** scripts/run with the state folder and the port of this house. */
  run(...options) {
    return this.command('--state', this.state, '--port', String(this.port), ...options);
  }

  /** scripts/run with exactly these options: {code, out, err}. */
  command(...options) {
    const done = spawnSync('scripts/run', options, {
      cwd: this.root,
      encoding: 'utf8',
      // The limits of a household are not those of a test that is a whole district.
      env: {
        ...process.env,
        MRKO_PAGE_RATE: '5000r/s',
        MRKO_SIGN_IN_RATE: '2000r/s',
        MRKO_PORTAL_FAULTS: '1',
        ...this.env,
      },
    });
    return { code: done.status, out: done.stdout, err: done.stderr };
  }

  start(...options) {
    const done = this.run('--detach', '--database', this.database, '--today', today, ...options);
    if (done.code !== 0) throw new Error(`scripts/run ended with ${done.code}:\n${done.out}${done.err}`);
    return done;
  }

  stop() {
    return this.command('--stop', '--state', this.state);
  }

  end() {
    if (!this.owned) return;
    this.stop();
    rmSync(this.state, { recursive: true, force: true });
  }

  get people() {
    return JSON.parse(readFileSync(join(this.state, 'people.json'), 'utf8'));
  }

  /** The rows of people.json by portal login: a row a child. */
  get families() {
    const families = new Map();
    for (const person of this.people)
      families.set(person.portal_login, [...(families.get(person.portal_login) ?? []), person]);
    return [...families.values()];
  }

  file(...path) {
    return join(this.state, ...path);
  }

  text(...path) {
    return readFileSync(this.file(...path), 'utf8');
  }

  /** The lines of the diary's log after the first `from` octets. */
  logLines(from = 0) {
    return readFileSync(this.file('log', 'diary.log')).subarray(from).toString('utf8').split('\n').filter(Boolean);
  }

  get logSize() {
    return readFileSync(this.file('log', 'diary.log')).length;
  }

  /** The id of a part: nginx, portal, diary and arrivals (supervisors) or redis. */
  pid(part) {
    return Number(this.text('run', `${part}.pid`).trim());
  }

  /** The ids of the workers of one pool: the pages' or, of those who are not in yet, 'arrivals'. */
  get workers() {
    return this.workersOf('diary');
  }

  workersOf(pool) {
    return this.childrenOf(this.pid(pool));
  }

  childrenOf(parent) {
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8');
    return children.split(' ').filter(Boolean).map(Number).filter(isAlive);
  }

  signal(pid, name) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  }

  /** Starts a part again as it was: its command line, folder and log are those of /proc. */
  remember(pid) {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
    return {
      program: readlinkSync(`/proc/${pid}/exe`),
      words: words.slice(1),
      folder: readlinkSync(`/proc/${pid}/cwd`),
    };
  }

  again({ program, words, folder }, log) {
    // A child of the shell and not of this process, which could not fetch it while it waits for scripts/run.
    const script = '"$@" >>"$LOG" 2>&1 </dev/null & echo $!';
    const done = spawnSync('setsid', ['sh', '-c', script, 'sh', program, ...words], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, LOG: this.file('log', log) },
    });
    return Number(done.stdout);
  }

  /** The same for PostgreSQL, which refuses to be root: scripts/run gives its user the right to pass folders. */
  rememberPostgres(pid) {
    const recipe = this.remember(pid);
    if (process.getuid() !== 0) return recipe;
    const passFolders = '-all,+dac_read_search';
    const words = [
      '--reuid',
      'postgres',
      '--regid',
      'postgres',
      '--clear-groups',
      `--inh-caps=${passFolders}`,
      `--ambient-caps=${passFolders}`,
      `--bounding-set=${passFolders}`,
      recipe.program,
      ...recipe.words,
    ];
    return { program: '/usr/bin/setpriv', words, folder: recipe.folder };
  }

  /** Ends a part as an operator does; returns how it was started, for again(). */
  async endPart(name) {
    const pid = this.pid(name);
    const recipe = this.remember(pid);
    this.signal(pid, 'SIGTERM');
    await this.gone(pid);
    return recipe;
  }

  async gone(pid) {
    await until(`process ${pid} is gone`, () => !isAlive(pid), 15000);
  }

  /** Both supervisors were started anew: they are there, and the diary is ready. */
  async poolsReady() {
    const areWhole = () => ['diary', 'arrivals'].every((pool) => existsSync(this.file('run', `${pool}.pid`)));
    await until('the pools are whole', areWhole, 20000);
    await this.ready();
  }

  async ready(limit = 15000) {
    const isReady = () =>
      send(`${this.diary}/readyz`, { limit: 5000 }).then(
        (answer) => answer.status === 200,
        () => false,
      );
    await until('the diary is ready', isReady, limit);
  }

  /** Replaces every worker of both pools; returns when the old ones are gone. */
  async roll() {
    for (const pool of ['diary', 'arrivals']) {
      const old = this.workersOf(pool);
      this.signal(this.pid(pool), 'SIGHUP');
      const isRolled = () =>
        this.workersOf(pool).length === old.length && this.workersOf(pool).every((pid) => !old.includes(pid));
      await until(`every worker of ${pool} is a new one`, isRolled, 20000);
    }
  }

  async portalReady() {
    const isReady = () =>
      send(`${this.portal}/.well-known/openid-configuration`).then(
        (answer) => answer.status === 200,
        () => false,
      );
    await until('the portal answers', isReady, 15000);
  }

  /** So that scripts/run --stop ends what was started again here. */
  replacePid(part, pid) {
    writeFileSync(this.file('run', `${part}.pid`), `${pid}\n`);
  }

  redis(...words) {
    const done = spawnSync('redis-cli', ['-s', this.file('run', 'redis.sock'), ...words], { encoding: 'utf8' });
    return done.stdout.trim();
  }

  startRedis() {
    spawnSync('redis-server', [this.file('redis.conf')]);
  }

  diaryctl(...words) {
    const done = spawnSync(
      join(this.root, 'build/release/programs/mrko-diaryctl'),
      ['--config', this.file('mrko.conf'), ...words],
      { encoding: 'utf8' },
    );
    return { code: done.status, out: done.stdout, err: done.stderr };
  }

  /** One statement on the house's own PostgreSQL. */
  psql(statement) {
    const done = spawnSync(
      '/usr/lib/postgresql/15/bin/psql',
      ['-h', this.file('run', 'postgresql'), '-U', 'mrko', '-d', 'mrko', '-Atc', statement],
      { encoding: 'utf8' },
    );
    if (done.status !== 0) throw new Error(done.stderr);
    return done.stdout.trim();
  }

  /** One statement on the journal, whichever database it is in. */
  sql(statement) {
    if (this.database === 'postgresql') return this.psql(statement);
    const done = spawnSync('sqlite3', ['-cmd', '.timeout 5000', this.file('journal.sqlite'), statement], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stderr);
    return done.stdout.trim();
  }

  /** Files below a folder of the state. */
  filesBelow(...path) {
    const folder = this.file(...path);
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? this.filesBelow(...path, entry.name) : [join(folder, entry.name)],
    );
  }

  /** The hashed name of a static file. */
  asset(name) {
    const [stem, end] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.'))];
    return readdirSync(this.file('www', 's')).find((file) => file.startsWith(`${stem}.`) && file.endsWith(end));
  }

  addSecret(text, what) {
    if (text && text.length >= 4) this.secrets.set(text, what);
  }
}
