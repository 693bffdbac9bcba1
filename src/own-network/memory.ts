/** How long the units of a layer keep a value: half-lives in time steps, from the gate that keeps it. */
import { biasesOf } from './gates.ts';
import type { Direction, Kind, Layer, Network } from './network.ts';
import type { Trace } from './run.ts';

/** −ln σ(x), exact where σ(x) is close to 1. */
const minusLogSigmoid = (x: number): number => (x > 0 ? Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)) - x);

/** After how many steps half is left where a gate stays at σ(bias): what the bias alone says, with no input and no state. */
export const halfLifeOfBias = (bias: number): number => Math.LN2 / minusLogSigmoid(bias);

/** The same for a gate with these values over time: their geometric mean is what a step leaves. */
export const halfLifeOfGates = (gates: number[]): number =>
  Math.LN2 / -(gates.reduce((sum, gate) => sum + Math.log(Math.max(0, gate)), 0) / gates.length);

/** The same for every unit of a direction, from what its gates did in a run; none where nothing keeps. */
export function halfLivesOfRun(kind: Kind, trace: Trace): number[] {
  const gates = trace[KEEPS[kind] ?? ''] ?? [];
  return [...(gates[0] ?? [])].map((_, unit) => halfLifeOfGates(gates.map((row) => row[unit] ?? Number.NaN)));
}

/** The middle of some numbers, those that are none left out. */
export function median(values: number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const [low, high] = [sorted.at((sorted.length - 1) / 2), sorted.at(sorted.length / 2)];
  if (low === undefined || high === undefined) return Number.NaN;
  return low === high ? low : low + (high - low) / 2;
}

/** Of each unit of a direction, how long its bias alone keeps a value: the forget gate of an LSTM, the update gate of a GRU. */
export async function halfLivesOfBiases(network: Network, layer: Layer, direction: Direction): Promise<number[]> {
  const biases = await biasesOf(network, layer, direction);
  const gate = biases[KEEPS[network.kind] ?? ''];
  return gate ? [...gate.b].map((bias, k) => halfLifeOfBias(bias + (gate.d[k] ?? 0))) : [];
}

/** The gate that says how much of a state is kept, by kind; an RNN has none. */
export const KEEPS: Partial<Record<Kind, string>> = { lstm: 'f', gru: 'z' };
