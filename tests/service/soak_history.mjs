// SPDX-License-Identifier: Apache-2.0
// What may be seen after a history of deeds some of which have an unknown end: nothing acknowledged is lost, nothing ended rises.
// A deed is {family, deed, outcome, ...}, its outcome `done`, `refused` or `unknown`; those of one family follow one another.
//   signed-in {session}, ended {session}     a session begins; it ends by a sign-out or gives way to a new id
//   connected {name}, renamed {from, to}, removed {name}
//   looked {session, isAlive, names}         what a session still opens; names of children when they were shown

const after = {
  connected: (names, { name }) => [...names, name],
  renamed: (names, { from, to }) => names.map((name) => (name === from ? to : name)),
  removed: (names, { name: gone }) => names.filter((name) => name !== gone),
};

/** Names of children in any order, as text. */
const key = (names) => [...names].sort().join(', ');

class Family {
  constructor() {
    this.lists = new Map([[key([]), []]]); // what may be the list of children now
    this.sessions = new Map(); // alive, ended, or unknown
  }

  /** Why this cannot have been seen; nothing when it can. */
  take(entry) {
    if (entry.deed === 'looked') return this.look(entry);
    if (entry.outcome === 'refused') return undefined;
    if (entry.deed === 'signed-in') this.sessions.set(entry.session, 'alive');
    else if (entry.deed === 'ended') this.sessions.set(entry.session, entry.outcome === 'done' ? 'ended' : 'unknown');
    else this.change(entry);
    return undefined;
  }

  change(entry) {
    const changed = [...this.lists.values()].map((names) => after[entry.deed](names, entry));
    if (entry.outcome === 'done') this.lists.clear();
    for (const names of changed) this.lists.set(key(names), names);
  }

  look({ session, isAlive, names }) {
    const known = this.sessions.get(session);
    if (known === 'ended' && isAlive) return 'a session that had ended is alive';
    if (known === 'alive' && !isAlive) return 'a session is lost';
    if (known === 'unknown') this.sessions.set(session, isAlive ? 'alive' : 'ended');
    if (!names) return undefined;
    const seen = key(names);
    if (!this.lists.has(seen)) return `the children are [${seen}] and not [${[...this.lists.keys()].join('] or [')}]`;
    this.lists = new Map([[seen, names]]);
    return undefined;
  }
}

/** What cannot be, each with the deed at which it was seen. */
export function faultsOf(history) {
  const families = new Map();
  const faults = [];
  for (const entry of history) {
    if (!families.has(entry.family)) families.set(entry.family, new Family());
    const why = families.get(entry.family).take(entry);
    if (why) faults.push(`${entry.family}: ${why} (${JSON.stringify(entry)})`);
  }
  return faults;
}
