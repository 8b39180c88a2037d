// SPDX-License-Identifier: Apache-2.0
// What the pages gain with a script. Each of them does its work without it.

// Menus of the bar close by Esc, by a press outside and when the focus goes on, and only one stands open.
const menus = [...document.querySelectorAll('details.menu')];

for (const menu of menus) {
  menu.addEventListener('toggle', () => {
    if (menu.open) {
      menus.filter((other) => other !== menu).forEach((other) => { other.open = false; });
    }
  });
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) {
      menu.open = false;
    }
  });
}

document.addEventListener('click', (event) => {
  menus.filter((menu) => !menu.contains(event.target)).forEach((menu) => { menu.open = false; });
});

document.addEventListener('keydown', (event) => {
  const open = menus.find((menu) => menu.open);
  if (event.key === 'Escape' && open) {
    open.open = false;
    open.querySelector('summary').focus();
  }
});

// The date in the heading of a week opens the calendar over the week: the same part of the calendar's own page.
const toCalendar = document.querySelector('a[data-calendar]');
if (toCalendar) {
  const panel = document.createElement('div');
  panel.className = 'calendar-panel';
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', toCalendar.dataset.calendar);
  toCalendar.setAttribute('aria-haspopup', 'dialog');
  toCalendar.setAttribute('aria-expanded', 'false');

  const close = () => {
    panel.remove();
    toCalendar.setAttribute('aria-expanded', 'false');
  };

  // Whatever goes wrong on the way, the link still leads to the page.
  const show = async (address, focusOn) => {
    try {
      const answer = await fetch(address, {credentials: 'same-origin'});
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const calendar = page.querySelector('.calendar');
      if (!answer.ok || !calendar) {
        throw new Error('no calendar');
      }
      panel.replaceChildren(calendar);
      toCalendar.closest('.week-title').append(panel);
      toCalendar.setAttribute('aria-expanded', 'true');
      (panel.querySelector(focusOn) ?? panel).focus();
    } catch {
      window.location.assign(address);
    }
  };

  const isPlain = (event) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

  toCalendar.addEventListener('click', (event) => {
    if (isPlain(event)) {
      event.preventDefault();
      if (panel.isConnected) {
        close();
      } else {
        show(toCalendar.href, '.month [aria-current]');
      }
    }
  });
  panel.addEventListener('click', (event) => {
    const turn = event.target.closest('a[data-calendar-turn]');
    if (turn && isPlain(event)) {
      event.preventDefault();
      show(turn.href, `a[data-calendar-turn="${turn.dataset.calendarTurn}"]`);
    }
  });
  // What gets the focus next must not lie below the calendar.
  panel.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !panel.contains(event.relatedTarget)) {
      close();
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && panel.isConnected) {
      close();
      toCalendar.focus();
    }
  });
  document.addEventListener('click', (event) => {
    if (panel.isConnected && !panel.contains(event.target) && !toCalendar.contains(event.target)) {
      close();
    }
  });
}

for (const button of document.querySelectorAll('[data-reveal]')) {
  const field = document.getElementById(button.dataset.reveal);
  const word = button.querySelector('[data-show]');
  button.hidden = false;
  button.addEventListener('click', () => {
    const hide = field.type === 'text';
    field.type = hide ? 'password' : 'text';
    word.textContent = hide ? word.dataset.show : word.dataset.hide;
  });
  // A browser remembers only what was typed into a password field.
  field.form.addEventListener('submit', () => { field.type = 'password'; });
}

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

// Where the browser has no clipboard to write to, the field itself can be copied from.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  field.addEventListener('focus', () => field.select());
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(field.value);
    button.textContent = button.dataset.copied;
  });
}

// Not every browser gives the focus to a summary by its autofocus.
window.addEventListener('load', () => {
  if (document.activeElement === document.body) {
    document.getElementById('errors')?.focus();
  }
});

// After signing out the way back must not show a page that the browser kept in memory.
window.addEventListener('pageshow', (event) => {
  if (event.persisted) {
    window.location.reload();
  }
});
