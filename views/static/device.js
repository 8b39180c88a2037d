// SPDX-License-Identifier: Apache-2.0
// The diary as an installed application: the worker, and the week that an own device keeps. Pages work without either.
import {forgetWeeks, keepWeek, keptWeeks} from './kept_weeks.js';

const setting = 'own-device';
const canKeep = 'serviceWorker' in navigator && 'caches' in window;

/** A browser that forbids storage keeps nothing. */
function remembered(name, value) {
  try {
    if (value === null) {
      localStorage.removeItem(name);
    } else if (value !== undefined) {
      localStorage.setItem(name, value);
    }
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** The main part of the week without what only works with a connection, and without what tells more of the child. */
function bareWeek() {
  const main = document.getElementById('main').cloneNode(true);
  main.querySelectorAll('form, button, script, .weeks, .owner, .on-paper, .banner, .now, .acknowledged').forEach((part) => part.remove());
  main.querySelectorAll('a[href]:not([href^="#"])').forEach((link) => {
    ['href', 'data-calendar', 'aria-haspopup', 'aria-expanded'].forEach((name) => link.removeAttribute(name));
  });
  delete main.querySelector('[data-keep]').dataset.keep;
  return main.innerHTML;
}

/** The page for a time without a connection speaks the language and looks as its reader likes it. */
async function renewOfflinePage() {
  const {lang, className} = document.documentElement;
  const look = `${lang} ${className}`;
  await navigator.serviceWorker.ready;
  const [release] = (await caches.keys()).filter((name) => name.startsWith('public-')).slice(-1);
  if (release && remembered('look') !== look) {
    await (await caches.open(release)).add('/offline');
    remembered('look', look);
  }
}

async function begin() {
  await navigator.serviceWorker.register('/sw.js');
  const week = document.querySelector('[data-keep]');
  // What the journal told earlier is no week of now.
  if (week && remembered(setting) === 'on' && !document.querySelector('.notice')) {
    await keepWeek(window.location.pathname, week.dataset.keep, bareWeek());
  }
  await renewOfflinePage();
}

/** The page where a person says whose device this is. */
async function show(panel) {
  const isOn = remembered(setting) === 'on';
  const part = (name) => panel.querySelector(`[data-${name}]`);
  const weeks = isOn ? await keptWeeks() : [];
  part('state').textContent = isOn ? part('state').dataset.on : part('state').dataset.off;
  const button = part('switch');
  button.textContent = isOn ? button.dataset.off : button.dataset.on;
  part('kept').hidden = weeks.length === 0;
  part('kept').querySelector('ul').replaceChildren(...weeks.map(({account, at}) => {
    const item = document.createElement('li');
    // At once: a name may look like a place in the text, or like a pattern of replace().
    const words = {name: account, moment: momentOf(at)};
    item.textContent = part('kept').dataset.kept.replace(/\{(name|moment)\}/g, (_place, word) => words[word]);
    return item;
  }));
}

function momentOf(at) {
  const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
  const written = (options) => new Date(at).toLocaleString(language, options);
  return `${written({day: 'numeric', month: 'long'})}, ${written({hour: '2-digit', minute: '2-digit'})}`;
}

const panel = document.querySelector('[data-device]');
if (panel) {
  panel.querySelector(canKeep ? '[data-able]' : '[data-unable]').hidden = false;
  panel.querySelector('[data-no-script]').remove();
  panel.querySelector('[data-switch]').addEventListener('click', async () => {
    if (remembered(setting) === 'on') {
      remembered(setting, null);
      await forgetWeeks();
    } else {
      remembered(setting, 'on');
    }
    await show(panel);
  });
  if (canKeep) {
    show(panel);
  }
}

// The answer to signing out clears the storage too; not every browser knows that header.
document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => {
  if (canKeep) {
    remembered(setting, null);
    forgetWeeks();
  }
});

if (document.querySelector('[data-offline]')) {
  import('./offline.js');
} else if (canKeep) {
  window.addEventListener('load', () => { begin().catch(() => {}); });
}
