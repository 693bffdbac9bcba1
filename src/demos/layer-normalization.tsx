/** A vector that the reader scales and shifts, and what the two norms make of it. */

import { Bars } from '../charts/bars.tsx';
import { defineDemo, range } from '../define.ts';
import { scope } from '../engine/scope.ts';
import { ones, type Tensor1D, tensor2d, zeros } from '../engine/tfjs.ts';
import { layerNorm, rmsNorm } from '../models/parts/norm.ts';

const WIDTH = 8;
type Frame = Record<'given' | 'layer' | 'rms', number[]>;
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

export default defineDemo({
  title: 'Scale and shift a vector',
  dare: 'Which of the two norms notices the size, and which the shift?',
  untrained: 'the vector is random; gains are 1 and biases 0.',
  controls: {
    scale: range('Multiply by', 0.1, 5, 2, { step: 0.1 }),
    shift: range('then add', -5, 5, 1, { step: 0.5 }),
  },
  *run({ scale, shift }, random): Generator<Frame> {
    const given = Array.from({ length: WIDTH }, () => scale * random.normal() + shift);
    yield scope(() => {
      const x = tensor2d(given, [1, WIDTH]);
      const [gain, bias] = [ones([WIDTH]) as Tensor1D, zeros([WIDTH]) as Tensor1D] as const;
      return { given, layer: [...layerNorm(x, gain, bias).dataSync()], rms: [...rmsNorm(x, gain).dataSync()] };
    });
  },
  view: ({ given, layer, rms }) => (
    <Bars
      title="A vector, and what layer norm and root mean square norm make of it"
      limit={Math.max(...given.map(Math.abs), 3)}
      rows={[
        { letter: 'x', name: 'as given', quantity: 'input', values: given },
        { letter: 'layer', name: 'centered', quantity: 'output', values: layer },
        { letter: 'RMS', name: 'scaled', quantity: 'write', values: rms },
      ]}
    />
  ),
  tell: ({ given, layer, rms }) =>
    `The vector has a mean of ${mean(given).toFixed(2)}; layer norm brings it to ` +
    `${Math.abs(mean(layer)).toFixed(2)}, the root mean square norm to ${mean(rms).toFixed(2)}, and the greatest ` +
    `number to ${Math.max(...layer).toFixed(2)} or ${Math.max(...rms).toFixed(2)}.`,
});
