/** Every pair of settings of every demo is run and drawn: of a training its first two frames, which have what a frame has. */
import { beforeAll, describe, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { demosById } from '../../src/site/build/preview.ts';
import { drawAll, pairsOf } from '../demos/pairs.ts';

beforeAll(async () => void (await startEngine()));

describe.each(Object.entries(demosById))('%s', (id, demo) => {
  it('draws every pair of settings', () => drawAll(id, demo, pairsOf(demo), demo.start ? 2 : undefined));
});
