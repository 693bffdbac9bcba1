/** One recurrent operator of ONNX in plain numbers: its arrays as the definition shapes them, and what it gives. */
import { gruConventions, lstmConventions, runGru, runLstm } from '../models/conventions.ts';
import { type Convention, type Matrix, readAs } from '../models/layout.ts';

export type Op = 'LSTM' | 'GRU';
export type Direction = 'forward' | 'reverse' | 'bidirectional';

/** The attributes of a node, and `sequence_lens` of its batch. */
export interface OnnxNode {
  op: Op;
  direction: Direction;
  /** `linear_before_reset` of a GRU: whether the product with R comes before the reset. */
  linearFirst: boolean;
  lengths: number[];
}

/** X [T][B][D]; by direction W [G·H][D], R [G·H][H], B [2][G·H]. */
export interface NodeArrays {
  X: Matrix[];
  W: Matrix[];
  R: Matrix[];
  B: Matrix[];
}

/** The order of the gates in W, R and B, in the letters of ONNX, which calls a candidate c or h. */
export const ORDER: Record<Op, string> = { LSTM: 'iofc', GRU: 'zrh' };
export const directionsOf = ({ direction }: Pick<OnnxNode, 'direction'>): number =>
  direction === 'bidirectional' ? 2 : 1;

const conventionOf = ({ op, linearFirst }: OnnxNode): Convention =>
  op === 'LSTM' ? lstmConventions.onnx : linearFirst ? gruConventions['onnx-after'] : gruConventions.onnx;

/** Y [T][directions][B][H]: after the end of a sequence it is 0, and the second direction begins at its last step. */
export function runNode(node: OnnxNode, { X, W, R, B }: NodeArrays): number[][][][] {
  const convention = conventionOf(node);
  const H = R[0]?.[0]?.length ?? 0;
  const none = Array.from({ length: H }, () => 0);
  const sides = W.map((own, side) => {
    const isBackward = node.direction === 'reverse' || side === 1;
    const gates = readAs({ W: own, U: R[side] ?? [], b: B[side] ?? [] }, convention);
    return node.lengths.map((length, sequence) => {
      const rows = X.slice(0, length).map((step) => step[sequence] ?? []);
      const given = isBackward ? rows.reverse() : rows;
      const states = node.op === 'LSTM' ? runLstm(gates, given) : runGru(gates, convention, given);
      return isBackward ? states.reverse() : states;
    });
  });
  return X.map((_, t) => sides.map((sequences) => sequences.map((states) => states[t] ?? none)));
}

/** The shape of each array of the node by its name, as the definition of the operator has it with layout 0. */
export function shapesOf(node: OnnxNode, { X, R }: NodeArrays): Record<string, number[]> {
  const [T, B, D, H] = [X.length, X[0]?.length ?? 0, X[0]?.[0]?.length ?? 0, R[0]?.[0]?.length ?? 0];
  const [sides, gates] = [directionsOf(node), ORDER[node.op].length];
  const state = [sides, B, H];
  return {
    X: [T, B, D],
    W: [sides, gates * H, D],
    R: [sides, gates * H, H],
    B: [sides, 2 * gates * H],
    sequence_lens: [B],
    initial_h: state,
    ...(node.op === 'LSTM' ? { initial_c: state } : {}),
    Y: [T, sides, B, H],
    Y_h: state,
    ...(node.op === 'LSTM' ? { Y_c: state } : {}),
  };
}
