// SPDX-License-Identifier: Apache-2.0
// The page without a connection: shows the week that this device keeps, if it keeps one.
import {contentOf, keptWeeks, weekFor} from './kept_weeks.js';

const page = document.querySelector('[data-offline]');
const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const part = (name) => page.querySelector(`[data-${name}]`);

function banner(at) {
  const written = (options) => new Date(at).toLocaleString(language, options);
  return part('stamp').dataset.stamp.replace('{day}', written({day: 'numeric', month: 'long'}))
    .replace('{time}', written({hour: '2-digit', minute: '2-digit'}));
}

/** Today was the day on which the week was kept; on another day nothing of it is today. */
function forgetToday(week) {
  const today = new Date().toLocaleDateString('sv');
  const day = week.querySelector('.day.today');
  if (day && day.querySelector('time').dateTime !== today) {
    week.querySelectorAll('.today-word').forEach((word) => word.remove());
    week.querySelectorAll('.today').forEach((one) => one.classList.remove('today'));
  }
}

async function show(kept) {
  const week = part('week');
  const {body} = new DOMParser().parseFromString(await contentOf(kept), 'text/html');
  // The sprite of this page is the one that is kept with it.
  const [sprite] = document.querySelector('use').getAttribute('href').split('#');
  body.querySelectorAll('use').forEach((use) => {
    use.setAttribute('href', `${sprite}#${use.getAttribute('href').split('#')[1]}`);
  });
  forgetToday(body);
  week.replaceChildren(...body.childNodes);
  part('stamp').textContent = banner(kept.at);
  part('account').textContent = kept.account;
  part('nothing').remove();
  part('shown').hidden = false;
  document.body.className = 'wide';
  document.title = `${kept.account} — ${document.title}`;
}

const weeks = await keptWeeks();
const kept = weekFor(weeks, window.location.pathname);
if (kept) {
  await show(kept);
}
page.dataset.offline = kept ? 'kept' : 'nothing';
const others = weeks.filter((week) => week !== kept);
if (others.length > 0) {
  part('others').hidden = false;
  part('others').querySelector('ul').replaceChildren(...others.map(({path, account}) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = path;
    link.textContent = account;
    item.append(link);
    return item;
  }));
}
