/** The page of numbers in a real browser: bytes a reader can check by hand, and forms that compute them. */
import { expect, it } from 'vitest';
import { baseSite, inBrowser, PHONE, rootSite } from './browser.ts';

inBrowser('the numbers for operators', (open) => {
  it.each([rootSite, baseSite])(
    'stand in a table, with the figures they come from and a source each, at %s',
    async (site) => {
      const { page, errors } = await open(`${site}terms/kv-cache/`, { javaScriptEnabled: false });
      await page.click('header nav a:text-is("Numbers")');
      await page.waitForURL(`${site}numbers/`);
      const row = page.locator('.numbers tbody tr', { has: page.locator('th', { hasText: 'Qwen3-Next' }) }).first();
      expect(await row.locator('td').allTextContents()).toEqual([
        '24 KiB',
        '75.4 MiB',
        '171 MiB',
        '843 MiB',
        '3.07 GiB',
      ]);
      const figures = page.locator('#qwen3-next-80b-a3b');
      expect(await figures.textContent()).toContain('36 layers × 32 heads × 128 × 128 (524,288 numbers) × 4 bytes');
      await figures.locator('a').first().click();
      await page.waitForURL(`${site}sources/**`);
      expect(await page.locator('.facts').textContent()).toContain('Numbers for operators');
      expect(errors).toEqual([]);
      await page.context().close();
    },
  );

  it('are computed for the reader’s own memory, by keyboard on a phone', async () => {
    const { page, errors } = await open(`${rootSite}numbers/`, { viewport: PHONE });
    const told = () => page.textContent('#kv-cache-size .demo-tell');
    expect(await told()).toContain('costs Llama-3-8B 131,072 bytes at 16 bits. So 8 GiB hold 65,536 tokens');
    await page.focus('#kv-cache-size select[name=model]');
    await page.keyboard.press('End');
    await page.waitForFunction(() =>
      document.querySelector('#kv-cache-size .demo-tell')!.textContent!.includes('Falcon-H1-7B'),
    );
    // Never one model's name with another's bytes, however quickly one looks.
    expect(await told()).toContain(
      'costs Falcon-H1-7B 45,056 bytes at 16 bits, beside a state of 138,412,032 bytes that does not grow',
    );
    const bound = () => page.textContent('#decode-ceiling .demo-tell');
    const boundSays = (words: string) =>
      page.waitForFunction(
        (wanted) => document.querySelector('#decode-ceiling .demo-tell')!.textContent!.includes(wanted),
        words,
      );
    expect(await bound()).toContain(
      'gpt-oss-120b can write at most 8.7 tokens per second (each token reads 5.13 of its 117 billion weights',
    );
    await page.selectOption('#decode-ceiling select[name=other]', 'pythia-2-8b');
    await boundSays('Both read the same at 49,424 tokens.');
    await page.selectOption('#decode-ceiling select[name=other]', 'mamba-2-8b');
    await boundSays('Mamba-2.8B can write at most 18.0 tokens per second (each token reads all 2.77 billion weights');
    // Past an H100 (3,350 GB/s) and a B200 (8,000).
    await page.focus('#decode-ceiling input[name=bandwidth]');
    await page.keyboard.press('End');
    await boundSays('10,000 GB/s');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect(errors).toEqual([]);
    await page.context().close();
  });
});
