/** Which recorded run a figure shows: that of the form, while nothing has run in this tab, and never another in its name. */
import { describe, expect, it } from 'vitest';
import { demosById } from '../../src/site/build/preview.ts';
import { builtFrom } from '../../src/site/runtime/figure/picture.ts';
import { recordedRuns, runName } from '../../src/site/runtime/figure/recorded-runs.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import { momentsOf } from '../../src/site/runtime/figure/state.ts';
import { RACE_TASKS } from '../../src/training/race/entries.ts';
import { controls, figure, frame, training } from './operated.ts';

const demo = { ...training, tries: [{ label: 'B', settings: { kind: 'b' as const } }], recorded: [{ size: 9 }] };
const built = builtFrom(demo, { frame, recorded: 'Recorded run: A.', before: [frame], others: ['kind=b', 'size=9'] });
const ofB = { frame: { ...frame, kind: 'b' }, recorded: 'Recorded run: B.', before: [{ ...frame, kind: 'b' }] };
const opened = () => {
  const one = figure(demo, built);
  one.open();
  return one;
};

describe('a recorded run', () => {
  it('is named by what its settings change, without what only redraws', () => {
    const initial = defaults(controls);
    expect(runName(demo, initial)).toBe('');
    expect(runName(demo, { ...initial, kind: 'b', size: 9, look: 7, step: 3 })).toBe('size=9,kind=b');
    expect([...recordedRuns(demo).keys()]).toEqual(['', 'kind=b', 'size=9']);
  });

  it('is fetched when its settings are chosen, and shown with its sentence, its moments and where it comes from', () => {
    const one = opened();
    expect(one.set({ kind: 'b' })).toEqual(['write-address', 'fetch-record']);
    expect(one.sentence).toBe('a 3 at 0');
    one.does({ type: 'recorded', run: 'kind=b', frames: ofB });
    expect([one.sentence, one.state.status.recorded]).toEqual(['b 3 at 0', 'Recorded run: B.']);
    expect(momentsOf(demo, one.state, built).map(({ made }) => made.kind)).toEqual(['b', 'b']);
    one.set({ kind: 'a' });
    expect([one.sentence, one.state.status.recorded]).toEqual(['a 3 at 0', 'Recorded run: A.']);
  });

  it('is fetched for a link that asks for it', () => {
    const one = figure(demo, built);
    expect(one.open({ settings: { ...defaults(controls), kind: 'b' } })).toEqual(['fetch-record']);
  });

  it('does not come late: what the reader chose since, or ran since, stays', () => {
    const one = opened();
    one.set({ kind: 'b' });
    one.set({ kind: 'a' });
    one.does({ type: 'recorded', run: 'kind=b', frames: ofB });
    expect(one.sentence).toBe('a 3 at 0');
    one.set({ kind: 'b' });
    one.does({ type: 'start' });
    one.does({ type: 'recorded', run: 'kind=b', frames: ofB });
    expect([one.state.status.phase, one.sentence]).toEqual(['waiting', 'a 3 at 0']);
    one.answer();
    expect(one.set({ kind: 'a' })).toEqual(['write-address']);
  });

  it('is not fetched where there is none: the picture is then behind the form', () => {
    const one = opened();
    expect(one.set({ kind: 'b', size: 9 })).toEqual(['write-address']);
    expect(one.state.picture.behind(one.state.settings)).toEqual(['size', 'kind']);
  });

  it('of the race there is one for every task, by its name', () => {
    const race = demosById.race!;
    const names = [...recordedRuns(race).keys()];
    for (const task of Object.keys(RACE_TASKS)) expect(names).toContain(task === 'parity' ? '' : `course=${task}`);
  });

  it('of nobody’s own data', () => {
    const race = demosById.race!;
    expect(runName(race, { ...defaults(race.controls), course: 'text', text: 'To be' })).toBeUndefined();
  });
});
