// SPDX-License-Identifier: Apache-2.0
// A public-services portal for development and tests: it signs people in by OpenID Connect, as the real one does, and
// leads to the diary. Run it with --help for its options. Never a service for real people: it knows passwords as text.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import Provider from 'oidc-provider';
import { addFaults } from './faults.mjs';
import { readPeople } from './people.mjs';
import { addPortalPages } from './portal_pages.mjs';
import * as pages from './pages.mjs';

const usage = `node server.mjs [options]     (each option also as an environment variable)
  --port N                   port on 127.0.0.1, 0 for a free one (9400)        PORTAL_PORT
  --redirect-uri URL         callback of the diary, repeatable                 PORTAL_REDIRECT_URI (spaces between)
  --post-logout URL          where people return after signing out, repeatable PORTAL_POST_LOGOUT (spaces between)
  --backchannel-logout URL   what is told that somebody signed out here        PORTAL_BACKCHANNEL_LOGOUT
  --people FILE              [{"portal_login", "portal_password", "portal_name"}] PORTAL_PEOPLE
  --diary-entry URL          where the portal's entry of the diary leads       PORTAL_DIARY_ENTRY
  --client-id ID             (mrko-diary)                                      PORTAL_CLIENT_ID
  --client-secret-file FILE  one line                                          PORTAL_CLIENT_SECRET_FILE
  --faults                   POST /__fault?mode=X spoils the next answer       PORTAL_FAULTS=1
`;

const options = {
  port: { type: 'string', default: process.env.PORTAL_PORT ?? '9400' },
  'redirect-uri': { type: 'string', multiple: true, default: words(process.env.PORTAL_REDIRECT_URI) },
  'post-logout': { type: 'string', multiple: true, default: words(process.env.PORTAL_POST_LOGOUT) },
  'backchannel-logout': { type: 'string', default: process.env.PORTAL_BACKCHANNEL_LOGOUT },
  people: { type: 'string', default: process.env.PORTAL_PEOPLE },
  'diary-entry': { type: 'string', default: process.env.PORTAL_DIARY_ENTRY ?? 'http://127.0.0.1:8080/enter' },
  'client-id': { type: 'string', default: process.env.PORTAL_CLIENT_ID ?? 'mrko-diary' },
  'client-secret-file': { type: 'string', default: process.env.PORTAL_CLIENT_SECRET_FILE },
  faults: { type: 'boolean', default: process.env.PORTAL_FAULTS === '1' },
  help: { type: 'boolean', default: false },
};

function words(text) {
  return text ? text.split(/\s+/).filter(Boolean) : [];
}

function stop(message) {
  process.stderr.write(`${message}\n\n${usage}`);
  process.exit(2);
}

function readArguments() {
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      process.stdout.write(usage);
      process.exit(0);
    }
    for (const needed of ['people', 'client-secret-file']) {
      if (!values[needed]) stop(`--${needed} is missing`);
    }
    if (values['redirect-uri'].length === 0) stop('--redirect-uri is missing');
    return values;
  } catch (error) {
    return stop(error.message);
  }
}

function readPeopleOrStop(file) {
  try {
    return readPeople(file);
  } catch (error) {
    return stop(error.message);
  }
}

/** What the client registers so that it is told. */
function backchannel(settings) {
  const address = settings['backchannel-logout'];
  return address ? { backchannel_logout_uri: address, backchannel_logout_session_required: true } : {};
}

function makeProvider(issuer, settings, people, keys) {
  const clientId = settings['client-id'];
  const provider = new Provider(issuer, {
    clients: [{
      client_id: clientId,
      client_secret: readFileSync(settings['client-secret-file'], 'utf8').trim(),
      redirect_uris: settings['redirect-uri'],
      post_logout_redirect_uris: settings['post-logout'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      require_auth_time: true,
      ...backchannel(settings),
    }],
    jwks: { keys: [keys.privateJwk] },
    pkce: { required: () => true, methods: ['S256'] },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    // The name stands in the ID token itself, as the city's sign-in does it.
    conformIdTokenClaims: false,
    ttl: { AuthorizationCode: 60, IdToken: 300, AccessToken: 300, Interaction: 3600, Session: 8 * 3600, Grant: 8 * 3600 },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: { session: 'portal_session', interaction: 'portal_interaction', resume: 'portal_resume' },
      long: { signed: true, sameSite: 'lax', httpOnly: true },
      short: { signed: true, sameSite: 'lax', httpOnly: true },
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = pages.signOut(form); },
        postLogoutSuccessSource: (ctx) => { ctx.redirect('/'); },
      },
    },
    interactions: { url: (_ctx, interaction) => `/signin/${interaction.uid}` },
    findAccount: (_ctx, subject) => people.account(subject),
    // Nobody is asked for consent: the diary is the portal's own service.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    renderError: (ctx, out) => { ctx.type = 'html'; ctx.body = pages.failure(out.error); },
  });
  return provider;
}

const settings = readArguments();
const people = readPeopleOrStop(settings.people);
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys = {
  privateKey,
  publicKey,
  privateJwk: { ...privateKey.export({ format: 'jwk' }), kid: 'default', use: 'sig', alg: 'RS256' },
};

// The issuer holds the port, and a free port is known only once it is taken: so listen first.
let answer = (_request, response) => { response.writeHead(503).end(); };
const server = createServer((request, response) => answer(request, response));
server.on('error', (error) => { process.stderr.write(`${error.message}\n`); process.exit(1); });
server.listen(Number(settings.port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = makeProvider(issuer, settings, people, keys);
  if (settings.faults) addFaults(provider, issuer, settings['client-id'], keys);
  addPortalPages(provider, people, settings['diary-entry']);
  answer = provider.callback();
  process.stdout.write(`ready ${issuer}\n`);
});
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
