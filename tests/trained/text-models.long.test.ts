import { beforeAll, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { fileOf } from '../../src/trained/read-sentence.ts';
import type { Recipe } from '../../src/trained/recipe.ts';
import { largeNames } from '../../src/training/large-readers.ts';
import { readerNames } from '../../src/training/readers.ts';
import { expectRecorded } from './recorded.ts';

beforeAll(async () => {
  await startEngine();
});

test.each([...readerNames.map(fileOf), ...largeNames.map((name) => `whale-large-${name}`)])(
  '%s takes as many bits per character of the rest of the book as its record says',
  async (name) => {
    const { default: recipe }: { default: Recipe } = await import(`../../src/trained/${name}.ts`);
    await expectRecorded(name, recipe);
  },
);
