/** Runs in a worker, without a browser: pausing, going on, stopping and starting over are one code path for all demos. */
import { describe, expect, it } from 'vitest';
import type { Demo } from '../../src/define.ts';
import { frames, worker } from './in-worker.ts';

/** Counts from the seed, so many numbers; says how it ended. */
function counting(many: number, ended: string[] = []): Demo {
  return {
    title: 'Count',
    dare: '',
    controls: {},
    start: 'Count',
    *run({ seed }) {
      try {
        for (let k = 0; k < many; k++) yield seed + k;
        ended.push('whole');
        return {};
      } finally {
        if (ended.at(-1) !== 'whole') ended.push('cut off');
      }
    },
    view: () => {
      throw new Error('not drawn here');
    },
    tell: () => '',
  };
}

describe('a run', () => {
  it('sends its frames, and with the last its weights and why it is slow', async () => {
    const one = worker({ count: counting(3) }, async () => 'no WebAssembly');
    one.start(1, 'count');
    await one.until(4);
    expect(frames(one.replies)).toEqual([1, 2, 3, 3]);
    expect(one.replies.at(-1)).toEqual({ type: 'done', run: 1, frame: 3, slow: 'no WebAssembly', weights: {} });
  });

  it('that is paused sends at most the frame it was at, and goes on with the next', async () => {
    const one = worker({ count: counting(9) });
    one.start(1, 'count');
    await one.until(2);
    one.ask({ type: 'pause' });
    expect(await one.stays()).toBe(true);
    one.ask({ type: 'resume' });
    one.ask({ type: 'pause' });
    expect(await one.stays()).toBe(true);
    one.ask({ type: 'resume' });
    await one.until(10);
    expect(frames(one.replies)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 9]);
  });

  it('that is paused before it begins waits after its first frame', async () => {
    const one = worker({ count: counting(9) });
    one.start(1, 'count');
    one.ask({ type: 'pause' });
    await one.until(1);
    expect([await one.stays(), frames(one.replies)]).toEqual([true, [1]]);
  });

  it('ends where a newer one begins, also while it is paused; the newer one is awake', async () => {
    const ended: string[] = [];
    const one = worker({ count: counting(9, ended) });
    one.start(1, 'count');
    await one.until(1);
    one.ask({ type: 'pause' });
    await one.stays();
    one.start(2, 'count', { seed: 100 });
    await one.until(11);
    expect(one.replies.map(({ run }) => run)).toEqual([1, ...Array<number>(10).fill(2)]);
    expect(ended).toEqual(['cut off', 'whole']);
  });

  it('that is stopped sends nothing more', async () => {
    const ended: string[] = [];
    const one = worker({ count: counting(9, ended) });
    one.start(1, 'count');
    await one.until(2);
    one.ask({ type: 'stop' });
    expect([await one.stays(), ended]).toEqual([true, ['cut off']]);
  });

  it('does not begin where a newer one came while the engine was made ready', async () => {
    let open = () => {};
    const gate = new Promise<undefined>((resolve) => (open = () => resolve(undefined)));
    const one = worker({ count: counting(2) }, () => gate);
    one.start(1, 'count');
    one.start(2, 'count', { seed: 100 });
    open();
    await one.until(3);
    expect([await one.stays(), frames(one.replies)]).toEqual([true, [100, 101, 101]]);
  });

  it('that fails says so with its number, and the next one runs', async () => {
    const broken: Demo = {
      ...counting(1),
      run: () => {
        throw new Error('no such series');
      },
    };
    const one = worker({ count: counting(1), broken });
    one.start(1, 'broken');
    await one.until(1);
    one.start(2, 'nothing');
    await one.until(2);
    one.start(3, 'count');
    await one.until(4);
    expect(one.replies.slice(0, 2)).toEqual([
      { type: 'error', run: 1, message: 'no such series' },
      { type: 'error', run: 2, message: 'No demo is named nothing.' },
    ]);
    expect(frames(one.replies.slice(2))).toEqual([1, 1]);
  });
});
