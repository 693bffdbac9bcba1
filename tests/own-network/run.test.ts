/** A network from a file computes what its own runtime computes: PyTorch, or onnxruntime. */
import { describe, expect, it } from 'vitest';
import { openNetwork } from '../../src/own-network/open.ts';
import { runNetwork } from '../../src/own-network/run.ts';
import { cases, inFile } from './stored.ts';

const within = 1e-5;

describe(`${cases.length} files made and run by others`, () => {
  it.each(cases)('$name', async ({ file, x, y, relu }) => {
    const { networks } = await openNetwork(inFile(file));
    expect(networks).toHaveLength(1);
    const { output } = await runNetwork(networks[0]!, x, { relu });
    const ours = output.flatMap((row) => [...row]);
    expect(ours).toHaveLength(y.length);
    const apart = Math.max(...ours.map((value, k) => Math.abs(value - y[k]!)));
    expect(apart).toBeLessThan(within);
  });
});
