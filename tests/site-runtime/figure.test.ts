/** What a figure does, event by event, without a browser: no frame meets other settings, and nothing the reader does is lost. */
import { describe, expect, it } from 'vitest';
import { range, type Weights } from '../../src/define.ts';
import type { Event } from '../../src/site/runtime/figure/events.ts';
import { Picture } from '../../src/site/runtime/figure/picture.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import { momentsOf } from '../../src/site/runtime/figure/state.ts';
import { controls, type Frame, figure, frame, quick, training } from './operated.ts';

describe('a picture', () => {
  it('is drawn with the settings that made it, whatever the form has; only what redraws follows the form', () => {
    const picture = new Picture(quick, frame, defaults(controls));
    const form = { ...defaults(controls), kind: 'b', size: 9, look: 5, step: 9, seed: 7 };
    expect(picture.sentence(form)).toBe('a 3 at 4');
    expect(() => picture.draw(form, () => {})).not.toThrow();
    expect(picture.behind(form)).toEqual(['size', 'kind', 'seed']);
    expect(picture.behind(defaults(controls))).toEqual([]);
  });

  it('leaves out of what it is behind in what neither form shows', () => {
    const size = range('Size', 1, 9, 3, { when: ['kind', 'b'] });
    const demo = { ...quick, controls: { ...controls, size } };
    const picture = new Picture(demo, frame, defaults(controls));
    expect(picture.behind({ ...defaults(controls), size: 9 })).toEqual([]);
    expect(picture.behind({ ...defaults(controls), size: 9, kind: 'b' })).toEqual(['size', 'kind']);
  });
});

describe('a demo that answers at once', () => {
  it('keeps the old picture with its own settings until the new one is there', () => {
    const it = figure(quick);
    expect(it.open()).toEqual(['run']);
    it.answer();
    expect(it.set({ kind: 'b' })).toEqual(['write-address', 'run']);
    expect([it.state.settings.kind, it.sentence]).toEqual(['b', 'a 3 at 0']);
    it.answer();
    expect(it.sentence).toBe('b 3 at 0');
  });

  it('has one run at a time: of fast changes the last follows, and each frame keeps the settings that made it', () => {
    const it = figure(quick);
    it.open();
    for (let size = 4; size <= 9; size++) expect(it.set({ size })).toEqual(['write-address']);
    it.answer(false);
    expect(it.sentence).toBe('a 3 at 0');
    expect(it.answer()).toEqual(['run']);
    expect(it.sentence).toBe('a 3 at 0');
    expect(it.answer()).toEqual([]);
    expect(it.sentence).toBe('a 9 at 0');
    expect(it.done.filter((effect) => effect.do === 'run')).toHaveLength(2);
  });

  it('moves by steps from where the form is, not from where the picture is', () => {
    const it = figure(quick);
    it.open();
    const up: Event<Frame> = { type: 'set', change: ({ size }) => ({ size: Number(size) + 1 }) };
    for (let k = 0; k < 3; k++) it.does(up);
    expect(it.state.settings.size).toBe(6);
  });

  it('only redraws for a control that redraws, once it is live', () => {
    const it = figure(quick);
    it.open();
    it.answer();
    expect(it.set({ look: 5 })).toEqual(['write-address']);
  });

  it('does not hear an older run', () => {
    const it = figure(quick);
    it.open();
    it.does({ type: 'reset' });
    const { state } = it;
    it.answer(true, { run: 1 });
    it.does({ type: 'replied', reply: { type: 'error', run: 1, message: 'old' } });
    it.does({ type: 'code', run: 1, code: 'old' });
    expect(it.state).toBe(state);
  });
});

