/** What a figure asks of its worker, timers and files: a training rests exactly while it is paused or nobody can see it. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Effect, Event } from '../../src/site/runtime/figure/events.ts';
import { controls, type Frame, figure, frame, quick, training } from './operated.ts';

const seen: Event<Frame> = { type: 'visibility', isHidden: false, isOutOfView: false };
const hidden: Event<Frame> = { ...seen, isHidden: true };
const outOfView: Event<Frame> = { ...seen, isOutOfView: true };
const pause: Event<Frame> = { type: 'pause' };
const start: Event<Frame> = { type: 'start' };

/** A training that is under way. */
function underWay() {
  const one = figure(training);
  one.open();
  one.does(start);
  one.answer(false);
  return one;
}

describe('a training', () => {
  it('rests when it is paused, and goes on when it is started again', () => {
    const one = underWay();
    expect(one.does(pause)).toEqual(['pause']);
    expect(one.does(start)).toEqual(['resume']);
    expect(one.state.status.phase).toBe('running');
  });

  it.each([
    ['the tab is hidden', hidden],
    ['it is out of view', outOfView],
  ])('rests while %s, and goes on by itself', (_, unseen) => {
    const one = underWay();
    expect(one.does(unseen)).toEqual(['pause']);
    expect(one.does(unseen)).toEqual([]);
    expect(one.state.status.phase).toBe('running');
    expect(one.does(seen)).toEqual(['resume']);
  });

  it('rests before its first frame, too', () => {
    const one = figure(training);
    one.open();
    one.does(start);
    expect(one.does(hidden)).toEqual(['pause']);
  });

  it('does not go on out of view when its tab is shown again', () => {
    const one = underWay();
    one.does({ type: 'visibility', isHidden: true, isOutOfView: true });
    expect(one.does(outOfView)).toEqual([]);
    expect(one.does(seen)).toEqual(['resume']);
  });

  it('that the reader paused stays paused through a hidden tab', () => {
    const one = underWay();
    one.does(pause);
    expect([one.does(hidden), one.does(seen)]).toEqual([[], []]);
    expect(one.does(start)).toEqual(['resume']);
  });

  it('that is started unseen, by a link in a new tab, rests at once', () => {
    const one = figure(training);
    one.does(hidden);
    expect(one.open({ curve: { length: 2, points: [3, 1.5] } })).toEqual(['run', 'pause']);
    expect(one.does(seen)).toEqual(['resume']);
  });

  it('starts over awake after a pause, and rests again where it is unseen', () => {
    const one = underWay();
    one.does(pause);
    expect(one.does({ type: 'anew' })).toEqual(['run', 'focus-form']);
    one.does(hidden);
    expect(one.does({ type: 'anew' })).toEqual(['run', 'focus-form', 'pause']);
  });

  it('is not left paused by a pause that comes as it ends', () => {
    const one = underWay();
    one.answer();
    expect(one.does(pause)).toEqual([]);
    expect(one.state.status.phase).toBe('done');
    expect(one.does(start)).toEqual(['run']);
  });

  it('shows the frames that were on their way when it was paused, and stays paused', () => {
    const one = underWay();
    one.does(pause);
    one.does({ type: 'replied', reply: { type: 'frame', run: one.state.run, frame: { ...frame, steps: 7 } } });
    expect([one.state.picture.last, one.state.status.phase]).toEqual([7, 'paused']);
    // Also the last: then there is nothing to go on with.
    expect(one.answer()).toEqual([]);
    expect(one.state.status.phase).toBe('done');
  });

  it('whose worker fails while it rests asks nothing more of it until it is restarted', () => {
    const one = underWay();
    one.does(hidden);
    const { run } = one.state;
    expect(one.does({ type: 'replied', reply: { type: 'error', run, message: 'broke' } })).toEqual(['close']);
    expect([one.does(seen), one.does(pause)]).toEqual([[], []]);
    expect(one.does({ type: 'restart' })).toEqual(['run', 'focus-form']);
    // What the failed run still says is of no use.
    one.does({ type: 'replied', reply: { type: 'done', run, frame: { ...frame, steps: 7 } } });
    expect(one.state.status.phase).toBe('waiting');
  });

  it('is at rest after a reset, whatever it was doing', () => {
    for (const events of [[], [pause], [hidden], [pause, hidden]]) {
      const one = underWay();
      events.forEach((event) => one.does(event));
      expect(one.does({ type: 'reset' })).toEqual(['write-address', 'close']);
      expect([one.state.status.phase, one.does(seen)]).toEqual(['preview', []]);
      expect(one.does(start)).toEqual(['run']);
    }
    const unseen = underWay();
    unseen.does(hidden);
    unseen.does({ type: 'reset' });
    expect(unseen.does(start)).toEqual(['run', 'pause']);
  });
});

