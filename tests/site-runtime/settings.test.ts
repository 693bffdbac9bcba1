import { describe, expect, it } from 'vitest';
import { choice, paste, range, several, text, timeline, toggle } from '../../src/define.ts';
import {
  defaults,
  fromQuery,
  inWords,
  read,
  take,
  toQuery,
  type Value,
} from '../../src/site/runtime/figure/settings.ts';

const controls = {
  size: range('Size', 0, 10, 4, { step: 0.5 }),
  kind: choice('Kind', { a: 'A', b: 'B' }, 'a'),
  on: toggle('On', false),
  name: text('Name', 'anna', { maxLength: 6, allowed: 'a-z' }),
  time: timeline('Step', 9),
  word: text('Word', 'ï', { maxLength: 9, minLength: 1, allowed: '\\p{L}' }),
};

describe('the settings of a demo', () => {
  it('start from the table of controls and seed 1', () => {
    expect(defaults(controls)).toEqual({ size: 4, kind: 'a', on: false, name: 'anna', time: 0, word: 'ï', seed: 1 });
  });

  it('survive the way into an address and back, and only differences travel', () => {
    const settings = { ...defaults(controls), size: 2.5, kind: 'b', on: true, name: 'bo', time: 3, seed: 7 };
    const query = toQuery('demo', controls, settings);
    expect(query).toHaveLength(6);
    expect(toQuery('demo', controls, defaults(controls))).toEqual([]);
    expect(read(controls, fromQuery('demo', new URLSearchParams(query))).settings).toEqual(settings);
  });

  it('leave the state of other demos in the address alone', () => {
    expect(fromQuery('demo', new URLSearchParams('other.size=3&demo.size=2'))).toEqual([['size', '2']]);
  });

  it.each<[string, keyof typeof controls | 'seed', Value, Value, string]>([
    ['a word for a number', 'size', 'NaN', 4, '“NaN” is not a number. Use one from 0 to 10.'],
    ['nothing for a number', 'size', ' ', 4, 'There is no number here. Use one from 0 to 10.'],
    ['infinity', 'size', 'Infinity', 10, '“Infinity” is too high. Use a number from 0 to 10.'],
    ['a number that overflows', 'size', '-1e999', 0, '“-1e999” is too low. Use a number from 0 to 10.'],
    ['too much', 'size', '99', 10, '“99” is too high. Use a number from 0 to 10.'],
    ['a number between steps', 'size', '2.3', 2.5, '“2.3” lies between two steps of 0.5.'],
    ['a step of time between steps', 'time', '4.4', 4, '“4.4” is not a whole number.'],
    ['a seed below 0', 'seed', '−5', 0, '“−5” is too low. Use a number from 0 to 999,999,999.'],
    ['an unknown option', 'kind', 'c', 'a', '“c” is not one of a, b.'],
    ['an option in capitals', 'kind', 'B', 'b', '“B” is not one of a, b.'],
    ['a name that every object has', 'kind', 'constructor', 'a', '“constructor” is not one of a, b.'],
    ['the name of a prototype', 'kind', '__proto__', 'a', '“__proto__” is not one of a, b.'],
    ['a word for a switch', 'on', 'maybe', false, '“maybe” is neither true nor false.'],
    ['capitals', 'name', 'Maria', 'maria', '“M” cannot be used here, only a–z.'],
    ['an apostrophe', 'name', "don't", 'dont', "“'” cannot be used here, only a–z."],
    ['an emoji', 'name', 'a🙂b', 'ab', '“🙂” cannot be used here, only a–z.'],
    ['Thai alone', 'name', 'สวัสดี', 'anna', '“ส” cannot be used here, only a–z.'],
    ['half of a pair', 'name', 'a\ud800', 'a', '“�” cannot be used here, only a–z.'],
    ['too many characters', 'name', 'annabella', 'annabe', 'This text has 9 characters, and at most 6 fit.'],
    ['nothing where one is needed', 'word', '', 'ï', 'Type at least one character.'],
  ])('refuse %s, say why, and give the nearest', (_, name, raw, value, why) => {
    expect(read(controls, [[name, raw]])).toEqual({
      settings: { ...defaults(controls), [name]: value },
      refused: [{ name, raw, value, why }],
    });
  });

  it('are not of an unknown name, also not of one that every object has', () => {
    const names = ['nonsense', 'toString', '__proto__', 'constructor'];
    const { settings, refused } = read(
      controls,
      names.map((name) => [name, '1'] as const),
    );
    expect(settings).toEqual(defaults(controls));
    expect(refused.map(({ name, value }) => [name, value])).toEqual(names.map((name) => [name, undefined]));
  });

  it.each<[string, keyof typeof controls, Value, Value]>([
    ['a decomposed letter is the composed one', 'word', 'nai\u0308ve', 'naïve'],
    ['a long sum of tenths is its step', 'size', 0.1 + 0.4, 0.5],
    ['a switch in other words', 'on', 'on', true],
  ])('take as it is meant: %s', (_, name, raw, value) => expect(take(controls[name], raw)).toEqual({ value }));

  it('repeat no more of a raw value than a line', () => {
    const { why } = take(controls.kind, 'x'.repeat(100_000));
    expect(why!.length).toBeLessThan(80);
    expect(take(controls.kind, 'a\u202eb\n').why).toBe('“a�b�” is not one of a, b.');
  });

  it('name the characters that a text may have', () => {
    expect(inWords('a-z')).toBe('a–z');
    expect(inWords('a-l1-8? ')).toBe('a–l, 1–8, ? and spaces');
    expect(inWords('\\p{L}\\p{M}\\p{N} .\\-')).toBe('letters, digits, spaces, . and -');
  });

  it('take some of several options, in their order, within their number, and nothing else', () => {
    const nets = several('Nets', { a: 'A', b: 'B', c: 'C', d: 'D' }, ['b', 'c'], { least: 2, most: 3 });
    expect(nets.value).toBe('b,c');
    expect(['c,a', 'a,b,c', 'a,a,b'].map((raw) => take(nets, raw).value)).toEqual(['a,c', 'a,b,c', 'a,b']);
    expect(['a', 'a,b,c,d', 'a,x', 'a,b,x', '', 'a,a'].map((raw) => take(nets, raw))).toEqual([
      { value: 'b,c', why: 'Choose 2 to 3, not 1.' },
      { value: 'a,b,c', why: 'Choose 2 to 3, not 4.' },
      { value: 'b,c', why: '“x” is not one of a, b, c, d.' },
      { value: 'a,b', why: '“x” is not one of a, b, c, d.' },
      { value: 'b,c', why: 'Choose 2 to 3, not 0.' },
      { value: 'b,c', why: 'Choose 2 to 3, not 1.' },
    ]);
  });

  it('take options by the names that older links have for them', () => {
    const formerly = new Map([['old', 'c' as const]]);
    const nets = several('Nets', { a: 'A', b: 'B', c: 'C' }, ['a'], { least: 1, most: 3, formerly });
    expect(['old,b', 'old,c', 'constructor'].map((raw) => take(nets, raw).value)).toEqual(['b,c', 'c', 'a']);
  });

  it('keep the reader’s own data out of every address, and take only what can be read', () => {
    const own = {
      data: paste('Data', 'Numbers.', (given) => {
        if (given !== '1') throw new Error('Write 1.');
      }),
    };
    expect([take(own.data, ''), take(own.data, '1')]).toEqual([{ value: '' }, { value: '1' }]);
    expect(take(own.data, '2')).toEqual({ value: '', why: 'Write 1.' });
    expect(own.data.wrong('2')).toBe('Write 1.');
    expect(toQuery('demo', own, { ...defaults(own), data: '1' })).toEqual([]);
  });
});
