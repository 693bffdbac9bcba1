/** The part of the demos' worker that runs them, without a browser: requests go in and replies are kept. */
import type { Demo } from '../../src/define.ts';
import type { AnySettings } from '../../src/site/runtime/figure/settings.ts';
import type { DemoProtocol } from '../../src/site/runtime/worker/protocol.ts';
import { demoRuns } from '../../src/site/runtime/worker/runs.ts';

export type Reply = DemoProtocol<unknown>['reply'];
/** Whoever waits for more than this many turns waits in vain. */
const PATIENCE = 20;
const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A worker in which every frame is sent, by a clock of its own; `ready` says what the engine does. */
export function worker(
  demos: Record<string, Demo>,
  ready: (demo: Demo) => Promise<string | undefined> = async () => undefined,
) {
  const replies: Reply[] = [];
  let time = 0;
  const answer = demoRuns<unknown>({
    find: async (id) => demos[id] ?? Promise.reject(new Error(`No demo is named ${id}.`)),
    ready,
    turn: aTurn,
    now: () => (time += 1000),
    reply: (message) => replies.push(message),
  });
  return {
    replies,
    ask: (request: Parameters<typeof answer>[0]) => void answer(request),
    start: (run: number, demo: string, settings: AnySettings = { seed: 1 }) =>
      void answer({ type: 'run', run, demo, settings }),
    /** Waits until there are so many replies. Throws where they do not come. */
    async until(count: number, patience = PATIENCE) {
      for (let turns = 0; replies.length < count; turns++) {
        if (turns > patience) throw new Error(`${replies.length} of ${count} replies came.`);
        await aTurn();
      }
    },
    /** The replies that come while nothing else happens. */
    async stays() {
      const { length } = replies;
      for (let turns = 0; turns < PATIENCE; turns++) await aTurn();
      return replies.length === length;
    },
  };
}

/** What came of a run: its frames, and words where it failed. */
export const frames = (replies: Reply[]): unknown[] =>
  replies.map((reply) => ('frame' in reply ? reply.frame : reply.message));
