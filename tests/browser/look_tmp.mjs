import { Walk } from './walk.mjs';
import { root, runningDiary } from './service.mjs';
const [state, port, out, only] = process.argv.slice(2);
const service = runningDiary(state, port);
const walk = await Walk.begin({ ...service, root, database: 'sqlite', artefacts: out });
const who = walk.pupilOf('10А'), five = walk.pupilOf('7А');
const list = [[five,'subject'],[five,'subject?mark1=5&mark2=5&mark3=2&weight3=3'],[five,'marks'],[five,'marks?period=month&view=dates'],[five,'marks?period=year'],[five,'final'],[who,'final'],[five,'calendar'],[five,'timetable'],[five,'timetable/2026-11-18?view=day'],[five,'homework'],[five,'day/2026-11-16'],[five,'statistics'],[five,'remarks?period=year'],[five,'marks?from=2026-11-18&to=2026-11-01'],[five,'week/2026-11-16']];
for (const [w, h] of [[360, 740],[1280, 800]]) {
  for (const [p, s] of list) {
    if (only && !s.startsWith(only)) continue;
    const page = await walk.section(p, s, { viewport: { width: w, height: h } });
    const name = `${s.replace(/\W+/g,'-')}-${p===who?'10':'7'}-${w}`;
    await walk.picture(page, name);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    console.log(page.trail.at(-1).status(), over>0?`OVERFLOW ${over}`:'', name);
    try { await walk.assertNoViolations(page, name); } catch (e) { console.log(e.message.slice(0, 900)); }
    try { walk.assertNoFaults(); } catch (e) { console.log(e.message.slice(0, 500)); }
    if (s==='week/2026-11-16') { const a = page.locator('.lessons a.m').first(); await a.click(); await page.waitForURL(/mark/); await walk.picture(page, `mark-7-${w}`); await walk.assertNoViolations(page,'mark'); }
    await walk.closeContexts();
  }
}
await walk.end();
