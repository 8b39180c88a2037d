// SPDX-License-Identifier: Apache-2.0
// scripts/sbom names everything that the program given as argument is made of and that browsers get, with its version.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [program] = process.argv.slice(2);
const { bomFormat, specVersion, metadata, components } = JSON.parse(execFileSync('scripts/sbom', [program], { encoding: 'utf8' }));
assert.deepEqual([bomFormat, specVersion, metadata.component.name], ['CycloneDX', '1.5', 'mrko-diary']);

const found = (name) => components.find((one) => one.name === name);
for (const name of ['libfcgi0ldbl', 'libhiredis0.14', 'libctemplate3', 'libpocodata80', 'libpq5', 'libsodium23', 'libc6', 'nginx']) {
  const installed = execFileSync('dpkg-query', ['-W', '-f', '${Version}', name], { encoding: 'utf8' });
  assert.equal(found(name)?.version, installed, name);
  assert.equal(found(name).scope, 'required', name);
}
const { packages } = JSON.parse(readFileSync('views/static/package-lock.json', 'utf8'));
for (const [path, { version, integrity }] of Object.entries(packages).filter(([at]) => at)) {
  const one = found(path.replace(/^.*node_modules\//, ''));
  assert.deepEqual([one?.version, one?.scope], [version, 'required'], path);
  assert.equal(one.hashes[0]?.content, Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex'), path);
}
assert.equal(found('playwright-core').scope, 'excluded');
assert.equal(new Set(components.map(({ purl }) => purl)).size, components.length, 'a component stands there twice');
assert.deepEqual(components.filter(({ version, purl }) => !version || !purl.includes(`@${encodeURIComponent(version)}`)), []);

const none = spawnSync('scripts/sbom', ['/no/such/program'], { encoding: 'utf8' });
assert.deepEqual([none.status, none.stdout], [1, '']);
assert.match(none.stderr, /\/no\/such\/program.*\n.*Build first/s);
