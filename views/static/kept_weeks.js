// SPDX-License-Identifier: Apache-2.0
// The weeks that an own device keeps: the last one seen of each child, of four children, for seven days. The page that
// keeps a week, the worker and the page without a connection go by the same rules.
const cacheName = 'weeks';
const lifetime = 7 * 24 * 60 * 60 * 1000;
const mostChildren = 4;

const childOf = (path) => /^\/diary\/(\d+)\/week(?:\/|$)/.exec(path)?.[1];

/** Those that may still be shown, the last one seen first; all others are removed. */
export async function keptWeeks(now = Date.now()) {
  if (!await caches.has(cacheName)) {
    return [];
  }
  const cache = await caches.open(cacheName);
  const looked = await Promise.all((await cache.keys()).map(async (request) => [request, await cache.match(request)]));
  // Another page or the worker may have removed a week between the two looks.
  const found = looked.filter(([, answer]) => answer).map(([{url}, {headers}]) => ({
    path: new URL(url).pathname,
    at: Number(headers.get('kept-at')),
    account: decodeURIComponent(headers.get('account')),
  }));
  found.sort((one, other) => other.at - one.at);
  const children = new Set();
  const stay = found.filter(({path, at}) => {
    const child = childOf(path);
    // A clock that was put back must not make a week last for ever.
    const stays = Math.abs(now - at) < lifetime && !children.has(child) && children.size < mostChildren;
    if (stays) {
      children.add(child);
    }
    return stays;
  });
  await Promise.all(found.filter((week) => !stay.includes(week)).map((week) => cache.delete(week.path)));
  return stay;
}

/** Keeps the main part of a week's page, in place of the week of that child kept before. */
export async function keepWeek(path, account, html, now = Date.now()) {
  const cache = await caches.open(cacheName);
  const headers = {'content-type': 'text/html; charset=utf-8', 'kept-at': now, account: encodeURIComponent(account)};
  await cache.put(path, new Response(html, {headers}));
  await keptWeeks(now);
}

/** What stands in a kept week. */
export const contentOf = async ({path}) => (await (await caches.open(cacheName)).match(path)).text();

/** The kept week that answers an address: that week, the child's current one, or the last one seen for a first page. */
export function weekFor(weeks, path) {
  return weeks.find((week) => week.path === path) ??
    (path === '/' || path === '/my/week' ? weeks[0] : weeks.find((week) => path === `/diary/${childOf(week.path)}/week`));
}

export const forgetWeeks = () => caches.delete(cacheName);
