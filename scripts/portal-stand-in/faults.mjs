// SPDX-License-Identifier: Apache-2.0
// What a broken or hostile provider answers, on demand: POST /__fault?mode=X spoils the next answer of its kind, and
// POST /__sign of {header, claims} gives a token under the provider's key.
import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = () => Math.floor(Date.now() / 1000);

function rsaToken(header, claims, key) {
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function without(object, ...names) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)));
}

/** Each takes the good token's header and claims and gives the spoiled token. */
function tokenFaults({ issuer, clientId, keys, rogue }) {
  const withClaims = (change) => (header, claims) => rsaToken(header, change(claims), keys.privateKey);
  const withHeader = (change) => (header, claims) => rsaToken(change(header), claims, keys.privateKey);
  const set = (extra) => withClaims((claims) => ({ ...claims, ...extra() }));
  const drop = (name) => withClaims((claims) => without(claims, name));
  return {
    good: withClaims((claims) => claims),
    kid_absent: withHeader((header) => without(header, 'kid')),
    alg_none: (header, claims) => `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`,
    hs256_public_key: (header, claims) => {
      const text = `${encode({ ...header, alg: 'HS256' })}.${encode(claims)}`;
      const pem = keys.publicKey.export({ type: 'spki', format: 'pem' });
      return `${text}.${createHmac('sha256', pem).update(text).digest('base64url')}`;
    },
    bad_signature: (header, claims) => rsaToken(header, claims, rogue.privateKey),
    kid_unknown: withHeader((header) => ({ ...header, kid: 'other' })),
    crit: withHeader((header) => ({ ...header, crit: ['exp'] })),
    logout_token: withHeader((header) => ({ ...header, typ: 'logout+jwt' })),
    jwe: (header) => `${encode({ ...header, alg: 'RSA-OAEP', enc: 'A256GCM' })}.AAAA.AAAA.AAAA.AAAA`,
    issuer_other: set(() => ({ iss: `${issuer}/other` })),
    audience_other: set(() => ({ aud: 'another-client' })),
    audiences_without_azp: set(() => ({ aud: [clientId, 'another-client'] })),
    azp_other: set(() => ({ aud: [clientId, 'another-client'], azp: 'another-client' })),
    expired: set(() => ({ iat: now() - 7200, exp: now() - 3600 })),
    issued_ahead: set(() => ({ iat: now() + 3600, exp: now() + 7200 })),
    not_before_ahead: set(() => ({ nbf: now() + 3600 })),
    lives_long: set(() => ({ exp: now() + 13 * 3600 })),
    subject_absent: drop('sub'),
    audience_absent: drop('aud'),
    issue_time_absent: drop('iat'),
    expiry_absent: drop('exp'),
    nonce_absent: drop('nonce'),
    nonce_other: set(() => ({ nonce: 'of another attempt' })),
    subject_long: set(() => ({ sub: 'x'.repeat(256) })),
    at_hash_other: set(() => ({ at_hash: encode('sixteen bytes ..') })),
    duplicate_member: (header, claims) => {
      const text = JSON.stringify(claims);
      return rsaToken(header, `${text.slice(0, -1)},"sub":"somebody else"}`, keys.privateKey);
    },
    broken_json: (header, claims) => rsaToken(header, JSON.stringify(claims).slice(0, -1), keys.privateKey),
    oversized: set(() => ({ filler: 'x'.repeat(20 * 1024) })),
    oversized_body: set(() => ({ filler: 'x'.repeat(2 * 1024 * 1024) })),
  };
}

