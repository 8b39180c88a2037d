// SPDX-License-Identifier: Apache-2.0
// node build.mjs FOLDER: writes the static files under names that hold their hash, each with a .gz beside it, and
// assets.json, which tells the workers the names. Files of earlier builds stay, for pages that are still open. What must
// keep its address is written into FOLDER/root.
import {createHash} from 'node:crypto';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {basename, extname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {Resvg} from '@resvg/resvg-js';
import {bundle} from 'lightningcss';

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
  'check': 'check',
};
const fonts = ['golos-text-cyrillic-wght-normal.woff2', 'golos-text-latin-wght-normal.woff2'];
const packed = new Set(['.woff2', '.png']);

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

async function styles() {
  const {code} = bundle({
    filename: join(here, 'css/diary.css'),
    minify: true,
    // Browsers of the last years; light-dark() and nesting are not used, so nothing is rewritten into larger code.
    targets: {chrome: 105 << 16, firefox: 115 << 16, safari: (15 << 16) | (4 << 8)},
  });
  let text = Buffer.from(code).toString();
  for (const font of fonts) {
    text = text.replaceAll(font, assets[font]);
  }
  return text;
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
await publish('diary.css', await styles());
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
