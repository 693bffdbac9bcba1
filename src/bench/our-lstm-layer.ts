/** The stock LSTM layer of tfjs with our way of running it: same weights, same configuration, same results. */

import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '../engine/tfjs.ts';
import { serialization, tidy, transpose } from '../engine/tfjs.ts';
import { lstm } from '../models/lstm/cell.ts';
import { run } from '../models/unroll.ts';
import { LSTM, type LSTMCell } from './layers.ts';

type Settings = NonNullable<Parameters<LSTM['call']>[1]>;

/**
 * Takes the place of `tf.layers.lstm` in a model, also when the model is saved and loaded. What our LSTM does not have
 * (dropout, masks, other activations, no bias, a state carried over or handed in, going backwards) is left to the stock
 * layer.
 */
export class OurLstm extends LSTM {
  /** The name it is saved under. */
  static override className = 'UnrolledLstm';

  override call(inputs: Tensor | Tensor[], settings: Settings): Tensor | Tensor[] {
    const cell = this.cell as LSTMCell;
    if (this.goBackwards || this.stateful || settings?.mask || settings?.initialState || !isOurs(cell)) {
      return super.call(inputs, settings);
    }
    return tidy(() => {
      const x = (Array.isArray(inputs) ? inputs[0] : inputs) as Tensor3D;
      // The stock layer keeps its matrices turned over; the order of the gates, i f g o, is the same.
      const [W, U] = [cell.kernel, cell.recurrentKernel].map((kernel) => transpose(kernel.read()) as Tensor2D);
      const { h, last } = run(lstm, { W: W!, U: U!, b: cell.bias.read() as Tensor1D }, x);
      const output = this.returnSequences ? h : last.h;
      return this.returnState ? [output, last.h, last.c] : output;
    });
  }
}
serialization.registerClass(OurLstm);

function isOurs(cell: LSTMCell): boolean {
  const named = cell.getConfig();
  return (
    named.activation === 'tanh' &&
    named.recurrentActivation === 'sigmoid' &&
    cell.useBias &&
    cell.dropout === 0 &&
    cell.recurrentDropout === 0
  );
}
