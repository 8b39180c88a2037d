// The built static files: their budgets (UI.md 2.15, gz), and what must not be in them.
// node tests/house/assets.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mrko-assets-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const build = spawnSync('node', [join(root, 'views/static/build.mjs'), folder], { encoding: 'utf8' });
assert.equal(build.status, 0, build.stderr);
const assets = JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8'));

const packed = (content) => gzipSync(content, { level: 9 }).length;
const content = (name) => readFileSync(join(folder, assets[name]));
const sheets = Object.keys(assets).filter((name) => name.endsWith('.css'));
const texts = Object.keys(assets).filter((name) => /\.(css|js|svg)$/.test(name));
const week = ['ru', 'en'].map((language) => readFileSync(join(root, `tests/views/golden/diary_week.${language}.html`)));

test('E2 a page gets one style sheet of 14 kB at most', () => {
  assert.ok(sheets.length >= 9, sheets.join());
  for (const name of sheets) {
    assert.ok(packed(content(name)) <= 14000, `${name}: ${packed(content(name))} bytes`);
  }
});

test('E2 the script has 6 kB at most, the icons 3 kB, the fonts 60 kB', () => {
  assert.ok(packed(content('diary.js')) <= 6000);
  assert.ok(packed(content('icons.svg')) <= 3000);
  const fonts = Object.keys(assets).filter((name) => name.endsWith('.woff2'));
  assert.equal(fonts.length, 2);
  assert.ok(fonts.reduce((sum, name) => sum + content(name).length, 0) <= 60000);
});

test('E2 a week has 12 kB at most, and comes with its styles in the first 14.6 kB', () => {
  for (const html of week) {
    assert.ok(packed(html) <= 12000, `${packed(html)} bytes of HTML`);
    const first = packed(html) + packed(content('week.css'));
    assert.ok(first <= 14600, `${first} bytes of HTML and CSS`);
  }
});

test('a file has its hash in its name and a packed one beside it', () => {
  const files = new Set(readdirSync(folder));
  for (const [name, hashed] of Object.entries(assets)) {
    assert.match(hashed, /\.[0-9a-f]{12}\.(css|js|svg|woff2|png|webmanifest)$/);
    assert.ok(files.has(hashed), name);
    assert.ok(/\.(woff2|png)$/.test(hashed) || files.has(`${hashed}.gz`), `${hashed}.gz`);
  }
});

test('no built file names another host, the font of GOV.UK or its crest', () => {
  for (const name of texts) {
    const text = content(name).toString().replaceAll('http://www.w3.org/2000/svg', '');
    assert.doesNotMatch(text, /https?:|url\(["']?\/\/|gds transport|crest|crown(?! copyright)|\/assets\//i, name);
  }
  assert.deepEqual(Object.keys(assets).filter((name) => /crest|crown|light-|bold-/.test(name)), []);
});

test('every address in a sheet is a built file', () => {
  for (const name of sheets) {
    for (const [, address] of content(name).toString().matchAll(/url\(["']?([^)"']+)["']?\)/g)) {
      assert.ok(Object.values(assets).includes(address), `${name}: ${address}`);
    }
  }
});

test('every component of govuk-frontend that a page names is in the sheet, and no other', () => {
  const templates = readdirSync(join(root, 'views/templates')).map((file) => readFileSync(join(root, 'views/templates', file), 'utf8')).join('');
  const named = new Set(templates.match(/govuk-[a-z_-]+/g));
  const built = new Set(content('diary.css').toString().match(/(?<=\.)govuk-[a-z_-]+/g));
  assert.ok(named.has('govuk-button') && named.has('govuk-radios__input'));
  // A name that the package gives no rule to of its own would be a mistake.
  assert.deepEqual([...named].filter((one) => !built.has(one)), []);
  assert.ok(!built.has('govuk-header') && !built.has('govuk-accordion'));
});

test('no page has a class of a control that a component of govuk-frontend took the place of', () => {
  const replaced = new Set(['button', 'plain', 'field', 'wrong', 'error', 'error-summary', 'to-field', 'question', 'summary', 'skip']);
  const found = [];
  for (const folder of ['views/templates', 'nginx/errors']) {
    for (const file of readdirSync(join(root, folder))) {
      for (const [, value] of readFileSync(join(root, folder, file), 'utf8').matchAll(/ class="([^"]*)"/g)) {
        const names = value.replaceAll(/\{\{[^}]*\}\}/g, ' ').split(/\s+/);
        found.push(...names.filter((name) => replaced.has(name)).map((name) => `${file}: ${name}`));
      }
    }
  }
  assert.deepEqual(found, []);
});
