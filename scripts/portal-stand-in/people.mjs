// SPDX-License-Identifier: Apache-2.0
// The people who can sign in, from a file of demonstration accounts.
import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';

const digest = (text) => createHash('sha256').update(text).digest();

/**
 * Reads [{portal_login, portal_password, portal_name}]; other members are not looked at, and a person may stand there
 * once for each child. Throws an Error that names the entry that is not so.
 */
export function readPeople(file) {
  const byLogin = new Map();
  const bySubject = new Map();
  for (const [index, entry] of JSON.parse(readFileSync(file, 'utf8')).entries()) {
    for (const member of ['portal_login', 'portal_password', 'portal_name']) {
      if (typeof entry[member] !== 'string' || entry[member] === '') {
        throw new Error(`${file}: entry ${index + 1} has no ${member}`);
      }
    }
    // The subject stays the same from run to run and tells nobody the login.
    const subject = digest(`portal subject ${entry.portal_login}`).toString('hex').slice(0, 32);
    const person = { subject, name: entry.portal_name, password: digest(entry.portal_password) };
    const known = byLogin.get(entry.portal_login);
    if (known && !(known.name === person.name && known.password.equals(person.password))) {
      throw new Error(`${file}: entry ${index + 1} gives ${entry.portal_login} another name or password`);
    }
    byLogin.set(entry.portal_login, person);
    bySubject.set(subject, person);
  }

  return {
    /** The person of that login and password, or undefined. */
    recognise(login, password) {
      const person = byLogin.get(login);
      return person && timingSafeEqual(person.password, digest(password)) ? person : undefined;
    },
    nameOf: (subject) => bySubject.get(subject)?.name,
    /** What oidc-provider wants to know. */
    account(subject) {
      const person = bySubject.get(subject);
      return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name }) };
    },
  };
}