/** Each answers the token request by itself, whatever the provider had to say. */
const answerFaults = {
  token_html: (ctx) => { ctx.status = 200; ctx.type = 'html'; ctx.body = '<!DOCTYPE html><title>Работы</title>'; },
  token_500: (ctx) => { ctx.status = 500; ctx.body = { error: 'server_error' }; },
  token_error_200: (ctx) => { ctx.status = 200; ctx.body = { error: 'invalid_grant' }; },
  token_redirect: (ctx) => { ctx.status = 302; ctx.set('location', 'http://127.0.0.1:6379/'); ctx.body = ''; },
  token_no_id_token: (ctx) => { ctx.body = without(ctx.body, 'id_token'); },
  token_slow_drip: (ctx) => {
    const text = JSON.stringify(ctx.body);
    ctx.respond = false;
    ctx.res.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
    let sent = 0;
    const timer = setInterval(() => { ctx.res.write(text[sent]); sent += 1; }, 200);
    ctx.res.on('close', () => clearInterval(timer));
  },
};

export function addFaults(provider, issuer, clientId, keys) {
  const rogue = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const spoilToken = tokenFaults({ issuer, clientId, keys, rogue });
  let waiting;  // the mode that spoils the next answer
  let renewed;  // the key pair that replaced the first one under the same kid

  function takeIf(known) {
    if (!(waiting in known)) return undefined;
    const fault = known[waiting];
    waiting = undefined;
    return fault;
  }

  function reSigned(token, change) {
    const [header, claims] = token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
    return change(header, claims);
  }

  function afterToken(ctx) {
    if (ctx.body?.id_token) {
      const spoil = takeIf(spoilToken);
      if (spoil) {
        ctx.body = { ...ctx.body, id_token: reSigned(ctx.body.id_token, spoil) };
      } else if (renewed) {
        const fresh = reSigned(ctx.body.id_token, (header, claims) => rsaToken(header, claims, renewed.privateKey));
        ctx.body = { ...ctx.body, id_token: fresh };
      }
    }
    takeIf(answerFaults)?.(ctx);
  }

  function afterKeys(ctx) {
    if (takeIf({ jwks_broken: true })) ctx.body = '{"keys":[{"kty":"RSA","kid":"default","n":"AQ';
    else if (takeIf({ jwks_500: true })) ctx.status = 500;
    else if (renewed) {
      const jwk = renewed.publicKey.export({ format: 'jwk' });
      ctx.body = { keys: [{ ...jwk, kid: 'default', use: 'sig', alg: 'RS256' }] };
    }
  }

  const otherModes = new Set(['rotate_keys', 'discovery_issuer', 'jwks_broken', 'jwks_500']);

  function setFault(ctx) {
    const mode = ctx.query.mode;
    if (!(mode in spoilToken) && !(mode in answerFaults) && !otherModes.has(mode)) {
      ctx.status = 400;
      ctx.body = `no such mode: ${Object.keys(spoilToken).concat(Object.keys(answerFaults), [...otherModes]).join(' ')}\n`;
      return;
    }
    if (mode === 'rotate_keys') renewed = generateKeyPairSync('rsa', { modulusLength: 2048 });
    else waiting = mode;
    ctx.body = 'ok\n';
  }

  /** A token as the portal would sign it, of whatever claims, for what it sends behind the browser's back. */
  async function signAsPortal(ctx) {
    let text = '';
    for await (const chunk of ctx.req) text += chunk;
    const { header = {}, claims } = JSON.parse(text);
    const key = renewed?.privateKey ?? keys.privateKey;
    ctx.body = rsaToken({ alg: 'RS256', kid: 'default', typ: 'logout+jwt', ...header }, claims, key);
  }

  provider.use(async (ctx, next) => {
    if (ctx.path === '/__sign' && ctx.method === 'POST') {
      await signAsPortal(ctx);
      return;
    }
    if (ctx.path === '/__fault' && ctx.method === 'POST') {
      setFault(ctx);
      return;
    }
    await next();
    if (ctx.path === '/token') afterToken(ctx);
    else if (ctx.path === '/jwks') afterKeys(ctx);
    else if (ctx.path === '/.well-known/openid-configuration' && takeIf({ discovery_issuer: true })) {
      ctx.body = { ...ctx.body, issuer: 'http://127.0.0.1:1' };
    }
  });
}
