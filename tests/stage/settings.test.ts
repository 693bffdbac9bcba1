import { describe, expect, it } from 'vitest';
import { choice, paste, range, several, text, timeline, toggle } from '../../src/define.ts';
import { accept, defaults, fromQuery, read, toQuery } from '../../src/stage/settings.ts';

const controls = {
  size: range('Size', 0, 10, 4, { step: 0.5 }),
  kind: choice('Kind', { a: 'A', b: 'B' }, 'a'),
  on: toggle('On', false),
  name: text('Name', 'anna', { maxLength: 6, allowed: 'a-z' }),
  time: timeline('Step', 9),
};

describe('the settings of a demo', () => {
  it('start from the table of controls and seed 1', () => {
    expect(defaults(controls)).toEqual({ size: 4, kind: 'a', on: false, name: 'anna', time: 0, seed: 1 });
  });

  it('survive the way into an address and back, and only differences travel', () => {
    const settings = { ...defaults(controls), size: 2.5, kind: 'b', on: true, name: 'bo', time: 3, seed: 7 };
    const query = toQuery('demo', controls, settings);
    expect(query).toHaveLength(6);
    expect(toQuery('demo', controls, defaults(controls))).toEqual([]);
    expect(read(controls, fromQuery('demo', new URLSearchParams(query))).settings).toEqual(settings);
  });

  it('leave the state of other demos in the address alone', () => {
    expect(fromQuery('demo', new URLSearchParams('other.size=3&demo.size=2'))).toEqual({ size: '2' });
  });

  it('keep their default and say so where an address holds what no control can take', () => {
    const { settings, refused } = read(controls, {
      size: 'NaN',
      kind: 'c',
      name: 'Ä<script>',
      seed: '-1',
      nonsense: '1',
    });
    expect(settings).toEqual(defaults(controls));
    expect(refused).toHaveLength(5);
    expect(refused[1]).toBe('kind cannot be “c”');
  });

  it('bring numbers to the nearest step between the two ends', () => {
    expect(accept(controls.size, '99')).toBe(10);
    expect(accept(controls.size, 2.3)).toBe(2.5);
    expect(accept(controls.time, '4.4')).toBe(4);
  });

  it('take some of several options, in their order, within their number, and nothing else', () => {
    const nets = several('Nets', { a: 'A', b: 'B', c: 'C', d: 'D' }, ['b', 'c'], { least: 2, most: 3 });
    expect(nets.value).toBe('b,c');
    expect(['c,a', 'a,b,c', 'a,a,b'].map((raw) => accept(nets, raw))).toEqual(['a,c', 'a,b,c', 'a,b']);
    expect(['a', 'a,b,c,d', 'a,x', '', 'a,a'].map((raw) => accept(nets, raw))).toEqual([null, null, null, null, null]);
  });

  it('keep the reader’s own data out of every address, and take only what can be read', () => {
    const own = {
      data: paste('Data', 'Numbers.', (given) => {
        if (given !== '1') throw new Error('Write 1.');
      }),
    };
    expect([accept(own.data, ''), accept(own.data, '1'), accept(own.data, '2')]).toEqual(['', '1', null]);
    expect(own.data.wrong('2')).toBe('Write 1.');
    expect(toQuery('demo', own, { ...defaults(own), data: '1' })).toEqual([]);
  });
});
