/** What moves has a date. */

import { markdownToMdast } from 'satteri';
import { expect, it } from 'vitest';
import { checkAsOf } from '../../src/markdown/as-of.ts';

const told = (text: string) =>
  checkAsOf({ file: 'x.mdx', bodyLine: 10, tree: markdownToMdast(text) as never }).map(
    ({ line, message }) => `${line}: ${message}`,
  );

it('a section on tools that names one wants a month', () => {
  expect(told('Words.\n\n## In your workflow\n\nIn llama.cpp it runs.\n\n## Sources')).toEqual([
    '12: "## In your workflow" names llama.cpp and does not say as of when',
  ]);
  expect(told('## In your workflow\n\nAs of 2026 MLX has it.')).toHaveLength(1);
  for (const tool of ['PyTorch', 'Keras', 'TensorFlow.js', 'whisper.cpp', 'ONNX', 'JAX', 'mlx-lm'])
    expect(told(`## In your workflow\n\nIn ${tool} it runs.`)).toHaveLength(1);
});

it('with a month, without a tool, or elsewhere it wants none', () => {
  expect(told('## In your workflow\n\nAs of November 2026, in llama.cpp and\nTransformers it runs.')).toEqual([]);
  expect(told('## In your workflow\n\nWrite it yourself.\n\n## Common misconceptions\n\nllama.cpp has it.')).toEqual(
    [],
  );
});
