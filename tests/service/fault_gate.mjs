// SPDX-License-Identifier: Apache-2.0
// The fault gate: a unix socket that hands on what it gets to another one, and hurts it when told to. A process of its own,
// for the tests wait for scripts/run.
//   node fault_gate.mjs LISTEN TARGET CONTROL
// On CONTROL, a socket too, a line of JSON at a time: {mode, after, times, ms}, answered by {cuts, turns} so far:
// how often it has cut, and how often a question followed an answer, which is a round trip.
//   pass          hands on
//   cut_answer    ends both sides after so many octets of answers of one connection, so many times, and then passes
//   cut_question  the same of questions
//   delay         hands every piece of an answer on so many ms later
//   stop          hands nothing on
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const thisFile = fileURLToPath(import.meta.url);

function serve(listen, target, control) {
  let fault = { mode: 'pass', after: 0, times: 0, ms: 0 };
  let cuts = 0;
  let turns = 0;
  const links = new Set();

  const isToBeCut = (link, side, length) => {
    if (fault.mode !== `cut_${side}` || fault.times <= 0) return false;
    link.seen[side] += length;
    return link.seen[side] > fault.after;
  };

  function cut(link, side, chunk, other) {
    const before = chunk.length - (link.seen[side] - fault.after);
    fault.times -= 1;
    cuts += 1;
    if (before > 0) other.write(chunk.subarray(0, before), () => end(link));
    else end(link);
  }

  function end(link) {
    links.delete(link);
    link.client.destroy();
    link.server.destroy();
  }

  function turn(link, side) {
    if (side === 'question' && link.last === 'answer') turns += 1;
    link.last = side;
  }

  function hand(link, side, from, to) {
    from.on('data', (chunk) => {
      turn(link, side);
      if (!links.has(link) || fault.mode === 'stop') return;
      if (isToBeCut(link, side, chunk.length)) cut(link, side, chunk, to);
      else if (fault.mode === 'delay' && side === 'answer') setTimeout(() => to.write(chunk), fault.ms);
      else to.write(chunk);
    });
    for (const event of ['end', 'close', 'error']) from.on(event, () => end(link));
  }

  createServer((client) => {
    const link = { client, server: connect(target), seen: { question: 0, answer: 0 }, last: 'answer' };
    links.add(link);
    hand(link, 'question', client, link.server);
    hand(link, 'answer', link.server, client);
  }).listen(listen);

  createServer((master) => {
    master.on('data', (line) => {
      fault = { after: 0, times: 1, ms: 0, ...JSON.parse(line) };
      for (const link of links) link.seen = { question: 0, answer: 0 };
      master.end(`${JSON.stringify({ cuts, turns })}\n`);
    });
    master.on('error', () => {});
  }).listen(control);
}

export class FaultGate {
  /** Stands before the socket at `target`, which need not be there yet. */
  static async open(listen, target) {
    const gate = new FaultGate();
    gate.control = `${listen}.control`;
    gate.process = spawn(process.execPath, [thisFile, listen, target, gate.control], { stdio: ['ignore', 'ignore', 'inherit'] });
    while (!existsSync(gate.control)) await new Promise((wake) => setTimeout(wake, 10));
    return gate;
  }

  /** From now on; returns how often the gate has cut so far. */
  async set(fault) {
    return (await this.ask(fault)).cuts;
  }

  /** Round trips so far. Nothing is spoiled any more. */
  async turns() {
    return (await this.ask({ mode: 'pass' })).turns;
  }

  ask(fault) {
    return new Promise((resolve, reject) => {
      const master = connect(this.control, () => master.write(JSON.stringify(fault)));
      let said = '';
      master.setEncoding('utf8').on('data', (part) => (said += part));
      master.on('end', () => resolve(JSON.parse(said)));
      master.on('error', reject);
    });
  }

  close() {
    this.process.kill('SIGKILL');
    rmSync(this.control, { force: true });
  }
}

if (process.argv[1] === thisFile) serve(...process.argv.slice(2));