describe('what is refused', () => {
  it('stays as typed with the reason and the nearest value, and the demo keeps what it had', () => {
    const it = figure(quick);
    it.open();
    it.answer();
    expect(it.set({ name: 'Maria' })).toEqual(['keep-text']);
    expect(it.set({ seed: '-5' })).toEqual([]);
    expect(it.state.typed).toEqual({
      name: { raw: 'Maria', why: '“M” cannot be used here, only a–z.', nearest: 'maria' },
      seed: { raw: '-5', why: '“-5” is too low. Use a number from 0 to 999,999,999.', nearest: '0' },
    });
    expect(it.state.settings).toMatchObject({ name: 'anna', seed: 1 });
    it.set({ name: 'maria' });
    it.set({ seed: '7' });
    expect([it.state.typed, it.state.settings.name, it.state.settings.seed]).toEqual([{}, 'maria', 7]);
  });

  it('is kept in the field where it was typed before the code arrived', () => {
    const it = figure(quick);
    it.open({ form: { name: 'Ä', size: 5 }, settings: { ...defaults(controls), size: 2, kind: 'b' } });
    expect(it.state.typed.name?.raw).toBe('Ä');
    expect(it.state.settings).toMatchObject({ name: 'anna', size: 5, kind: 'b' });
  });

  it('does not disturb what else the reader changes, and goes with a reset', () => {
    const it = figure(quick);
    it.open();
    it.set({ name: 'Ä' });
    it.set({ size: 4 });
    expect(it.state.typed.name?.raw).toBe('Ä');
    it.does({ type: 'reset' });
    expect(it.state.typed).toEqual({});
  });
});

describe('the address', () => {
  it('is not written before the reader changed anything', () => {
    expect(figure(quick).open({ settings: { ...defaults(controls), size: 5 } })).not.toContain('write-address');
    expect(figure(training).open()).toEqual([]);
    expect(figure(quick).open({ form: { size: 5 } })).toContain('write-address');
  });
});

describe('a training', () => {
  it('keeps picture and run when a setting is changed: the picture is behind, and the next run has the change', () => {
    const it = figure(training);
    it.open();
    expect(it.does({ type: 'start' })).toEqual(['run']);
    it.answer(false);
    expect(it.set({ seed: '42', size: 8 })).toEqual(['write-address']);
    expect(it.state.status.phase).toBe('running');
    it.answer(false);
    expect([it.sentence, it.state.picture.behind(it.state.settings)]).toEqual(['a 3 at 0', ['size', 'seed']]);
    it.answer();
    expect(it.state.status.phase).toBe('done');
    expect(it.sentence).toBe('a 3 at 0');
    it.does({ type: 'start' });
    expect(it.done.at(-1)).toMatchObject({ do: 'run', settings: { size: 8, seed: 42 } });
    it.answer();
    expect(it.state.picture.behind(it.state.settings)).toEqual([]);
  });

  it('says of a recorded run that a link asks for other settings', () => {
    const it = figure(training);
    it.open({ settings: { ...defaults(controls), size: 5 } });
    expect([it.state.status.phase, it.sentence]).toEqual(['preview', 'a 3 at 0']);
    expect(it.state.picture.behind(it.state.settings)).toEqual(['size']);
  });

  it('starts over with new settings while one goes on', () => {
    const it = figure(training);
    it.open();
    it.does({ type: 'start' });
    it.answer(false);
    it.set({ kind: 'b' });
    expect(it.does({ type: 'anew' })).toEqual(['run', 'focus-form']);
    it.answer(false, { run: 1 });
    expect(it.sentence).toBe('a 3 at 0');
    it.answer(false);
    expect(it.sentence).toBe('b 3 at 0');
  });

  it('compares with a shared curve only the run that had its settings', () => {
    const curve = { length: 2, points: [3, 1.5] };
    const it = figure(training);
    expect(it.open({ curve })).toEqual(['run']);
    it.set({ size: 8 });
    it.answer();
    expect(it.state.status.replayed).toMatch(/^Reproduced/);
    const other = figure(training);
    other.open({ curve });
    other.set({ size: 8 });
    other.does({ type: 'anew' });
    other.answer();
    expect(other.state.status.replayed).toBeUndefined();
  });

  it('can be looked at moment by moment, held, paused, and its code belongs to its run', () => {
    const it = figure(training);
    it.open({ moment: 0 });
    expect(it.state.held).toBe(0);
    it.does({ type: 'start' });
    for (let k = 0; k < 3; k++) it.answer(false);
    expect(momentsOf(training, it.state, it.built)).toHaveLength(3);
    it.does({ type: 'scrub', at: 1 });
    const { picture } = it.state;
    expect(it.does({ type: 'pause' })).toEqual(['pause']);
    it.answer(false);
    expect([it.state.picture, it.state.status.phase]).toEqual([picture, 'paused']);
    expect(it.does({ type: 'start' })).toEqual(['resume']);
    const weights: Weights = {};
    expect(it.answer(true, { weights })).toEqual(['write-code']);
    it.does({ type: 'code', run: it.state.run, code: 'import torch' });
    expect(it.state.status.code).toBe('import torch');
  });
});

