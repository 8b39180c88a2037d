// SPDX-License-Identifier: Apache-2.0
// scripts/updates names what is older than what is published and what npm knows a grave fault of, and nothing else. The
// program given as argument says what is installed; what is published is told by an apt-cache and an npm of this test.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [program] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'updates-'));

function updates({ newer = '', gone = '', faulty = '' }) {
  const tools = {
    'apt-cache': `[ "$2" = "${gone}" ] && exit 0
[ "$2" = "${newer}" ] && version=99:1 || version=$(dpkg-query -W -f '\${Version}' "$2")
echo "  Candidate: $version"`,
    npm: `case "$PWD" in */${faulty || 'none'}) echo "some-package  high"; exit 1 ;; esac`,
  };
  for (const [name, body] of Object.entries(tools)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const { status, stdout, stderr } = spawnSync('scripts/updates', [program], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  });
  assert.equal(stderr, '');
  return { status, lines: stdout.trimEnd().split('\n') };
}

try {
  assert.deepEqual(updates({}), { status: 0, lines: ['Nothing is older than what is published, and npm knows of no grave fault.'] });
  for (const [given, said] of [
    [{ newer: 'nginx' }, /^nginx \S+: Debian has published 99:1; install it/],
    [{ gone: 'libfcgi0ldbl' }, /^libfcgi0ldbl \S+: Debian publishes no such package/],
    [{ faulty: 'views/static' }, /^views\/static: some-package {2}high$/],
  ]) {
    const { status, lines } = updates(given);
    assert.equal(status, 1, lines.join('\n'));
    assert.equal(lines.length, 1, lines.join('\n'));
    assert.match(lines[0], said);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
