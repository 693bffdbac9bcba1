/** Embedded demos, framed by a page of another origin in a real browser. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inBrowser, rootSite } from './browser.ts';

let server: Server;
/** A page of another origin that frames this address. */
const framing = (address: string) =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}/?frame=${encodeURIComponent(address)}`;

beforeAll(async () => {
  server = createServer((request, response) => {
    const frame = new URL(request.url ?? '/', 'http://localhost').searchParams.get('frame') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>Another site</title><iframe name="demo" src="${frame.replaceAll('&', '&amp;')}" width="700" height="900"></iframe>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

inBrowser('an embedded demo', (open) => {
  it('runs in a frame of another origin, in the state of its address, without the parts it hides', async () => {
    const { page } = await open(framing(`${rootSite}embed/rnn-step/?rnn-step.name=clara&hide=seed,link`));
    const frame = page.frameLocator('iframe[name=demo]');
    await frame.locator('.demo-note:has-text("Live: computed")').waitFor();
    expect(await frame.locator('.tape').textContent()).toContain('clara');
    for (const part of ['seed', 'link']) expect(await frame.locator(`[data-part=${part}]`).isVisible()).toBe(false);
    expect(await frame.locator('[data-part=files]').isVisible()).toBe(true);
    await frame.locator('.demo-fields input[name=name]').fill('otto');
    await frame.locator('.tape:has-text("otto")').waitFor();
    expect(await frame.locator('.embed-back a').first().getAttribute('href')).toMatch(/^\/terms\/[\w-]+\/#rnn-step$/);
    await page.context().close();
  });

  it('is all that may be framed', async () => {
    const { page, errors } = await open(framing(`${rootSite}terms/rnn/`));
    await expect.poll(() => errors.join('\n')).toContain("frame-ancestors 'none'");
    expect(await page.frames()[1]?.locator('#rnn-step').count()).toBe(0);
    await page.context().close();
  });

  it('is neither indexed nor in the sitemap', async () => {
    const html = await (await fetch(`${rootSite}embed/rnn-step/`)).text();
    expect(html).toContain('<meta name="robots" content="noindex">');
    expect(html).not.toContain('data-pagefind-body');
    expect(await (await fetch(`${rootSite}sitemap-0.xml`)).text()).not.toContain('/embed/');
  });

  it('is copied from the foot of a demo, as it stands, without the parts that are taken out', async () => {
    const { page } = await open(`${rootSite}terms/rnn/?rnn-step.name=clara`);
    await page.locator('#rnn-step .demo-embed summary').click();
    await page.locator('#rnn-step .demo-embed').getByLabel('Seed').uncheck();
    const code = await page.locator('#rnn-step .demo-embed textarea').inputValue();
    expect(code).toContain(`<iframe src="${rootSite}embed/rnn-step/?rnn-step.name=clara&#38;hide=seed"`);
    expect(code).toContain(`<a href="${rootSite}terms/rnn/?rnn-step.name=clara#rnn-step">`);
    await page.context().close();
  });
});
