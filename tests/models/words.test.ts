/** What a page pays for the names of the models. */
import { build } from 'vite';
import { expect, it } from 'vitest';
import { assemblyScript } from '../../src/engine/compile-assembly-script.ts';
import { demoOnTwoThreads } from '../../src/site/build/two-threads.ts';

it('a page that reads the words of all models loads no model', async () => {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [demoOnTwoThreads('page'), assemblyScript()],
    build: { write: false, minify: true, lib: { entry: 'src/training/race/entries.ts', formats: ['es'] } },
  });
  const code = [made]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((one) => ('code' in one ? one.code : ''));
  expect(code.join('')).toContain('Peephole LSTM');
  // The words are short; a cell, or a kernel of tfjs, is not.
  expect(code.join('')).not.toMatch(/registerKernel|refCount|sigmoid/);
});
