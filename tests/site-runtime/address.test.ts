/** What a link says of a demo, and what becomes of a link that says nonsense. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Demo } from '../../src/define.ts';
import { demosById } from '../../src/site/build/preview.ts';
import { addressWith, readLink, seldom } from '../../src/site/runtime/figure/address.ts';
import { sampled, toWord } from '../../src/site/runtime/figure/replay.ts';
import { defaults, read, take, toQuery, type Values } from '../../src/site/runtime/figure/settings.ts';

const demos: [string, Demo][] = Object.entries(demosById);
const linkOf = (id: string, query: string) => readLink(id, demosById[id]!, new URLSearchParams(query));

describe('a word on what a link could not have', () => {
  it.each([
    [
      'kv-cache-size',
      'kv-cache-size.model=constructor',
      'About the link: “Model”: “constructor” is not one of .* “llama-3-8b” is used instead.',
    ],
    ['rnn-step', 'rnn-step.name=Maria', '“Name”: “M” cannot be used here, only a–z. “maria” is used instead.'],
    [
      'rnn-step',
      'rnn-step.seed=-5',
      '“Seed”: “-5” is too low. Use a number from 0 to 999,999,999. “0” is used instead.',
    ],
    ['rnn-step', 'rnn-step.nonsense=1', 'It sets “nonsense”, which this demo does not have.'],
    ['rnn-step', 'rnn-step.to=2&rnn-step.to=3', 'appears in it more than once; the last one is used.'],
    ['race', 'race.text=abc', '“Your text” cannot come from a link. Enter it here.'],
    ['race', 'race.curve=abc', 'Its training curve cannot be read, so a run here cannot be compared with it.'],
    ['rnn-step', 'rnn-step.curve=abc', 'It sets “curve”, which this demo does not have.'],
  ])('%s?%s', (id, query, words) => expect(linkOf(id, query).notice).toMatch(new RegExp(words.replace('?', '\\?'))));

  it('is silent where all is well, and about other demos', () => {
    const curve = toWord(sampled([1, 2, 3]));
    expect(linkOf('race', `race.size=1500&race.curve=${curve}&rnn-step.x=1`)).toEqual({
      settings: { ...defaults(demosById.race!.controls), size: 1500 },
      curve: { length: 3, points: [1, 2, 3] },
      notice: undefined,
    });
  });

  it('stays short, whatever is asked', () => {
    const query = Array.from({ length: 1000 }, (_, k) => `rnn-step.x${k}=${'y'.repeat(100)}`).join('&');
    expect(linkOf('rnn-step', query).notice).toMatch(/ 997 more of its values could not be used as they are\.$/);
    expect(linkOf('rnn-step', `rnn-step.name=${'x'.repeat(100_000)}`).notice!.length).toBeLessThan(200);
  });
});

/** What someone may write into an address who wants to see it break, and what chance writes. */
const HOSTILE = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'NaN', 'Infinity', '1e999', '-0', ''];
const MORE = ['%', '%E0%A4%A', '\ud800', '\u0000', '<img src=x onerror=alert(1)>', 'x'.repeat(100_000), 'null', '[]'];
const raw = fc.oneof(
  fc.constantFrom(...HOSTILE, ...MORE),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double().map(String),
  fc.integer().map(String),
);
/** Entries that name controls of this demo, the seed, and things it does not have. */
const entriesFor = (demo: Demo) =>
  fc.array(
    fc.tuple(fc.oneof(fc.constantFrom(...Object.keys(demo.controls), 'seed', 'curve', ...HOSTILE), fc.string()), raw),
    { maxLength: 8 },
  );

/** A value stays what it is: what a control has taken it takes again without a word. */
const expectTaken = (demo: Demo, settings: Values) => {
  const { refused, settings: again } = read(demo.controls, Object.entries(settings));
  expect(refused).toEqual([]);
  expect(again).toEqual(settings);
};

describe.each(demos)('%s, under any address', (id, demo) => {
  it('has settings that each control can take, and a word for each that was refused', () => {
    fc.assert(
      fc.property(entriesFor(demo), (entries) => {
        const query = new URLSearchParams(entries.map(([name, value]) => [`${id}.${name}`, value]));
        const { settings, notice } = readLink(id, demo, query);
        expectTaken(demo, settings);
        expect(Object.keys(settings)).toEqual(Object.keys(defaults(demo.controls)));
        expect(Object.getPrototypeOf(settings)).toBe(Object.prototype);
        expect(notice ?? '').not.toMatch(/undefined|\[object|NaN(?!”)|(?<![“-])Infinity/);
        for (const [name, value] of new Map([...query].map(([key, text]) => [key.slice(id.length + 1), text]))) {
          const isTaken = Object.hasOwn(settings, name) && String(settings[name]) === value;
          const isCurve = name === 'curve' && demo.curve;
          if (!isTaken && !isCurve && !isSame(demo, name, value)) expect(notice).toBeDefined();
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('finds its settings again in the address that it writes', () => {
    fc.assert(
      fc.property(entriesFor(demo), (entries) => {
        const { settings } = read(
          demo.controls,
          entries.filter(([name]) => demo.controls[name]?.kind !== 'paste'),
        );
        const written = addressWith(`https://a.example/t/?other.x=1&${id}.old=2#part`, id, demo, settings);
        expect(readLink(id, demo, written.searchParams)).toEqual({ settings, curve: undefined, notice: undefined });
        expect(written.searchParams.get('other.x')).toBe('1');
        expect(written.hash).toBe('#part');
        expect(toQuery(id, demo.controls, settings).map(([key]) => key)).not.toContain(`${id}.old`);
      }),
      { numRuns: 30, seed: 12 },
    );
  });
});

/** Whether a raw value means what the control has, in other signs: 05, 1e1, a composed letter. */
const isSame = (demo: Demo, name: string, value: string) => {
  const control = Object.hasOwn(demo.controls, name) ? demo.controls[name] : undefined;
  return control ? take(control, value).why === undefined : name === 'seed' && Number(value) >= 0;
};

describe('the address is written seldom', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('a thousand changes in a second are three or four writes, the last of them the last change', () => {
    const written: number[] = [];
    const { write } = seldom((value: number) => written.push(value));
    for (let k = 0; k < 1000; k++) {
      write(k);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(300);
    expect(written.length).toBeLessThanOrEqual(4);
    expect(written.at(-1)).toBe(999);
  });

  it('a browser that refuses disturbs nobody, and is asked again at the next change', () => {
    let refuses = true;
    const written: number[] = [];
    const { write, flush } = seldom((value: number) => {
      if (refuses) throw new DOMException('Too many calls', 'SecurityError');
      written.push(value);
    });
    write(1);
    expect(() => vi.advanceTimersByTime(400)).not.toThrow();
    refuses = false;
    write(2);
    flush();
    vi.advanceTimersByTime(400);
    expect(written).toEqual([2]);
  });
});
