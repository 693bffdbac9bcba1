import { beforeAll, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { fileOf } from '../../src/trained/read-sentence.ts';
import type { Recipe } from '../../src/trained/recipe.ts';
import { readerNames } from '../../src/training/readers.ts';
import { expectRecorded } from './recorded.ts';

beforeAll(async () => {
  await startEngine();
});

test.each(readerNames)(
  '%s takes as many bits per character of the rest of the book as its record says',
  async (name) => {
    const { default: recipe }: { default: Recipe } = await import(`../../src/trained/${fileOf(name)}.ts`);
    await expectRecorded(fileOf(name), recipe);
  },
);
