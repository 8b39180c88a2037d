// SPDX-License-Identifier: Apache-2.0
// The worker between the pages and the network. It keeps public files only; a page of a diary comes from the network or
// not at all, but for a week that this device was told to keep.
import {forgetWeeks, keptWeeks, weekFor} from './kept_weeks.js';

// The build puts the hashed names in.
const files = ['FILES'];
const release = 'RELEASE';
const withoutNetwork = '/offline';
/** How long a kept week waits for a better one. */
const patience = 3000;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    await (await caches.open(release)).addAll([...files, withoutNetwork]);
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('public-') && name !== release);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

/** Whoever signs in or out, or changes the list of children, leaves no week behind. */
const endsKeeping = ({method}, path) => /^\/enter(?:\/|$)/.test(path) || (method === 'POST' && /^\/(?:sign-out|accounts)/.test(path));

async function page(request, path) {
  const network = fetch(request);
  network.catch(() => {});
  try {
    // What is kept helps where the network does not; it must not be in its way.
    const kept = await keptWeeks().then((weeks) => weekFor(weeks, path), () => undefined);
    const limit = new Promise((_, refuse) => {
      if (kept) {
        setTimeout(refuse, patience);
      }
    });
    const answer = await Promise.race([network, limit]);
    if (answer.status === 401) {
      await forgetWeeks();
    }
    return answer;
  } catch {
    return await caches.match(withoutNetwork) ?? Response.error();
  }
}

self.addEventListener('fetch', (event) => {
  const {request} = event;
  const {origin, pathname} = new URL(request.url);
  if (origin !== self.location.origin) {
    return;
  }
  if (endsKeeping(request, pathname)) {
    event.waitUntil(forgetWeeks());
  }
  if (request.method !== 'GET') {
    return;
  }
  if (request.mode === 'navigate') {
    // The steps of signing in set cookies on their way, and files are no pages.
    if (!/^\/(?:enter|api|s)(?:\/|$)/.test(pathname)) {
      event.respondWith(page(request, pathname));
    }
  } else if (files.includes(pathname)) {
    event.respondWith((async () => await caches.match(request) ?? fetch(request))());
  }
});
