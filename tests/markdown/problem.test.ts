/** How problems are told, and which names are near. */
import { describe, expect, it } from 'vitest';
import { annotation, distance, either, format, nearest, shown } from '../../src/markdown/problem.ts';

it('tells file, line, field, what is wrong and the fix', () => {
  const problem = { file: 'a.mdx', message: 'is wrong', fix: 'Mend it.' };
  expect(format({ ...problem, line: 3, field: 'title' })).toBe('a.mdx:3 title: is wrong\n    Fix: Mend it.');
  expect(format(problem)).toBe('a.mdx is wrong\n    Fix: Mend it.');
});

it('counts inserted, deleted and exchanged letters', () => {
  expect([distance('lstm', 'lstm'), distance('lsm', 'lstm'), distance('lsmt', 'lstm'), distance('', 'gru')]).toEqual([
    0, 1, 2, 3,
  ]);
});

it('finds the nearest names, best first, and only those that are nearly as near as the best', () => {
  expect(nearest('lsmt', ['gru', 'transformer', 'lstm'])).toEqual(['lstm']);
  expect(nearest('s5', ['transformer', 's4', 's6', 's4d', 's7'])).toEqual(['s4', 's6', 's7']);
  expect(nearest('state-space', ['state', 'gru', 'state-space-model'])).toEqual(['state', 'state-space-model']);
  expect(nearest('GRU', ['rnn', 'gru'])).toEqual(['gru']);
  expect(nearest('anything', [])).toEqual([]);
});

it('finds none where none is near, and compares no letters of names that differ in length', () => {
  expect(nearest('thing', ['gate', 'gru', 'lstm'])).toEqual([]);
  expect(nearest('colour', ['title', 'status', 'core'])).toEqual([]);
  expect(nearest('a', ['attention'])).toEqual([]);
  const start = performance.now();
  expect(nearest('x'.repeat(400_000), ['gate', 'y'.repeat(200)])).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1000);
});

it('quotes a value in short, and never in the words of a program', () => {
  expect(['a  b\nc', 7, true, null, [1], [], { a: 1 }].map(shown)).toEqual([
    '"a b c"',
    '7',
    'true',
    'empty',
    'this list',
    'an empty list',
    'this group of fields',
  ]);
  expect(shown('x'.repeat(500))).toHaveLength(62);
});

it('lists names in words', () => {
  expect([either(['a']), either(['a', 'b']), either(['a', 'b', 'c'])]).toEqual([
    '"a"',
    '"a" or "b"',
    '"a", "b" or "c"',
  ]);
});

describe('for GitHub', () => {
  it('a problem is a command that names file and line', () => {
    expect(
      annotation({ file: 'content/terms/gru.mdx', line: 7, field: 'related', message: 'is wrong', fix: 'Mend it.' }),
    ).toBe('::error file=content/terms/gru.mdx,line=7::related: is wrong%0AFix: Mend it.');
    expect(annotation({ file: 'a.mdx', message: 'is missing', fix: 'Add it.' })).toBe(
      '::error file=a.mdx,line=1::is missing%0AFix: Add it.',
    );
  });

  it('nothing in it can end the command or begin another', () => {
    const told = annotation({ file: 'a,b:c%.mdx', line: 1, message: '5 %\n::warning::x\r', fix: 'a::b' });
    expect(told).toBe('::error file=a%2Cb%3Ac%25.mdx,line=1::5 %25%0A::warning::x%0D%0AFix: a::b');
    expect(told.split('\n')).toHaveLength(1);
  });
});
