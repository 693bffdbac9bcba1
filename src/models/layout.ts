/** Blocks of weights in an array and out of it: by order, orientation, and number of biases. */

export type Matrix = number[][];

/** One framework's way. `blocks` are the gates in its order; `columns` says that they lie side by side, inputs first. */
export interface Convention {
  title: string;
  blocks: string;
  columns?: true;
  /** One bias a gate; two, for input and state; or one, and the candidate's second one by itself. */
  biases: 'one' | 'two' | 'one and d';
  /** For the GRU: what z weighs, and whether the reset comes after the product with U or before it. */
  sign?: 'old' | 'new';
  reset?: 'after' | 'before';
  /** Where the arrays go, in the framework's own words. */
  code: string[];
}

/** The weights of a gate: W [H][D], U [H][H], b [H], and d [H], the bias beside U (0 but for the candidate of a GRU). */
interface Gate {
  W: Matrix;
  U: Matrix;
  b: number[];
  d: number[];
}

/** The gates of a layer by letter. */
export type Gates = Record<string, Gate>;

/** The arrays of a layer as a framework has them; `b` is one row or two, and d stands alone where the framework has it so. */
export interface Laid {
  W: Matrix;
  U: Matrix;
  b: Matrix;
  d?: number[];
}

const transposed = (matrix: Matrix): Matrix => matrix[0]!.map((_, column) => matrix.map((row) => row[column]!));
const negative = <X extends number[] | Matrix>(rows: X): X =>
  rows.map((row) => (Array.isArray(row) ? row.map((value) => -value) : -row)) as X;

/** σ(−a) = 1 − σ(a): a gate with its sign turned says how much of the other is taken. */
const turned = ({ W, U, b, d }: Gate): Gate => ({ W: negative(W), U: negative(U), b: negative(b), d: negative(d) });

/** Our arrays — rows in the order of `blocks`, one bias, and d where there is one — as gates. */
export function fromWeights(blocks: string, W: Matrix, U: Matrix, b: number[], d?: number[]): Gates {
  const H = b.length / blocks.length;
  const block = <X>(rows: X[], k: number) => rows.slice(k * H, (k + 1) * H);
  const none = Array.from({ length: H }, () => 0);
  return Object.fromEntries(
    [...blocks].map((letter, k) => [
      letter,
      { W: block(W, k), U: block(U, k), b: block(b, k), d: d && letter === 'n' ? d : none },
    ]),
  );
}

/** Gates as a framework lays them out. With one bias the two of a gate are added: they may be, unless r comes between. */
export function laidOut(gates: Gates, { blocks, columns, biases, sign }: Convention): Laid {
  const ordered = [...blocks].map((letter) => (letter === 'z' && sign === 'new' ? turned(gates.z!) : gates[letter]!));
  const [W, U] = [ordered.flatMap((gate) => gate.W), ordered.flatMap((gate) => gate.U)];
  const [b, d] = [ordered.flatMap((gate) => gate.b), ordered.flatMap((gate) => gate.d)];
  return {
    W: columns ? transposed(W) : W,
    U: columns ? transposed(U) : U,
    b: biases === 'two' ? [b, d] : [biases === 'one' ? b.map((value, k) => value + d[k]!) : b],
    ...(biases === 'one and d' ? { d: gates.n!.d } : {}),
  };
}

/** The gates that a framework takes from arrays: the other way round, with z as the framework means it. */
export function readAs({ W, U, b, d }: Laid, { blocks, columns }: Convention): Gates {
  const gates = fromWeights(blocks, columns ? transposed(W) : W, columns ? transposed(U) : U, b[0]!);
  const second =
    b[1] &&
    fromWeights(
      blocks,
      b[1].map(() => []),
      b[1].map(() => []),
      b[1],
    );
  for (const [letter, gate] of Object.entries(gates)) {
    if (letter === 'n') gate.d = d ?? second?.n!.b ?? gate.d;
    else if (second) gate.b = gate.b.map((value, k) => value + second[letter]!.b[k]!);
  }
  return gates;
}

/** Where the blocks of a layout come from: whether one moves or has its sign turned, and what else happens to it, in words. */
export interface PlacedBlock {
  letter: string;
  moved: boolean;
  note?: string;
}

/** The blocks of `target` in its order, filled from `home`: converted, or copied as they lie. */
export const placedBlocks = (home: Convention, target: Convention, converts: boolean): PlacedBlock[] =>
  [...target.blocks].map((letter, k) => {
    const copied = home.blocks[k];
    const isTurned = letter === 'z' && target.sign !== home.sign;
    const turnedNote = isTurned ? (converts ? 'sign flipped' : 'not flipped') : undefined;
    const moves = letter !== copied;
    return { letter, moved: moves || isTurned, note: moves && !converts ? `gets ${copied}` : turnedNote };
  });

/** W, U and the biases by name, with the gates of all three side by side in a layout with columns, else below each other. */
export const namedArrays = ({ W, U, b }: Laid, { columns }: Convention): { name: string; values: Matrix }[] => [
  { name: 'W', values: W },
  { name: 'U', values: U },
  { name: 'b', values: columns ? b : transposed(b) },
];
