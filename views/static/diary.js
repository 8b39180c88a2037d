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
