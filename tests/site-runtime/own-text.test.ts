/** The reader's own text outlives a reload of its tab, and nothing else is kept: not the demo's text, a chip's or a link's. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Effect } from '../../src/site/runtime/figure/events.ts';
import { keepText, keptTexts } from '../../src/site/runtime/figure/kept-texts.ts';
import { ownTexts } from '../../src/site/runtime/figure/own-text.ts';
import { defaults } from '../../src/site/runtime/figure/settings.ts';
import { controls, figure, quick } from './operated.ts';

const demo = { ...quick, tries: [{ label: 'Otto', settings: { name: 'otto' } }] };
const kept = (done: Effect[]) => done.flatMap((effect) => (effect.do === 'keep-text' ? [effect.text] : []));
const opened = () => {
  const one = figure(demo);
  one.open();
  return one;
};

describe('a text', () => {
  it('is kept as it was typed, also where it is refused', () => {
    const one = opened();
    one.set({ name: 'bea' });
    one.set({ name: 'Bea' });
    expect(kept(one.done)).toEqual(['bea', 'Bea']);
    expect([...ownTexts(demo, one.state)]).toEqual([['name', 'Bea']]);
  });

  it('is forgotten when it is the demo’s own again, after a chip, and with a reset', () => {
    const one = opened();
    for (const name of ['bea', 'anna', 'bea', 'otto', 'bea']) one.set({ name });
    one.does({ type: 'reset' });
    expect(kept(one.done)).toEqual(['bea', undefined, 'bea', undefined, 'bea', undefined]);
  });

  it('that a link brings is not kept; what was typed before the code came is', () => {
    const linked = figure(demo);
    linked.open({ settings: { ...defaults(controls), name: 'bea' } });
    expect(kept(linked.done)).toEqual([]);
    const typed = figure(demo);
    typed.open({ form: { name: 'bea' } });
    expect(kept(typed.done)).toEqual(['bea']);
  });

  it('is the only thing that is kept', () => {
    const one = opened();
    one.set({ size: 5, kind: 'b', look: 4, seed: 9 });
    expect(kept(one.done)).toEqual([]);
  });

  it('is not said to be kept where the browser keeps nothing', () => {
    const one = opened();
    one.set({ name: 'bea' });
    expect(one.state.keeps).toBe(true);
    one.does({ type: 'not-kept' });
    one.does({ type: 'reset' });
    expect(one.state.keeps).toBe(false);
  });
});

describe('the storage of a tab', () => {
  afterEach(() => vi.unstubAllGlobals());
  /** A storage whose keys are its own properties, as a browser's is. */
  const stub = (more: object = {}) => {
    const has: Record<string, string> = {};
    const methods = {
      getItem: (key: string) => has[key] ?? null,
      setItem: (key: string, text: string) => void (has[key] = text),
      removeItem: (key: string) => void delete has[key],
      ...more,
    };
    const target = new Proxy(has, { get: (own, key) => Reflect.get(methods, key) ?? Reflect.get(own, key) });
    vi.stubGlobal('sessionStorage', target);
    return has;
  };

  it('has one key a demo and control, and none is taken for another’s', () => {
    const has = stub();
    keepText('race', 'text', 'To be');
    keepText('race-of-two', 'text', 'or not');
    expect(Object.keys(has)).toEqual(['unrolled:race.text', 'unrolled:race-of-two.text']);
    expect(keptTexts('race')).toEqual({ text: 'To be' });
    expect(keepText('race', 'text', undefined)).toBe(true);
    expect(keptTexts('race')).toEqual({});
  });

  it('that is full, or that a browser forbids, is no error', () => {
    stub({
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(keepText('race', 'text', 'To be')).toBe(false);
    vi.stubGlobal('sessionStorage', undefined);
    expect([keepText('race', 'text', 'To be'), keptTexts('race')]).toEqual([false, {}]);
  });
});
