/** An array of a file by name: its type and shape are known, its numbers are read when they are wanted. */
import { assertReadable, BYTES, floats } from './numbers.ts';
import { refuse } from './refusal.ts';
import type { Source } from './source.ts';

export interface Tensor {
  name: string;
  /** By the names of safetensors: F32. */
  type: string;
  shape: number[];
  /** All its numbers, row by row, as 32-bit floats. Throws a `Refusal` where they cannot be read. */
  read(): Promise<Float32Array<ArrayBuffer>>;
}

/** How many numbers a shape has. */
export const countOf = (shape: number[]): number => shape.reduce((product, side) => product * side, 1);

/** An array whose numbers lie one after the other in `source`, between two places. */
export const stored = (
  source: Source,
  { name, type, shape }: Pick<Tensor, 'name' | 'type' | 'shape'>,
  from: number,
  to: number,
): Tensor => ({
  name,
  type,
  shape,
  async read() {
    assertReadable(name, type, shape);
    if (to - from !== countOf(shape) * (BYTES[type] ?? 0))
      refuse(
        `“${name}” should hold ${shape.join(' × ')} numbers, but the file has ${to - from} bytes for it. It is damaged: save it again.`,
      );
    return floats(await source.read(from, to), type);
  },
});
