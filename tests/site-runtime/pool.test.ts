/** Several workers as one: lanes are dealt out, frames merged, and a failure, a pause or a newer run reaches them all. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection, Hear } from '../../src/site/runtime/worker/open-worker.ts';
import { openPool } from '../../src/site/runtime/worker/pool.ts';
import type { DemoProtocol, Failure, RunRequest } from '../../src/site/runtime/worker/protocol.ts';

type Frame = Record<string, number>;
type Messages = DemoProtocol<Frame>;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { hardwareConcurrency: 2 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A pool of workers that only note what they are asked; `say` is one of them replying. */
function pool() {
  const workers: { asked: Messages['request'][]; say: Hear<Messages>; isClosed: boolean }[] = [];
  const open = (say: Hear<Messages>): Connection<Messages> => {
    const worker = { asked: [] as Messages['request'][], say, isClosed: false };
    workers.push(worker);
    return { send: (request) => worker.asked.push(request), close: () => (worker.isClosed = true) };
  };
  const heard: (Messages['reply'] | Failure)[] = [];
  const { send, close } = openPool<Frame>((reply) => heard.push(reply), open);
  const start = (run: number, lanes?: string[]) =>
    send({ type: 'run', run, demo: 'race', settings: { seed: 1 }, lanes });
  const lanesOf = (worker: number) =>
    workers[worker]!.asked.filter((request): request is RunRequest => request.type === 'run').map(({ lanes }) => lanes);
  return { workers, heard, send, close, start, lanesOf };
}

describe('a pool', () => {
  it('opens one worker for a run without lanes, and hands its replies on as they are', () => {
    const { workers, heard, start } = pool();
    start(1);
    workers[0]!.say({ type: 'frame', run: 1, frame: { a: 1 } });
    workers[0]!.say({ type: 'done', run: 1, frame: { a: 2 }, weights: {} });
    expect(workers).toHaveLength(1);
    expect(heard).toEqual([
      { type: 'frame', run: 1, frame: { a: 1 } },
      { type: 'done', run: 1, frame: { a: 2 }, weights: {} },
    ]);
  });

  it('deals lanes out in turn, to no more workers than there are cores', () => {
    const { workers, start, lanesOf } = pool();
    start(1, ['a', 'b', 'c']);
    expect([workers.length, lanesOf(0), lanesOf(1)]).toEqual([2, [['a', 'c']], [['b']]]);
  });

  it('merges the newest frames, not more often than the page draws, and is done when all lanes are', () => {
    const { workers, heard, start } = pool();
    start(1, ['a', 'b']);
    vi.advanceTimersByTime(1000);
    workers[0]!.say({ type: 'frame', run: 1, frame: { a: 1 } });
    workers[0]!.say({ type: 'frame', run: 1, frame: { a: 2 } });
    workers[1]!.say({ type: 'frame', run: 1, frame: { b: 7 }, slow: 'no SIMD' });
    vi.advanceTimersByTime(99);
    expect(heard).toEqual([{ type: 'frame', run: 1, frame: { a: 2, b: 7 }, slow: 'no SIMD' }]);
    workers[0]!.say({ type: 'done', run: 1, frame: { a: 3 } });
    vi.advanceTimersByTime(100);
    expect(heard.at(-1)).toMatchObject({ type: 'frame', frame: { a: 3, b: 7 } });
    workers[1]!.say({ type: 'done', run: 1, frame: { b: 8 } });
    expect(heard.at(-1)).toMatchObject({ type: 'done', run: 1, frame: { a: 3, b: 8 } });
    vi.advanceTimersByTime(1000);
    expect(heard).toHaveLength(3);
  });

  it('passes pauses on to all, and closes all', () => {
    const { workers, send, start, close } = pool();
    start(1, ['a', 'b']);
    send({ type: 'pause' });
    send({ type: 'resume' });
    close();
    for (const { asked, isClosed } of workers)
      expect([asked.map(({ type }) => type), isClosed]).toEqual([['run', 'pause', 'resume'], true]);
  });

  it('stops all lanes where one fails, and says so once', () => {
    const { workers, heard, start } = pool();
    start(1, ['a', 'b']);
    workers[0]!.say({ type: 'frame', run: 1, frame: { a: 1 } });
    workers[1]!.say({ type: 'error', run: 1, message: 'broke' });
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual([{ type: 'error', run: 1, message: 'broke' }]);
    expect(workers.map(({ asked }) => asked.at(-1))).toEqual([{ type: 'stop' }, { type: 'stop' }]);
  });

  it('hears nothing of an older run, neither frames nor failures; those without a run count', () => {
    const { workers, heard, start } = pool();
    start(1, ['a', 'b']);
    start(2, ['a', 'b']);
    workers[0]!.say({ type: 'frame', run: 1, frame: { a: 1 } });
    workers[1]!.say({ type: 'error', run: 1, message: 'old' });
    vi.advanceTimersByTime(1000);
    expect([heard, workers[0]!.asked.map(({ type }) => type)]).toEqual([[], ['run', 'run']]);
    workers[1]!.say({ type: 'error', message: 'the worker’s script is not there' });
    expect(heard).toHaveLength(1);
  });

  it('stops the workers that a newer run has no lanes for', () => {
    const { workers, start, lanesOf } = pool();
    start(1, ['a', 'b']);
    start(2);
    expect([lanesOf(0).length, workers[1]!.asked.at(-1)]).toEqual([2, { type: 'stop' }]);
  });
});
