/** Runs of demos in a worker, one at a time: a newer run replaces an older one, and a pause holds between two frames. */
import type { Controls, Demo } from '../../../define.ts';
import { Random } from '../../../random.ts';
import { messageOf } from '../message-of.ts';
import type { DemoProtocol, RunRequest } from './protocol.ts';

/** Milliseconds between two frames sent to the page: more would only be dropped by the screen. */
const BETWEEN_FRAMES = 50;

/** What a run needs of the worker that it is in. */
export interface Host<F> {
  find(id: string, code?: string): Promise<Demo<Controls, F>>;
  /** Readies the engine for a demo. Resolves with the reason where it computes without the fast kernels. */
  ready(demo: Demo<Controls, F>): Promise<string | undefined>;
  /** Lets waiting requests in. */
  turn(): Promise<void>;
  now(): number;
  reply(message: DemoProtocol<F>['reply']): void;
}

/** Answers the requests of a page, in the order in which they come. */
export function demoRuns<F>({ find, ready, turn, now, reply }: Host<F>) {
  let current = 0;
  let paused = false;
  let wake = () => {};
  const untilWoken = () => new Promise<void>((resolve) => (wake = resolve));

  async function compute({ run, demo: id, code, settings, loaded, lanes }: RunRequest) {
    const demo = await find(id, code);
    const slow = await ready(demo);
    if (run !== current) return;
    const frames = demo.run(settings, new Random(settings.seed, id), now, loaded, lanes);
    let last: { frame: F } | undefined;
    let sent = 0;
    let step = await frames.next();
    for (; !step.done; step = await frames.next()) {
      last = { frame: step.value };
      if (now() - sent > BETWEEN_FRAMES) {
        reply({ type: 'frame', run, frame: step.value, slow });
        sent = now();
      }
      await turn();
      while (paused && run === current) await untilWoken();
      if (run !== current) return void frames.return(undefined);
    }
    if (last) reply({ type: 'done', run, ...last, slow, ...(step.value ? { weights: step.value } : {}) });
  }

  return async (request: DemoProtocol<F>['request']): Promise<void> => {
    if (request.type === 'run') current = request.run;
    else if (request.type === 'stop') current = -1;
    paused = request.type === 'pause';
    if (!paused) wake();
    if (request.type === 'run')
      await compute(request).catch((error: unknown) =>
        reply({ type: 'error', run: request.run, message: messageOf(error) }),
      );
  };
}
