import { beforeAll, test } from 'vitest';
import { startEngine } from '../../src/engine/backend.ts';
import { useKernels } from '../../src/engine/kernels.ts';
import { Random } from '../../src/random.ts';
import { draw, layers, type Numbers, outputAndGradients, weightsOf } from './layers.ts';

const cls = (v: number) => (Number.isNaN(v) ? 'N' : v === Infinity ? '+' : v === -Infinity ? '-' : 'f');
const flat = (n: Numbers): number[] => [n].flat(Infinity as 1) as number[];
const put = (n: any, at: number, v: number): any => {
  const count = (m: any): number => (typeof m === 'number' ? 1 : m.reduce((a: number, b: any) => a + count(b), 0));
  let k = 0;
  const go = (m: any): any => (typeof m === 'number' ? (k++ === at ? v : m) : m.map(go));
  return go(n);
};
const size = (n: any): number => flat(n).length;
test.each(Object.keys(layers))('%s', async (name) => {
  const { layer, oracle } = layers[name]!;
  const found: Record<string, number> = {};
  for (const [H, D] of [
    [4, 3],
    [6, 6],
    [9 * 2, 5],
    [8, 8],
  ]) {
    const HH = name.match(/norm|s4d|s6|transformer|short/) ? D! : H!;
    const random = new Random(3, name);
    const weights = weightsOf(name, random, HH, D!, 2);
    const x = draw(random, 2, 10, D!) as number[][][];
    for (const key of ['x', ...Object.keys(weights)])
      for (const value of [NaN, Infinity, -Infinity]) {
        const at = new Random(1, key).below(size(key === 'x' ? x : weights[key]!));
        const w = key === 'x' ? weights : { ...weights, [key]: put(weights[key], at, value) };
        const xx = key === 'x' ? put(x, at, value) : x;
        const expected = xx.map((one: any) => oracle(w as never, one));
        const R = new Random(9);
        const rr = expected.map((a: any) => a.map((b: any) => b.map(() => draw(R))));
        const get = async (backend: any, build: any) => {
          await startEngine(backend);
          await useKernels(build);
          return outputAndGradients(layer, w, xx, rr);
        };
        const refs = await get('wasm', 'none');
        const note = (who: string, what: string, a: Numbers, b: Numbers) =>
          flat(a).forEach((u, i) => {
            const p = cls(u),
              q = cls(flat(b)[i]!);
            if (p !== q) {
              const id = `${who} ${key}=${value} ${what}: want ${p} got ${q}`;
              found[id] = (found[id] ?? 0) + 1;
            }
          });
        note('none', 'y', expected, refs.y);
        for (const [b, k] of [
          ['cpu', 'none'],
          ['wasm', 'relaxed'],
          ['wasm', 'simd'],
        ] as const) {
          const got = await get(b, k);
          note(b + k, 'y', expected, got.y);
          for (const g of Object.keys(refs.gradients)) note(b + k, 'd' + g, refs.gradients[g]!, got.gradients[g]!);
        }
      }
  }
  console.log(
    '##' +
      name +
      '\n' +
      Object.entries(found)
        .map(([k, n]) => `  ${k} x${n}`)
        .join('\n'),
  );
});
