/** Automatic differentiation in full view: a network of one unit as a list of operations, and both ways through the list. */

/** An operation: its sign, its rule, its value, and the operations it reads, each with the derivative with respect to it. */
export interface Operation {
  sign: string;
  rule: string;
  value: number;
  reads: [operation: number, derivative: number][];
}

/** Inputs of up to three time steps, and the number that the last state should have. */
const [INPUTS, TARGET] = [[1, -0.5, 0.75] as const, 0.25];
export const MOST_STEPS = INPUTS.length;
/** The places of the two weights in every list. */
export const [W, U] = [0, 1];
const SUBSCRIPTS = ['', '₁', '₂', '₃'];

/**
 * Records h_t = tanh(w x_t + u h_{t−1}) over `steps` time steps and the squared error of the last state, in the order in
 * which they are computed. With `cut`, the state that enters the last step is read as a constant, as after `detach()`.
 */
export function record(w: number, u: number, steps: number, cut = false): Operation[] {
  const list: Operation[] = [];
  const add = (sign: string, rule: string, value: number, ...reads: Operation['reads']) =>
    list.push({ sign, rule, value, reads }) - 1;
  const at = (operation: number) => list[operation]?.value ?? 0;
  add('w', 'weight', w);
  add('u', 'weight', u);
  let h = -1;
  INPUTS.slice(0, steps).forEach((x, k) => {
    const t = SUBSCRIPTS[k + 1];
    let sum = add(`a${t}`, `w x${t}`, w * x, [W, x]);
    if (h >= 0) {
      const reads: Operation['reads'] =
        cut && k === steps - 1
          ? [[U, at(h)]]
          : [
              [U, at(h)],
              [h, u],
            ];
      const carried = add(`b${t}`, `u h${SUBSCRIPTS[k]}`, u * at(h), ...reads);
      sum = add(`c${t}`, `a${t} + b${t}`, at(sum) + at(carried), [sum, 1], [carried, 1]);
    }
    const state = Math.tanh(at(sum));
    h = add(`h${t}`, `tanh ${list[sum]?.sign}`, state, [sum, 1 - state ** 2]);
  });
  const error = add('e', `h${SUBSCRIPTS[steps]} − y`, at(h) - TARGET, [h, 1]);
  add('L', 'e²', at(error) ** 2, [error, 2 * at(error)]);
  return list;
}

/**
 * Reverse mode: the derivative of the last operation with respect to each of them after `passed` operations have passed
 * theirs on, from the last one backward; undefined where nothing has arrived yet.
 */
export function backward(list: Operation[], passed = list.length): (number | undefined)[] {
  const gradients: (number | undefined)[] = list.map((_, k) => (k === list.length - 1 ? 1 : undefined));
  for (const [k, { reads }] of [...list.entries()].reverse().slice(0, passed)) {
    for (const [operation, derivative] of reads) {
      gradients[operation] = (gradients[operation] ?? 0) + derivative * (gradients[k] ?? 0);
    }
  }
  return gradients;
}

/** Forward mode: the derivative of each operation with respect to one of them, `by`, in the order of the list. */
export function forward(list: Operation[], by: number): number[] {
  const derivatives: number[] = [];
  for (const [k, { reads }] of list.entries()) {
    derivatives[k] = reads.reduce(
      (sum, [operation, derivative]) => sum + derivative * (derivatives[operation] ?? 0),
      k === by ? 1 : 0,
    );
  }
  return derivatives;
}
