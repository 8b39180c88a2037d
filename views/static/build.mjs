// SPDX-License-Identifier: Apache-2.0
// node build.mjs FOLDER: writes the static files under names that hold their hash, each with a .gz beside it, and
// assets.json, which tells the workers the names. Files of earlier builds stay, for pages that are still open. What must
// keep its address is written into FOLDER/root.
import {createHash} from 'node:crypto';
import {mkdir, readFile, readdir, rename, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {basename, extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {Resvg} from '@resvg/resvg-js';
import {bundleAsync, transform} from 'lightningcss';

const here = fileURLToPath(new URL('.', import.meta.url));
const packages = createRequire(import.meta.url);
const folder = process.argv[2];
if (!folder) {
  console.error('usage: node build.mjs FOLDER');
  process.exit(2);
}

// The name of the icon on the pages and its name in the package.
const icons = {
  'notebook': 'notebook',
  'users': 'users',
  'lock': 'lock',
  'chevron-left': 'chevron-left',
  'chevron-right': 'chevron-right',
  'printer': 'printer',
  'message': 'message',
  'alert': 'alert-triangle',
  'book': 'book',
  'list-numbers': 'list-numbers',
  'certificate': 'certificate',
  'clock': 'clock',
  'pencil': 'pencil',
  'calendar': 'calendar',
  'chart': 'chart-bar',
  'dots': 'dots',
  'calendar-event': 'calendar-event',
  'history': 'history',
  'download': 'download',
  'calendar-share': 'calendar-share',
  'eye': 'eye',
  'building': 'building',
  'check': 'check',
};
const fonts = ['golos-text-cyrillic-wght-normal.woff2', 'golos-text-latin-wght-normal.woff2'];
const packed = new Set(['.woff2', '.png']);
// Browsers of the last years; light-dark() and nesting are not used, so nothing is rewritten into larger code.
const targets = {chrome: 105 << 16, firefox: 115 << 16, safari: (15 << 16) | (4 << 8)};

// The page that comes first after the sign-in is drawn after two short answers, so it has a sheet of its own with the
// styles of its parts only. The calendar is a part too: the script opens it over the week.
const weekParts = ['page_layout', 'diary_week', 'calendar'];
// What govuk-frontend has fixed where its other colours are custom properties.
const fixedColours = {
  '#0f7a52': 'var(--button)',
  '#0b5c3e': 'var(--button-hover)',
  '#083d29': 'var(--button-edge)',
  '#f3f3f3': 'var(--surface)',
  '#cecece': 'var(--page)',
  '#858686': 'var(--field)',
  '#0b0c0c': 'var(--link)',
  '#ca3535': 'var(--danger)',
  '#982828': 'var(--danger)',
  '#651b1b': 'var(--danger)',
  '#fff': 'var(--button-text)',
};

const assets = {};

async function publish(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
  const extension = extname(name);
  const hashed = `${basename(name, extension)}.${hash}${extension}`;
  await writeFile(join(folder, hashed), bytes);
  if (!packed.has(extension)) {
    await writeFile(join(folder, `${hashed}.gz`), gzipSync(bytes, {level: 9}));
  }
  assets[name] = hashed;
  return hashed;
}

async function sprite() {
  const symbols = await Promise.all(Object.entries(icons).map(async ([id, file]) => {
    const svg = await readFile(packages.resolve(`@tabler/icons/outline/${file}.svg`), 'utf8');
    const shapes = svg.replace(/<!--.*?-->/gs, '').replace(/^.*?<svg.*?>|<\/svg>\s*$/gs, '').replace(/\s+/g, ' ').trim();
    return `<symbol id="${id}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" ` +
           `stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
  }));
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`;
}

/** The text of all that may name a class on the pages. */
async function wholeText() {
  const folders = ['../', '../templates/', './', '../../nginx/errors/'];
  const files = (await Promise.all(folders.map(async (one) => (await readdir(join(here, one))).map((name) => join(here, one, name)))))
      .flat().filter((file) => /\.(cc|tpl|html|js)$/.test(file));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

/** The same of some parts of views/ and all the parts that they include or name a template of. */
async function textOfParts(names) {
  const texts = new Map([['diary.js', await readFile(join(here, 'diary.js'), 'utf8')]]);
  const read = (file) => readFile(join(here, '..', file), 'utf8').catch(() => '');
  const visit = async (name) => {
    if (!texts.has(name)) {
      const text = (await Promise.all([`${name}.cc`, `${name}.h`, `templates/${name}.tpl`].map(read))).join('\n');
      texts.set(name, text);
      for (const [, other] of text.matchAll(/"(?:views\/)?(\w+)\.(?:h|tpl)"/g)) await visit(other);
    }
  };
  for (const name of names) await visit(name);
  return [...texts.values()].join('\n');
}

/** The classes of a sheet that the text does not name; of "scheme-dark" it may name the beginning. */
function unnamed(sheet, text) {
  const words = new Set(text.match(/[\w-]+/g));
  const classes = new Set([...sheet.matchAll(/\.((?:[a-z_]|\\!)(?:[\w-]|\\.)*)/gi)].map(([, name]) => name.replaceAll('\\', '')));
  return [...classes].filter((name) => !words.has(name) && !words.has(name.slice(0, name.indexOf('-') + 1)));
}

/** The shapes and states of the components that the pages use; type and colours are ours, and their print styles too. */
async function components(text) {
  const source = await readFile(packages.resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'));
  const isForOldBrowsers = (query) => /\ufffd|-ms-/.test(JSON.stringify(query));
  const {code} = transform({
    filename: 'govuk-frontend.css',
    code: source,
    minify: true,
    errorRecovery: true,
    targets,
    unusedSymbols: unnamed(source.toString(), text),
    visitor: {
      Rule: {
        'font-face': () => [],
        media: (rule) => isForPrint(rule) || rule.value.query.mediaQueries.every(isForOldBrowsers) ? [] : undefined,
        supports: ({value}) => value.condition.type === 'not' ? [] : undefined,
        style: ({value}) => JSON.stringify(value.selectors) === '[[{"type":"pseudo-class","kind":"root"}]]' ? [] : undefined,
      },
      Declaration: {
        'font-family': () => [],
        'font-size': () => [],
        'line-height': () => [],
        custom: ({name}) => /smoothing$/.test(name) ? [] : undefined,
      },
    },
  });
  const themed = Buffer.from(code).toString()
      .replace(/var\((--govuk-[a-z-]+),[^()]*\)/g, 'var($1)')
      .replace(/#[0-9a-f]{3,8}\b/g, (colour) => colour === '#0000' ? colour : fixedColours[colour] ?? `unknown ${colour}`);
  if (themed.includes('unknown #')) {
    throw new Error(`govuk-frontend has a colour that our schemes do not know: ${themed.match(/.{60}unknown #\w+/)[0]}`);
  }
  return themed;
}

/** Widths of the window measured in a larger text. */
function scaled(part, factor) {
  if (typeof part !== 'object' || part === null) {
    return part;
  }
  if (typeof part.unit === 'string' && typeof part.value === 'number') {
    return {...part, value: part.value * factor};
  }
  return Array.isArray(part) ? part.map((one) => scaled(one, factor)) :
                               Object.fromEntries(Object.entries(part).map(([key, value]) => [key, scaled(value, factor)]));
}

const isForPrint = ({value}) => value.query.mediaQueries.every(({mediaType}) => mediaType === 'print');

/** The rules of a minified sheet that are for paper only, or all others. */
function onlyFor(medium, sheet) {
  const rules = [];
  let depth = 0;
  let begin = 0;
  for (let at = 0; at < sheet.length; at += 1) {
    depth += sheet[at] === '{' ? 1 : sheet[at] === '}' ? -1 : 0;
    if (depth === 0 && sheet[at] === '}') {
      rules.push(sheet.slice(begin, at + 1));
      begin = at + 1;
    }
  }
  return rules.filter((rule) => rule.startsWith('@media print{') === (medium === 'paper')).join('');
}

/** diary.css with what the text names, for text of `percent` of the usual size, or what of it is for paper. */
async function styles(text, {percent = 100, medium = 'screen'}) {
  const govuk = await components(text);
  const own = (await Promise.all((await readdir(join(here, 'css'))).map((name) => readFile(join(here, 'css', name), 'utf8')))).join('');
  const {code} = await bundleAsync({
    filename: join(here, 'css/diary.css'),
    minify: true,
    targets,
    unusedSymbols: unnamed(own.replace(/\/\*.*?\*\//gs, ''), text),
    resolver: {
      read: (file) => basename(file) === 'govuk-frontend.css' ? govuk : readFile(file, 'utf8'),
    },
    visitor: percent === 100 ? {} : {MediaQuery: (query) => scaled(query, percent / 100)},
  });
  let sheet = onlyFor(medium, Buffer.from(code).toString());
  for (const font of fonts) {
    sheet = sheet.replaceAll(font, assets[font]);
  }
  const larger = percent === 100 ? '' : `:root{font-size:${percent}%}`;
  return `/* Components: govuk-frontend, MIT, Crown Copyright */\n${sheet}${larger}`;
}

/** Scripts import one another by the names that they have here; comments are for the readers of this folder. */
async function script(name) {
  const text = await readFile(join(here, name), 'utf8');
  return text.replace(/^ *\/(?:\/|\*\*).*\n/gm, '').replace(/'\.\/(\w+\.js)'/g, (_, file) => `'./${assets[file]}'`);
}

/** A worker is one file: not every browser lets it import others. */
async function worker(files) {
  const shared = (await script('kept_weeks.js')).replace(/^export /gm, '');
  const text = (await script('sw.js')).replace(/^import .*\n/m, () => shared).replace("['FILES']", () => JSON.stringify(files));
  return text.replace('RELEASE', `public-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`);
}

function png(svg, width) {
  return new Resvg(svg, {fitTo: {mode: 'width', value: width}}).render().asPng();
}

/** The icon on a ground without corners: a system may cut off a tenth at each side. */
function maskable(svg) {
  const [, shapes] = /<svg[^>]*>(.*)<\/svg>/s.exec(svg);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="#17407a"/>` +
         `<g transform="translate(4.8 4.8) scale(.7)">${shapes}</g></svg>`;
}

async function manifest() {
  const about = JSON.parse(await readFile(join(here, 'diary.webmanifest'), 'utf8'));
  const icons = [about, ...about.shortcuts].flatMap((one) => one.icons);
  icons.forEach((icon) => { icon.src = `/s/${assets[icon.src]}`; });
  return JSON.stringify(about);
}

await mkdir(join(folder, 'root'), {recursive: true});
for (const font of fonts) {
  await publish(font, await readFile(packages.resolve(`@fontsource-variable/golos-text/files/${font}`)));
}
// Paper has a sheet of its own, which no screen waits for.
await publish('paper.css', await styles(await wholeText(), {medium: 'paper'}));
for (const [name, text] of [['diary', await wholeText()], ['week', await textOfParts(weekParts)]]) {
  for (const percent of [100, 125, 150, 200]) {
    await publish(percent === 100 ? `${name}.css` : `${name}-${percent}.css`, await styles(text, {percent}));
  }
}
await publish('diary.js', await script('diary.js'));
await publish('kept_weeks.js', await script('kept_weeks.js'));
await publish('offline.js', await script('offline.js'));
await publish('device.js', await script('device.js'));
await publish('icons.svg', await sprite());
const favicon = await readFile(join(here, 'favicon.svg'), 'utf8');
await publish('favicon.svg', favicon);
const pageFiles = Object.values(assets).map((name) => `/s/${name}`);
await publish('icon-192.png', png(favicon, 192));
await publish('icon-512.png', png(favicon, 512));
await publish('icon-maskable-512.png', png(maskable(favicon), 512));
await publish('diary.webmanifest', await manifest());
await writeFile(join(folder, 'root', 'sw.js'), await worker(pageFiles));
await writeFile(join(folder, 'assets.json.new'), `${JSON.stringify(assets, null, 2)}\n`);
await rename(join(folder, 'assets.json.new'), join(folder, 'assets.json'));
