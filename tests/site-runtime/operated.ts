/** A figure that is operated without a browser: every event goes in, and what is to be done comes out. */
import { h } from 'preact';
import { type Controls, choice, type Demo, defineDemo, range, text, timeline, type Weights } from '../../src/define.ts';
import type { Effect, Event } from '../../src/site/runtime/figure/events.ts';
import { next } from '../../src/site/runtime/figure/next.ts';
import { type Built, builtFrom } from '../../src/site/runtime/figure/picture.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import { initial, type State } from '../../src/site/runtime/figure/state.ts';

export const controls = {
  size: range('Size', 1, 9, 3, { unit: 'units' }),
  kind: choice('Kind', { a: 'A', b: 'B' }, 'a'),
  name: text('Name', 'anna', { maxLength: 6, allowed: 'a-z' }),
  look: range('Look at', 0, 9, 2, { scrub: true }),
  step: timeline('Step', 9),
};
/** A frame says with which settings it was made; to be drawn with others is an error, as in a demo that looks things up. */
export interface Frame {
  kind: string;
  size: number;
  steps: number;
}
const meets = (frame: Frame, { kind, size, step }: { kind: string; size: number; step: number }) => {
  if (frame.kind !== kind || frame.size !== size) throw new Error(`A frame of ${frame.kind} met ${kind}`);
  if (step > frame.steps) throw new Error(`step ${step} of ${frame.steps}`);
  return `${kind} ${size} at ${step}`;
};
const view = (frame: Frame, settings: Parameters<typeof meets>[1]) => h('p', null, meets(frame, settings));
export const quick: Demo<typeof controls, Frame> = defineDemo({
  title: 'Quick',
  dare: 'A demo that answers at once.',
  controls,
  *run({ kind, size }): Generator<Frame> {
    yield { kind, size, steps: 4 };
  },
  last: ({ steps }) => steps,
  view,
  tell: meets,
});
export const training: Demo<typeof controls, Frame> = {
  ...quick,
  start: 'Train',
  curve: ({ size }) => [size, size / 2],
};

export const frame: Frame = { kind: 'a', size: 3, steps: 4 };
/** A demo's figure as it was built, until it is operated. */
export function figure(
  demo: Demo<Controls, Frame>,
  built: Built = builtFrom(demo, { frame, recorded: 'Recorded run', before: [frame] }),
) {
  let state = initial(demo, built);
  const done: Effect[] = [];
  let waits = 0;
  return {
    built,
    done,
    get state(): State {
      return state;
    },
    /** How often it began to wait for a picture. How long a reader waits unmarked is a matter of its own, and not in `done`. */
    get waits() {
      return waits;
    },
    /** The names of the effects of an event. */
    does(event: Event<Frame>) {
      const [after, ...effects] = next(demo, built, state, event);
      state = after;
      const others = effects.filter((effect) => effect.do !== 'wait');
      waits += effects.length - others.length;
      done.push(...others);
      return others.map((effect) => effect.do);
    },
    open(more: Partial<Extract<Event<Frame>, { type: 'open' }>> = {}) {
      return this.does({ type: 'open', form: {}, settings: defaults(controls), ...more });
    },
    set(change: object) {
      return this.does({ type: 'set', change: change as Record<string, string> });
    },
    /** What the worker says to the newest run it was asked for, or to an older one. */
    answer(isDone = true, more: { run?: number; weights?: Weights } = {}) {
      const asked = done.filter((effect) => effect.do === 'run').find(({ run }) => run === (more.run ?? state.run));
      const { kind, size } = asked!.settings;
      const answer = { run: state.run, frame: { kind: String(kind), size: Number(size), steps: 4 }, ...more };
      return this.does({ type: 'replied', reply: { type: isDone ? 'done' : 'frame', ...answer } });
    },
    get sentence() {
      return state.picture.sentence(state.settings);
    },
  };
}
