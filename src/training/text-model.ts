/** What following a text model takes: a text as the inputs of its network, and which of its units count most. */
import { type Tensor2D, type Tensor3D, tensor } from '../engine/tfjs.ts';
import { ALPHABET, classesOf } from '../tasks/next-character.ts';

/** A text in the alphabet, of T characters, as inputs [1,T,D] with a one at each character's class. */
export function inputsOf(text: string): Tensor3D {
  const classes = classesOf(text);
  return tensor(
    classes.flatMap((k) => Array.from(ALPHABET, (_, j) => Number(j === k))),
    [1, classes.length, ALPHABET.length],
  ) as Tensor3D;
}

/** The units that count most for what comes out: those with the longest columns in the matrix that reads them, in order. */
export function mostHeard(matrix: Tensor2D, most: number): number[] {
  const columns = matrix.arraySync();
  const length = (unit: number) => Math.hypot(...columns.map((row) => row[unit] ?? 0));
  const units = Array.from({ length: matrix.shape[1] }, (_, unit) => unit);
  return units
    .sort((a, b) => length(b) - length(a))
    .slice(0, most)
    .sort((a, b) => a - b);
}
