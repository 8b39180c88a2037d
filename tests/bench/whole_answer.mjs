// SPDX-License-Identifier: Apache-2.0
// One answer as a browser asks for it: compressed, its octets as they came.
import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';

/** What nginx adds to whatever it passes on, or what holds for one connection alone. */
const ofTransport = ['server', 'date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'x-request-id'];

function lines(rawHeaders) {
  const found = [];
  for (let at = 0; at < rawHeaders.length; at += 2) found.push([rawHeaders[at], rawHeaders[at + 1]]);
  return found;
}

/**
 * {status, tag, headers: [[name, value]], octets, page}: `tag` is the entity tag or '', `octets` the body as it was sent,
 * `page` the same unpacked.
 */
export function wholeAnswer(origin, { path, cookie, tag }) {
  const headers = { 'accept-encoding': 'gzip', ...(cookie ? { cookie } : {}), ...(tag ? { 'if-none-match': tag } : {}) };
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}${path}`, { agent: false, headers }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const octets = Buffer.concat(parts);
        const page = response.headers['content-encoding'] === 'gzip' ? gunzipSync(octets) : octets;
        resolve({
          status: response.statusCode,
          tag: response.headers.etag ?? '',
          headers: lines(response.rawHeaders),
          octets,
          page,
        });
      });
    });
    asked.setTimeout(20000, () => asked.destroy(new Error(`${origin}${path}: no answer in 20 s`)));
    asked.on('error', reject);
    asked.end();
  });
}

/** The header lines that the page's own server has set. */
export const ownHeaders = (answer) => answer.headers.filter(([name]) => !ofTransport.includes(name.toLowerCase()));
