/** The keyword spotters on the words that they were scored on, where these were spoken: `npm run samples -- keywords`. */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import attention from '../../src/trained/keywords-attention.ts';
import gru from '../../src/trained/keywords-gru.ts';
import lstm from '../../src/trained/keywords-lstm.ts';
import { expectRecorded } from './recorded.ts';

const recipes = { 'keywords-gru': gru, 'keywords-lstm': lstm, 'keywords-attention': attention };
const areSpoken = existsSync('.cache/keywords/festival.pcm');

beforeAll(async () => {
  await startEngine();
});

describe.each(Object.entries(recipes))('%s', (name, recipe) => {
  test.skipIf(!areSpoken)('reaches its recorded scores when it is measured again', () => expectRecorded(name, recipe));

  test.skipIf(areSpoken)('says which command is wanted where the words were not spoken yet', async () => {
    const { task } = await recipe.plan();
    const { Random } = await import('../../src/random.ts');
    expect(() => task.batch(new Random(1), 1, 1)).toThrow(/Fix: npm run samples -- keywords/);
  });
});
