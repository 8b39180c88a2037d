// SPDX-License-Identifier: Apache-2.0
// Texts that would do something if a page showed them as they came, and how a text that is read is found to be one of them.

/** Each calls __x with a number that tells the field and the payload; short, so that an account may be called so. */
export const payloads = [
  // Tags in the text, and the ends of what they may stand in.
  (x) => `<script>${x}</script>`,
  (x) => `<img src=x onerror=${x}>`,
  (x) => `<svg/onload=${x}>`,
  (x) => `<body onload=${x}>`,
  (x) => `</p><svg onload=${x}>`,
  (x) => `</script><script>${x}</script>`,
  (x) => `</style><svg/onload=${x}>`,
  (x) => `</title><svg/onload=${x}>`,
  (x) => `</textarea><svg/onload=${x}>`,
  (x) => `--><svg/onload=${x}>`,
  // Out of an attribute, and out of a string of a script.
  (x) => `"><svg/onload=${x}>`,
  (x) => `'><svg/onload=${x}>`,
  (x) => `" autofocus onfocus=${x} x="`,
  (x) => `' autofocus onfocus=${x} x='`,
  (x) => `x onmouseover=${x}`,
  (x) => `https://x.invalid/"onfocus=${x}//`,
  (x) => `https://x.invalid/?'><b id=${x}>`,
  (x) => `";${x}//`,
  (x) => `\u2028';${x}//\u2029`,
  (x) => `</script>\`\${${x}}\``,
  // What a catalogue or a script puts its own words in place of; the names of the child that a device keeps.
  (x) => `{name}{day}{moment}${x}`,
  // Addresses.
  (x) => `javascript:${x}`,
  (x) => `java\tscript:${x}`,
  (x) => `<a href=javascript:${x}>a</a>`,
  (x) => `data:text/html,<svg/onload=${x}>`,
  (x) => `<form action=javascript:${x}>`,
  (x) => `<base href=//x.invalid/${x}>`,
  (x) => `<meta http-equiv=refresh content="0;url=/?${x}">`,
  // Styles.
  (x) => `<style>@import'//x.invalid/${x}'`,
  (x) => `<p style=background:url(//x.invalid/${x})>`,
  (x) => `$&$'$1${x}`,
  // What a template, an entity, an address or a string would decode once more.
  (x) => `{{CSRF}}{{#CHILD}}${x}`,
  (x) => `&lt;svg/onload=${x}&gt;`,
  (x) => `&#60;svg/onload=${x}&#62;`,
  (x) => `%3Csvg/onload=${x}%3E`,
  (x) => `\\x3csvg/onload=${x}\\x3e`,
  // Read one way and written another.
  (x) => `<svg><style><img src=x onerror=${x}>`,
  (x) => `<math><mtext><table><mglyph><style><img src=x onerror=${x}>`,
  (x) => `<noscript><p title="</noscript><img src=x onerror=${x}>">`,
  (x) => `<!-- ${x}`,
];
/** The payloads that stand together in each text, and those that are names of the ten accounts of a family. */
export const together = 20;
export const accounts = 10;
export const marker = /__x\((\d+)\)/g;

export const fields = ['account', 'homework', 'topic', 'comment', 'remark', 'absence', 'mark', 'work', 'details', 'kind', 'was', 'changer',
  'reason', 'saidBefore', 'final', 'saidOfFinal', 'subject', 'teacher', 'class', 'subgroup', 'room', 'given', 'family', 'school',
  'identifier', 'address', 'phone', 'head', 'department', 'event', 'place', 'body', 'day', 'period', 'year', 'rule', 'typed'];
export const numberOf = (field, payload) => (fields.indexOf(field) + 1) * 100 + payload;
export const textOf = (field, payload) => payloads[payload](`__x(${numberOf(field, payload)})`);
export const wholeOf = (number) => textOf(fields[Math.floor(number / 100) - 1], number % 100);

/** Blanks are as a browser shows them. */
export const even = (text) => text.replace(/\s+/g, ' ');
export const partOf = (part, size) => payloads.map((_, payload) => payload).slice(part * size, (part + 1) * size);

/** A part of the payloads in one text; each stands at the beginning of some row, where an address would begin. */
export const manyOf = (field, part, row = 0) => partOf(part, together)
  .map((_, at, all) => textOf(field, all[(at + row) % together])).join(' ');
