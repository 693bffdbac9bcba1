/** What a chip of a demo sets, when it is marked, and where its link leads. */
import { describe, expect, it } from 'vitest';
import { choice, type Demo, defineDemo, range, text } from '../../src/define.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import { changeOf, isIn, linkTo, tryOf } from '../../src/site/runtime/figure/tries.ts';

const demo: Demo = defineDemo({
  title: 'A demo',
  dare: 'Press a chip.',
  controls: {
    width: range('Width', 1, 9, 3),
    kind: choice('Kind', { a: 'A', b: 'B' }, 'a'),
    name: text('Name', 'anna', { maxLength: 9, allowed: 'a-z' }),
  },
  tries: [
    { label: 'as built', settings: {} },
    { label: 'wide', settings: { width: 9 } },
    { label: 'wide and b', settings: { width: 9, kind: 'b' } },
  ],
  *run() {
    yield 0;
  },
  view: () => null as unknown as ReturnType<Demo['view']>,
  tell: () => 'Nothing.',
});
const [built, wide, both] = demo.tries!;
const initial = defaults(demo.controls);

describe('a chip', () => {
  it('sets its own settings, and to their defaults those that only other chips set', () => {
    expect(changeOf(demo, built!)).toEqual({ width: 3, kind: 'a' });
    expect(changeOf(demo, wide!)).toEqual({ width: 9, kind: 'a' });
    expect(changeOf(demo, both!)).toEqual({ width: 9, kind: 'b' });
  });

  it('leaves alone what no chip speaks of, and is marked whatever that is', () => {
    expect(changeOf(demo, wide!)).not.toHaveProperty('name');
    expect(isIn(demo, wide!, { ...initial, width: 9, name: 'otto' })).toBe(true);
  });

  it('is the only one that is marked, and none is where the form is in no state of theirs', () => {
    expect(tryOf(demo, { ...initial, width: 9, kind: 'b' })?.label).toBe('wide and b');
    expect(demo.tries!.filter((one) => isIn(demo, one, { ...initial, width: 9, kind: 'b' })).length).toBe(1);
    expect(tryOf(demo, { ...initial, width: 5 })).toBeUndefined();
  });

  it('links to its state and keeps the rest of the form', () => {
    expect(linkTo('walk', demo, both!, initial)).toBe('?walk.width=9&walk.kind=b#walk');
    expect(linkTo('walk', demo, built!, { ...initial, width: 9, name: 'otto' })).toBe('?walk.name=otto#walk');
  });
});
