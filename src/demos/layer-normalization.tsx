/** A vector that the reader scales and shifts, and what layer norm and RMS norm make of it. */
import { type BarRow, Bars } from '../charts/bars.tsx';
import { fixed, shown } from '../charts/scale.ts';
import { defineDemo, range } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { ones, type Tensor1D, tensor2d, zeros } from '../engine/tfjs.ts';
import { layerNorm, rmsNorm } from '../models/parts/norm.ts';

const WIDTH = 8;
type Vectors = Record<'x' | 'layer' | 'rms', number[]>;
/** The vector as it is scaled and shifted, and as it was before, each with what both norms make of it. */
interface Frame {
  now: Vectors;
  before: Vectors;
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const largest = (...vectors: number[][]) => 1.05 * Math.max(...vectors.flat().map(Math.abs));
const moved = (now: number[], before: number[]) =>
  Math.max(...now.map((value, k) => Math.abs(value - (before[k] ?? 0))));

const NAMES = {
  x: ['x', 'input', 'input'],
  layer: ['LayerNorm', 'output', 'output'],
  rms: ['RMSNorm', 'write', 'output'],
};

export default defineDemo({
  title: 'Scale and shift a vector',
  dare: 'Multiply the vector by 5, then add 5: which of the two norms notices which?',
  untrained: 'the vector is random; gains are 1 and biases 0.',
  controls: {
    scale: range('Multiply by', 0.1, 5, 3, { step: 0.1 }),
    shift: range('then add', -5, 5, 2, { step: 0.5 }),
  },
  tries: [
    { label: 'as drawn', settings: { scale: 1, shift: 0 } },
    { label: 'only scaled', settings: { scale: 5, shift: 0 }, says: 'Neither output moves: both norms undo a scale.' },
    { label: 'scaled and shifted', settings: {}, says: 'Only LayerNorm also undoes the shift.' },
  ],
  *run({ scale, shift }, random): Generator<Frame> {
    const drawn = Array.from({ length: WIDTH }, () => random.normal());
    const normed = (x: number[]) =>
      scope((): Vectors => {
        const input = tensor2d(x, [1, WIDTH]);
        const [gain, bias] = [ones([WIDTH]) as Tensor1D, zeros([WIDTH]) as Tensor1D] as const;
        return {
          x,
          layer: [...layerNorm(input, gain, bias).dataSync()],
          rms: [...rmsNorm(input, gain).dataSync()],
        };
      });
    yield { now: normed(drawn.map((value) => scale * value + shift)), before: normed(drawn) };
  },
  view: ({ now, before }) => {
    const rows = (Object.keys(NAMES) as (keyof Vectors)[]).map((part): BarRow => {
      const [letter, quantity, what] = NAMES[part] as [string, string, string];
      const values = now[part];
      return {
        letter,
        name: `${what}: mean ${fixed(mean(values))}, standard deviation ${fixed(deviation(values))}`,
        quantity,
        values,
        ghost: before[part],
        limit: largest(values, before[part]),
        level: { mean: mean(values), spread: deviation(values) },
      };
    });
    return (
      <Bars
        title="A vector, and what LayerNorm and RMSNorm make of it; every row has a scale of its own"
        limit={1}
        rows={rows}
        extraKey={[
          { mark: 'ghost', text: 'before scaling and shifting' },
          { mark: 'theory', text: 'mean; the band is one standard deviation to each side', quantity: 'plain' },
        ]}
      />
    );
  },
  tell: ({ now, before }, { scale, shift }) => {
    const [layer, rms] = [moved(now.layer, before.layer), moved(now.rms, before.rms)];
    const stays = (by: number) => (by < 1e-3 ? 'does not move' : `moves by up to ${shown(by)}`);
    const why =
      rms < 1e-3
        ? 'both norms divide the scale away'
        : 'LayerNorm subtracts the mean before it divides, and RMSNorm only divides, so the shift stays in its output';
    return (
      `Multiplied by ${shown(scale)} and shifted by ${shown(shift)}, the vector’s mean goes from ${shown(mean(before.x))} to ${shown(mean(now.x))} and its ` +
      `standard deviation from ${shown(deviation(before.x))} to ${shown(deviation(now.x))}. The output of LayerNorm ${stays(layer)}, that of RMSNorm ${stays(rms)}: ${why}.`
    );
  },
});
