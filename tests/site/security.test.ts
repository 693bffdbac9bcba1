/**
 * The content security policy on a host that sends no headers, under a base path: what it forbids is attempted, and what the
 * site does is done without a violation. The same attempts succeed on a page without a policy, which shows that they are real.
 */
import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { parseHeaders, serveFolder } from '../../src/cli/serve.ts';
import { policyOfHeader, policyOfPage } from '../../src/security.ts';
import { inBrowser } from './browser.ts';
import { settled } from './on-page.ts';

const BASE = new URL(inject('baseSite')).pathname;

/** What an attacker might try in a page, each resolving once it has worked; and the directive that has to stop it. */
const attempts: Record<string, { directive: string; attempt: (foreign: string) => Promise<unknown> }> = {
  'an inline script': {
    directive: 'script-src-elem',
    attempt: async () => {
      const script = document.createElement('script');
      script.textContent = 'document.documentElement.dataset.ran = "yes"';
      document.body.append(script);
      while (!document.documentElement.dataset.ran) await new Promise(requestAnimationFrame);
    },
  },
  'an inline event handler': {
    directive: 'script-src-attr',
    attempt: async () => {
      document.body.setAttribute('onclick', 'document.documentElement.dataset.clicked = "yes"');
      document.body.click();
      while (!document.documentElement.dataset.clicked) await new Promise(requestAnimationFrame);
    },
  },
  eval: { directive: 'script-src', attempt: async () => new Function('return 1')() },
  'an inline style': {
    directive: 'style-src-elem',
    attempt: async () => {
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid }';
      document.head.append(style);
      while (getComputedStyle(document.body).outlineWidth !== '7px') await new Promise(requestAnimationFrame);
    },
  },
  'a script of another origin': {
    directive: 'script-src-elem',
    attempt: (foreign) =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        script.onload = resolve;
        script.src = `${foreign}script.js`;
        document.body.append(script);
      }),
  },
  'an answer from another origin': { directive: 'connect-src', attempt: (foreign) => fetch(`${foreign}data`) },
  'an image of another origin': {
    directive: 'img-src',
    attempt: (foreign) =>
      new Promise((resolve) => {
        const image = new Image();
        image.onload = resolve;
        image.src = `${foreign}image.svg`;
      }),
  },
  'a frame of another origin': {
    directive: 'frame-src',
    attempt: (foreign) =>
      new Promise((resolve) => {
        addEventListener('message', resolve);
        const frame = document.createElement('iframe');
        frame.src = `${foreign}frame`;
        document.body.append(frame);
      }),
  },
  'a form sent to another origin': {
    directive: 'form-action',
    attempt: (foreign) =>
      new Promise((resolve) => {
        addEventListener('pagehide', resolve);
        const form = document.createElement('form');
        form.action = `${foreign}form`;
        document.body.append(form);
        form.submit();
      }),
  },
  'another base address': {
    directive: 'base-uri',
    attempt: async (foreign) => {
      const base = document.createElement('base');
      base.href = foreign;
      document.head.append(base);
      while (!document.baseURI.startsWith(foreign)) await new Promise(requestAnimationFrame);
    },
  },
  'a worker from text': {
    directive: 'worker-src',
    attempt: () =>
      new Promise((resolve) => {
        const address = URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }));
        new Worker(address).onmessage = resolve;
      }),
  },
};

/** Makes an attempt in a page: resolves with "worked", or with the directive that stopped it. */
async function outcomeOf(page: Page, attempt: (foreign: string) => Promise<unknown>, foreign: string): Promise<string> {
  const left = page
    .waitForEvent('framenavigated', (frame) => frame === page.mainFrame())
    .then(() => 'worked')
    .catch(() => 'ended');
  // Later, on the page's own account: what a test evaluates directly may do what the page may not.
  const made = page.evaluate(`new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
    setTimeout(() => (${attempt})(${JSON.stringify(foreign)}).then(() => resolve('worked')).catch(() => {}));
  })`);
  return Promise.race([(made as Promise<string>).catch(() => left), left]);
}

/** Another origin, which answers everything and remembers what it was asked for; its page at / has no policy. */
function startForeign() {
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const type = url.endsWith('.js') ? 'text/javascript' : url.endsWith('.svg') ? 'image/svg+xml' : 'text/html';
    response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' });
    const body: Record<string, string> = {
      '/script.js': '0',
      '/image.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
      '/frame': '<script>parent.postMessage(1, "*")</script>',
    };
    response.end(body[url] ?? '<!doctype html><title>Another origin</title><body>');
  });
  return new Promise<{ server: Server; address: string; asked: string[] }>((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ server, asked, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }),
    ),
  );
}

let foreign: Awaited<ReturnType<typeof startForeign>>;
let bare: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  foreign = await startForeign();
  bare = await serveFolder(inject('baseDist'), BASE, 0, { withHeaders: false });
});
afterAll(() => {
  foreign.server.close();
  bare.server.close();
});

