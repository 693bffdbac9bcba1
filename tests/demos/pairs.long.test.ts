/** Some pairs of settings of every demo, run and drawn; `npm run test:exhaustive` takes them all. */
import { beforeAll, describe, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { Random } from '../../src/random.ts';
import { demosById } from '../../src/site/build/preview.ts';
import { drawAll, pairsOf, someOf } from './pairs.ts';

const SAMPLED = 6;
/** A first frame of a training has what a frame has. */
const FRAMES = 1;

beforeAll(async () => void (await startEngine()));

describe.each(Object.entries(demosById))('%s', (id, demo) => {
  it(`draws ${SAMPLED} of its pairs of settings`, () =>
    drawAll(id, demo, someOf(pairsOf(demo), SAMPLED, new Random(11, id)), demo.start ? FRAMES : undefined));
});
