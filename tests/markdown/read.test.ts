/** One file is read the same by the check and by the compiler: fields above, text below, every line where it was. */
import { expect, it } from 'vitest';
import { format } from '../../src/markdown/problem.ts';
import { bodyOf, readTerm } from '../../src/markdown/read.ts';
import { body, planned, written } from './project.ts';

const TERM = written('Gated recurrent unit', 20) + body('It {runs.');
const FILE = 'content/terms/gru.mdx';

it('what is compiled keeps every line of the text in its place, and no field', () => {
  const text = bodyOf(TERM);
  const lines = TERM.split('\n');
  expect(text.split('\n')).toHaveLength(lines.length);
  expect(text).not.toMatch(/title|---/);
  expect(text.split('\n').indexOf('It {runs.')).toBe(lines.indexOf('It {runs.'));
});

it('a text without fields, and one with empty ones, is compiled as it stands', () => {
  expect(bodyOf('Only text.\n')).toBe('Only text.\n');
  expect(bodyOf('---\n---\nText.\n')).toBe('\n\nText.\n');
});

it('what is wrong in the fields hides nothing that is wrong in the text', () => {
  const read = readTerm('gru', FILE, TERM.replace('order: 20', 'order: many'));
  const told = 'problems' in read ? read.problems.map(format).join('\n') : '';
  expect(told).toContain(`${FILE}:4 order: `);
  expect(told).toContain(`${FILE}:${TERM.split('\n').indexOf('It {runs.') + 1} `);
});

it('a text that can be read is kept where the fields cannot', () => {
  const read = readTerm('gate', FILE, planned('Gate', 10).replace('order: 10', 'order: many'));
  expect('page' in read && read.page?.bodyLine).toBe(7);
});