describe.each([
  ['the worker', { type: 'replied', reply: { type: 'error', message: 'the worker broke' } }],
  ['the view', { type: 'undrawn', message: 'the view broke' }],
] as const)('%s fails', (_, event) => {
  it.each([
    ['at once', quick],
    ['training', training],
  ] as const)('a demo (%s) says so, closes its worker, hears nothing of it any more, and restarts', (__, demo) => {
    const it = figure(demo);
    it.open();
    if (demo.start) it.does({ type: 'start' });
    it.answer(false);
    const run = it.state.run;
    expect(it.does(event)).toEqual(['close']);
    expect(it.state.status).toMatchObject({ phase: 'failed', message: expect.stringMatching(/broke$/) });
    it.answer(true, { run });
    expect(it.state.status.phase).toBe('failed');
    it.does({ type: 'restart' });
    if (it.state.status.phase !== 'preview') it.answer();
    expect(['done', 'preview']).toContain(it.state.status.phase);
    expect(it.sentence).toBe('a 3 at 0');
  });

  it('another setting runs again', () => {
    const it = figure(quick);
    it.open();
    it.answer();
    it.does(event);
    expect(it.set({ size: 4 })).toEqual(['write-address', 'run']);
    // Until then one that can be drawn.
    expect(it.state.picture === it.built.picture).toBe(event.type === 'undrawn');
    it.answer();
    expect(it.sentence).toBe('a 4 at 0');
  });
});

describe('a broken demo', () => {
  it('whose frame cannot be measured says so instead of throwing', () => {
    const last = () => {
      throw new Error('no frame');
    };
    const it = figure({ ...quick, last }, { picture: new Picture(quick, frame, defaults(controls)) });
    it.open();
    expect(it.answer()).toEqual(['close']);
    expect(it.state.status).toEqual({ phase: 'failed', message: 'no frame', undrawn: true });
    // Counted, also where a run follows at once: what is drawn next is guarded anew.
    expect(it.state.failures).toBe(1);
    it.does({ type: 'reset' });
    expect(it.state.failures).toBe(1);
  });

  it('whose built picture cannot be drawn waits for the run that is under way', () => {
    const it = figure(quick);
    it.open();
    expect(it.does({ type: 'undrawn', message: 'no' })).toEqual([]);
    expect(it.state.status.undrawn).toBe(true);
    it.does({ type: 'replied', reply: { type: 'done', run: it.state.run, frame } });
    expect(it.state.status).toMatchObject({ phase: 'done' });
    expect(it.state.status.undrawn).toBeFalsy();
  });

  it('is brought back by restart to settings that can be drawn', () => {
    const it = figure(quick);
    it.open({ settings: { ...defaults(controls), kind: 'b' } });
    it.answer();
    it.does({ type: 'undrawn', message: 'no' });
    it.does({ type: 'restart' });
    it.answer();
    expect([it.state.settings, it.sentence]).toEqual([defaults(controls), 'a 3 at 0']);
  });

  it('of which a redrawing control is to blame is drawn again under another value of it', () => {
    for (const demo of [quick, training]) {
      const it = figure(demo);
      it.open();
      it.does({ type: 'start' });
      it.answer();
      it.set({ look: 9 });
      it.does({ type: 'undrawn', message: 'no' });
      it.set({ look: 1 });
      expect(it.state.status).toEqual({ phase: 'done' });
    }
  });
});

describe('time', () => {
  it('plays to the end of the frame, not of the control, and begins again', () => {
    const it = figure(quick);
    it.open();
    it.answer();
    it.does({ type: 'play' });
    for (let k = 0; k < 10; k++) it.does({ type: 'tick' });
    expect([it.state.settings.step, it.state.playing]).toEqual([4, false]);
    it.does({ type: 'play' });
    expect([it.state.settings.step, it.state.playing]).toEqual([0, true]);
  });
});
