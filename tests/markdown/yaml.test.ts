/** YAML of any shape ends in file, line and fix, in ordinary sentences and at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { format } from '../../src/markdown/problem.ts';
import { readYaml } from '../../src/markdown/yaml.ts';

const GENERIC =
  'Indent as in the neighboring files; put quotes around values with a colon, a hash, a quote or a bracket.';
const QUOTES = 'Put quotes around the whole value.';
const DEEP = 'is nested more than 10 levels deep';
const REFERENCE = 'a value begins with "*", which YAML reads as a reference to another value';

/** Mistake, text, line, message, fix. */
const MISTAKES: [string, string, number, string, string?][] = [
  ['emphasis as a value', 'title: x\nread: *whole*', 2, REFERENCE, 'Put quotes around it: "*whole*".'],
  [
    'a reference to a value there is',
    'a: &x 1\nb: *x',
    1,
    'a value begins with "&", which YAML reads as a reference to another value',
  ],
  [
    'a circle of references',
    'a: &x [*x]',
    1,
    'a value begins with "&", which YAML reads as a reference to another value',
  ],
  [
    'a bomb',
    `a: &a [x, x]\n${[...'bcdefghij'].map((name, k) => `${name}: &${name} [${`*${'abcdefghi'[k]}, `.repeat(9)}x]`).join('\n')}`,
    1,
    'a value begins with "&", which YAML reads as a reference to another value',
  ],
  [
    'a merge of another group',
    'a: &x { b: 1 }\nc:\n  <<: *x',
    1,
    'a value begins with "&", which YAML reads as a reference to another value',
  ],
  ['a type', 'title: !!js/function x', 1, 'a value begins with "!", which YAML reads as a type', QUOTES],
  ['a name twice', 'title: x\nyear: 1\ntitle: y', 3, 'the field "title" stands twice', 'Keep one of the two.'],
  [
    'a name twice inside',
    'steps:\n  - term: x\n    term: y',
    3,
    'the field "term" stands twice',
    'Keep one of the two.',
  ],
  [
    'brackets without end',
    '['.repeat(5000),
    1,
    DEEP,
    'Write the fields as in the neighboring files; put quotes around a text with brackets.',
  ],
  ['braces without end', `x: 1\ny: ${'{a: '.repeat(5000)}`, 2, DEEP],
  ['brackets that close', `x: ${'['.repeat(5000)}${']'.repeat(5000)}`, 1, DEEP],
  ['brackets over lines', `x:\n${'[\n'.repeat(40)}`, 12, DEEP],
  ['hyphens without end', '- '.repeat(5000), 1, DEEP],
  ['question marks without end', '? '.repeat(5000), 1, DEEP],
  [
    'a colon in a value',
    'title: Gates: a number',
    1,
    'has a colon in a value without quotes',
    'Put quotes around it: title: "Gates: a number".',
  ],
  [
    'a quote left open',
    'title: "Gates\nyear: 1\nread: x',
    1,
    'opens a quote and never closes it',
    'Close it, or put the other kind of quotes around a text that contains one.',
  ],
  [
    'an apostrophe left open',
    "title: x\nread: 'it's whole'",
    2,
    'is not a name of a field, a colon and a value',
    GENERIC,
  ],
  [
    'a bracket left open',
    'authors: [x, y',
    1,
    'a quote, a bracket or a comma is missing here or on the lines before',
    'Close every quote and every bracket; put quotes around a value that contains one.',
  ],
  [
    'a backslash in quotes',
    'title: "\\frac"\nread: "\\d"',
    2,
    'has a backslash inside double quotes, where YAML gives it a meaning',
    'Use single quotes.',
  ],
  ['a tab', 'a:\n\tb: 1', 2, 'is indented with a tab', 'Indent with spaces.'],
  ['a line out of its column', 'a:\n    b: 1\n  c: 2', 3, 'is not indented like the lines around it'],
  ['an at sign', 'title: @x', 1, 'a value cannot begin as in "title: @x"', QUOTES],
  ['a backtick', 'title: `x`', 1, 'a value cannot begin as in "title: `x`"', QUOTES],
  ['a percent sign', 'title: %x', 1, 'a value cannot begin as in "title: %x"', QUOTES],
  [
    'two documents',
    'title: x\n---\ntitle: y',
    2,
    'three hyphens end the fields here, and more text follows',
    'Remove the line of hyphens.',
  ],
];

describe('a mistake is told with its line and the fix:', () => {
  it.each(MISTAKES)('%s', (_, text, line, message, fix) => {
    // Front matter begins on the second line of its file.
    const { problem } = readYaml(text, 2, 'x.yaml');
    expect({ line: problem?.line, message: problem?.message }).toEqual({ line: line + 1, message });
    if (fix) expect(problem?.fix).toBe(fix);
  });

  it.each(MISTAKES)('%s: in a second at the most', (_, text) => {
    const start = performance.now();
    readYaml(text, 2, 'x.yaml');
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

it('texts with the same signs inside are text', () => {
  const text = "a: 2 * 3\nb: 'x: *y*'\nc: R&D\nd: wow!\ne: [[1, 2], [3]]\nf: |\n  [[[[[[[[[[[[[[\n";
  const { value, problem } = readYaml(text, 1, 'x.yaml');
  expect(problem).toBeUndefined();
  expect(value).toEqual({ a: '2 * 3', b: 'x: *y*', c: 'R&D', d: 'wow!', e: [[1, 2], [3]], f: '[[[[[[[[[[[[[[\n' });
});

describe('whatever the text,', () => {
  const pieces = fc.constantFrom(
    ...[
      'a',
      'title',
      ': ',
      ':',
      '- ',
      '-',
      '\n',
      '\n  ',
      '\n\t',
      ' ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '|',
      '>',
      '#',
    ],
    ...[
      '&x',
      '*x',
      '!!str ',
      '<<',
      '? ',
      '%',
      '@',
      '`',
      '---\n',
      '...\n',
      '\\',
      '1',
      '~',
      'null',
      '2026-11-23',
      '\u2028',
      'é',
      '😀',
    ],
  );

  it('it is read, or told with a line of the file and never in the words of a library', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const { problem } = readYaml(text, 1, 'x.yaml');
        if (!problem) return;
        expect(problem.line).toBeGreaterThanOrEqual(1);
        expect(problem.line).toBeLessThanOrEqual(text.split('\n').length);
        expect(format(problem)).toMatch(/^x\.yaml:\d+ [a-z].*\n {4}Fix: \p{Lu}.*\.$/u);
        expect(format(problem)).not.toMatch(
          /\[object|at line|column|undefined|scalar|implicit|mapping|alias|anchor|token/i,
        );
      }),
      { numRuns: 3000 },
    );
  });
});
