// SPDX-License-Identifier: Apache-2.0
// The addresses of the portal itself: its home and its two ways of signing in, for itself and for the diary.
import * as pages from './pages.mjs';

const longestForm = 4096;

async function readForm(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > longestForm) throw new RangeError('form too long');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/** A form of another site must not sign anybody in here. */
function isOwnForm(ctx) {
  const origin = ctx.get('origin');
  return origin === '' || origin === 'null' || origin === `http://${ctx.host}`;
}

export function addPortalPages(provider, people, diaryEntry) {
  async function signInHere(ctx, subject) {
    const session = await provider.Session.get(ctx);
    session.resetIdentifier();
    session.loginAccount({ accountId: subject });
    await session.save(8 * 3600);
    ctx.cookies.set(provider.cookieName('session'), session.id, { signed: true, sameSite: 'lax', httpOnly: true });
  }

  async function home(ctx) {
    const session = await provider.Session.get(ctx);
    ctx.body = pages.home({ name: people.nameOf(session.accountId), diaryEntry });
  }

  /** For `then`, which takes the subject of whoever proved themselves. */
  async function answerForm(ctx, action, then) {
    if (!isOwnForm(ctx)) {
      ctx.status = 403;
      ctx.body = pages.failure('access_denied');
      return;
    }
    const form = await readForm(ctx.req);
    const login = (form.get('login') ?? '').trim();
    const person = people.recognise(login, form.get('password') ?? '');
    if (!person) {
      ctx.status = 401;
      ctx.body = pages.signIn({ action, login, wrong: true });
      return;
    }
    await then(person.subject);
  }

  async function signInForDiary(ctx) {
    const details = await provider.interactionDetails(ctx.req, ctx.res);
    const action = `/signin/${details.uid}`;
    if (ctx.method === 'GET') {
      ctx.body = pages.signIn({ action, login: '', wrong: false });
      return;
    }
    await answerForm(ctx, action, async (subject) => {
      ctx.respond = false;
      ctx.res.statusCode = 303;
      await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: subject } });
    });
  }

  async function signInForPortal(ctx) {
    if (ctx.method === 'GET') {
      ctx.body = pages.signIn({ action: '/signin', login: '', wrong: false });
      return;
    }
    await answerForm(ctx, '/signin', async (subject) => {
      await signInHere(ctx, subject);
      ctx.status = 303;
      ctx.redirect('/');
    });
  }

  /** Signing out where nobody is signed in: straight on, without the provider's page that needs a script. */
  async function signOutOfNothing(ctx, next) {
    const session = await provider.Session.get(ctx);
    if (session.accountId) {
      await next();
      return;
    }
    const { client_id: clientId, post_logout_redirect_uri: back } = ctx.query;
    const client = typeof clientId === 'string' ? await provider.Client.find(clientId) : undefined;
    ctx.status = 303;
    ctx.redirect(typeof back === 'string' && client?.postLogoutRedirectUriAllowed(back) ? back : '/');
  }

  const routes = [
    { path: /^\/$/, methods: ['GET'], respond: home },
    { path: /^\/signin$/, methods: ['GET', 'POST'], respond: signInForPortal },
    { path: /^\/signin\/[\w-]+$/, methods: ['GET', 'POST'], respond: signInForDiary },
    { path: /^\/session\/end$/, methods: ['GET'], respond: signOutOfNothing },
  ];

  provider.use(async (ctx, next) => {
    const route = routes.find(({ path, methods }) => path.test(ctx.path) && methods.includes(ctx.method));
    if (!route) {
      await next();
      return;
    }
    ctx.set('cache-control', 'no-store');
    ctx.type = 'html';
    try {
      await route.respond(ctx, next);
    } catch (error) {
      // An old sign-in page, or one whose cookie is gone.
      ctx.status = 400;
      ctx.body = pages.failure(error.error ?? 'invalid_request');
    }
  });
}
