/** A name or an option that no command knows is answered with names that there are, however strange it is. */
import { afterEach, expect, it, vi } from 'vitest';
import { main as bench } from '../../src/cli/bench.ts';
import { asked } from '../../src/cli/claims.ts';
import { create } from '../../src/cli/new.ts';
import { main as record } from '../../src/cli/record.ts';
import { main as train } from '../../src/cli/train.ts';

afterEach(() => vi.restoreAllMocks());

/** What a command says of something that nothing there resembles. */
async function saidOf(run: () => unknown): Promise<string> {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    expect(await run()).toBe(1);
    return error.mock.calls.flat().join('\n');
  } catch (thrown) {
    return (thrown as Error).message;
  }
}

it.each<[string, () => unknown, RegExp]>([
  [
    'a claim',
    () => asked(['zzzzzz'], ['gru-has-gates']),
    /No claim is called "zzzzzz"[\s\S]*Fix: npm run claims prints the names of all 1/,
  ],
  ['an option of claims', () => asked(['--zzzzzz'], []), /Fix: npm run claims -- --(json|record)$/],
  ['an option of bench', () => bench(['--zzzzzz']), /Fix: npm run bench -- --[a-z]+$/],
  ['a row of bench', () => bench(['--only', 'zzzzzz']), /Fix: npm run bench -- --only [a-z]+\/[a-z]+/],
  ['a demo to record', () => record(['zzzzzz']), /Fix: npm run record -- [a-z-]+$/],
  ['a model to train', () => train(['zzzzzz']), /Fix: npm run train -- [a-z]+-[a-z0-9]+/],
  ['a kind of new file', () => create('zzzzzz', 'x', {}, '2026-11-27'), /Fix: npm run new term <id>/],
])('%s that there is not gets a fix with a name that there is', async (_, run, fix) => {
  const said = await saidOf(run);
  expect(said).toMatch(fix);
  expect(said).not.toMatch(/undefined|Did you mean \?/);
});
