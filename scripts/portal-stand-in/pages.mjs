// SPDX-License-Identifier: Apache-2.0
// What the portal shows. Plain pages that work without JavaScript and on a narrow screen.
import { createHash } from 'node:crypto';

const style = `
  *, *::before, *::after { box-sizing: border-box; }
  body { margin: 0; background: #f6f4ef; color: #23282d; font: 1rem/1.5 system-ui, "DejaVu Sans", sans-serif; }
  a { color: #14548c; }
  a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid #b3590a; outline-offset: 2px; }
  header { background: #33475b; color: #fff; }
  header a { color: #fff; }
  header p { margin: 0; }
  .row { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; justify-content: space-between;
         max-width: 60rem; margin: 0 auto; padding: .75rem 1rem; }
  .brand { font-weight: 600; text-decoration: none; }
  main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; }
  h2 { font-size: 1.125rem; margin: 0 0 .5rem; }
  section, form.card { background: #fff; border: 1px solid #cfc9bd; border-radius: .25rem; padding: 1rem; margin: 0 0 1rem; }
  section ul { margin: 0; padding-left: 1.25rem; }
  li { padding: .25rem 0; }
  form.card { max-width: 24rem; }
  label { display: block; margin: 0 0 .25rem; }
  input { width: 100%; font: inherit; padding: .5rem; margin: 0 0 1rem; border: 1px solid #6b7280; border-radius: .25rem; }
  button { font: inherit; min-height: 2.75rem; padding: .5rem 1.25rem; border: 0; border-radius: .25rem;
           background: #14548c; color: #fff; cursor: pointer; }
  .wrong { border-left: 4px solid #a4262c; background: #fdf1f0; padding: .5rem .75rem; margin: 0 0 1rem; }
  .note { color: #4b5563; font-size: .875rem; }`;

const styleHash = createHash('sha256').update(style).digest('base64');

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text) => String(text).replace(/[&<>"']/g, (character) => escapes[character]);

function page({ title, visitor = '', body }) {
  return `<!DOCTYPE html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'">
<link rel="icon" href="data:,">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<header><div class="row"><a class="brand" href="/">Портал государственных услуг — учебный стенд</a>${visitor}</div></header>
<main>
${body}
<p class="note">Это стенд для разработки: настоящих услуг и настоящих людей здесь нет.</p>
</main>
</body>
</html>
`;
}

/** `name` is that of whoever is signed in, or undefined. */
export function home({ name, diaryEntry }) {
  const visitor = name
    ? `<p>Вы вошли: ${escaped(name)} · <a href="/session/end">Выйти</a></p>`
    : '<p>Вы не вошли · <a href="/signin">Войти</a></p>';
  return page({
    title: 'Портал государственных услуг — учебный стенд',
    visitor,
    body: `<h1>Услуги</h1>
<section aria-labelledby="education">
<h2 id="education">Образование, учёба</h2>
<ul><li><a href="${escaped(diaryEntry)}">Электронный дневник школьника (МРКО)</a></li></ul>
</section>`,
  });
}

/** The form of login and password; `action` is where it is sent, `login` what was typed before. */
export function signIn({ action, login, wrong }) {
  const message = wrong
    ? '<p class="wrong" role="alert" id="wrong">Неверный логин или пароль. Проверьте и введите ещё раз.</p>'
    : '';
  const described = wrong ? ' aria-describedby="wrong" aria-invalid="true"' : '';
  return page({
    title: `${wrong ? 'Ошибка: ' : ''}Вход на портал`,
    body: `<h1>Вход на портал</h1>
<form class="card" method="post" action="${escaped(action)}">
${message}<label for="login">Логин портала</label>
<input id="login" name="login" value="${escaped(login)}" autocomplete="username" autocapitalize="none" spellcheck="false" required${described}>
<label for="password">Пароль портала</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}>
<button type="submit">Войти</button>
</form>`,
  });
}

/** `form` is the provider's own form, with the id op.logoutForm. */
export function signOut(form) {
  return page({
    title: 'Выход с портала',
    body: `<h1>Выход с портала</h1>
<p>После выхода портал попросит логин и пароль снова.</p>
${form}
<p><button type="submit" form="op.logoutForm" name="logout" value="yes">Выйти</button></p>`,
  });
}

/** `code` is a word of the protocol; what else the request said is not repeated. */
export function failure(code) {
  return page({
    title: 'Портал: запрос не выполнен',
    body: `<h1>Запрос не выполнен</h1>
<p>Портал не смог обработать запрос (${escaped(code)}). Вернитесь на <a href="/">главную страницу</a> и начните снова.</p>`,
  });
}
