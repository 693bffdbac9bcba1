/** How many tokens a second memory lets published models write at most. Pure: only figures of their configurations are used. */
import { evenReads, readBytes, tokensASecond } from '../published.ts';
import { weighedModelOf } from './published-models.ts';

const LENGTHS = Array.from({ length: 12 }, (_, k) => 64 * 2 ** k);

/** One model: its line, the weights it has and those a token reads, and bytes and speed after `context` tokens. */
export interface Bound {
  title: string;
  total: number;
  active: number;
  points: [tokens: number, speed: number][];
  /** Bytes that a token reads beside the weights. */
  beside: number;
  speed: number;
}
/** `even` is the number of tokens from which on the other one reads less, null where that never comes. */
export interface Bounds {
  bounds: [Bound, Bound];
  even: number | null;
}

/** A model with so many bits per weight. */
interface Stored {
  id: string;
  bits: number;
}

/** Two models at a bandwidth in bytes per second, after `context` tokens. */
export function speedBounds(one: Stored, other: Stored, bandwidth: number, context: number): Bounds {
  const boundOf = ({ id, bits }: Stored): Bound => {
    const model = weighedModelOf(id);
    const { total, active } = model.weights;
    const speed = (tokens: number) => tokensASecond(model, tokens, bits, bandwidth);
    return {
      title: model.title,
      total,
      active,
      points: LENGTHS.map((tokens) => [tokens, speed(tokens)]),
      beside: readBytes(model, context, bits) - (active * bits) / 8,
      speed: speed(context),
    };
  };
  const even = evenReads(weighedModelOf(one.id), weighedModelOf(other.id), one.bits, other.bits) ?? null;
  return { bounds: [boundOf(one), boundOf(other)], even };
}
