/** Python code on pages is parsed by Python where there is one, and its mistakes are told with their lines. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { pythonProblems } from '../../src/evidence/python.ts';
import { loadContent, readContent } from '../../src/markdown/content.ts';
import { format } from '../../src/markdown/problem.ts';
import { SAID, saying } from '../markdown/project.ts';

const noPython = spawnSync('python3', ['--version']).status !== 0;
const told = (code: string) =>
  pythonProblems(readContent(saying(`Words.\n\n\`\`\`python\n${code}\n\`\`\``)), 'python3')?.map(format);

it.skipIf(noPython)('a mistake is told with its line in the page', () => {
  expect(told('import torch\n\nfor k in range(3)\n    print(k)')).toEqual([
    expect.stringMatching(
      new RegExp(`^content/terms/gru\\.mdx:${SAID + 5} Python cannot read this code: .+\n {4}Fix: Correct it, or give`),
    ),
  ]);
  expect(told('print(1)')).toEqual([]);
  expect(told(`${'('.repeat(900)}x`)).toHaveLength(1);
});

it.skipIf(noPython)('nothing is run', () => {
  expect(told('import os\nos._exit(3)')).toEqual([]);
});

it.skipIf(noPython)('every piece of this glossary is Python', () => {
  expect(pythonProblems(loadContent(), 'python3')?.map(format)).toEqual([]);
});

it('where there is no Python nothing is said of it', () => {
  expect(pythonProblems(readContent(saying('Words.')), 'no-such-python')).toBeUndefined();
});
