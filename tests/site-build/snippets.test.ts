/** Code in terms says whose it is, and whether it was run. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import record from '../../content/records/snippets.json' with { type: 'json' };
import { snippetsIn } from '../../src/cli/snippets.ts';
import { caption, fingerprint, titleIn } from '../../src/site/build/snippets.ts';

const snippets = readdirSync('content/terms').flatMap((file) =>
  snippetsIn(file, readFileSync(`content/terms/${file}`, 'utf8')),
);

it('every piece of Python has a title', () => {
  expect(snippets.length).toBeGreaterThan(40);
  expect(snippets.filter(({ title }) => !title).map(({ file }) => file)).toEqual([]);
});

it('a title stands with or without quotes', () => {
  expect([' title=PyTorch', ' title="A b"', ' title=PyTorch with c', '', ' x'].map(titleIn)).toEqual([
    'PyTorch',
    'A b',
    'PyTorch with c',
    undefined,
    undefined,
  ]);
});

it('code that ran says with what and when; changed by a letter it says that it was not run', () => {
  const given = { date: '2026-01-02', python: '3.11', ran: { [fingerprint('a = 1\n')]: 'torch 2.0' } };
  expect(caption('a = 1', 'python', 'PyTorch', given)).toBe('PyTorch · run with torch 2.0, 2026-01-02');
  expect(caption('a = 2', 'python', 'PyTorch', given)).toBe('PyTorch · not run here');
  expect(caption('ls', 'sh', 'llama.cpp', given)).toBe('llama.cpp');
});

it('most PyTorch on the pages was run', () => {
  const torch = snippets.filter(({ code }) => /^import torch/m.test(code));
  const ran: Record<string, string> = record.ran;
  expect(torch.filter(({ code }) => ran[fingerprint(code)]).length / torch.length).toBeGreaterThan(0.75);
});
