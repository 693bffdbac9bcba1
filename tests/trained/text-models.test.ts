/** The shipped text models of both sizes: what a choice offers, and a file that is damaged. */
import { expect, test } from 'vitest';
import { words } from '../../src/models/words.ts';
import { loadModel } from '../../src/trained/load.ts';
import { whole } from '../../src/trained/text-models.ts';
import { LARGE_TITLES } from '../../src/training/text-sizes.ts';

test('the seven are called what their folders call them', () => {
  for (const [name, title] of Object.entries(LARGE_TITLES)) expect(title).toBe(words[name]?.title);
});

test('a file with weights that are cut short, or that are no numbers, is called damaged, with the way on', async () => {
  const model = await loadModel('whale-gru');
  expect(whole(model)).toBe(model);
  const { 'layer.U': U, v } = model.weights;
  if (!U || !('int8' in U) || !v) throw new Error('The GRU has no U in bytes.');
  const damaged = (weights: typeof model.weights) => () =>
    whole({ ...model, weights: { ...model.weights, ...weights } });
  const told = /^The file of the GRU of 88 units .* is damaged: (\S+) has (\d+) of (\d+) numbers\. Reload the page/;
  expect(damaged({ 'layer.U': { ...U, int8: U.int8.slice(0, 400) } })).toThrow(told);
  expect(damaged({ 'layer.U': { ...U, scale: U.scale.slice(1) } })).toThrow(/layer\.U has 23144 of 23232 numbers/);
  expect(damaged({ v: { ...v, data: [] } })).toThrow(/v has 0 of 34 numbers/);
});
