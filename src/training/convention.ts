/** A trained layer in another framework's convention: its arrays there, and the states it computes there beside ours. */

import { scope } from '../engine/scope.ts';
import { squeeze, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { gruConventions, inConvention, lstmConventions, runGru, runLstm } from '../models/conventions.ts';
import { type GruWeights, gru } from '../models/gru/cell.ts';
import { type Convention, fromWeights, type Laid, readAs } from '../models/layout.ts';
import { type LstmWeights, lstm } from '../models/lstm/cell.ts';
import { unroll } from '../models/unroll.ts';
import type { Random } from '../random.ts';

/** `here` and `there` are the states [T][H] by our cell and by the framework's formulas; `apart` their largest difference. */
export interface InConvention {
  arrays: Laid;
  here: number[][];
  there: number[][];
  apart: number;
}

const compared = (arrays: Laid, here: number[][], there: number[][]): InConvention => ({
  arrays,
  here,
  there,
  apart: Math.max(...here.flat().map((value, k) => Math.abs(value - there.flat()[k]!))),
});
const drawn = (random: Random, T: number, D: number) =>
  Array.from({ length: T }, () => Array.from({ length: D }, () => random.normal()));
const rows = (values: unknown) => values as number[][];

/** Our GRU's weights in a convention, run there on `steps` random inputs. */
export function gruInConvention(
  { W, U, b, d }: GruWeights,
  target: Convention,
  converts: boolean,
  random: Random,
  steps: number,
): InConvention {
  return scope(() => {
    const x = drawn(random, steps, W.shape[1]);
    const ours = fromWeights('rzn', W.arraySync(), U.arraySync(), b.arraySync(), d.arraySync());
    const arrays = inConvention(ours, gruConventions.pytorch, target, converts);
    const here = rows(squeeze(unroll(gru(), { W, U, b, d }, tensor([x]) as Tensor3D).h, [0]).arraySync());
    return compared(arrays, here, runGru(readAs(arrays, target), target, x));
  });
}

/** Our LSTM's weights in a convention, run there on `steps` random inputs. */
export function lstmInConvention(
  { W, U, b }: LstmWeights,
  target: Convention,
  converts: boolean,
  random: Random,
  steps: number,
): InConvention {
  return scope(() => {
    const x = drawn(random, steps, W.shape[1]);
    const ours = fromWeights('ifgo', W.arraySync(), U.arraySync(), b.arraySync());
    const arrays = inConvention(ours, lstmConventions.pytorch, target, converts);
    const here = rows(squeeze(unroll(lstm, { W, U, b }, tensor([x]) as Tensor3D).h, [0]).arraySync());
    return compared(arrays, here, runLstm(readAs(arrays, target), x));
  });
}
