/** A tensor as the shape bench tells it: its name, and each axis with its letter, its size and what it counts. */
export interface Axis {
  letter: string;
  size: number;
  counts: string;
}

export interface Tensor {
  name: string;
  axes: Axis[];
}

/** How the weights of one layer and direction are counted: in letters, in numbers, and how many they are. */
export interface Count {
  of: string;
  letters: string;
  numbers: string;
  value: number;
}

/** A message of the library instead of an answer. */
export interface Refused {
  message: string;
  fix: string;
}

export interface Shapes {
  /** The name of the layer in its library. */
  title: string;
  input: Tensor;
  /** What a first state must look like, where it can be given. */
  first: Tensor[];
  outputs: Tensor[];
  weights: Tensor[];
  counts: Count[];
  code: string[];
  refused?: Refused;
}

export const axis = (letter: string, size: number, counts: string): Axis => ({ letter, size, counts });
export const tensor = (name: string, ...axes: Axis[]): Tensor => ({ name, axes });

/** As Python prints it: [32, 25, 12]. */
export const written = ({ axes }: Pick<Tensor, 'axes'>): string => `[${axes.map(({ size }) => size).join(', ')}]`;
export const sizeOf = ({ axes }: Tensor): number => axes.reduce((product, { size }) => product * size, 1);
export const totalOf = ({ counts }: Pick<Shapes, 'counts'>): number =>
  counts.reduce((sum, { value }) => sum + value, 0);

/** Tensors of one shape and kind together, in the order of their first. */
export interface Alike {
  tensor: Tensor;
  names: string[];
}
export function alike(tensors: Tensor[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const one of tensors) {
    const key = one.axes.map(({ letter, size }) => `${letter} ${size}`).join();
    const group = groups.get(key);
    if (group) group.names.push(one.name);
    else groups.set(key, { tensor: one, names: [one.name] });
  }
  return [...groups.values()];
}
