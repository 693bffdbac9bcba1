/** The chips of every demo: states that its controls can take, each another one, and not so many that none is telling. */
import { describe, expect, it } from 'vitest';
import { demosById } from '../../src/site/build/preview.ts';
import { controlOf, defaults, take } from '../../src/site/runtime/figure/settings.ts';
import { changeOf } from '../../src/site/runtime/figure/tries.ts';

const tried = Object.entries(demosById).flatMap(([id, demo]) => (demo.tries ? [{ id, demo, tries: demo.tries }] : []));

describe.each(tried)('the chips of $id', ({ demo, tries }) => {
  it('are two to four, with labels of their own that fit one line of a phone', () => {
    expect(tries.length).toBeGreaterThanOrEqual(2);
    expect(tries.length).toBeLessThanOrEqual(4);
    const labels = tries.map(({ label }) => label);
    expect(new Set(labels).size).toBe(labels.length);
    expect(labels.filter((label) => label.length > 32)).toEqual([]);
  });

  it('set only what the controls can take, word for word', () => {
    const refused = tries.flatMap(({ label, settings }) =>
      Object.entries(settings).flatMap(([name, value]) => {
        const control = controlOf(demo.controls, name);
        if (!control || value === undefined) return [`${label}: ${name} is not a control`];
        const taken = take(control, value);
        return taken.value === value ? [] : [`${label}: ${name}: ${taken.why}`];
      }),
    );
    expect(refused).toEqual([]);
  });

  it('lead to different states', () => {
    const states = tries.map((one) => JSON.stringify({ ...defaults(demo.controls), ...changeOf(demo, one) }));
    expect(new Set(states).size).toBe(states.length);
  });

  it('say what to notice in a sentence', () => {
    expect(tries.flatMap(({ says }) => (says && !/^[\p{L}“].*[.!]$/u.test(says) ? [says] : []))).toEqual([]);
  });
});
