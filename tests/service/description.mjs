// SPDX-License-Identifier: Apache-2.0
// docs/openapi.yaml as a judge of answers: which address, status, type, headers and body they may have.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

/** The description lets a client meet new members; a test of ours must not, or one could be forgotten in it. */
function closed(node) {
  if (Array.isArray(node)) return node.map(closed);
  if (node === null || typeof node !== 'object') return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, closed(value)]));
  if (node.type === 'object' && node.properties) copy.additionalProperties = false;
  return copy;
}

export class Description {
  constructor(root) {
    this.file = join(root, 'docs/openapi.yaml');
    this.document = closed(parse(readFileSync(this.file, 'utf8')));
    this.judge = new Ajv({ strict: true, allErrors: true });
    addFormats.default(this.judge);
    this.judge.addVocabulary(['example', 'components']);
    this.schemas = new Map();
    this.met = new Set(); // "operationId status" of every answer that was held against it
  }

  /** Throws what is wrong with the description itself. */
  async assertValid() {
    const { valid, errors } = await new Validator().validate(this.file);
    assert.ok(valid, JSON.stringify(errors));
  }

  get paths() {
    return Object.keys(this.document.paths);
  }

  get operations() {
    return Object.values(this.document.paths).map((path) => path.get.operationId);
  }

  resolve(node) {
    if (!node.$ref) return node;
    return node.$ref
      .slice(2)
      .split('/')
      .reduce((place, name) => place[name], this.document);
  }

  operationOf(pathname) {
    const fits = (pattern) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname);
    const pattern = this.paths.find(fits);
    assert.ok(pattern, `the description has no address ${pathname}`);
    return this.document.paths[pattern].get;
  }

  validator(schema) {
    const key = JSON.stringify(schema);
    if (!this.schemas.has(key))
      this.schemas.set(key, this.judge.compile({ ...schema, components: this.document.components }));
    return this.schemas.get(key);
  }

  /** Holds an answer against the description of its address; returns its body as data, or undefined without one. */
  hold(answer) {
    const operation = this.operationOf(new URL(answer.address).pathname);
    const described = operation.responses[answer.status];
    assert.ok(described, `${operation.operationId} describes no status ${answer.status}\n${answer.body}`);
    this.met.add(`${operation.operationId} ${answer.status}`);
    const { headers = {}, content } = this.resolve(described);
    for (const [name, header] of Object.entries(headers)) {
      const values = answer.all(name);
      assert.equal(values.length, 1, `${answer}: ${name} stands there ${values.length} times`);
      const { schema } = this.resolve(header);
      const value = schema.type === 'integer' ? Number(values[0]) : values[0];
      this.assertFits(schema, value, `${answer}: ${name}`);
    }
    if (!content) {
      assert.equal(answer.body, '', `${answer}`);
      return undefined;
    }
    const type = answer.header('content-type');
    assert.ok(content[type], `${answer}: the type ${type}`);
    const data = JSON.parse(answer.body);
    this.assertFits(content[type].schema, data, `${answer}`);
    if (type === 'application/problem+json') assert.equal(data.status, answer.status, `${answer}`);
    return data;
  }

  assertFits(schema, value, what) {
    const fits = this.validator(schema);
    assert.ok(fits(value), `${what}: ${JSON.stringify(fits.errors?.slice(0, 5))}`);
  }
}
