/** Every mistake of the tables is told with its file, line and fix, and nothing else is said of the project. */
import { describe, expect, it } from 'vitest';
import { AROUND, LINKS, LOST, SOURCES, TERMS } from './mistakes.ts';
import { problemsOf } from './project.ts';

describe.each([
  ['what a page would lose, change or show as typed', LOST],
  ['links and headings', LINKS],
  ['citations and sources', SOURCES],
  ['terms', TERMS],
  ['what stands beside the pages', AROUND],
])('%s:', (_, mistakes) => {
  it.each(mistakes)('%s', (_what, texts, told) => {
    expect(problemsOf(texts)).toEqual(told);
  });
});