/** What the effects make of a worker, a timeline's timer and the wait for a picture. */
interface Outside {
  worker: 'closed' | 'awake' | 'resting';
  run: number;
  ticks: boolean;
}
function happensOutside(now: Outside, effect: Effect): Outside {
  if (effect.do === 'run') return { ...now, worker: 'awake', run: effect.run };
  if (effect.do === 'close') return { ...now, worker: 'closed' };
  if (effect.do === 'pause' || effect.do === 'resume') {
    expect(now.worker).toBe(effect.do === 'pause' ? 'awake' : 'resting');
    return { ...now, worker: effect.do === 'pause' ? 'resting' : 'awake' };
  }
  if (effect.do === 'start-ticks' || effect.do === 'stop-ticks') {
    expect(now.ticks).toBe(effect.do === 'stop-ticks');
    return { ...now, ticks: effect.do === 'start-ticks' };
  }
  return now;
}

const someEvent = fc.oneof(
  fc.constantFrom<Event<Frame>['type']>('start', 'anew', 'pause', 'restart', 'reset', 'play', 'share', 'tick', 'late'),
  fc.record({ isHidden: fc.boolean(), isOutOfView: fc.boolean() }),
  fc.record({ size: fc.integer({ min: 1, max: 9 }) }),
  fc.constantFrom('frame' as const, 'done' as const, 'error' as const, 'undrawn' as const, 'old' as const),
);

test.each([
  ['at once', quick],
  ['training', training],
] as const)(
  'whatever happens in whatever order, the worker of a demo (%s) has the newest run, and rests when it should',
  (_, demo) => {
    fc.assert(
      fc.property(fc.array(someEvent, { maxLength: 40 }), (happenings) => {
        const one = figure(demo);
        one.open();
        let [outside, performed]: [Outside, number] = [{ worker: 'closed', run: 0, ticks: false }, 0];
        const check = () => {
          outside = one.done.slice(performed).reduce(happensOutside, outside);
          performed = one.done.length;
          const { state } = one;
          if (state.going) {
            const isUnseen = state.isHidden || state.isOutOfView;
            const rests = demo.start && (state.status.phase === 'paused' || isUnseen);
            expect(outside).toMatchObject({ run: state.run, worker: rests ? 'resting' : 'awake' });
          }
          expect(outside.ticks).toBe(state.playing);
        };
        check();
        for (const happening of happenings) {
          const { run } = one.state;
          if (happening === 'frame' || happening === 'done') {
            if (one.state.going) one.answer(happening === 'done');
          } else if (happening === 'old')
            one.does({ type: 'replied', reply: { type: 'error', run: run - 1, message: 'old' } });
          else if (happening === 'error')
            one.does({ type: 'replied', reply: { type: 'error', run, message: 'broke' } });
          else if (happening === 'undrawn') one.does({ type: 'undrawn', message: 'no' });
          else if (typeof happening === 'string') one.does({ type: happening } as Event<Frame>);
          else if ('size' in happening) one.set(happening);
          else one.does({ type: 'visibility', ...happening });
          check();
        }
      }),
      { numRuns: 500, seed: 12 },
    );
  },
);

