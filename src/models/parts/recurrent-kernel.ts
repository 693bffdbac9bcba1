/** The kernels of recurrent layers that read x and their own h through matrices: the LSTM, the GRU, the RNN. */
import { defineKernel } from '../../engine/kernel.ts';
import type { CellKernel, State, Tensors } from '../cell.ts';

/** A shape such as `4HD` for D inputs and H units. */
const shapeOf = (letters: string, sizes: Record<string, number>) =>
  [...letters.matchAll(/(\d*)([A-Z])/g)].map(([, times, letter]) => Number(times || 1) * sizes[letter]);

/**
 * The kernel of this name as a cell has it, by the place of the cell among those that it serves: `weights` in the order of
 * its arguments and with their shapes; every state is [B,H], and the first is what the next layer sees. Where it `serves`
 * several cells, its functions are told which.
 */
export function recurrentKernel<W extends Tensors, S extends State>(
  name: string,
  weights: Record<keyof W & string, string>,
  states: (keyof S & string)[],
  serves = 1,
): (variant?: number) => CellKernel<W, S> {
  const ofStates = Object.fromEntries(states.map((state) => [state, 'BH']));
  const kernel = defineKernel(name, {
    sequence: {
      inputs: { x: 'BTD', ...weights, ...ofStates },
      outputs: { y: 'BTH', ...ofStates },
      ...(serves > 1 && { options: ['variant'] }),
      data: ['x'],
    },
    stream: {
      weights: (D, H) =>
        Object.fromEntries(
          Object.entries<string>(weights).map(([key, letters]) => [key, shapeOf(letters, { D: D, H: H })]),
        ),
    },
  });
  return (variant = 0) => ({
    sequence(given, x, state) {
      const made = kernel.sequence({ x, ...given, ...state }, { variant });
      if (!made) return undefined;
      const { y, ...last } = made;
      return { h: y, last } as ReturnType<NonNullable<CellKernel<W, S>['sequence']>>;
    },
    stream: (given) => kernel.stream(given, variant),
  });
}