inBrowser('on a host that sends no headers', (open) => {
  it('has no policy but the page’s own', async () => {
    const { headers } = await fetch(`${bare.address}terms/lstm/`);
    expect(headers.get('content-security-policy')).toBeNull();
  });

  describe.each(Object.entries(attempts))('%s', (_, { directive, attempt }) => {
    it('works where there is no policy', async () => {
      const { page } = await open(foreign.address);
      expect(await outcomeOf(page, attempt, foreign.address)).toBe('worked');
      await page.context().close();
    });

    it(`is stopped on our pages by ${directive}`, async () => {
      const { page } = await open(`${bare.address}terms/lstm/`);
      foreign.asked.length = 0;
      expect(await outcomeOf(page, attempt, foreign.address)).toBe(directive);
      expect(foreign.asked).toEqual([]);
      await page.context().close();
    });
  });

  it('demos, workers, WebAssembly, the race, a claim and search all run, with nothing stopped', async () => {
    const { page, errors, requests } = await open(`${bare.address}terms/rnn/`);
    const stopped: string[] = [];
    await page.exposeFunction('stopped', (what: string) => stopped.push(what));
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        (window as unknown as { stopped(what: string): void }).stopped(`${effectiveDirective}: ${blockedURI}`),
      ),
    );
    const visit = (path: string) => page.goto(`${bare.address}${path}`);

    await visit('terms/rnn/');
    const demo = page.locator('[data-demo]').first();
    const id = (await demo.getAttribute('data-demo'))!;
    await demo.scrollIntoViewIfNeeded();
    await demo.locator('button, input, select').first().press('Enter');
    await settled(page, id);

    await visit('race/?race.nets=lstm,gru&race.steps=50&race.runs=1');
    await page.click('#race .demo-start');
    await page.waitForFunction(() => document.querySelector('#race .demo-note')?.textContent?.startsWith('Live'));
    expect(page.workers().length).toBeGreaterThan(0);

    await visit('claims/lstm-has-three-gates-a-gru-two/');
    const claim = page.locator('#claim-lstm-has-three-gates-a-gru-two');
    await claim.getByRole('button', { name: 'Run it here' }).click();
    await claim.locator('output:has-text("Holds in this tab")').waitFor();

    await visit('search/?q=constant+error+carousel');
    await page.locator('.search-hits a').first().waitFor();

    expect(requests.filter((url) => /\.wasm/.test(url))).not.toEqual([]);
    expect(requests.filter((url) => /\/pagefind\/wasm/.test(url))).not.toEqual([]);
    expect(requests.filter((url) => !url.startsWith(bare.address) && !/^(data|blob):/.test(url))).toEqual([]);
    expect({ stopped, errors }).toEqual({ stopped: [], errors: [] });
    await page.context().close();
  });
});

describe('the policy', () => {
  const pages = globSync('**/*.html', { cwd: inject('baseDist') });

  it('is in every page, before anything that loads, and the header says the same', () => {
    const meta = `<head><meta http-equiv="Content-Security-Policy" content="${policyOfPage}">`;
    const without = pages.filter((page) => !readFileSync(join(inject('baseDist'), page), 'utf8').includes(meta));
    // Astro's own pages that lead on to a term's new name load nothing.
    const leadsOn =
      /^<!doctype html>\s*<title>Redirecting to: [^<]*<\/title>\s*<meta http-equiv="refresh"(?![\s\S]*<(script|img|style|iframe))/;
    expect(pages.length).toBeGreaterThan(60);
    expect(without.filter((page) => !leadsOn.test(readFileSync(join(inject('baseDist'), page), 'utf8')))).toEqual([]);
    expect(policyOfHeader).toBe(`${policyOfPage}; frame-ancestors 'none'`);
    expect(policyOfPage).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
  });

  it.each(['root', 'base'] as const)(
    'comes with the files of the %s site, and hashed files may be kept for a year',
    async (name) => {
      const rules = parseHeaders(readFileSync(join(inject(`${name}Dist`), '_headers'), 'utf8'));
      const answer = await fetch(`${inject(`${name}Site`)}`);
      expect(answer.headers.get('content-security-policy')).toBe(policyOfHeader);
      expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable');
      const [, style] = /href="([^"]*\/_astro\/[^"]+\.css)"/.exec(await answer.text())!;
      const { headers } = await fetch(new URL(style!, inject(`${name}Site`)));
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      const dist = inject(`${name}Dist`);
      const base = new URL(inject(`${name}Site`)).pathname;
      const unlike = globSync('**/*.{html,js,json}', { cwd: dist }).filter((file) => {
        const matching = rules.filter(({ pattern }) => pattern.test(base + file));
        const sent = matching.flatMap(({ headers }) =>
          headers.filter(([header]) => header === 'Content-Security-Policy'),
        );
        const wanted = file.startsWith('embed/') ? policyOfPage : policyOfHeader;
        return sent.length !== 1 || sent[0]?.[1] !== wanted;
      });
      expect(unlike).toEqual([]);
    },
  );
});
