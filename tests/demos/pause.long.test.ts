/** Every training pauses, goes on and starts over alike: between two frames, without a trace in its numbers. */
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import { demosById } from '../../src/site/build/preview.ts';
import { frames, worker } from '../site-runtime/in-worker.ts';
import { least, trained } from './runs.ts';

/** Frames that are compared, where there are so many, and turns that they may take. */
const [COUNT, PATIENCE] = [3, 100_000];

beforeAll(async () => {
  await startEngine('wasm');
  await useKernels('simd');
});

describe('a training, paused after its first frame', () => {
  it.each(trained)(
    '%s computes nothing more, goes on with the same numbers, and starts over with the first',
    async (id, demo) => {
      const settings = { ...least(demo), seed: 1 };
      const straight = worker(demosById);
      straight.start(1, id, settings);
      await straight.until(COUNT, PATIENCE);
      straight.ask({ type: 'stop' });

      const paused = worker(demosById);
      paused.start(1, id, settings);
      await paused.until(1, PATIENCE);
      paused.ask({ type: 'pause' });
      expect(await paused.stays()).toBe(true);
      paused.ask({ type: 'resume' });
      await paused.until(COUNT, PATIENCE);
      paused.ask({ type: 'pause' });
      await paused.stays();
      // A measured time is another at every run, also by a clock that counts its readings.
      if (!demo.timed) expect(frames(paused.replies.slice(0, COUNT))).toEqual(frames(straight.replies.slice(0, COUNT)));

      const before = paused.replies.length;
      paused.start(2, id, settings);
      await paused.until(before + 1, PATIENCE);
      expect(paused.replies[before]).toMatchObject({ run: 2 });
      if (!demo.timed)
        expect(frames(paused.replies.slice(before, before + 1))).toEqual(frames(straight.replies.slice(0, 1)));
      paused.ask({ type: 'stop' });
    },
  );
});
