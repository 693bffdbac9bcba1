/** One LSTM or GRU operator of ONNX: the shapes of what it reads and gives, and Y under its attributes. */
import { Operator } from '../charts/operator.tsx';
import { choice, defineDemo, range, toggle } from '../define.ts';
import { B, D, drawnArrays, H, T } from '../own-network/onnx-example.ts';
import {
  type Direction,
  directionsOf,
  type OnnxNode,
  type Op,
  ORDER,
  runNode,
  shapesOf,
} from '../own-network/onnx-node.ts';
import { Random } from '../random.ts';

interface Frame {
  shapes: Record<string, number[]>;
  Y: number[][][][];
  /** How far Y is from that of the node with the other linear_before_reset. */
  apart: number;
}

const nodeOf = (op: Op, direction: Direction, linearFirst: boolean, last: number): OnnxNode => ({
  op,
  direction,
  linearFirst: op === 'GRU' && linearFirst,
  lengths: [T, last],
});
const arrowsOf = (direction: Direction) =>
  direction === 'bidirectional' ? ['→', '←'] : [direction === 'forward' ? '→' : '←'];

export default defineDemo({
  title: 'One operator of ONNX, and what its attributes do',
  dare: 'Let the second sequence end early: what follows is 0, and the reading from the end begins at its last step.',
  untrained: 'weights and inputs are drawn by chance.',
  controls: {
    op: choice('Operator', { LSTM: 'LSTM', GRU: 'GRU' }, 'LSTM'),
    direction: choice(
      'direction',
      { forward: 'forward', reverse: 'reverse', bidirectional: 'bidirectional' },
      'bidirectional',
    ),
    last: range('Length of the second sequence', 1, T, T),
    linear: toggle('linear_before_reset', false, { when: ['op', 'GRU'] }),
  },
  tries: [
    { label: 'an LSTM, both ways', settings: {} },
    { label: 'a short sequence', settings: { last: 3 } },
    {
      label: 'a GRU as PyTorch has it',
      settings: { op: 'GRU', linear: true },
      says: 'Without linear_before_reset = 1 the same weights compute something else.',
    },
  ],
  *run({ op, direction, linear, last, seed }): Generator<Frame> {
    const node = nodeOf(op, direction, linear, last);
    const drawn = drawnArrays({ ...node, direction: 'bidirectional' }, new Random(seed, 'node'));
    const arrays = { ...drawn, W: drawn.W.slice(0, directionsOf(node)) };
    const Y = runNode(node, arrays);
    const other = runNode({ ...node, linearFirst: !node.linearFirst }, arrays).flat(3);
    const apart = Math.max(...Y.flat(3).map((value, k) => Math.abs(value - (other[k] ?? 0))));
    yield { shapes: shapesOf(node, arrays), Y, apart };
  },
  view: ({ shapes, Y }, { op, direction }) => (
    <Operator
      title={`What the ${op} node reads and gives, with the shapes`}
      shapes={shapes}
      order={ORDER[op]}
      Y={Y}
      arrows={arrowsOf(direction)}
    />
  ),
  tell: ({ shapes, apart }, { op, direction, last, linear }) => {
    const sides = directionsOf({ direction });
    const shape = `Y is [${shapes.Y?.join(', ')}], where nn.${op} returns [${[T, B, sides * H].join(', ')}].`;
    const gates = `W has ${ORDER[op].length} × ${H} rows and ${D} columns for each direction, its gates in the order ${[...ORDER[op]].join(', ')}.`;
    const starts = direction === 'forward' ? '' : ', and the reading from the end begins there';
    const length =
      last < T
        ? `The second sequence ends after ${last} of ${T} steps: Y is 0 after that${starts}.`
        : `Both sequences fill all ${T} steps.`;
    const reset = `With linear_before_reset = ${linear ? 0 : 1} the same weights would give a Y that differs by up to ${apart.toFixed(2)}.`;
    return [shape, gates, length, ...(op === 'GRU' ? [reset] : [])].join(' ');
  },
});