describe('a timeline', () => {
  it('ticks while it plays, step by step to its end, and not while the tab is hidden', () => {
    const one = figure(quick);
    one.open();
    one.answer();
    expect(one.does({ type: 'play' })).toEqual(['start-ticks']);
    one.does({ type: 'tick' });
    one.does(hidden);
    one.does({ type: 'tick' });
    expect(one.state.settings.step).toBe(1);
    one.does(seen);
    for (let k = 0; k < 3; k++) expect(one.does({ type: 'tick' })).toEqual(['write-address']);
    expect(one.does({ type: 'tick' })).toEqual(['stop-ticks']);
    expect([one.state.settings.step, one.state.playing]).toEqual([4, false]);
  });

  it('begins again when it is played at its end, and stops where the demo fails', () => {
    const one = figure(quick);
    one.open();
    one.answer();
    one.set({ step: 4 });
    expect(one.does({ type: 'play' })).toEqual(['write-address', 'start-ticks']);
    expect(one.state.settings.step).toBe(0);
    expect(one.does({ type: 'undrawn', message: 'no' })).toEqual(['close', 'stop-ticks']);
  });

  it('goes a step back and on, and no further than the frame', () => {
    const one = figure(quick);
    one.open();
    one.answer();
    const at = (by: -1 | 1) => (one.does({ type: 'step', by }), one.state.settings.step);
    expect([at(-1), at(1), at(1), at(1), at(1), at(1)]).toEqual([0, 1, 2, 3, 4, 4]);
    const { state } = one;
    const without = figure({ ...quick, controls: { size: controls.size, kind: controls.kind } });
    without.does({ type: 'step', by: 1 });
    expect([state.settings.step, without.done]).toEqual([4, []]);
  });
});

describe('a picture that is awaited', () => {
  it('is marked late only after a wait, and no longer once it is there', () => {
    const one = figure(quick);
    one.open();
    one.answer();
    one.set({ size: 4 });
    expect([one.waits, one.state.late]).toEqual([1, false]);
    one.set({ size: 5 });
    expect(one.waits).toBe(1);
    one.does({ type: 'late' });
    expect(one.state.late).toBe(true);
    one.answer();
    expect([one.state.picture.made.size, one.state.late, one.waits]).toEqual([4, false, 2]);
    one.answer();
    one.does({ type: 'late' });
    expect([one.state.picture.made.size, one.state.late]).toEqual([5, false]);
  });

  it('of a training is late only while its model starts: it says at once that it is behind', () => {
    const one = figure(training);
    one.open();
    one.does(start);
    one.does({ type: 'late' });
    expect([one.waits, one.state.late]).toEqual([1, true]);
    one.answer(false);
    one.set({ size: 4 });
    one.does({ type: 'late' });
    expect([one.waits, one.state.late]).toEqual([1, false]);
  });
});

describe('a link and files', () => {
  it('has the form’s settings, and the curve only of a training that ended here with them', () => {
    const one = underWay();
    const shared = () => (one.does({ type: 'share' }), one.done.at(-1));
    expect(shared()).toEqual({ do: 'copy-link', settings: one.state.settings, curve: undefined });
    one.answer();
    expect(shared()).toMatchObject({ curve: { length: 2, points: [3, 1.5] } });
    one.set({ size: 4 });
    expect(shared()).toMatchObject({ settings: { size: 4 }, curve: undefined });
    one.does({ type: 'loaded', weights: {}, file: 'a.safetensors' });
    one.answer();
    expect([one.state.status.file, shared()]).toMatchObject(['a.safetensors', { curve: undefined }]);
  });

  it('hold the picture that is shown, with the settings that made it, and the weights of its run', () => {
    const one = underWay();
    const weights = { W: { shape: [1], data: new Float32Array(1) } };
    one.answer(true, { weights });
    one.set({ size: 4 });
    one.does({ type: 'save', what: 'csv' });
    expect(one.done.at(-1)).toMatchObject({ do: 'save', what: 'csv', weights, numbers: { settings: { size: 3 } } });
    const file = new File([], 'a.safetensors');
    expect(one.does({ type: 'load', file })).toEqual(['read']);
    one.does({ type: 'loaded', weights, file: file.name });
    expect(one.done.at(-1)).toMatchObject({ do: 'run', loaded: weights });
  });
});
