import { chromium } from 'playwright-core';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const c = await b.newContext({ viewport: { width: 1280, height: 1000 } });
const page = await c.newPage();
page.on('pageerror', (e) => console.log('ERR', e.message));
page.on('console', (m) => m.type() === 'error' && console.log('CON', m.text()));
await page.addInitScript(() => { window.long = []; new PerformanceObserver((l) => l.getEntries().forEach((e) => window.long.push(Math.round(e.duration)))).observe({ type: 'longtask', buffered: true }); });
const q = process.argv[2] ?? 'race.nets=rnn,irnn,lstm,gru,mamba,deltanet,tcn,transformer&race.steps=200';
await page.goto(`http://localhost:4321/race/?${q}#race`);
await page.waitForTimeout(500);
await page.evaluate(() => { window.long = []; });
const t0 = Date.now();
await page.click('#race .demo-start');
await page.waitForFunction(() => /Live/.test(document.querySelector('#race .demo-note').textContent), null, { timeout: 60000 });
console.log('first answer', Date.now() - t0);
// responsiveness: time a tick of rAF and a click handler
let worst = 0;
for (let k = 0; k < 40; k++) { const t = Date.now(); await page.evaluate(() => new Promise((r) => setTimeout(r, 0))); worst = Math.max(worst, Date.now() - t); await page.waitForTimeout(100); }
console.log('worst turn', worst, 'workers', page.workers().length);
await page.waitForFunction(() => document.querySelector('#race .demo-start').textContent === 'Start the race', null, { timeout: 300000 });
console.log('done after', Date.now() - t0, 'long tasks', JSON.stringify(await page.evaluate(() => window.long)));
console.log(await page.textContent('#race .demo-tell'));
await page.locator('#race').screenshot({ path: process.argv[3] ?? '/tmp/r3.png' });
await b.close();
