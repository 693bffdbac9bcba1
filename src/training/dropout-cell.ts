/** An LSTM with dropout at one place: the equations of the cell are its own, and a mask is put around them. */
import { add, mul, ones, sub, type Tensor2D, tanh, tensor } from '../engine/tfjs.ts';
import type { Cell } from '../models/cell.ts';
import { type LstmState, type LstmWeights, lstm } from '../models/lstm/cell.ts';
import type { Random } from '../random.ts';
import type { MaskKind, Place } from './dropout-names.ts';

/** `r` is the hidden state that the next step reads; `h`, what the next layer sees, may be dropped apart from it. */
type State = LstmState & { r: Tensor2D };

/** Whether a unit is kept (1) or dropped (0), each dropped with this chance. */
const keptOf = (random: Random, [rows, units]: [number, number], rate: number): Tensor2D =>
  tensor(
    Array.from({ length: rows * units }, () => Number(random.next() >= rate)),
    [rows, units],
  ) as Tensor2D;

/**
 * The LSTM with units dropped with a chance of `rate` at a place. What is kept is divided by the chance to be kept, so that
 * the mean stays (not in zoneout, whose units keep their last value instead). For one sequence of steps; the gates of a
 * step have its `mask`.
 */
export function droppedLstm(place: Place, masks: MaskKind, rate: number, random: Random): Cell<LstmWeights, State> {
  let last: Tensor2D | undefined;
  const maskFor = (of: Tensor2D): Tensor2D => {
    if (!last || masks === 'fresh') last = keptOf(random, of.shape, rate);
    return last;
  };
  return {
    weights: lstm.weights,
    zero(weights, batch) {
      last = undefined;
      const { h, c } = lstm.zero(weights, batch);
      return { h, c, r: h };
    },
    step(weights, x, { c, r }) {
      const mask = maskFor(place === 'inputs' ? x : c);
      const drop = (value: Tensor2D): Tensor2D => mul(value, mul(mask, 1 / (1 - rate)));
      const read = {
        x: place === 'inputs' ? drop(x) : x,
        h: place === 'hidden' ? drop(r) : r,
        c: place === 'cell' ? drop(c) : c,
      };
      const { state, gates } = lstm.step(weights, read.x, { h: read.h, c: read.c });
      let [h, next] = [state.h, state.c];
      if (place === 'candidate') {
        next = add(mul(gates.f, c), mul(gates.i, drop(gates.g)));
        h = mul(gates.o, tanh(next));
      }
      if (place === 'zoneout') {
        const instead = sub(ones(mask.shape), mask);
        next = add(mul(mask, next), mul(instead, c));
        h = add(mul(mask, h), mul(instead, r));
      }
      return { state: { h: place === 'output' ? drop(h) : h, c: next, r: h }, gates: { ...gates, mask } };
    },
  };
}
