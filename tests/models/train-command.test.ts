import { expect, test, vi } from 'vitest';
import { main } from '../../src/cli/train.ts';

async function said(args: string[]) {
  const lines: string[] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((line: string) => { lines.push(line); });
  const code = await main(args);
  spy.mockRestore();
  return { code, text: lines.join('\n') };
}

test('training a model that has no recipe names those nearest to it, and the command to type', async () => {
  const { code, text } = await said(['latch-lsmt']);
  expect(code).toBe(1);
  expect(text).toContain('src/models/latch-lsmt.ts is not a recipe. Nearest: latch-lstm');
  expect(text).toContain('Fix: npm run train -- latch-lstm');
});

test('files beside the recipes that are none, like the loader, are not offered', async () => {
  const { code, text } = await said([]);
  expect(code).toBe(1);
  expect(text).toContain('names-rnn');
  expect(text).not.toMatch(/\b(load|recipe|latch|make-model)\b[,.]/);
});
